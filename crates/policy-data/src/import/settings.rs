//! What an import gets beside the file and the guide.

use serde_json::Value;

use super::header::Choice;
use super::merge::Lost;

/// The choices of whoever imports.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What happens to policies that the file does not print any more.
    pub lost: Lost,
    /// Columns that were settled by hand.
    pub columns: Choice,
    /// The title of a guide that is begun.
    pub title: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Its languages; the first is that of the official text.
    pub languages: Vec<String>,
    /// The area code of local numbers, such as `023`.
    pub area_code: Option<String>,
    /// The name of the list's file, as the source of a guide that is begun.
    pub document: Option<String>,
    /// Policies that earlier imports took out of the guide.
    pub kept: Vec<Value>,
    /// Is told how much of the work is done, in percent, now and then.
    pub tell: Option<fn(u32)>,
}

impl Settings {
    /// Tells how much is done.
    pub(super) fn tell(&self, done: Done) {
        if let Some(tell) = self.tell {
            tell(done as u32);
        }
    }
}

/// What of an import is done: so many hundredths of the time that a list takes which rewrites a large guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Done {
    /// The file's tables are read.
    Tables = 8,
    /// Which row is which policy is known.
    Pairs = 45,
    /// The rows are in the guide.
    Merged = 75,
}

impl From<Lost> for Settings {
    fn from(lost: Lost) -> Self {
        Self { lost, ..Self::default() }
    }
}
