//! The cards that match, or what to do when none does.

use leptos::prelude::*;

use super::card::card;
use super::later::later;
use crate::more::{door_cards_more, door_empty};
use crate::node::{Node, el, keyed, live};
use crate::state::{N_CARDS, State, fact};

/// The list.
pub fn card_list(state: State) -> Node {
    let is_empty = fact(move || state.outcome.read().shown.is_empty());
    let drawn = move || {
        let n = state.look.read().n_cards;
        state.outcome.read().shown.iter().take(n).copied().collect()
    };
    let cards = keyed(drawn, move |position| card(state, position));
    let is_long = state.guide().policies.len() > N_CARDS;
    let class = if is_long { "card-list is-long" } else { "card-list" };
    let list = el("div").class(class).attr("part", "list").child(cards);
    let has_more = fact(move || state.outcome.read().shown.len() > state.look.read().n_cards);
    let more = move || has_more.get().then(|| later(state, move || door_cards_more(state)));
    vec![
        live(move || is_empty.get().then(|| later(state, move || door_empty(state)))),
        list.into(),
        live(more),
    ]
    .into()
}
