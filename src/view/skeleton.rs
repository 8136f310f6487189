//! The shape of the list while the guide is on its way.

use leptos::prelude::*;

use crate::state::State;

/// Grey cards, and a word to those who cannot see them.
#[component]
pub fn Skeleton(
    /// All that changes.
    state: State,
    /// Whether to say that it takes long.
    slow: bool,
) -> AnyView {
    let strings = state.lang.get().strings();
    let cards = [(); 6].map(|()| view! { <div class="skeleton-card"></div> });
    view! {
        <p class="status" role="status">{if slow { strings.slow } else { strings.loading }}</p>
        <div class="skeleton" aria-hidden="true">
            <div class="skeleton-search"></div>
            <div class="card-list">{cards}</div>
        </div>
    }
    .into_any()
}
