//! Short news at the bottom: copied, or a text to copy by hand.

use leptos::prelude::*;

use super::texts::texts;
use crate::node::{Node, el};
use crate::state::{Notice, State};
use crate::view::{button_icon, icon};

/// One piece of news.
pub fn news(state: State, notice: Notice) -> Node {
    let strings = state.strings();
    let texts = texts(state.lang.get());
    let (text, copy) = match notice {
        Notice::Copied => (texts.copied, None),
        Notice::CopyByHand(text) => {
            let area = el("textarea").class("notice-copy").attr("readonly", "").attr("rows", "3");
            (texts.copy_by_hand, Some(area.attr("aria-label", texts.copy_by_hand).child(text)))
        }
    };
    let close = button_icon(strings.close.to_owned(), icon::cross())
        .on("click", move |_| state.notify(None));
    el("div")
        .class("notice-bar")
        .child(el("p").class("notice-text").child(text))
        .child(close)
        .child(copy)
        .into()
}
