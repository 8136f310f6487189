//! The work on a guide, from opening a list to publishing: what is open, every edit with undo and redo, what the checks
//! say, and the files that come of it.
//!
//! Whoever draws the work and whoever does what takes time each have a copy of it: [`Act`]s keep them the same.
//!
//! It has no web, no clock and no IO: bytes, answers and the day come in as arguments. What takes time is a [`jobs::Job`],
//! which runs wherever the caller likes. Each job calls what `cargo data` calls, so that the same work makes the same files.

pub mod completeness;
pub mod contact;
pub mod finder;
pub mod history;
pub mod jobs;
pub mod opening;
pub mod package;
pub mod place;
pub mod publish;
pub mod quote;
pub mod replica;
pub mod session;
pub mod slices;
pub mod terms;
pub mod wording;

mod change;
mod compare;
mod lists;
mod reading;

pub use change::{Act, Change as FileChange};
pub use compare::{Change, Compared, Detail};
pub use history::{Document, Edit};
pub use jobs::{Checked, OpenCheck};
pub use opening::{Found, Opening};
pub use policy_data::import::quotable;
pub use reading::{Answers, Column, ENDINGS, Read, Refused, Report, Told};
pub use replica::Replica;
pub use session::Session;
