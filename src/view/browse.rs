//! The guide once it is there: search, filters, cards, foot.

use leptos::prelude::*;

use super::card_list::CardList;
use super::chips::Chips;
use super::filter_bar::FilterBar;
use super::filter_panel::{FilterPanel, FilterSheet};
use super::foot::Foot;
use super::search_box::SearchBox;
use crate::i18n::{Lang, fill};
use crate::state::{State, Width};

/// The list with all that narrows it.
#[component]
pub fn Browse(
    /// All that changes.
    state: State,
    /// The language of this drawing.
    lang: Lang,
) -> AnyView {
    let strings = lang.strings();
    let is_wide = Memo::new(move |_| state.width.get() == Width::Wide);
    let filters = move || {
        if is_wide.get() {
            view! {
                <aside class="column" aria-label=strings.filters>
                    <FilterPanel state />
                </aside>
            }
            .into_any()
        } else {
            view! { <FilterSheet state /> }.into_any()
        }
    };
    let stale = move || {
        state.stale.get().map(|day| view! { <p class="banner">{fill(strings.stale, &[&day])}</p> })
    };
    let left_out = move || {
        let n = state.n_left_out.get();
        (n > 0).then(
            || view! { <p class="banner">{fill(strings.issues_notice, &[&n.to_string()])}</p> },
        )
    };
    view! {
        <div class="browse">
            {stale}
            {left_out}
            <SearchBox state />
            <div class="browse-body">
                {filters}
                <div class="browse-list">
                    <FilterBar state />
                    <Chips state />
                    <CardList state />
                </div>
            </div>
            <Foot state />
        </div>
    }
    .into_any()
}
