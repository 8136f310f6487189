//! The order of the list.

use leptos::prelude::*;
use policy_core::permalink::{SORTS, Sort};

use super::texts::texts;
use crate::node::{Node, Property, el};
use crate::state::State;
use crate::view::value_of;

/// The orders to choose from.
pub fn sort_select(state: State) -> Node {
    let texts = texts(state.lang.get());
    let options = SORTS.iter().map(|(sort, name)| {
        let label = match sort {
            Sort::Auto => texts.sort_auto,
            Sort::Number => texts.sort_number,
            Sort::Amount => texts.sort_amount,
        };
        el("option").attr("value", *name).child(label).into()
    });
    let name_of =
        |sort| SORTS.iter().find(|(known, _)| *known == sort).map_or("", |(_, name)| name);
    let choose = move |name: String| {
        let sort = SORTS.iter().find(|(_, known)| *known == name).map(|(sort, _)| *sort);
        state.sort(sort.unwrap_or_default());
    };
    let select = el("select")
        .class("sort-select")
        .children(options)
        .live_prop("value", move || Property::Text(name_of(state.choices.read().sort).to_owned()))
        .on("change", move |event| choose(value_of(&event)));
    el("label")
        .class("sort")
        .child(el("span").class("sort-label").text(texts.sort_label))
        .child(select)
        .into()
}
