//! Short news at the bottom: copied, or a text to copy by hand.

use erased_view::{ErasedView, Event, ev, html};

use crate::i18n::Strings;
use crate::state::{Notice, State};
use crate::view::{button, button_icon, icon};

/// One piece of news.
pub fn notice(state: State, notice: Notice) -> ErasedView {
    let strings = state.strings();
    let (text, more) = match notice {
        Notice::Copied => (strings.copied, None),
        Notice::CopyByHand(text) => (strings.copy_by_hand, Some(copy_area(strings, text))),
        Notice::Forgot(saved) => (strings.forgot, Some(undo(state, strings, saved))),
    };
    let close = button_icon(strings.close.to_owned(), icon::cross())
        .on(ev::click, move |_| state.notify(None));
    html::div()
        .class("notice-bar")
        .child(html::p().class("notice-text").child(text))
        .child(more)
        .child(close)
        .into()
}

fn copy_area(strings: &'static Strings, text: String) -> ErasedView {
    let area = html::textarea().class("notice-copy").attr("readonly", "").attr("rows", "3");
    area.attr("aria-label", strings.copy_by_hand).child(text).into()
}

/// Saves again what was forgotten.
fn undo(state: State, strings: &'static Strings, saved: Vec<u32>) -> ErasedView {
    let undo = move |event: Event| {
        event.focus_soon(
            ".shell",
            vec![".saved .button-main".to_owned(), ".view-button".to_owned()],
        );
        let saved = saved.clone();
        state.change(|selection| selection.saved = saved);
        state.notify(None);
    };
    button("notice-undo").on(ev::click, undo).child(strings.undo).into()
}
