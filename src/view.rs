//! What a person sees: one component a file, its `.css` beside it.
//!
//! Reads [`crate::state::State`], calls its actions, raises intents; knows nothing of the browser,
//! so that every view renders natively to text.

mod browse;
mod card;
mod card_detail;
mod card_list;
mod chips;
mod contact_row;
mod empty;
mod facet_group;
mod failure;
mod figure;
mod filter_bar;
mod filter_panel;
mod foot;
mod icon;
mod marked;
mod notice_bar;
mod search_box;
mod shell;
mod skeleton;
mod top;

pub use shell::shell;

use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::Event;

use crate::node::{El, Node, el};

/// What the reader has put into the field that an event comes from.
fn value_of(event: &JsValue) -> String {
    let target = event.unchecked_ref::<Event>().target();
    let value = target.and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// A button, to be given words and a listener.
fn button(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

/// A button that shows only an icon, with its name for those who cannot see it.
fn button_icon(name: String, icon: Node) -> El {
    button("button-icon").attr_text("aria-label", name).child(icon)
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
