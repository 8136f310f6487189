//! One type for everything that is drawn, on Leptos' renderer.
//!
//! Leptos' `view!` macro and its builder give each piece of markup a type of its own, and the compiler writes the code
//! that draws it anew for each type. Here every piece is an [`ErasedView`], and one small piece of code draws them all.
//! It is a Leptos view like any other: Leptos mounts it, Leptos' effects keep it in step, Leptos' `ssr` feature renders
//! it to text. README.md says what that saves and how to go back to `view!`.
//!
//! The names are those of Leptos' builder syntax, so that its book documents them:
//!
//! ```
//! use erased_view::{ErasedView, ev, html};
//! use leptos::prelude::*;
//!
//! fn counter() -> ErasedView {
//!     let count = RwSignal::new(0);
//!     html::p()
//!         .class("counter")
//!         .child(html::button().on(ev::click, move |_| count.update(|n| *n += 1)).child("More"))
//!         .child(move || count.get().to_string())
//!         .into()
//! }
//! ```

mod dynamic;
mod element;
mod event;
pub mod html;
mod keyed;
mod reflect;
mod render;
mod write;

use std::borrow::Cow;

pub use leptos::tachys::html::event as ev;

pub use dynamic::dynamic;
pub use element::{ErasedElement, IntoAttribute, IntoProperty, Property};
pub use event::Event;
pub use keyed::keyed;
pub use render::ErasedState;
pub use write::{Parts, write};

use dynamic::Dynamic;
use keyed::Keyed;

/// Something to draw.
pub struct ErasedView(pub(crate) Kind);

pub(crate) enum Kind {
    Text(Cow<'static, str>),
    Element(ErasedElement),
    /// One after the other; none is nothing.
    Fragment(Vec<ErasedView>),
    /// Drawn anew whenever a signal that it read changes.
    Dynamic(Dynamic),
    Keyed(Keyed),
}

/// Draws nothing.
pub const fn nothing() -> ErasedView {
    ErasedView(Kind::Fragment(Vec::new()))
}

impl From<ErasedElement> for ErasedView {
    fn from(element: ErasedElement) -> Self {
        Self(Kind::Element(element))
    }
}

impl From<&'static str> for ErasedView {
    fn from(text: &'static str) -> Self {
        Self(Kind::Text(Cow::Borrowed(text)))
    }
}

impl From<String> for ErasedView {
    fn from(text: String) -> Self {
        Self(Kind::Text(Cow::Owned(text)))
    }
}

impl From<Vec<ErasedView>> for ErasedView {
    fn from(views: Vec<ErasedView>) -> Self {
        Self(Kind::Fragment(views))
    }
}

impl<V: Into<ErasedView>> From<Option<V>> for ErasedView {
    fn from(view: Option<V>) -> Self {
        view.map_or_else(nothing, Into::into)
    }
}

impl<F, V> From<F> for ErasedView
where
    F: FnMut() -> V + Send + 'static,
    V: Into<ErasedView>,
{
    fn from(draw: F) -> Self {
        dynamic(draw)
    }
}
