//! The work on a guide, from opening a list to publishing: what is open, every edit with undo and redo, what the checks
//! say, and the files that come of it.
//!
//! It has no web, no clock and no IO: bytes, answers and the day come in as arguments. What takes time is a [`jobs::Job`],
//! which runs wherever the caller likes. Each job calls what `cargo data` calls, so that the same work makes the same files.

pub mod completeness;
pub mod contact;
pub mod finder;
pub mod history;
pub mod jobs;
pub mod package;
pub mod place;
pub mod publish;
pub mod quote;
pub mod session;
pub mod terms;
pub mod wording;

mod compare;
mod reading;

pub use compare::{Change, Compared, Detail};
pub use history::{Document, Edit};
pub use jobs::OpenCheck;
pub use reading::{Answers, Column, Read, Refused, Told};
pub use session::Session;
