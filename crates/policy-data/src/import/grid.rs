//! What every file becomes: tables of cells, each with its place. Nothing here knows what the cells mean.

use std::fmt::Write as _;

use anyhow::{Result, bail};

use super::fold;
pub use super::hint::Hint;
use super::refusal::Refusal;

/// A file's tables, and the paragraphs around them.
#[derive(Debug, Default)]
pub struct Grid {
    /// Paragraphs before the first table.
    pub before: Vec<String>,
    /// The tables, in order.
    pub tables: Vec<Table>,
    /// Paragraphs after the last table.
    pub after: Vec<String>,
    /// Whether a table may be the last one's continuation, as on the pages of a document.
    pub is_running: bool,
    /// What had to be guessed so far.
    pub hints: Vec<(Option<Place>, Hint)>,
}

impl Grid {
    /// Without the characters that nobody sees and those that only look like others; each cell that had some is reported.
    /// Nobody can compare or search what they cannot see, and such characters would come up for ever after as faults.
    pub fn folded(mut self) -> Self {
        for table in &mut self.tables {
            for row in &mut table.rows {
                for (cell, column) in row.cells.iter_mut().zip(1..) {
                    let Cell::Text(text) = cell else { continue };
                    let place =
                        Place { table: table.name.clone(), row: row.number, column: Some(column) };
                    let hints = fold::fold(text);
                    self.hints.extend(hints.into_iter().map(|hint| (Some(place.clone()), hint)));
                }
            }
        }
        let between = self.tables.iter_mut().flat_map(|table| &mut table.before);
        for line in self.before.iter_mut().chain(between).chain(&mut self.after) {
            fold::fold(line);
        }
        self
    }

    /// Paragraphs since the last table, as they go by.
    pub fn paragraph(&mut self, text: String) {
        if self.tables.is_empty() { self.before.push(text) } else { self.after.push(text) }
    }

    /// The paragraphs that stand before a table which begins now.
    pub fn take_before(&mut self) -> Vec<String> {
        std::mem::take(&mut self.after)
    }
}

impl Grid {
    /// Tables and lines of a document that stands inside of this one.
    pub fn append(&mut self, other: Self) {
        if self.tables.is_empty() { &mut self.before } else { &mut self.after }
            .extend(other.before);
        for mut table in other.tables {
            let mut before = self.take_before();
            before.append(&mut table.before);
            let name = (self.tables.len() + 1).to_string();
            self.tables.push(Table { name, before, ..table });
        }
        self.after.extend(other.after);
        self.hints.extend(other.hints);
        self.is_running |= other.is_running;
    }
}

/// A table or a sheet.
#[derive(Debug, Default)]
pub struct Table {
    /// The sheet's name; empty where tables have none.
    pub name: String,
    /// Rows, blank ones included where the file counts them.
    pub rows: Vec<Row>,
    /// Paragraphs between the table before and this one.
    pub before: Vec<String>,
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

impl Row {
    /// All its texts, one after another.
    pub fn words(&self) -> String {
        let texts = self.cells.iter().map(Cell::own).filter(|text| !text.is_empty());
        texts.collect::<Vec<_>>().join(" | ")
    }
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
pub fn letters(column: usize) -> String {
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
