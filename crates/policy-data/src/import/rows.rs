//! From tables to policies as the source prints them: categories carried down, numbers read, remarks told apart.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::finding::{Entry, Finding};
use super::grid::{Cell, Grid, Place, Row, Table};
use super::header::{Columns, Field};
use super::plain::is_remark;
use super::refusal::Refusal;

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
    /// Where the row stands.
    pub place: Option<Place>,
    /// The columns of agency and contact, as a person counts.
    pub columns: (Option<usize>, Option<usize>),
}

impl SourceRow {
    fn cell_mut(&mut self, field: Field) -> Option<&mut String> {
        match field {
            Field::Text => Some(&mut self.text),
            Field::Agency => Some(&mut self.agency),
            Field::Contact => Some(&mut self.contact),
            Field::Number | Field::Category => None,
        }
    }

    /// The row's place, at a column.
    pub fn at(&self, column: Option<usize>) -> Option<Place> {
        self.place.clone().map(|place| Place { column, ..place })
    }
}

/// The fields that are cells of a policy.
const CELLS: [Field; 3] = [Field::Text, Field::Agency, Field::Contact];

/// A list has not more policies than this.
const MAX_POLICIES: usize = 20_000;

/// Reads what the tables say.
///
/// # Errors
/// When there are more policies than any list has.
pub fn read(grid: Grid) -> Result<Source> {
    let mut reader = Reader::default();
    reader.lines.clone_from(&grid.before);
    for table in &grid.tables {
        if !grid.is_running {
            reader.columns = None;
        }
        reader.table(table);
        if reader.source.rows.len() > MAX_POLICIES {
            bail!(Refusal::TooManyPolicies(MAX_POLICIES));
        }
    }
    let hints = grid.hints.into_iter().filter(|(place, _)| reader.is_read(place.as_ref()));
    let mut entries: Vec<Entry> = hints
        .map(|(place, hint)| Entry { place, policy: None, finding: Finding::Hint(hint) })
        .collect();
    entries.append(&mut reader.source.entries);
    reader.source.entries = entries;
    reader.source.title = title_of(&reader.lines);
    let remarks = reader.remarks.iter().chain(&grid.after);
    reader.source.note = remarks.map(|line| line.trim()).find(|line| is_remark(line)).map(bare);
    Ok(reader.source)
}

/// A remark without its 注：.
fn bare(remark: &str) -> String {
    remark.split_once(['：', ':']).map_or(remark, |(_, rest)| rest).trim().to_owned()
}

/// The longest line over the list; a line such as 附件 is none.
fn title_of(lines: &[String]) -> Option<String> {
    let lines = lines.iter().map(|line| line.trim());
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with("附件"));
    lines.max_by_key(|line| line.chars().count()).map(ToOwned::to_owned)
}

#[derive(Default)]
struct Reader {
    source: Source,
    columns: Option<Columns>,
    category: String,
    /// Lines before the heads.
    lines: Vec<String>,
    remarks: Vec<String>,
    /// Tables that were read, and their columns: hints about others are of no interest.
    read: BTreeMap<String, Columns>,
    is_first_row: bool,
    /// Numbers that policies have.
    used: BTreeSet<u32>,
}

impl Reader {
    fn table(&mut self, table: &Table) {
        self.is_first_row = true;
        for row in &table.rows {
            let place = Place { table: table.name.clone(), row: row.number, column: None };
            self.row(row, &place, &table.rows);
        }
    }

    fn row(&mut self, row: &Row, place: &Place, rows: &[Row]) {
        let texts: Vec<&str> =
            row.cells.iter().map(Cell::own).filter(|text| !text.is_empty()).collect();
        let only = if let [text] = texts.as_slice() { Some(*text) } else { None };
        if let Some(columns) = Columns::recognise(row) {
            return self.heads(columns, place, rows);
        }
        let Some(columns) = self.columns.clone() else {
            self.lines.extend(texts.into_iter().map(ToOwned::to_owned));
            return;
        };
        if texts.is_empty() && !row.cells.contains(&Cell::Up) {
            return;
        }
        if self.is_first_row && !self.read.contains_key(&place.table) {
            self.say(Some(place.clone()), Finding::NoHeader);
            self.read.insert(place.table.clone(), columns.clone());
        }
        self.is_first_row = false;
        match only {
            Some(text) if is_remark(text) => self.remarks.push(text.to_owned()),
            Some(text) if is_section(row) => self.section(text, place),
            _ => self.policy(row, place, &columns),
        }
    }

    fn heads(&mut self, columns: Columns, place: &Place, rows: &[Row]) {
        self.is_first_row = false;
        let is_known = self.read.contains_key(&place.table);
        if !is_known {
            for (field, idx, head) in &columns.guessed {
                let finding = Finding::HeadGuessed { field: *field, head: head.clone() };
                self.say(Some(Place { column: Some(idx + 1), ..place.clone() }), finding);
            }
            for (idx, head) in &columns.unread {
                let own =
                    |row: &Row| row.cells.get(*idx).is_some_and(|cell| !cell.own().is_empty());
                if rows.iter().filter(|row| row.number > place.row).any(own) {
                    let place = Place { column: Some(idx + 1), ..place.clone() };
                    self.say(Some(place), Finding::ColumnUnread { head: head.clone() });
                }
            }
            for field in Field::ALL.into_iter().filter(|field| columns.place(*field).is_none()) {
                self.say(Some(place.clone()), Finding::ColumnMissing(field));
            }
            self.read.insert(place.table.clone(), columns.clone());
        }
        self.columns = Some(columns);
    }

    fn section(&mut self, text: &str, place: &Place) {
        without_ordinal(text).clone_into(&mut self.category);
        self.say(Some(place.clone()), Finding::SectionRow(self.category.clone()));
    }

    fn policy(&mut self, row: &Row, place: &Place, columns: &Columns) {
        let cell = |field: Field| columns.place(field).and_then(|idx| row.cells.get(idx));
        let own = |field: Field| cell(field).map_or("", Cell::own);
        if cell(Field::Number) == Some(&Cell::Up) {
            return self.join(row, place, columns);
        }
        if own(Field::Number).is_empty()
            && own(Field::Text).is_empty()
            && cell(Field::Text) != Some(&Cell::Up)
        {
            self.say(Some(place.clone()), Finding::RowJoined);
            return self.join(row, place, columns);
        }
        if !own(Field::Category).is_empty() {
            own(Field::Category).clone_into(&mut self.category);
        }
        let number = self.number(own(Field::Number), place, columns.place(Field::Number));
        let above = self.source.rows.last().cloned().unwrap_or_default();
        let mut policy = SourceRow {
            number,
            category: self.category.clone(),
            place: Some(place.clone()),
            columns: (column(columns, Field::Agency), column(columns, Field::Contact)),
            ..SourceRow::default()
        };
        for field in CELLS {
            let (text, finding) = match cell(field) {
                Some(Cell::Text(text)) => (text.trim().to_owned(), None),
                Some(Cell::Up) => {
                    let text =
                        above.clone().cell_mut(field).map_or_else(String::new, std::mem::take);
                    (text, Some(Finding::CarriedDown(field)))
                }
                Some(Cell::Left) => (String::new(), Some(Finding::MergedLeft(field))),
                None => (String::new(), None),
            };
            if let Some(finding) = finding {
                let place = Place { column: column(columns, field), ..place.clone() };
                self.tell(Some(number), Some(place), finding);
            }
            if let Some(slot) = policy.cell_mut(field) {
                *slot = text;
            }
        }
        self.keep(policy, place);
    }

    fn keep(&mut self, policy: SourceRow, place: &Place) {
        if policy.text.is_empty() && policy.agency.is_empty() && policy.contact.is_empty() {
            return self.tell(Some(policy.number), Some(place.clone()), Finding::RowEmpty);
        }
        if policy.category.is_empty() {
            self.tell(Some(policy.number), Some(place.clone()), Finding::NoCategory);
        }
        self.used.insert(policy.number);
        self.source.rows.push(policy);
    }

    /// A row that goes on where the one above ended.
    fn join(&mut self, row: &Row, place: &Place, columns: &Columns) {
        let Some(last) = self.source.rows.last_mut() else {
            return self.say(Some(place.clone()), Finding::RowEmpty);
        };
        for field in CELLS {
            let more =
                columns.place(field).and_then(|idx| row.cells.get(idx)).map_or("", Cell::own);
            if let Some(text) = last.cell_mut(field).filter(|_| !more.is_empty()) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(more);
            }
        }
    }

    fn number(&mut self, printed: &str, place: &Place, idx: Option<usize>) -> u32 {
        let place = Place { column: idx.map(|idx| idx + 1), ..place.clone() };
        let next = self.used.last().copied().unwrap_or(0).saturating_add(1);
        match number_in(printed) {
            Some(number) if !self.used.contains(&number) => number,
            Some(number) => {
                self.tell(Some(next), Some(place), Finding::NumberTwice(number));
                next
            }
            None if printed.is_empty() => {
                self.tell(Some(next), Some(place), Finding::NumberCounted);
                next
            }
            None => {
                self.tell(Some(next), Some(place), Finding::NumberUnclear(printed.to_owned()));
                next
            }
        }
    }

    fn is_read(&self, place: Option<&Place>) -> bool {
        let Some(place) = place else { return true };
        let columns = self.read.get(&place.table);
        let field = columns.zip(place.column).map(|(columns, column)| columns.field_at(column - 1));
        // Numbers in the column of numbers are as they should be.
        matches!(field, Some(Some(field)) if field != Field::Number)
    }

    fn say(&mut self, place: Option<Place>, finding: Finding) {
        self.tell(None, place, finding);
    }

    fn tell(&mut self, policy: Option<u32>, place: Option<Place>, finding: Finding) {
        self.source.entries.push(Entry { place, policy, finding });
    }
}

fn column(columns: &Columns, field: Field) -> Option<usize> {
    columns.place(field).map(|idx| idx + 1)
}

/// One text over the whole width.
fn is_section(row: &Row) -> bool {
    let n_left = row.cells.iter().filter(|cell| **cell == Cell::Left).count();
    n_left >= 2 && n_left + 1 == row.cells.len()
}

/// 一、加强…: without the ordinal.
fn without_ordinal(text: &str) -> &str {
    let rest = text.trim_start_matches(['（', '(']);
    let rest =
        rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    let bare = rest.trim_start_matches(['）', ')', '、', '.', '．', ' ']);
    if bare.len() < rest.len() { bare } else { text }
}

/// `7`, `7.`, `７`, `（7）`, `第7条`: a number above zero.
fn number_in(printed: &str) -> Option<u32> {
    let digits: String = printed.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let digits = digits.trim_matches(['(', ')', '（', '）', '.', '．', '、', '第', '条', '号']);
    let is_number =
        !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten().filter(|number| *number > 0)
}

/// A full-width digit as a plain one.
pub fn half_width(c: char) -> char {
    match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        _ => c,
    }
}

#[cfg(test)]
#[path = "rows_tests.rs"]
mod tests;
