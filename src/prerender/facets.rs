//! The document's facets: checkboxes that work by the rules of [`super::rules`], without a script.
//!
//! For whatever takes the document over: what is ticked is
//! `[data-facet=<facet id>] input[name=<facet id>][value=<term id>]:checked`, with the names that the widget's own
//! checkboxes have. On our page the facets are open on a narrow screen while `.filter-toggle` has `open`.

use erased_view::{ErasedElement, ErasedView, html};
use leptos::prelude::GetUntracked as _;
use policy_core::guide::Term;
use policy_core::{Facet, Guide};

use crate::i18n::{Lang, fill};
use crate::state::State;
use crate::view::list::facet_group::{facet_frame, facet_input, facet_label};

/// The form that takes everything back. Checkboxes name it, so that a host's form around them neither sends them along
/// nor is emptied with them.
const FORM: &str = "policy-guide-form";

/// The facets, with how many policies each term has.
pub(super) fn facets(state: State) -> Vec<ErasedView> {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let group = |facet: Facet| {
        let terms = guide.terms[facet].iter().enumerate();
        let choices =
            terms.map(|(idx, term)| choice(facet, term, n_policies(&guide, facet, idx), lang));
        facet_frame(&guide, facet, lang).children(choices).into()
    };
    Facet::ALL.into_iter().map(group).chain([form().into()]).collect()
}

fn n_policies(guide: &Guide, facet: Facet, term: usize) -> usize {
    guide.policies.iter().filter(|policy| policy.terms[facet].contains(&term)).count()
}

fn choice(facet: Facet, term: &Term, count: usize, lang: Lang) -> ErasedView {
    let class = if count == 0 { "facet-choice is-empty" } else { "facet-choice" };
    let input = facet_input(facet, term).attr("form", FORM);
    facet_label(input, term, lang, count.to_string()).class(class).into()
}

/// An empty form, which an engine drops where a host's form is around. In a table's cell its end can't end the host's:
/// the parser looks no further than the cell. As a dialog's form it is never sent, also not by Enter on a checkbox.
fn form() -> ErasedElement {
    let form = html::form().attr("id", FORM).attr("method", "dialog");
    let row = html::tr().child(html::td().child(form));
    html::table().attr("hidden", "").child(html::tbody().child(row))
}

/// Unticks everything. It is no `<button>`: those are left out where there are no scripts.
pub(super) fn clear(state: State) -> ErasedElement {
    let label = state.lang.get_untracked().strings().clear;
    html::input().attr("type", "reset").attr("form", FORM).attr("value", label)
}

/// How many policies are shown, and what is said where there are none. It follows the list: only what came before is
/// counted.
pub(super) fn status(state: State) -> Vec<ErasedView> {
    let strings = state.lang.get_untracked().strings();
    let total = state.guide().policies.len().to_string();
    let (before, after) = strings.status_some.split_once("{}").unwrap_or_default();
    let some = html::span()
        .class("policy-guide-some")
        .attr("hidden", "")
        .child(before)
        .child(html::b().class("policy-guide-n"))
        .child(fill(after, &[&total]));
    let all = html::span().class("policy-guide-all").child(fill(strings.status_all, &[&total]));
    let none = html::p().class("policy-guide-none").attr("hidden", "").child(strings.empty_filters);
    let status = html::p().class("policy-guide-status").attr("role", "status");
    vec![none.into(), status.child(all).child(some).into()]
}
