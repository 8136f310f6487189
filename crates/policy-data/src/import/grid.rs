//! What every file becomes: tables of cells, each with its place. Nothing here knows what the cells mean.

use std::fmt::Write as _;

use super::refusal::Refusal;
use anyhow::{Result, bail};
use policy_core::load::is_hidden;

/// A file's tables, and the paragraphs around them.
#[derive(Debug, Default)]
pub struct Grid {
    /// Paragraphs before the first table.
    pub before: Vec<String>,
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// Paragraphs after the first table.
    pub after: Vec<String>,
    /// Whether a table may be the last one's continuation, as on the pages of a document.
    pub is_running: bool,
    /// What had to be guessed so far.
    pub hints: Vec<(Option<Place>, Hint)>,
}

impl Grid {
    /// Without the characters that nobody sees; each cell that had some is told. Nobody can compare or search what they
    /// cannot see, and such characters would come up for ever after as faults of the guide.
    pub fn without_hidden(mut self) -> Self {
        for table in &mut self.tables {
            for row in &mut table.rows {
                for (cell, column) in row.cells.iter_mut().zip(1..) {
                    let Cell::Text(text) = cell else { continue };
                    let n = text.chars().filter(|c| is_hidden(*c)).count();
                    if n > 0 {
                        text.retain(|c| !is_hidden(c));
                        let (table, row) = (table.name.clone(), row.number);
                        let place = Place { table, row, column: Some(column) };
                        self.hints.push((Some(place), Hint::Hidden(n)));
                    }
                }
            }
        }
        self.before
            .iter_mut()
            .chain(&mut self.after)
            .for_each(|line| line.retain(|c| !is_hidden(c)));
        self
    }
}

/// What reading a file had to guess or could not carry over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The text's encoding was found out, not declared.
    Encoding(String),
    /// Bytes that mean nothing in that encoding, how many.
    BadBytes(usize),
    /// The value of a formula was taken as it was last computed.
    Formula,
    /// A word processor's numbering shows before the paragraph and is no part of the text.
    AutomaticNumber,
    /// A cell that shows an error such as `#REF!`.
    ErrorValue(String),
    /// A cell that holds a number and no text: zeros and hyphens of its look may be missing.
    NumberValue,
    /// A date or a duration, whose look depends on the program that shows it.
    DateValue(String),
    /// A sign of a symbol font that is no letter.
    Symbol,
    /// Characters that nobody sees were taken out, how many.
    Hidden(usize),
}

/// A table or a sheet.
#[derive(Debug, Default)]
pub struct Table {
    /// The sheet's name; empty where tables have none.
    pub name: String,
    /// Rows, blank ones included where the file counts them.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// The row's number as a person counts it; in text files the line.
    pub number: usize,
    /// The cells from the left.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Its own text, line breaks as `\n`; may be empty.
    Text(String),
    /// Merged with the cell above.
    Up,
    /// Merged with the cell to the left.
    Left,
}

impl Cell {
    /// The cell's own text, trimmed.
    pub fn own(&self) -> &str {
        match self {
            Self::Text(text) => text.trim(),
            Self::Up | Self::Left => "",
        }
    }
}

/// Where something stands in the file that is imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The sheet's name, or the number of the table where tables have no name.
    pub table: String,
    /// As a person counts.
    pub row: usize,
    /// As a person counts; `None` for the whole row.
    pub column: Option<usize>,
}

impl Place {
    /// In words: `Sheet1!D7` as spreadsheets have it, or table, row and column.
    pub fn words(&self, zh: bool) -> String {
        let mut words = match (self.table.is_empty(), zh) {
            (true, _) => String::new(),
            (false, true) => format!("表“{}” ", self.table),
            (false, false) => format!("table “{}” ", self.table),
        };
        let _ = match zh {
            true => write!(words, "第{}行", self.row),
            false => write!(words, "row {}", self.row),
        };
        let _ = match (self.column, zh) {
            (Some(column), true) => write!(words, " {}列", letters(column)),
            (Some(column), false) => write!(words, " column {}", letters(column)),
            (None, _) => Ok(()),
        };
        words
    }
}

/// A spreadsheet's name of a column, counted from 1.
fn letters(column: usize) -> String {
    let (mut rest, mut name) = (column, String::new());
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0) + b'A';
        name.insert(0, char::from(letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// No table has more columns that count; what stands further right is a stray.
pub const MAX_COLUMNS: usize = 64;
/// Cells of all tables together.
const MAX_CELLS: usize = 2_000_000;
/// Bytes of text of all tables together.
const MAX_TEXT: usize = 64 << 20;

/// What may still be read: a file cannot grow without bound while it is unfolded.
#[derive(Debug)]
pub struct Budget {
    cells: usize,
    text: usize,
}

impl Default for Budget {
    fn default() -> Self {
        Self { cells: MAX_CELLS, text: MAX_TEXT }
    }
}

impl Budget {
    /// Takes a cell with that much text.
    ///
    /// # Errors
    /// When there is more than any list of policies has.
    pub fn take(&mut self, bytes: usize) -> Result<()> {
        match (self.cells.checked_sub(1), self.text.checked_sub(bytes)) {
            (Some(cells), Some(text)) => {
                self.cells = cells;
                self.text = text;
                Ok(())
            }
            (None, _) => {
                bail!(Refusal::TooManyCells(MAX_CELLS))
            }
            (_, None) => {
                bail!(Refusal::TooMuchText { mb: MAX_TEXT >> 20 })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_reads_as_people_count() {
        let place = Place { table: "清单".into(), row: 7, column: Some(28) };
        assert_eq!(place.words(true), "表“清单” 第7行 AB列");
        assert_eq!(place.words(false), "table “清单” row 7 column AB");
        assert_eq!(Place { table: String::new(), row: 3, column: None }.words(false), "row 3");
    }

    #[test]
    fn what_is_read_is_bounded() {
        let mut budget = Budget { cells: 2, text: 10 };
        assert!(budget.take(10).is_ok());
        assert!(budget.take(1).is_err());
        assert!(budget.take(0).is_ok());
        assert!(budget.take(0).is_err());
    }
}
