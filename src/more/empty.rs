//! Nothing matches: says why, and offers a way out.

use leptos::prelude::*;
use policy_core::search::nearest;

use super::contact_row::contact_row;
use super::texts::texts;
use crate::i18n::fill;
use crate::node::{Node, PAINTED, el, live};
use crate::state::State;
use crate::view::filter_bar::STATUS;
use crate::view::{button, focus_soon};

/// The empty list: first that it is, and once that is painted what leads out of it.
pub fn empty(state: State) -> Node {
    let texts = texts(state.lang.get_untracked());
    let reason = move || match (is_searching(state), state.outcome.read().outside) {
        (true, 0) => texts.empty_nothing.to_owned(),
        (true, n) => fill(texts.empty_outside, &[&n.to_string()]),
        (false, _) => texts.empty_filters.to_owned(),
    };
    // Outside of a browser nothing is painted first.
    let is_painted = RwSignal::new(!cfg!(target_arch = "wasm32"));
    if cfg!(target_arch = "wasm32") {
        set_timeout(move || _ = is_painted.try_set(true), PAINTED);
    }
    el("div")
        .class("empty")
        .child(el("h3").class("empty-title").text(texts.empty_title))
        .child(el("p").child(live(reason)))
        .child(live(move || is_painted.get().then(|| ways_out(state))))
        .into()
}

fn is_searching(state: State) -> bool {
    !state.query().trim().is_empty()
}

fn ways_out(state: State) -> Node {
    let texts = texts(state.lang.get_untracked());
    let outside = move || state.outcome.read().outside;
    let keep_query = move || {
        (is_searching(state) && outside() > 0).then(|| {
            button("button button-main")
                .on("click", move |event| {
                    focus_soon(&event, vec![STATUS.to_owned()]);
                    state.clear_filters();
                })
                .text(texts.empty_keep_query)
        })
    };
    let clear = button("button")
        .on("click", move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear();
        })
        .text(texts.empty_clear);
    let near =
        move || (is_searching(state) && outside() == 0).then(|| nearby(state, &state.query()));
    let guide = state.guide();
    vec![
        el("p").class("empty-actions").child(live(keep_query)).child(clear).into(),
        live(near),
        guide.hotline.as_ref().map(|contact| contact_row(state, contact, None)).into(),
    ]
    .into()
}

/// Words of facets that come near to what was searched for, as buttons that choose them instead.
fn nearby(state: State, query: &str) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let found = nearest(&guide, query);
    let buttons = found.into_iter().filter_map(|(facet, idx)| {
        let term = guide.terms[facet].get(idx)?;
        let id = term.id.clone();
        let choose = button("button").on("click", move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.clear();
            state.toggle(facet, &id);
        });
        Some(choose.child(term.label().get(lang.tag()).to_owned()).into())
    });
    let buttons: Vec<Node> = buttons.collect();
    if buttons.is_empty() {
        return Vec::new().into();
    }
    let name = el("p").text(texts(lang).nearest);
    el("div")
        .class("nearby")
        .child(name)
        .child(el("p").class("empty-actions").children(buttons))
        .into()
}
