//! The four facets: beside the list where there is room, else in a sheet.

use leptos::prelude::*;
use policy_core::Facet;

use super::facet_group::FacetGroup;
use super::icon;
use crate::i18n::fill;
use crate::state::State;

/// All facets.
#[component]
pub fn FilterPanel(
    /// All that changes.
    state: State,
) -> AnyView {
    let groups = Facet::ALL.map(|facet| view! { <FacetGroup state facet /> });
    view! { <div class="filter-panel">{groups}</div> }.into_any()
}

/// The facets in a dialog: the browser keeps the focus inside, closes it on Escape and gives the focus back.
#[component]
pub fn FilterSheet(
    /// All that changes.
    state: State,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (dialog.get(), state.sheet.get()) else { return };
        if open && !dialog.open() {
            // Without modal dialogs the sheet opens in place.
            if dialog.show_modal().is_err() {
                dialog.set_open(true);
            }
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    on_cleanup(move || state.sheet.set(false));
    let done = move || match state.outcome.read().shown.len() {
        0 => strings.filters_none.to_owned(),
        n => fill(strings.filters_done, &[&n.to_string()]),
    };
    view! {
        <dialog
            class="sheet"
            node_ref=dialog
            aria-label=strings.filters
            on:close=move |_| state.sheet.set(false)
        >
            <div class="sheet-head">
                <p class="sheet-title">{strings.filters}</p>
                <button type="button" class="button-quiet" on:click=move |_| state.clear_filters()>
                    {strings.clear}
                </button>
                <button
                    type="button"
                    class="button-icon"
                    aria-label=strings.close
                    on:click=move |_| state.sheet.set(false)
                >
                    {icon::cross()}
                </button>
            </div>
            <div class="sheet-body" tabindex="-1">
                <FilterPanel state />
            </div>
            <div class="sheet-foot">
                <button type="button" class="button button-main" on:click=move |_| state.sheet.set(false)>
                    {done}
                </button>
            </div>
        </dialog>
    }
    .into_any()
}
