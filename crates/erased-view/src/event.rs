//! What a listener gets, and what it may do with the page in return: views name no type of the browser.

use leptos::task::{spawn_local, tick};
use leptos::wasm_bindgen::{JsCast as _, JsValue};
use leptos::web_sys::{Element, HtmlElement, js_sys};

/// An event at an element that listens.
pub struct Event(pub(crate) JsValue);

impl Event {
    /// What the reader has put into the field that the event comes from.
    pub fn value(&self) -> String {
        let value = property(&self.0, "target").and_then(|field| property(&field, "value"));
        value.and_then(|value| value.as_string()).unwrap_or_default()
    }

    /// Whether an input method is still putting the letters together.
    pub fn is_composing(&self) -> bool {
        property(&self.0, "isComposing").is_some_and(|composing| composing.is_truthy())
    }

    /// Gives the focus to what stands right before the element that listens.
    pub fn focus_before(&self) {
        if let Some(before) =
            self.listening().and_then(|element| element.previous_element_sibling())
        {
            focus(before);
        }
    }

    /// Gives the focus to the first of `places` that is within the closest `around` once the view is drawn: what was
    /// clicked may be gone by then.
    pub fn focus_soon(&self, around: &str, places: Vec<String>) {
        self.found_soon(around, places, focus);
    }

    /// The same, and what gets the focus is at the top of the view.
    pub fn focus_at_top_soon(&self, around: &str, places: Vec<String>) {
        self.found_soon(around, places, |element| {
            element.scroll_into_view();
            focus(element);
        });
    }

    fn found_soon(&self, around: &str, places: Vec<String>, act: fn(Element)) {
        let around = self.listening().and_then(|element| element.closest(around).ok().flatten());
        let Some(around) = around else { return };
        spawn_local(async move {
            tick().await;
            let found = |place: &String| around.query_selector(place).ok().flatten();
            if let Some(element) = places.iter().find_map(found) {
                act(element);
            }
        });
    }

    fn listening(&self) -> Option<Element> {
        property(&self.0, "currentTarget")?.dyn_into().ok()
    }
}

pub(crate) fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok()
}

fn focus(element: Element) {
    let _ = element.unchecked_into::<HtmlElement>().focus();
}
