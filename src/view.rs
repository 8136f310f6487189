//! What a person sees: one component a file, its `.css` beside it.
//!
//! Reads [`crate::state::State`], calls its actions, raises intents; knows nothing of the browser,
//! so that every view renders natively to text.

mod browse;
pub mod card;
mod card_list;
mod chips;
mod facet_group;
pub mod figure;
pub mod filter_bar;
pub mod filter_panel;
pub mod icon;
mod later;
pub mod marked;
pub mod notice_bar;
pub(crate) mod search_box;
mod shell;
mod skeleton;
pub(crate) mod top;
mod views;

pub use shell::shell;

use leptos::task::{spawn_local, tick};
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{Element, Event, HtmlElement};

use crate::node::{El, Node, el};

/// What the reader has put into the field that an event comes from.
pub fn value_of(event: &JsValue) -> String {
    let target = event.unchecked_ref::<Event>().target();
    let value = target.and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Acts once what has just changed is drawn.
fn soon(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    spawn_local(async move {
        tick().await;
        act();
    });
}

/// Gives the focus to the first of `places` that is there once the view is drawn: what was clicked may be gone by then.
pub fn focus_soon(event: &JsValue, places: Vec<String>) {
    let clicked = event.unchecked_ref::<Event>().current_target();
    let clicked = clicked.and_then(|clicked| clicked.dyn_into::<Element>().ok());
    let Some(list) = clicked.and_then(|clicked| clicked.closest(".browse").ok().flatten()) else {
        return;
    };
    soon(move || {
        let mut found = places.iter().filter_map(|place| list.query_selector(place).ok().flatten());
        if let Some(place) = found.next() {
            let _ = place.unchecked_into::<HtmlElement>().focus();
        }
    });
}

/// A button, to be given words and a listener.
pub fn button(class: &'static str) -> El {
    el("button").attr("type", "button").class(class)
}

/// A button that shows only an icon, with its name for those who cannot see it.
pub fn button_icon(name: String, icon: Node) -> El {
    button("button-icon").attr_text("aria-label", name).child(icon)
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
