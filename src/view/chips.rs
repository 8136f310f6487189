//! What is chosen, as chips that take it back: in view at every width.

use leptos::prelude::*;
use policy_core::Facet;

use super::filter_bar::STATUS;
use super::{button, focus_soon, icon};
use crate::i18n::fill;
use crate::node::{Node, el, live, nothing};
use crate::state::{State, fact};

/// One chip a choice, and a button that takes all back.
pub fn chips(state: State) -> Node {
    let strings = state.lang.get_untracked().strings();
    let any = fact(move || state.choices.read().n_chosen() > 0);
    live(move || {
        if !any.get() {
            return nothing();
        }
        let clear = button("button-quiet").on("click", move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear_filters();
        });
        let clear = clear.text(strings.clear);
        let list = el("ul")
            .class("chip-list")
            .attr("aria-label", strings.chosen)
            .child(live(move || chosen(state)));
        el("div").class("chips").child(list).child(clear).into()
    })
}

fn chosen(state: State) -> Vec<Node> {
    let permalink = state.choices.read();
    let ids = Facet::ALL
        .into_iter()
        .flat_map(|facet| permalink.chosen[facet].iter().map(move |id| (facet, id)));
    let ids = ids.enumerate();
    ids.filter_map(|(place, (facet, id))| chip(state, place, facet, id.clone())).collect()
}

fn chip(state: State, place: usize, facet: Facet, id: String) -> Option<Node> {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let term = guide.terms[facet].get(guide.term_idx(facet, &id)?)?;
    let name = term.label().get(lang.tag()).to_owned();
    let button = button("chip")
        .attr_text("aria-label", fill(lang.strings().chip_remove, &[&name]))
        .on("click", move |event| {
            // The next chip moves up to this place; the last one leaves it to the one before.
            let next = [".chip-list li:nth-child(", &(place + 1).to_string(), ") .chip"].concat();
            let last = ".chip-list li:last-child .chip".to_owned();
            focus_soon(&event, vec![next, last, STATUS.to_owned()]);
            state.toggle(facet, &id);
        })
        .child(el("span").child(name))
        .child(icon::cross());
    Some(el("li").child(button).into())
}
