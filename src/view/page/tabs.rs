//! The row of views: the list, the finder, the contacts, what is saved.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use policy_core::selection::View;

use crate::state::State;
use crate::view::button;

/// One button a view; the one that is shown is marked as the current page.
pub fn tabs(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let list = [
        (View::List, strings.view_list),
        (View::Finder, strings.view_finder),
        (View::Contacts, strings.view_contacts),
        (View::Saved, strings.view_saved),
    ];
    let buttons = list.map(|(view, name)| {
        let is_current = move || state.choices.read().view == view;
        let n_saved = move || match state.choices.read().saved.len() {
            n if n > 0 && view == View::Saved => [" ", &n.to_string()].concat(),
            _ => String::new(),
        };
        button("view-button")
            .attr("aria-current", move || is_current().then(|| "page".to_owned()))
            .on(ev::click, move |_| state.view(view))
            .child(name)
            .child(n_saved)
            .into()
    });
    html::nav().class("views").attr("aria-label", strings.views).children(buttons).into()
}
