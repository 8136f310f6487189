//! The four facets: beside the list where there is room, else in a sheet.

use erased_view::{ErasedView, html};
use leptos::prelude::*;
use policy_core::Facet;

use crate::state::State;
use crate::view::list::facet_group::facet_group;

/// All facets in which there is something to choose.
pub fn filter_panel(state: State) -> ErasedView {
    let data = state.catalogue.read_untracked();
    let free = Facet::ALL.into_iter().filter(|facet| data.locked[*facet].is_empty());
    html::div().class("filter-panel").children(free.map(|facet| facet_group(state, facet))).into()
}
