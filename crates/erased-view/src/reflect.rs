//! What an element shows by other means than its own attributes: whether it is open as a dialog, and flags on what is
//! around it.

use leptos::tachys::renderer::types::Element;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::js_sys::{Function, Reflect};

use crate::ErasedElement;

impl ErasedElement {
    /// Keeps a `<dialog>` open over the page while `is_open` says so: the browser keeps the focus inside, closes it on
    /// Escape and gives the focus back.
    pub fn modal(self, mut is_open: impl FnMut() -> bool + Send + 'static) -> Self {
        self.effect(move |dialog| keep_open(dialog, is_open()))
    }

    /// Sets an attribute without a value on the closest element that matches each of `around`, or takes it away, as
    /// `flag` says; `None` leaves it as it is.
    pub fn flag_around(
        self,
        around: &'static [&'static str],
        name: &'static str,
        mut flag: impl FnMut() -> Option<bool> + Send + 'static,
    ) -> Self {
        self.effect(move |element| {
            let Some(flag) = flag() else { return };
            for around in around {
                let Ok(Some(around)) = element.closest(around) else { continue };
                set_flag(&around, name, flag);
            }
        })
    }
}

fn keep_open(dialog: &Element, open: bool) {
    if open == dialog.has_attribute("open") {
        return;
    }
    // Without modal dialogs it opens in place.
    if !call(dialog, if open { "showModal" } else { "close" }) {
        set_flag(dialog, "open", open);
    }
}

/// Calls a method that old engines lack; says whether it could.
fn call(element: &Element, method: &str) -> bool {
    let method = Reflect::get(element, &method.into());
    let method = method.ok().and_then(|method| method.dyn_into::<Function>().ok());
    method.is_some_and(|method| method.call0(element).is_ok())
}

fn set_flag(element: &Element, name: &str, flag: bool) {
    let _ = match flag {
        true => element.set_attribute(name, ""),
        false => element.remove_attribute(name),
    };
}
