//! The finder: questions, and what may apply.

mod draft;
pub mod finder;
mod question;
mod results;
