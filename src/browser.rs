//! What the browser gives: with `embed/` the only place that touches it, and it knows no policy.
//!
//! Each thing that keeps state has a double in memory, for tests and for pages that refuse it.

pub mod address;
pub mod clipboard;
pub mod clock;
pub mod listener;
pub mod store;
