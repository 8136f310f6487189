//! The guide once it is there: search, filters, cards, foot.

use leptos::prelude::*;
use policy_core::permalink::View;

use super::card_list::card_list;
use super::chips::chips;
use super::filter_bar::filter_bar;
use super::filter_panel::filter_panel;
use super::later::later;
use super::search_box::search_box;
use super::views::views;
use crate::i18n::{Lang, fill};
use crate::more::{door_foot, door_hints, door_partner, door_sheet, door_view};
use crate::node::{Node, el, live};
use crate::state::{More, State, Width, fact};

/// The list with all that narrows it, in the language of this drawing.
pub fn browse(state: State, lang: Lang) -> Node {
    let strings = lang.strings();
    let is_wide = fact(move || state.look.read().width == Width::Wide);
    let filters = move || {
        if is_wide.get() {
            el("aside")
                .class("column")
                .attr("aria-label", strings.filters)
                .child(filter_panel(state))
                .into()
        } else {
            sheet(state)
        }
    };
    let list = move || el("div").class("browse-body").child(live(filters)).child(list(state));
    let is_here = fact(move || state.data.read().more == More::Here);
    let is_list = fact(move || state.choices.read().view == View::List);
    let body = move || match is_list.get() {
        true => vec![search_box(state), hints(state), list().into()],
        false => vec![later(state, move || door_view(state))],
    };
    el("div")
        .class("browse")
        .children(banners(state, lang, is_here))
        .child(views(state))
        .child(live(body))
        .child(live(move || is_here.get().then(|| door_foot(state))))
        .into()
}

fn list(state: State) -> Node {
    let bar = filter_bar(state);
    el("div").class("browse-list").child(bar).child(chips(state)).child(card_list(state)).into()
}

/// What the reader should know about the data.
fn banners(state: State, lang: Lang, is_here: Memo<bool>) -> Vec<Node> {
    let strings = lang.strings();
    let data = state.data.read_untracked();
    let stale = data.stale.as_ref().map(|day| fill(strings.stale, &[day]));
    let left_out =
        (data.n_left_out > 0).then(|| fill(strings.issues_notice, &[&data.n_left_out.to_string()]));
    let texts = stale.into_iter().chain(left_out);
    let mut banners: Vec<Node> =
        texts.map(|text| el("p").class("banner").child(text).into()).collect();
    // What a partner narrows or adds waits for the second file before it is shown.
    if data.is_partial {
        banners.push(live(move || is_here.get().then(|| door_partner(state))));
    }
    banners
}

/// Nothing holds their place until they are there: the list must not jump for them.
fn hints(state: State) -> Node {
    let is_here = fact(move || state.data.read().more == More::Here);
    let hints = move || is_here.get().then(|| door_hints(state));
    el("div").class("hints-place").child(live(hints)).into()
}

/// The closed sheet takes no room; who asks for it before it is there is told so.
fn sheet(state: State) -> Node {
    let is_here = fact(move || state.data.read().more == More::Here);
    let is_wanted = fact(move || state.look.read().sheet);
    live(move || {
        let draw = move || door_sheet(state);
        (is_here.get() || is_wanted.get()).then(|| later(state, draw))
    })
}
