//! What a query is cut into: clauses, each one thing that the reader wants, with all the ways to say it.

use super::How;
use crate::guide::TermIdx;

/// One thing that is asked for: any of the alternatives will do.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// The folded characters that ask for it.
    pub typed: String,
    /// The ways to say it.
    pub alternatives: Vec<Alternative>,
    /// How much of the query it is, in characters; nothing for what may as well be absent.
    pub size: f32,
}

/// One way to say it.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// What is looked for.
    pub what: What,
    /// How much it is worth, against 1 for the very words.
    pub worth: f32,
    /// How it comes from what is typed.
    pub how: How,
}

/// What is looked for in a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// All of these words, folded.
    Word(String),
    /// A word of letters, with whatever ending.
    Letters(String),
    /// A word of letters that begins so.
    Prefix(String),
    /// A sum, in hundredths.
    Amount(u64),
    /// A share, in hundredths of a percent.
    Percent(u64),
    /// The policy's own number.
    Number(u32),
    /// Digits of a number to call.
    Phone(String),
    /// An office that handles it.
    Office(TermIdx),
}

/// What an alternative is worth.
pub mod worth {
    /// The very words.
    pub const EXACT: f32 = 1.0;
    /// All that was typed, in one piece.
    pub const WHOLE: f32 = 3.0;
    /// The office that is named.
    pub const OFFICE: f32 = 1.2;
    /// Pinyin.
    pub const SPELLED: f32 = 0.9;
    /// The beginning of a word.
    pub const BEGUN: f32 = 0.7;
    /// Another word for the same thing.
    pub const LIKE: f32 = 0.6;
    /// What was meant instead of what was typed.
    pub const SLIP: f32 = 0.7;
}

impl Alternative {
    /// A way that is worth so much.
    pub fn new(what: What, worth: f32, how: How) -> Self {
        Self { what, worth, how }
    }

    /// The very words.
    pub fn exactly(what: What, how: How) -> Self {
        Self::new(what, worth::EXACT, how)
    }
}
