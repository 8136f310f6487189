//! The shape of the list while the guide is on its way.

use crate::state::State;
use erased_view::{ErasedView, html};

/// Grey cards, and a word to those who cannot see them; `slow` says that it takes long.
pub fn skeleton(state: State, slow: bool) -> ErasedView {
    let strings = state.strings();
    let text = if slow { strings.slow } else { strings.loading };
    let cards = [(); 6].map(|()| html::div().class("skeleton-card").into());
    let shapes = html::div()
        .class("skeleton")
        .attr("aria-hidden", "true")
        .child(html::div().class("skeleton-search"))
        .child(html::div().class("card-list").children(cards));
    vec![html::p().class("status").attr("role", "status").child(text).into(), shapes.into()].into()
}
