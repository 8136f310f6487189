//! Where short news are shown and read out.

use leptos::prelude::*;

use crate::more::door_news;
use crate::node::{Node, el, live};
use crate::state::State;

/// Where news are read out.
pub fn notice_bar(state: State) -> Node {
    let news = move || state.look.read().notice.clone().map(|notice| door_news(state, notice));
    el("div").class("notices").attr("aria-live", "polite").child(live(news)).into()
}
