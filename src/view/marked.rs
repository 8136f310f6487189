//! A text with quoted words and search hits marked.

use leptos::prelude::*;
use policy_core::mark::{Piece, find_quotes, pieces};
use policy_core::search::find_words;

use crate::node::{El, Node, el};
use crate::state::State;

/// Puts `text` into `holder`, with what is searched for marked, and the first place of each of `quotes`.
pub fn marked(state: State, holder: El, text: &str, quotes: Vec<String>) -> El {
    let text = text.to_owned();
    // Most keys change the marks of few texts; the others stay as they are drawn.
    let mut drawn = None;
    holder.fresh(move || {
        let hits = find_words(&text, &state.outcome.read_untracked().words);
        if drawn.as_ref() == Some(&hits) {
            return Node::Same;
        }
        let quotes = find_quotes(&text, quotes.iter().map(String::as_str));
        let pieces = pieces(&text, &quotes, &hits).into_iter().map(mark).collect::<Vec<_>>();
        drawn = Some(hits);
        pieces.into()
    })
}

fn mark(piece: Piece<'_>) -> Node {
    let text = piece.text.to_owned();
    let class = match (piece.hit, piece.quoted, piece.amount) {
        (true, _, false) => "hit",
        (true, _, true) => "hit amount",
        (false, true, false) => "quoted",
        (false, true, true) => "quoted amount",
        (false, false, true) => return el("span").class("amount").child(text).into(),
        (false, false, false) => return text.into(),
    };
    el("mark").class(class).child(text).into()
}
