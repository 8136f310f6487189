//! The line above the list: the filters' button when narrow, how many policies, and their order.

use leptos::prelude::*;

use super::{button, icon};
use crate::i18n::{Strings, fill};
use crate::more::door_sort;
use crate::node::{Node, el, live};
use crate::state::{More, State, fact};

/// Where the focus goes when what had it is gone.
pub const STATUS: &str = ".status";

/// Button, status and order.
pub fn filter_bar(state: State) -> Node {
    let strings = state.lang.get_untracked().strings();
    let open_label = move || match state.choices.read().n_chosen() {
        0 => strings.filters.to_owned(),
        n => fill(strings.filters_open, &[&n.to_string()]),
    };
    let is_here = fact(move || state.data.read().more == More::Here);
    let open = button("button filter-open")
        .attr("part", "filter-button")
        .attr("aria-haspopup", "dialog")
        .on("click", move |_| state.open_sheet(true))
        .child(icon::sliders())
        .child(el("span").child(live(open_label)));
    el("div")
        .class("filter-bar")
        .child(open)
        .child(
            el("p")
                .class("status")
                .attr("role", "status")
                .attr("tabindex", "-1")
                .child(live(move || status(state, strings))),
        )
        .child(live(move || is_here.get().then(|| door_sort(state))))
        .into()
}

/// How many policies are shown, of how many, and how many more match outside the filters.
fn status(state: State, strings: &Strings) -> String {
    let outcome = state.outcome.read();
    let permalink = state.permalink.read();
    let total = state.data.read().guide.policies.len().to_string();
    if permalink.is_everything() {
        return fill(strings.status_all, &[&total]);
    }
    let mut text = fill(strings.status_some, &[&outcome.shown.len().to_string(), &total]);
    if !permalink.query.trim().is_empty() && outcome.outside > 0 {
        text.push_str(" · ");
        text.push_str(&fill(strings.status_outside, &[&outcome.outside.to_string()]));
    }
    text
}
