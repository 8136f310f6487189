//! The cards that match, or what to do when none does.

use leptos::prelude::*;

use super::card::card;
use super::later::later;
use crate::more::door_empty;
use crate::node::{Node, el, keyed, live};
use crate::state::{State, fact};

/// The list.
pub fn card_list(state: State) -> Node {
    let is_empty = fact(move || state.outcome.read().shown.is_empty());
    let cards =
        keyed(move || state.outcome.read().shown.clone(), move |position| card(state, position));
    let list = el("div").class("card-list").attr("part", "list").child(cards);
    vec![live(move || is_empty.get().then(|| later(state, move || door_empty(state)))), list.into()]
        .into()
}
