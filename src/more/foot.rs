//! The foot: what is in the list no more, where the list comes from, how fresh it is, and what prevails.

use leptos::prelude::*;

use super::changes::gone;
use super::texts::texts;
use crate::i18n::fill;
use crate::node::{Node, el};
use crate::state::State;

/// Source, note, date of the check, caution.
pub fn foot(state: State) -> Node {
    let lang = state.lang.get_untracked();
    let texts = texts(lang);
    let guide = state.guide();
    let document = guide.document.clone().map(|document| {
        el("p")
            .text(texts.source)
            .text(" · ")
            .child(el("span").attr_text("lang", state.official_lang()).child(document))
    });
    let note = guide.note.as_ref().map(|note| el("p").child(note.get(lang.tag()).to_owned()));
    let checked = guide.checked.as_deref().map(|day| el("p").child(fill(texts.checked, &[day])));
    el("footer")
        .class("foot")
        .child(gone(state, lang))
        .child(document)
        .child(note)
        .child(checked)
        .child(el("p").text(texts.prevails))
        .into()
}
