//! What a person sees: one folder a part of the guide, one file a view, its styles beside it.
//!
//! Reads [`crate::state::State`], calls its actions, raises intents; knows nothing of the browser, so that every view
//! renders natively to text.

pub mod card;
pub mod contacts;
pub mod finder;
pub mod icon;
pub mod list;
pub mod page;
pub mod phrase;
pub mod saved;

use erased_view::{ErasedElement, ErasedView, Event, html};

pub use page::shell::shell;

/// Gives the focus to the first of `places` in the guide once the view is drawn.
pub fn focus_soon(event: &Event, places: Vec<String>) {
    event.focus_soon(".browse", places);
}

/// A button, to be given words and a listener.
pub fn button(class: &'static str) -> ErasedElement {
    html::button().attr("type", "button").class(class)
}

/// A button that shows only an icon, with its name for those who cannot see it.
pub fn button_icon(name: String, icon: ErasedView) -> ErasedElement {
    button("button-icon").attr("aria-label", name).child(icon)
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
