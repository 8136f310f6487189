//! Nothing matches: says why, and offers a way out.

use erased_view::{ErasedView, dynamic, ev, html};
use leptos::prelude::*;
use policy_core::search::nearest;

use crate::i18n::fill;
use crate::state::State;
use crate::view::card::contact_row::contact_row;
use crate::view::list::filter_bar::STATUS;
use crate::view::{button, focus_soon};

/// The empty list: why it is empty, and what leads out of it.
pub fn empty(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let reason = move || match (state.is_searching(), state.outcome.read().outside) {
        (true, 0) => strings.empty_nothing.to_owned(),
        (true, n) => fill(strings.empty_outside, &[&n.to_string()]),
        (false, _) => strings.empty_filters.to_owned(),
    };
    html::div()
        .class("empty")
        .child(html::h3().class("empty-title").child(strings.empty_title))
        .child(html::p().child(reason))
        .child(ways_out(state))
        .into()
}

fn ways_out(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let outside = move || state.outcome.read().outside;
    let keep_query = move || {
        (state.is_searching() && outside() > 0).then(|| {
            button("button button-main")
                .on(ev::click, move |event| {
                    focus_soon(&event, vec![STATUS.to_owned()]);
                    state.clear_filters();
                })
                .child(strings.empty_keep_query)
        })
    };
    let clear = button("button")
        .on(ev::click, move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear();
        })
        .child(strings.empty_clear);
    let near =
        move || (state.is_searching() && outside() == 0).then(|| nearby(state, &state.query()));
    let guide = state.guide();
    vec![
        html::p().class("empty-actions").child(keep_query).child(clear).into(),
        dynamic(near),
        guide.hotline.as_ref().map(|contact| contact_row(state, contact, None)).into(),
    ]
    .into()
}

/// Words of facets that come near to what was searched for, as buttons that choose them instead.
fn nearby(state: State, query: &str) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let found = nearest(&guide, query);
    let buttons = found.into_iter().filter_map(|(facet, idx)| {
        let term = guide.terms[facet].get(idx)?;
        let id = term.id.clone();
        let choose = button("button").on(ev::click, move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear();
            state.toggle(facet, &id);
        });
        Some(choose.child(term.label().get(lang.tag()).to_owned()).into())
    });
    let buttons: Vec<ErasedView> = buttons.collect();
    if buttons.is_empty() {
        return Vec::new().into();
    }
    let name = html::p().child(lang.strings().nearest);
    html::div()
        .class("nearby")
        .child(name)
        .child(html::p().class("empty-actions").children(buttons))
        .into()
}
