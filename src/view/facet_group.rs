//! One facet: a named group of checkboxes with counts.

use leptos::prelude::*;
use policy_core::guide::{Term, TermIdx};
use policy_core::{Facet, Guide};

use crate::i18n::Lang;
use crate::node::{Node, Property, el, live};
use crate::state::State;

/// The name of a facet: the guide's own, or what the interface calls it.
fn facet_name(guide: &Guide, facet: Facet, lang: Lang) -> String {
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
pub fn facet_group(state: State, facet: Facet) -> Node {
    let guide = state.guide();
    let name = facet_name(&guide, facet, state.lang.get_untracked());
    let terms = guide.terms[facet].iter().enumerate();
    let choices = terms.map(|(idx, term)| facet_choice(state, facet, idx, term));
    el("fieldset")
        .class("facet-group")
        .attr("data-facet", facet.id())
        .child(el("legend").class("facet-name").child(name))
        .children(choices)
        .into()
}

fn facet_choice(state: State, facet: Facet, idx: TermIdx, term: &Term) -> Node {
    let name = term.label().get(state.lang.get_untracked().tag()).to_owned();
    let (id, toggled) = (term.id.clone(), term.id.clone());
    let count = move || state.outcome.read().counts[facet].get(idx).copied().unwrap_or(0);
    let class = move || if count() == 0 { "facet-choice is-empty" } else { "facet-choice" };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("name", facet.id())
        .attr_text("value", term.id.clone())
        .live_prop("checked", move || Property::Flag(state.choices.read().is_chosen(facet, &id)))
        .on("change", move |_| state.toggle(facet, &toggled));
    el("label")
        .live_attr("class", move || Some(class().to_owned()))
        .child(input)
        .child(el("span").class("facet-word").child(name))
        .child(el("span").class("facet-count").child(live(move || count().to_string())))
        .into()
}
