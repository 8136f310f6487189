//! The facets in a sheet, where there is no room for them beside the list.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use crate::i18n::fill;
use crate::state::{State, fact};
use crate::view::list::filter_panel::filter_panel;
use crate::view::{button, button_icon, icon};

/// The facets in a dialog.
pub fn filter_sheet(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let close = move |_| state.open_sheet(false);
    let done = move || match state.outcome.read().shown.len() {
        0 => strings.filters_none.to_owned(),
        n => fill(strings.filters_done, &[&n.to_string()]),
    };
    let clear =
        button("button-quiet").on(ev::click, move |_| state.clear_filters()).child(strings.clear);
    let head = html::div()
        .class("sheet-head")
        .child(html::p().class("sheet-title").child(strings.filters))
        .child(clear)
        .child(button_icon(strings.close.to_owned(), icon::cross()).on(ev::click, close));
    let foot = button("button button-main").on(ev::click, close).child(done);
    on_cleanup(move || state.open_sheet(false));
    let is_open = fact(move || state.appearance.read().sheet);
    html::dialog()
        .class("sheet")
        .attr("aria-label", strings.filters)
        .modal(move || is_open.get())
        .on(ev::close, move |_| state.open_sheet(false))
        .child(head)
        .child(
            html::div()
                .class("sheet-body")
                .attr("tabindex", "-1")
                .attr("autofocus", "")
                // While it is closed, a key press need not count for it.
                .child(move || is_open.get().then(|| filter_panel(state))),
        )
        .child(html::div().class("sheet-foot").child(foot))
        .into()
}
