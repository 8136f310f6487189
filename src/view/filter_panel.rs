//! The four facets: beside the list where there is room, else in a sheet.

use policy_core::Facet;

use super::facet_group::facet_group;
use crate::node::{Node, el};
use crate::state::State;

/// All facets.
pub fn filter_panel(state: State) -> Node {
    el("div")
        .class("filter-panel")
        .children(Facet::ALL.map(|facet| facet_group(state, facet)))
        .into()
}
