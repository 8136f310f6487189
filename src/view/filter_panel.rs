//! The four facets: beside the list where there is room, else in a sheet.

use leptos::prelude::*;
use policy_core::Facet;

use super::facet_group::facet_group;
use crate::node::{Node, el};
use crate::state::State;

/// All facets in which there is something to choose.
pub fn filter_panel(state: State) -> Node {
    let data = state.data.read_untracked();
    let free = Facet::ALL.into_iter().filter(|facet| data.locked[*facet].is_empty());
    el("div").class("filter-panel").children(free.map(|facet| facet_group(state, facet))).into()
}
