//! What is chosen, as chips that take it back: in view at every width.

use erased_view::{ErasedView, dynamic, ev, html, nothing};
use leptos::prelude::*;
use policy_core::Facet;

use crate::i18n::fill;
use crate::state::{State, fact};
use crate::view::list::facet_group::facet_name;
use crate::view::list::filter_bar::STATUS;
use crate::view::{button, focus_soon, icon};

/// One chip a choice, and a button that takes all back.
pub fn chips(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let any = fact(move || state.choices.read().n_chosen() > 0);
    dynamic(move || {
        if !any.get() {
            return nothing();
        }
        let clear = button("button-quiet").on(ev::click, move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear_filters();
        });
        let clear = clear.child(strings.clear);
        let list = html::ul()
            .class("chip-list")
            .attr("aria-label", strings.chosen)
            .child(move || chosen(state));
        html::div().class("chips").child(list).child(clear).into()
    })
}

fn chosen(state: State) -> Vec<ErasedView> {
    let selection = state.choices.read();
    let ids = Facet::ALL
        .into_iter()
        .flat_map(|facet| selection.chosen[facet].iter().map(move |id| (facet, id)));
    let ids = ids.enumerate();
    ids.filter_map(|(place, (facet, id))| chip(state, place, facet, id.clone())).collect()
}

fn chip(state: State, place: usize, facet: Facet, id: String) -> Option<ErasedView> {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let term = guide.terms[facet].get(guide.term_idx(facet, &id)?)?;
    let facet_name = facet_name(&guide, facet, lang);
    let name = fill(lang.strings().chip, &[&facet_name, term.label().get(lang.tag())]);
    let button = button("chip")
        .attr("aria-label", fill(lang.strings().chip_remove, &[&name]))
        .on(ev::click, move |event| {
            // The next chip moves up to this place; the last one leaves it to the one before.
            let next = [".chip-list li:nth-child(", &(place + 1).to_string(), ") .chip"].concat();
            let last = ".chip-list li:last-child .chip".to_owned();
            focus_soon(&event, vec![next, last, STATUS.to_owned()]);
            state.toggle(facet, &id);
        })
        .child(html::span().child(name))
        .child(icon::cross());
    Some(html::li().child(button).into())
}
