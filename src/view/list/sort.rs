//! The order of the list.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use policy_core::selection::{SORTS, Sort};

use crate::state::State;

/// The orders to choose from.
pub fn sort_select(state: State) -> ErasedView {
    let strings = state.lang.get().strings();
    let options = SORTS.iter().map(|(sort, name)| {
        let label = match sort {
            Sort::Auto => strings.sort_auto,
            Sort::Number => strings.sort_number,
            Sort::Amount => strings.sort_amount,
        };
        html::option().attr("value", *name).child(label).into()
    });
    let name_of =
        |sort| SORTS.iter().find(|(known, _)| *known == sort).map_or("", |(_, name)| name);
    let choose = move |name: String| {
        let sort = SORTS.iter().find(|(_, known)| *known == name).map(|(sort, _)| *sort);
        state.sort(sort.unwrap_or_default());
    };
    let select = html::select()
        .class("sort-select")
        .children(options)
        .prop("value", move || name_of(state.choices.read().sort).to_owned())
        .on(ev::change, move |event| choose(event.value()));
    html::label()
        .class("sort")
        .child(html::span().class("sort-label").child(strings.sort_label))
        .child(select)
        .into()
}
