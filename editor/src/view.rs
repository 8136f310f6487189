//! What a person sees: one file a part of the page, its styles beside it.
//!
//! Reads [`crate::state::State`], calls its actions, raises intents; knows nothing of the browser.

pub mod benefits;
pub mod checks;
pub mod chips;
pub mod columns;
pub mod compare;
pub mod conditions;
pub mod contacts;
pub mod district;
pub mod edit;
pub mod fields;
pub mod finder_answers;
pub mod finder_form;
pub mod finder_parts;
pub mod guide_form;
pub mod listed;
pub mod official;
pub mod open;
pub mod policy_form;
pub mod preview;
pub mod publish;
pub mod questions;
pub mod rows;
pub mod shell;
pub mod undo;

use erased_view::{ErasedElement, ErasedView, ev, html};
use leptos::prelude::Get as _;

use crate::i18n::Strings;
use crate::intent::Intent;
use crate::state::State;

/// A button, to be given words and a listener.
pub fn button(class: &'static str) -> ErasedElement {
    html::button().attr("type", "button").class(class)
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<ErasedView>) -> ErasedView {
    html::p().class(class).child(text).into()
}

/// What somebody waits for, and a button that ends it.
pub fn bar(state: State, t: &'static Strings, words: &'static str) -> ErasedView {
    let percent = move || state.percent.get().map(|percent| percent.to_string());
    html::div()
        .class("waiting")
        .child(html::progress().attr("max", "100").attr("aria-label", words).attr("value", percent))
        .child(
            button("button")
                .attr("data-cancel", "")
                .on(ev::click, move |_| state.raise(Intent::Cancel))
                .child(t.cancel),
        )
        .into()
}

/// The heading of a step, which gets the focus when somebody goes there.
pub fn heading(text: &'static str) -> ErasedView {
    html::h2()
        .attr("id", "step-heading")
        .attr("tabindex", "-1")
        .class("step-heading")
        .child(text)
        .into()
}

/// The half of what is told in both languages.
pub fn in_lang(both: &[String; 2], lang: &str) -> String {
    both[usize::from(lang != "zh")].clone()
}
