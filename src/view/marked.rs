//! A text with quoted words and search hits marked.

use leptos::prelude::*;
use policy_core::mark::{Piece, find_quotes, pieces};
use policy_core::search::find_words;

use crate::node::{Node, el, live};
use crate::state::State;

/// `text` with what is searched for marked, and the first place of each of `quotes`.
pub fn marked(state: State, text: &str, quotes: Vec<String>) -> Node {
    let text = text.to_owned();
    live(move || {
        let quotes = find_quotes(&text, quotes.iter().map(String::as_str));
        let hits = find_words(&text, &state.query.read());
        pieces(&text, &quotes, &hits).into_iter().map(mark).collect::<Vec<_>>()
    })
}

fn mark(piece: Piece<'_>) -> Node {
    let text = piece.text.to_owned();
    match (piece.hit, piece.quoted) {
        (true, _) => el("mark").class("hit").child(text).into(),
        (false, true) => el("mark").class("quoted").child(text).into(),
        (false, false) => text.into(),
    }
}
