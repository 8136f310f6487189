//! A policy as a card, closed and opened.

pub mod call_link;
pub mod card;
pub mod changes;
pub mod contact_row;
pub mod detail;
pub mod figure;
pub mod highlight;
