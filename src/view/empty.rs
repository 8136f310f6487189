//! Nothing matches: says why, and offers a way out.

use leptos::prelude::*;

use super::contact_row::contact_row;
use super::filter_bar::STATUS;
use super::{button, focus_soon};
use crate::i18n::fill;
use crate::node::{Node, el, live};
use crate::state::State;

/// The empty list.
pub fn empty(state: State) -> Node {
    let strings = state.lang.get_untracked().strings();
    let outside = move || state.outcome.read().outside;
    let searching = move || !state.permalink.read().query.trim().is_empty();
    let reason = move || match (searching(), outside()) {
        (true, 0) => strings.empty_nothing.to_owned(),
        (true, n) => fill(strings.empty_outside, &[&n.to_string()]),
        (false, _) => strings.empty_filters.to_owned(),
    };
    let keep_query = move || {
        (searching() && outside() > 0).then(|| {
            button("button button-main")
                .on("click", move |event| {
                    focus_soon(&event, vec![STATUS.to_owned()]);
                    state.clear_filters();
                })
                .text(strings.empty_keep_query)
        })
    };
    let clear = button("button")
        .on("click", move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear();
        })
        .text(strings.empty_clear);
    let guide = state.guide();
    el("div")
        .class("empty")
        .child(el("h3").class("empty-title").text(strings.empty_title))
        .child(el("p").child(live(reason)))
        .child(el("p").class("empty-actions").child(live(keep_query)).child(clear))
        .child(guide.hotline.as_ref().map(|contact| contact_row(state, contact, None)))
        .into()
}
