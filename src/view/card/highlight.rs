//! A text with quoted words and search hits highlighted.

use std::sync::Arc;

use erased_view::{ErasedElement, ErasedView, html};
use leptos::prelude::*;
use policy_core::highlight::{Piece, find_quotes, pieces};
use policy_core::search::find_words;

use crate::state::State;
use crate::view::phrase::in_phrases;

/// Puts `text` into `holder`, with what is searched for highlighted, and the first place of each of `quotes`.
pub fn highlight(
    state: State,
    holder: ErasedElement,
    text: &str,
    quotes: Vec<String>,
) -> ErasedElement {
    highlight_in_phrases(state, holder, text, quotes, "")
}

/// The same for a title, whose phrases end with the characters of `ends`.
pub fn highlight_in_phrases(
    state: State,
    holder: ErasedElement,
    text: &str,
    quotes: Vec<String>,
    ends: &'static str,
) -> ErasedElement {
    let text: Arc<str> = text.into();
    let searched = text.clone();
    // Most keys change the hits of few texts; the others stay as they are drawn.
    let hits = Memo::new(move |_| find_words(&searched, &state.outcome.read().words));
    holder.child(move || -> ErasedView {
        let quotes = find_quotes(&text, quotes.iter().map(String::as_str));
        let pieces = pieces(&text, &quotes, &hits.read()).into_iter();
        pieces.map(|piece| draw(piece, ends)).collect::<Vec<_>>().into()
    })
}

fn draw(piece: Piece<'_>, ends: &str) -> ErasedView {
    let text = piece.text.to_owned();
    let class = match (piece.hit, piece.quoted, piece.amount) {
        (true, _, false) => "hit",
        (true, _, true) => "hit amount",
        (false, true, false) => "quoted",
        (false, true, true) => "quoted amount",
        (false, false, true) => return html::b().class("amount").child(text).into(),
        (false, false, false) => return in_phrases(&text, ends),
    };
    html::mark().class(class).child(text).into()
}
