//! The files of Policy Guide as serde types: one definition for whoever reads, writes or checks them.
//!
//! A guide is [`Guide`], a district's overlay is [`Overlay`], the list of changes is [`Changes`], and questions in
//! people's own words may stand in an [`AsksFile`]. The types say how a file is written, not what it means: ids are
//! not resolved, quotes are not looked up, numbers may not dial. `policy-core` does that.
//!
//! An absent field and one that is `null` are the same, and neither is written. Fields that are not named here are
//! passed over: a program that edits somebody's file must edit the JSON, not one of these types, or it loses them.
//! The comments here are what an editor's program shows beside a field: with the feature `schema`, JSON Schemas are
//! derived from these types.

mod asks;
mod changes;
mod choice;
mod guide;
mod number;
mod overlay;
mod policy;
#[cfg(feature = "schema")]
mod schema;
mod term;
mod words;

pub use asks::AsksFile;
pub use changes::{Changed, Changes, Detail, Field, Kind, Removed};
pub use choice::{Level, Limit, Per, Recipient, Status, UNKNOWN_CHOICE, Unit};
pub use guide::{FacetNames, Guide, Question, Source, Vocabulary};
pub use number::Hundredths;
pub use overlay::{Overlay, Replacement};
pub use policy::{Benefit, Condition, Contact, Editorial, MoreCell, Official, Policy, When};
pub use term::{Term, is_language};
pub use words::{Named, Words};

/// The format that this program writes and the newest it reads.
pub const FORMAT: u64 = 1;
