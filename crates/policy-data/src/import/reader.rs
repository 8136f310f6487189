//! From tables to policies: heads found, rows told apart, categories carried down, remarks and other tables noted.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};

use super::account::{Account, Fate, RowAccount, TableAccount};
use super::finding::{Entry, Finding};
use super::grid::{Cell, Grid, Hint, Place, Row, Table};
use super::header::{Choice, Columns, Field, Role};
use super::lines::{is_further_remark, is_remark};
use super::number::{has_ordinal, number_in, without_heading_ordinal};
use super::plan::{Plan, heads_seen};
use super::refusal::Refusal;
use super::row::Draft;
use super::row_kinds::{
    MAX_HEADING, is_aside, is_column_numbers, is_other_heads, is_section, is_title_again, numbers,
    texts,
};
use super::rows::{Source, SourceRow};

/// A list has not more policies than this.
const MAX_POLICIES: usize = 20_000;

/// Reads table after table.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says where in the list the next row stands"
)]
pub struct Reader {
    plans: Vec<Plan>,
    n_lists: usize,
    is_running: bool,
    heads_seen: Vec<String>,
    account: Account,
    columns: Option<Columns>,
    category: String,
    /// Whether the rows and lines that follow may go on with a remark.
    in_note: bool,
    /// Whether another table has begun under the list, in the same sheet.
    in_other: bool,
    /// Columns of the tables that were read: hints about others are of no interest.
    read: BTreeMap<String, Columns>,
    drafts: Vec<Draft>,
    /// Numbers that rows print.
    printed: BTreeSet<u32>,
    /// What is reported, with the position of its policy.
    entries: Vec<(Option<usize>, Entry)>,
    /// Lines over the first table.
    before: Vec<String>,
    has_section: bool,
}

impl Reader {
    /// Looks through the tables for heads.
    pub fn new(grid: &Grid, choice: &Choice) -> Self {
        let plans = Plan::of_all(&grid.tables, choice);
        Self {
            n_lists: plans.iter().filter(|plan| plan.is_list).count(),
            plans,
            is_running: grid.is_running,
            heads_seen: heads_seen(&grid.tables),
            account: Account::default(),
            columns: None,
            category: String::new(),
            in_note: false,
            in_other: false,
            read: BTreeMap::new(),
            drafts: Vec::new(),
            printed: BTreeSet::new(),
            entries: Vec::new(),
            before: grid.before.clone(),
            has_section: false,
        }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// When there are more policies than any list has.
    pub fn table(&mut self, idx: usize, table: &Table) -> Result<()> {
        let Some(plan) = self.plans.get(idx).cloned() else { return Ok(()) };
        self.in_other = false;
        let mut before = std::mem::take(&mut self.before);
        before.extend(table.before.iter().cloned());
        self.account
            .tables
            .push(TableAccount { name: table.name.clone(), ..TableAccount::default() });
        let goes_on = !plan.is_list && self.is_running && self.goes_on(table);
        if !self.is_running {
            self.columns = None;
            self.in_note = false;
        }
        self.lines_before(&before, &plan, goes_on);
        if plan.is_list {
            self.sheet_name(table, &plan);
            self.bare(table, &plan);
        } else if goes_on {
            let row = table.rows.first().map_or(1, |row| row.number);
            self.say(
                Some(Place { table: table.name.clone(), row, column: None }),
                Finding::NoHeader,
            );
            if let Some(columns) = self.columns.clone() {
                if let Some(account) = self.account.last() {
                    account.heads(&columns);
                }
                self.read.insert(table.name.clone(), columns);
            }
        } else {
            self.other_table(table);
            return Ok(());
        }
        for at in 0..table.rows.len() {
            self.row(table, at, &plan);
            if self.drafts.len() > MAX_POLICIES {
                bail!(Refusal::TooManyPolicies(MAX_POLICIES));
            }
        }
        Ok(())
    }

    /// Whether a table without heads goes on with the list before it.
    fn goes_on(&self, table: &Table) -> bool {
        let Some(columns) = &self.columns else { return false };
        let Some(row) =
            table.rows.iter().find(|row| row.cells.iter().any(|cell| !cell.own().is_empty()))
        else {
            return false;
        };
        let number = columns.place(Field::Number).and_then(|idx| row.cells.get(idx));
        let texts: Vec<&str> =
            row.cells.iter().map(Cell::own).filter(|text| !text.is_empty()).collect();
        let is_numbered = number.is_some_and(|cell| number_in(cell.own()).is_some());
        let has_head = texts.iter().any(|text| {
            super::head_words::field_of(&super::header::plain(text), "")
                .is_some_and(|(sure, _)| !sure.is_guess())
        });
        is_numbered || row.cells.len() == columns.width() && !has_head
    }

    /// Paragraphs before a table: its heading, lines over the list, or remarks.
    fn lines_before(&mut self, lines: &[String], plan: &Plan, goes_on: bool) {
        let mut lines: Vec<&str> =
            lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
        let has_list = !self.drafts.is_empty() || self.columns.is_some();
        let has_column = plan
            .columns()
            .or(self.columns.as_ref())
            .is_some_and(|columns| columns.place(Field::Category).is_some());
        let heading = lines.last().copied().filter(|line| {
            let is_short =
                line.chars().count() <= MAX_HEADING && !line.ends_with(['。', '；', '：', ':']);
            let is_named = has_ordinal(line) || has_list || self.n_lists > 1 && lines.len() > 1;
            (plan.is_list || goes_on)
                && !has_column
                && is_short
                && is_named
                && !is_remark(line)
                && !line.contains('续')
        });
        if heading.is_some() {
            lines.pop();
        }
        for line in lines {
            self.line(line, has_list);
        }
        if let Some(line) = heading {
            without_heading_ordinal(line).clone_into(&mut self.category);
            self.account.lines.push((line.to_owned(), Fate::Category));
            self.say(None, Finding::HeadingTaken(self.category.clone()));
            self.has_section = true;
        }
    }

    fn line(&mut self, line: &str, is_after: bool) {
        let is_note = is_after && (is_remark(line) || self.in_note && is_further_remark(line));
        self.in_note |= is_note;
        let fate = match (is_note, is_after) {
            (true, _) => Fate::Remark,
            (false, true) => Fate::After,
            (false, false) => Fate::Line,
        };
        self.account.lines.push((line.to_owned(), fate));
    }

    /// Paragraphs under the last table.
    pub fn lines_after(&mut self, lines: &[String]) {
        let lines = self.before.clone().into_iter().chain(lines.iter().cloned());
        for line in lines.collect::<Vec<_>>() {
            if !line.trim().is_empty() {
                self.line(line.trim(), !self.drafts.is_empty());
            }
        }
    }

    /// A table that is no list: each of its cells is reported.
    fn other_table(&mut self, table: &Table) {
        let has_list = self.n_lists > 0;
        let mut n_cells = 0;
        let mut heads = None;
        for row in &table.rows {
            let cells = texts(row);
            if cells.is_empty() {
                continue;
            }
            n_cells += cells.len();
            if heads.is_none() && cells.len() > 1 {
                heads =
                    Some(cells.iter().map(|(_, text)| text.clone()).collect::<Vec<_>>().join("、"));
            }
            let is_line = cells.len() == 1 && self.drafts.is_empty() && self.columns.is_none();
            self.note(row, if is_line { Fate::Line } else { Fate::OtherTable }, cells);
        }
        if let Some(heads) = heads.filter(|_| has_list && n_cells > 1) {
            let row = table.rows.first().map_or(1, |row| row.number);
            let place = Place { table: table.name.clone(), row, column: None };
            self.say(Some(place), Finding::OtherTable { heads });
        }
    }

    fn row(&mut self, table: &Table, at: usize, plan: &Plan) {
        let Some(row) = table.rows.get(at) else { return };
        let place = Place { table: table.name.clone(), row: row.number, column: None };
        let texts = texts(row);
        if let Some((columns, is_first)) = plan.heads_at(at) {
            self.in_other = false;
            if is_first {
                self.heads(columns.clone(), &place, table);
            }
            return self.note(row, Fate::Heads, texts);
        }
        let Some(columns) = self.columns.clone() else {
            if !texts.is_empty() {
                self.note(row, Fate::Line, texts);
            }
            return;
        };
        if texts.is_empty() && !row.cells.contains(&Cell::Up) {
            return;
        }
        if is_column_numbers(&texts) {
            return self.note(row, Fate::ColumnNumbers, texts);
        }
        if self.in_other || is_other_heads(&texts) {
            return self.other_row(row, place, texts);
        }
        if is_aside(&texts, &columns) {
            return self.note(row, Fate::Aside, texts);
        }
        if self.is_after_end(table, at, &columns) {
            return self.note(row, Fate::After, texts);
        }
        if let [(column, text)] = texts.as_slice() {
            if is_remark(text) || self.in_note && is_further_remark(text) {
                self.in_note = true;
                return self.note(row, Fate::Remark, texts);
            }
            if is_section(row, *column - 1, text, &columns) {
                let is_again =
                    is_title_again(text, plan.has_heads_after(table, at), &columns, &self.account);
                return self.section(row, text, &place, is_again);
            }
        }
        self.in_note = false;
        self.policy(table, at, &place, &columns);
    }

    fn section(&mut self, row: &Row, text: &str, place: &Place, is_again: bool) {
        if is_again {
            return self.note(row, Fate::TitleAgain, texts(row));
        }
        without_heading_ordinal(text).clone_into(&mut self.category);
        self.has_section = true;
        self.note(row, Fate::Category, texts(row));
        self.say(Some(place.clone()), Finding::SectionRow(self.category.clone()));
    }

    fn note(&mut self, row: &Row, fate: Fate, cells: Vec<(usize, String)>) {
        if let Some(table) = self.account.last() {
            table.rows.push(RowAccount { row: row.number, fate, cells });
        }
    }

    /// Whether a hint is worth telling: what is left out always is.
    pub fn is_told(&self, place: Option<&Place>, hint: &Hint) -> bool {
        let is_guess = matches!(
            hint,
            Hint::NumberValue | Hint::Formula | Hint::AutomaticNumber(_) | Hint::Formatted(..)
        );
        let Some(place) = place.filter(|_| is_guess) else { return true };
        let columns = self.read.get(&place.table);
        let role = columns.zip(place.column).map(|(columns, column)| columns.role_at(column - 1));
        // Numbers in the column of numbers are as they should be.
        matches!(role, Some(Some(role)) if role != Role::Field(Field::Number))
    }

    fn say(&mut self, place: Option<Place>, finding: Finding) {
        self.tell(None, place, finding);
    }

    fn tell(&mut self, policy: Option<usize>, place: Option<Place>, finding: Finding) {
        self.entries.push((policy, Entry { place, policy: None, finding }));
    }

    /// Gives numbers to those that print none, and hands everything over.
    pub fn finish(mut self) -> Source {
        let numbers = numbers(&self.drafts, &self.printed);
        let number = |idx: usize| numbers.get(idx).copied().unwrap_or(0);
        for row in self.account.tables.iter_mut().flat_map(|table| &mut table.rows) {
            if let Fate::Policy(idx) = &mut row.fate {
                *idx = number(usize::try_from(*idx).unwrap_or(usize::MAX));
            }
        }
        let entries = self.entries.into_iter();
        let entries =
            entries.map(|(idx, entry)| Entry { policy: idx.map(number), ..entry }).collect();
        let rows = self.drafts.into_iter().zip(&numbers);
        let rows: Vec<SourceRow> =
            rows.map(|(draft, number)| SourceRow { number: *number, ..draft.row }).collect();
        let has_no_categories = rows.iter().all(|row| row.category.is_empty());
        Source {
            title: None,
            note: None,
            rows,
            entries,
            account: self.account,
            heads_seen: self.heads_seen,
            has_no_categories,
        }
    }
}

#[path = "reader_heads.rs"]
mod heads;
#[path = "reader_policies.rs"]
mod policies;
