//! One facet: a named group of checkboxes with counts.

use erased_view::{ErasedElement, ErasedView, ev, html};
use leptos::prelude::*;
use policy_core::guide::{Term, TermIdx};
use policy_core::{Facet, Guide};

use crate::i18n::Lang;
use crate::state::State;

/// The name of a facet: the guide's own, or what the interface calls it.
pub(crate) fn facet_name(guide: &Guide, facet: Facet, lang: Lang) -> String {
    let strings = lang.strings();
    let name = match facet {
        Facet::Category => strings.facet_category,
        Facet::Audience => strings.facet_audience,
        Facet::Support => strings.facet_support,
        Facet::Agency => strings.facet_agency,
    };
    guide.facets[facet].as_ref().map_or(name, |own| own.get(lang.tag())).to_owned()
}

/// The checkboxes of a facet.
pub fn facet_group(state: State, facet: Facet) -> ErasedView {
    let guide = state.guide();
    let terms = guide.terms[facet].iter().enumerate();
    let choices = terms.map(|(idx, term)| facet_choice(state, facet, idx, term));
    facet_frame(&guide, facet, state.lang.get_untracked()).children(choices).into()
}

/// The named group that a facet's checkboxes stand in.
pub(crate) fn facet_frame(guide: &Guide, facet: Facet, lang: Lang) -> ErasedElement {
    html::fieldset()
        .class("facet-group")
        .attr("data-facet", facet.id())
        .child(html::legend().class("facet-name").child(facet_name(guide, facet, lang)))
}

/// The checkbox of a term.
pub(crate) fn facet_input(facet: Facet, term: &Term) -> ErasedElement {
    html::input().attr("type", "checkbox").attr("name", facet.id()).attr("value", term.id.clone())
}

/// A term's checkbox, its words, and how many policies it would leave.
pub(crate) fn facet_label(
    input: ErasedElement,
    term: &Term,
    lang: Lang,
    count: impl Into<ErasedView>,
) -> ErasedElement {
    let name = term.label().get(lang.tag()).to_owned();
    html::label()
        .child(input)
        .child(html::span().class("facet-word").child(name))
        .child(html::span().class("facet-count").child(count))
}

fn facet_choice(state: State, facet: Facet, idx: TermIdx, term: &Term) -> ErasedView {
    let (id, toggled) = (term.id.clone(), term.id.clone());
    let count = move || state.outcome.read().counts[facet].get(idx).copied().unwrap_or(0);
    let class = move || if count() == 0 { "facet-choice is-empty" } else { "facet-choice" };
    let input = facet_input(facet, term)
        .prop("checked", move || state.choices.read().is_chosen(facet, &id))
        .on(ev::change, move |_| state.toggle(facet, &toggled));
    facet_label(input, term, state.lang.get_untracked(), move || count().to_string())
        .attr("class", move || Some(class().to_owned()))
        .into()
}
