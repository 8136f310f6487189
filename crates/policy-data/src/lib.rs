//! What the editors' command does: search, match, judge, make tables and guides.

pub mod check;
pub mod command;
pub mod day;
pub mod diff;
pub mod editing;
pub mod exchange;
pub mod export;
pub mod import;
pub mod judge;
pub mod likeness;
pub mod matching;
pub mod overlay;
pub mod plain;
pub mod schema;
pub mod search;
mod simplified;
pub mod synth;
pub mod tables;
pub mod usage;
