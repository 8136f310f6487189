//! Holds the place of a view that comes with the second file.

use leptos::prelude::*;

use super::button;
use crate::intent::Intent;
use crate::node::{Node, el, live};
use crate::state::{More, State, fact};

/// `draw` once the file is there; until then a word, and where it can't be had a retry.
pub fn later(state: State, mut draw: impl FnMut() -> Node + Send + 'static) -> Node {
    let is_here = fact(move || state.data.read().more == More::Here);
    let has_failed = fact(move || state.data.read().more == More::Failed);
    live(move || {
        // Whoever draws anew for another language draws this anew as well.
        let strings = state.lang.get_untracked().strings();
        if is_here.get() {
            return draw();
        }
        let place = el("p").class("later");
        if !has_failed.get() {
            return place.text(strings.loading).into();
        }
        let retry = button("button").on("click", move |_| state.raise(Intent::More));
        let text = el("span").text(strings.failed_network);
        place.child(text).child(retry.text(strings.retry)).into()
    })
}
