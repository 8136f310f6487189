//! The facets in a sheet, where there is no room for them beside the list.

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast as _;
use leptos::web_sys::Element;

use crate::i18n::fill;
use crate::node::{Node, el, live};
use crate::state::{State, fact};
use crate::view::filter_panel::filter_panel;
use crate::view::{button, button_icon, icon};

/// The facets in a dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
pub fn filter_sheet(state: State) -> Node {
    let strings = state.lang.get_untracked().strings();
    let close = move |_| state.open_sheet(false);
    let done = move || match state.outcome.read().shown.len() {
        0 => strings.filters_none.to_owned(),
        n => fill(strings.filters_done, &[&n.to_string()]),
    };
    let clear =
        button("button-quiet").on("click", move |_| state.clear_filters()).text(strings.clear);
    let head = el("div")
        .class("sheet-head")
        .child(el("p").class("sheet-title").text(strings.filters))
        .child(clear)
        .child(button_icon(strings.close.to_owned(), icon::cross()).on("click", close));
    let foot = button("button button-main").on("click", close).child(live(done));
    on_cleanup(move || state.open_sheet(false));
    let is_open = fact(move || state.look.read().sheet);
    el("dialog")
        .class("sheet")
        .attr("aria-label", strings.filters)
        .effect(move |element| keep_open(element, is_open.get()))
        .on("close", close)
        .child(head)
        .child(
            el("div")
                .class("sheet-body")
                .attr("tabindex", "-1")
                .attr("autofocus", "")
                // While it is closed, a key press need not count for it.
                .child(live(move || is_open.get().then(|| filter_panel(state)))),
        )
        .child(el("div").class("sheet-foot").child(foot))
        .into()
}

fn keep_open(element: &Element, open: bool) {
    if open == element.has_attribute("open") {
        return;
    }
    let could = call(element, if open { "showModal" } else { "close" });
    // Without modal dialogs the sheet opens in place.
    let _ = match open {
        _ if could => Ok(()),
        true => element.set_attribute("open", ""),
        false => element.remove_attribute("open"),
    };
}

/// Calls a method that old engines lack; says whether it could.
fn call(element: &Element, method: &str) -> bool {
    let method = Reflect::get(element, &method.into());
    let method = method.ok().and_then(|method| method.dyn_into::<Function>().ok());
    method.is_some_and(|method| method.call0(element).is_ok())
}
