//! The cards that match, or what to do when none does.

use leptos::prelude::*;

use super::card::Card;
use super::empty::Empty;
use crate::state::State;

/// The list.
#[component]
pub fn CardList(
    /// All that changes.
    state: State,
) -> AnyView {
    let is_empty = Memo::new(move |_| state.outcome.read().shown.is_empty());
    view! {
        {move || is_empty.get().then(|| view! { <Empty state /> })}
        <div class="card-list" part="list">
            <For
                each=move || state.outcome.read().shown.clone()
                key=|position| *position
                children=move |position| view! { <Card state position /> }
            />
        </div>
    }
    .into_any()
}
