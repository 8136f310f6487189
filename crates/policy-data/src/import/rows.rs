//! Policies as the source prints them.

use anyhow::Result;

use super::account::Account;
use super::finding::{Entry, Finding};
use super::grid::{Grid, Place};
use super::header::{Choice, Field};
use super::lines::{note_of, title_of};
use super::reader::Reader;

/// What a file says.
#[derive(Debug, Default)]
pub struct Source {
    /// The title over the list, where there is one.
    pub title: Option<String>,
    /// The remark under the list, without its 注：.
    pub note: Option<String>,
    /// The policies in the order of the file.
    pub rows: Vec<SourceRow>,
    /// What was guessed.
    pub entries: Vec<Entry>,
    /// What became of every table, row and line.
    pub account: Account,
    /// Rows of words that look like heads, where no list was found.
    pub heads_seen: Vec<String>,
    /// Whether the list has no words for categories at all.
    pub has_no_categories: bool,
}

/// Whether a policy is over, as an exported table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In force.
    Active,
    /// Over.
    Expired,
    /// Another policy of that number took its place.
    Replaced(u32),
}

/// A policy as the source prints it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceRow {
    /// Printed or counted.
    pub number: u32,
    /// Its group's name, as it is printed; empty where there is none.
    pub category: String,
    /// The three cells, word for word.
    pub text: String,
    /// Who handles it.
    pub agency: String,
    /// Whom to ask.
    pub contact: String,
    /// The words of the row above that 同上 stands for, of office and contact.
    pub above: [Option<String>; 2],
    /// Further cells with the heads over them.
    pub more: Vec<(String, String)>,
    /// What an exported table says about its being over.
    pub state: Option<State>,
    /// Where the row stands.
    pub place: Option<Place>,
    /// The columns of agency and contact, as a person counts.
    pub columns: (Option<usize>, Option<usize>),
}

impl SourceRow {
    /// The cell of a field.
    pub fn cell_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Text => Some(&mut self.text),
            Field::Agency => Some(&mut self.agency),
            Field::Contact => Some(&mut self.contact),
            Field::Number | Field::Category => None,
        }
    }

    /// What office and contact mean, whatever they say.
    pub fn meant(&self) -> [&str; 2] {
        let [agency, contact] = &self.above;
        [agency.as_ref().unwrap_or(&self.agency), contact.as_ref().unwrap_or(&self.contact)]
    }

    /// The row's place, at a column.
    pub fn at(&self, column: Option<usize>) -> Option<Place> {
        self.place.clone().map(|place| Place { column, ..place })
    }

    /// Whether it says nothing.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
            && self.agency.is_empty()
            && self.contact.is_empty()
            && self.more.is_empty()
    }
}

/// The fields that are cells of a policy.
pub const CELLS: [Field; 3] = [Field::Text, Field::Agency, Field::Contact];

/// Reads what the tables say.
///
/// # Errors
/// When there are more policies than any list has.
pub fn read(grid: Grid, choice: &Choice) -> Result<Source> {
    let mut reader = Reader::new(&grid, choice);
    for (idx, table) in grid.tables.iter().enumerate() {
        reader.table(idx, table)?;
    }
    let hints = grid.hints.into_iter().filter(|(place, hint)| reader.is_told(place.as_ref(), hint));
    let mut entries: Vec<Entry> = hints
        .map(|(place, hint)| Entry { place, policy: None, finding: Finding::Hint(hint) })
        .collect();
    reader.lines_after(&grid.after);
    let mut source = reader.finish();
    entries.append(&mut source.entries);
    source.entries = entries;
    source.title = title_of(&mut source.account);
    source.note = note_of(&source.account);
    Ok(source)
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
