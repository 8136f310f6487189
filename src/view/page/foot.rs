//! The foot: what is in the list no more, where the list comes from, how fresh it is, and what prevails.

use erased_view::{ErasedView, html};
use leptos::prelude::*;

use crate::i18n::fill;
use crate::state::State;
use crate::view::card::changes::gone;

/// Source, note, date of the check, caution.
pub fn foot(state: State) -> ErasedView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let document = guide.document.clone().map(|document| {
        html::p()
            .child(strings.source)
            .child(" · ")
            .child(html::span().attr("lang", state.official_lang()).child(document))
    });
    let note = guide.note.as_ref().map(|note| html::p().child(note.get(lang.tag()).to_owned()));
    let checked =
        guide.checked.as_deref().map(|day| html::p().child(fill(strings.checked, &[day])));
    html::footer()
        .class("foot")
        .child(gone(state, lang))
        .child(document)
        .child(note)
        .child(checked)
        .child(html::p().child(strings.prevails))
        .into()
}
