//! Nothing matches: says why, and offers a way out.

use leptos::prelude::*;

use super::contact_row::ContactRow;
use crate::i18n::fill;
use crate::state::State;

/// The empty list.
#[component]
pub fn Empty(
    /// All that changes.
    state: State,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let outside = move || state.outcome.read().outside;
    let searching = move || !state.permalink.read().query.trim().is_empty();
    let reason = move || match (searching(), outside()) {
        (true, 0) => strings.empty_nothing.to_owned(),
        (true, n) => fill(strings.empty_outside, &[&n.to_string()]),
        (false, _) => strings.empty_filters.to_owned(),
    };
    let keep_query = move || {
        (searching() && outside() > 0).then(|| {
            view! {
                <button type="button" class="button button-main" on:click=move |_| state.clear_filters()>
                    {strings.empty_keep_query}
                </button>
            }
        })
    };
    let hotline = state
        .guide()
        .hotline
        .clone()
        .map(|contact| view! { <ContactRow state contact policy=None /> });
    view! {
        <div class="empty">
            <h3 class="empty-title">{strings.empty_title}</h3>
            <p>{reason}</p>
            <p class="empty-actions">
                {keep_query}
                <button type="button" class="button" on:click=move |_| state.clear()>
                    {strings.empty_clear}
                </button>
            </p>
            {hotline}
        </div>
    }
    .into_any()
}
