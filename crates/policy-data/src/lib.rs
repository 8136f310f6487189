//! What the editors' command does: search, match, judge, make tables and guides.

pub mod command;
pub mod judge;
pub mod matching;
pub mod search;
pub mod synth;
pub mod tables;
