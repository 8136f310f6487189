//! The line above the list: the filters' button when narrow, how many policies, and their order.

use leptos::prelude::*;
use policy_core::permalink::{SORTS, Sort};

use super::icon;
use crate::i18n::{Strings, fill};
use crate::state::State;

/// Button, status and order.
#[component]
pub fn FilterBar(
    /// All that changes.
    state: State,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let open_label = move || {
        let n = state.permalink.read().n_chosen();
        if n == 0 {
            strings.filters.to_owned()
        } else {
            fill(strings.filters_open, &[&n.to_string()])
        }
    };
    view! {
        <div class="filter-bar">
            <button
                type="button"
                class="button filter-open"
                part="filter-button"
                aria-haspopup="dialog"
                on:click=move |_| state.sheet.set(true)
            >
                {icon::sliders()}
                <span>{open_label}</span>
            </button>
            <p class="status" role="status">{move || status(state, strings)}</p>
            <SortSelect state />
        </div>
    }
    .into_any()
}

/// How many policies are shown, of how many, and how many more match outside the filters.
fn status(state: State, strings: &Strings) -> String {
    let outcome = state.outcome.read();
    let total = state.guide.read().policies.len().to_string();
    if state.permalink.read().is_everything() {
        return fill(strings.status_all, &[&total]);
    }
    let mut text = fill(strings.status_some, &[&outcome.shown.len().to_string(), &total]);
    let searching = !state.permalink.read().query.trim().is_empty();
    if searching && outcome.outside > 0 {
        text.push_str(" · ");
        text.push_str(&fill(strings.status_outside, &[&outcome.outside.to_string()]));
    }
    text
}

#[component]
fn SortSelect(state: State) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let label = |sort| match sort {
        Sort::Auto => strings.sort_auto,
        Sort::Number => strings.sort_number,
        Sort::Amount => strings.sort_amount,
    };
    let options = SORTS.map(|(sort, name)| {
        view! {
            <option value=name selected=move || state.permalink.read().sort == sort>
                {label(sort)}
            </option>
        }
    });
    let choose = move |name: String| {
        let sort = SORTS.iter().find(|(_, known)| *known == name).map(|(sort, _)| *sort);
        state.sort(sort.unwrap_or_default());
    };
    view! {
        <label class="sort">
            <span class="sort-label">{strings.sort_label}</span>
            <select class="sort-select" on:change:target=move |event| choose(event.target().value())>
                {options}
            </select>
        </label>
    }
    .into_any()
}
