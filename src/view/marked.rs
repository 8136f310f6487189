//! A text with quoted words and search hits marked.

use leptos::prelude::*;
use policy_core::mark::{find_quotes, pieces};
use policy_core::search::find_words;

use crate::state::State;

/// `text` with what is searched for marked, and the first place of each of `quotes`.
#[component]
pub fn Marked(
    /// All that changes.
    state: State,
    /// The text.
    text: String,
    /// Words to mark as quoted.
    #[prop(optional)]
    quotes: Vec<String>,
) -> AnyView {
    let drawn = move || {
        let quotes = find_quotes(&text, quotes.iter().map(String::as_str));
        let hits = find_words(&text, &state.permalink.read().query);
        let pieces = pieces(&text, &quotes, &hits).into_iter().map(|piece| {
            let class = match (piece.hit, piece.quoted) {
                (true, _) => "hit",
                (_, true) => "quoted",
                _ => return piece.text.to_owned().into_any(),
            };
            view! { <mark class=class>{piece.text.to_owned()}</mark> }.into_any()
        });
        pieces.collect_view()
    };
    drawn.into_any()
}
