//! The shape of the list while the guide is on its way.

use crate::node::{Node, el};
use crate::state::State;

/// Grey cards, and a word to those who cannot see them; `slow` says that it takes long.
pub fn skeleton(state: State, slow: bool) -> Node {
    let strings = state.strings();
    let text = if slow { strings.slow } else { strings.loading };
    let cards = [(); 6].map(|()| el("div").class("skeleton-card").into());
    let shapes = el("div")
        .class("skeleton")
        .attr("aria-hidden", "true")
        .child(el("div").class("skeleton-search"))
        .child(el("div").class("card-list").children(cards));
    vec![el("p").class("status").attr("role", "status").child(text).into(), shapes.into()].into()
}
