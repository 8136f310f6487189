//! The domain of Policy Guide: what a guide is, and what can be asked of it.
//!
//! No web, no clock, no randomness, no IO: texts and today's date come in as arguments,
//! so everything here runs and is tested natively.

pub mod changes;
pub mod directory;
pub mod facet;
pub mod figure;
pub mod filter;
pub mod finder;
pub mod guide;
pub mod highlight;
pub mod issue;
pub mod link;
pub mod load;
pub mod localized;
pub mod overlay;
pub mod permalink;
pub mod phone;
pub mod search;
pub mod selection;

#[cfg(test)]
mod testing;

pub use facet::Facet;
pub use guide::{Guide, Policy};
pub use issue::Issue;
pub use load::load;
pub use localized::Localized;
pub use selection::Selection;
