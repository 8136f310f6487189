//! Short news at the bottom: copied, or a text to copy by hand.

use leptos::prelude::*;

use super::{button_icon, icon};
use crate::more::door_news;
use crate::node::{Node, el, live};
use crate::state::{Notice, State};

/// Where news are read out.
pub fn notice_bar(state: State) -> Node {
    let news = move || state.look.read().notice.clone().map(|notice| door_news(state, notice));
    el("div").class("notices").attr("aria-live", "polite").child(live(news)).into()
}

/// One piece of news.
pub fn news(state: State, notice: Notice) -> Node {
    let strings = state.strings();
    let (text, copy) = match notice {
        Notice::Copied => (strings.copied, None),
        Notice::CopyByHand(text) => {
            let area = el("textarea").class("notice-copy").attr("readonly", "").attr("rows", "3");
            (strings.copy_by_hand, Some(area.attr("aria-label", strings.copy_by_hand).child(text)))
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
