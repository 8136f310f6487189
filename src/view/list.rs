//! The list of policies with all that narrows it.

pub mod browse;
pub mod card_list;
pub mod chips;
pub mod empty;
pub mod facet_group;
pub mod filter_bar;
pub mod filter_panel;
pub mod hints;
pub mod search_box;
pub mod sheet;
pub mod sort;
