//! What is chosen, as chips that take it back: in view at every width.

use leptos::prelude::*;
use policy_core::Facet;

use super::{button, icon};
use crate::i18n::fill;
use crate::node::{Node, el, live, nothing};
use crate::state::{State, fact};

/// One chip a choice, and a button that takes all back.
pub fn chips(state: State) -> Node {
    let strings = state.lang.get_untracked().strings();
    let any = fact(move || state.permalink.read().n_chosen() > 0);
    live(move || {
        if !any.get() {
            return nothing();
        }
        let clear =
            button("button-quiet").on("click", move |_| state.clear_filters()).text(strings.clear);
        let list = el("ul")
            .class("chip-list")
            .attr("aria-label", strings.chosen)
            .child(live(move || chosen(state)));
        el("div").class("chips").child(list).child(clear).into()
    })
}

fn chosen(state: State) -> Vec<Node> {
    let permalink = state.permalink.read();
    let ids = Facet::ALL
        .into_iter()
        .flat_map(|facet| permalink.chosen[facet].iter().map(move |id| (facet, id)));
    ids.filter_map(|(facet, id)| chip(state, facet, id.clone())).collect()
}

fn chip(state: State, facet: Facet, id: String) -> Option<Node> {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let term = guide.terms[facet].get(guide.term_idx(facet, &id)?)?;
    let name = term.label().get(lang.tag()).to_owned();
    let button = button("chip")
        .attr_text("aria-label", fill(lang.strings().chip_remove, &[&name]))
        .on("click", move |_| state.toggle(facet, &id))
        .child(el("span").child(name))
        .child(icon::cross());
    Some(el("li").child(button).into())
}
