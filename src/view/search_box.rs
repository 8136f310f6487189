//! The search box.

use leptos::prelude::*;

use super::icon;
use crate::state::State;

/// Filters while typing, but never on the half-typed letters of an input method.
#[component]
pub fn SearchBox(
    /// All that changes.
    state: State,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let input = NodeRef::<leptos::html::Input>::new();
    let composing = StoredValue::new(false);
    let query = move || state.permalink.read().query.clone();
    let clear = move |_| {
        state.search(String::new());
        if let Some(input) = input.get_untracked() {
            let _ = input.focus();
        }
    };
    view! {
        <div class="search-box" role="search">
            {icon::search()}
            <input
                node_ref=input
                type="search"
                role="searchbox"
                class="search-input"
                part="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                maxlength="200"
                aria-label=strings.search_label
                placeholder=strings.search_hint
                prop:value=query
                on:compositionstart=move |_| composing.set_value(true)
                on:input:target=move |event| {
                    if !composing.get_value() {
                        state.search(event.target().value());
                    }
                }
                on:compositionend:target=move |event| {
                    composing.set_value(false);
                    state.search(event.target().value());
                }
            />
            <button
                type="button"
                class="search-clear"
                aria-label=strings.search_clear
                hidden=move || query().is_empty()
                on:click=clear
            >
                {icon::cross()}
            </button>
        </div>
    }
    .into_any()
}
