//! The search box.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{Element, Event, HtmlElement};

use super::{button, icon, value_of};
use crate::i18n::fill;
use crate::node::{Node, Property, el};
use crate::state::State;

/// Filters while typing, but never on the half-typed letters of an input method.
pub fn search_box(state: State) -> Node {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let examples = guide.examples.as_ref().map(|words| words.get(lang.tag()));
    let hint = examples.map_or_else(
        || strings.search_label.to_owned(),
        |words| fill(strings.search_hint, &[words]),
    );
    let field = el("input")
        .attr("type", "search")
        .attr("role", "searchbox")
        .class("search-input")
        .attr("part", "search")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "200")
        .attr("aria-label", strings.search_label)
        .attr_text("placeholder", hint)
        .live_prop("value", move || Property::Text(state.query()))
        .on("compositionend", move |event| state.search(value_of(&event)))
        .on("input", move |event| {
            if !is_composing(&event) {
                state.search(value_of(&event));
            }
        });
    let clear = button("search-clear")
        .attr("aria-label", strings.search_clear)
        .live_attr("hidden", move || state.query().is_empty().then(String::new))
        .on("click", move |event| {
            state.search(String::new());
            focus_field_before(&event);
        })
        .child(icon::cross());
    el("div")
        .class("search-box")
        .attr("role", "search")
        .child(icon::search())
        .child(field)
        .child(clear)
        .into()
}

/// Whether the letters typed are still being put together by an input method.
fn is_composing(event: &JsValue) -> bool {
    js_sys::Reflect::get(event, &"isComposing".into()).is_ok_and(|composing| composing.is_truthy())
}

/// Gives the focus to the field that stands before the button of an event.
fn focus_field_before(event: &JsValue) {
    let button = event.unchecked_ref::<Event>().current_target();
    let field =
        button.and_then(|button| button.unchecked_into::<Element>().previous_element_sibling());
    if let Some(field) = field {
        let _ = field.unchecked_into::<HtmlElement>().focus();
    }
}
