//! All offices and their numbers.

pub mod directory;
