//! Rows that are policies or parts of them: numbers, categories, and what is reported of each.

use super::Reader;
use crate::import::account::Fate;
use crate::import::finding::Finding;
use crate::import::grid::{Cell, Place, Row, Table};
use crate::import::header::{Columns, Field};
use crate::import::number::{number_in, without_heading_ordinal};
use crate::import::row::{Draft, Printed, draft, join};
use crate::import::row_kinds::texts;

impl Reader {
    pub(super) fn policy(&mut self, table: &Table, at: usize, place: &Place, columns: &Columns) {
        let Some(row) = table.rows.get(at) else { return };
        let next = table.rows.get(at + 1..).unwrap_or_default().iter().find_map(|row| {
            columns.place(Field::Number).and_then(|idx| number_in(row.cells.get(idx)?.own()))
        });
        let mut drafted = draft(row, place, columns, self.drafts.last());
        let above = self.drafts.last();
        if drafted.is_under_number || drafted.is_further(above, next) || drafted.is_torn_off(above)
        {
            return self.join(row, place, drafted);
        }
        if !drafted.category.is_empty() {
            without_heading_ordinal(&drafted.category).clone_into(&mut self.category);
        }
        drafted.row.category.clone_from(&self.category);
        let idx = self.drafts.len();
        if drafted.row.is_blank() && texts(row).len() > 1 && drafted.printed.is_no_number() {
            return self.note(row, Fate::OtherTable, texts(row));
        }
        if drafted.row.is_blank() {
            if drafted.category.is_empty() || !matches!(drafted.printed, Printed::None) {
                self.tell(None, Some(place.clone()), Finding::RowEmpty);
            }
            let fate =
                if matches!(drafted.printed, Printed::None) { Fate::Category } else { Fate::Empty };
            return self.note(row, fate, texts(row));
        }
        self.told_number(idx, &mut drafted, place, columns);
        for (column, finding) in std::mem::take(&mut drafted.findings) {
            self.tell(Some(idx), Some(Place { column, ..place.clone() }), finding);
        }
        let has_column = columns.place(Field::Category).is_some() || self.has_section;
        if self.category.is_empty() && has_column {
            self.tell(Some(idx), Some(place.clone()), Finding::NoCategory);
        }
        self.note_policy(row, idx, &drafted);
        self.drafts.push(drafted);
    }

    fn told_number(&mut self, idx: usize, drafted: &mut Draft, place: &Place, columns: &Columns) {
        let column = columns.place(Field::Number).map(|idx| idx + 1);
        let finding = match &drafted.printed {
            Printed::Number(number) if self.printed.insert(*number) => None,
            Printed::Number(number) => Some(Finding::NumberTwice(*number)),
            Printed::Unclear(text) => Some(Finding::NumberUnclear(text.clone())),
            Printed::None => Some(Finding::NumberCounted),
        };
        if let Some(finding) = finding {
            if matches!(finding, Finding::NumberTwice(_)) {
                drafted.printed = Printed::None;
            }
            self.tell(Some(idx), Some(Place { column, ..place.clone() }), finding);
        }
    }

    /// A row that goes on where the one above ended.
    fn join(&mut self, row: &Row, place: &Place, drafted: Draft) {
        let Some(idx) = self.drafts.len().checked_sub(1) else {
            self.note(row, Fate::Empty, texts(row));
            return self.say(Some(place.clone()), Finding::RowEmpty);
        };
        self.note_policy(row, idx, &drafted);
        if !drafted.is_under_number {
            self.tell(Some(idx), Some(place.clone()), Finding::RowJoined);
        }
        if let Some(last) = self.drafts.last_mut() {
            join(&mut last.row, drafted.row);
        }
    }

    /// Notes a row of a policy, with the cells that the guide does not hold word for word.
    fn note_policy(&mut self, row: &Row, idx: usize, drafted: &Draft) {
        let cells = texts(row).into_iter().filter(|(_, text)| {
            let kept = &drafted.row;
            let cells = [&kept.text, &kept.agency, &kept.contact];
            !cells
                .into_iter()
                .chain(kept.more.iter().map(|(_, text)| text))
                .any(|cell| cell.contains(text.as_str()))
        });
        // Numbers are only known at the end.
        let fate = Fate::Policy(u32::try_from(idx).unwrap_or(u32::MAX));
        let cells = cells.collect();
        self.note(row, fate, cells);
    }

    /// Whether the list has ended: its policies print numbers, a blank row came, and no number follows.
    pub(super) fn is_after_end(&self, table: &Table, at: usize, columns: &Columns) -> bool {
        let Some(number) = columns.place(Field::Number) else { return false };
        let is_numbered =
            |row: &Row| row.cells.get(number).is_some_and(|cell| number_in(cell.own()).is_some());
        let rest = table.rows.get(at..).unwrap_or_default();
        let is_open =
            self.drafts.last().is_some_and(|last| matches!(last.printed, Printed::Number(_)));
        is_open
            && !rest.iter().any(|row| is_numbered(row) || row.cells.get(number) == Some(&Cell::Up))
            && table.rows.get(..=at).is_some_and(|rows| {
                let last = rows.iter().rposition(is_numbered).unwrap_or(rows.len());
                rows.get(last..).unwrap_or_default().windows(2).any(is_gap)
            })
    }

    /// A row of another table that stands under the list in the same sheet.
    pub(super) fn other_row(&mut self, row: &Row, place: Place, cells: Vec<(usize, String)>) {
        if !self.in_other {
            self.in_other = true;
            let heads = cells.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("、");
            self.say(Some(place), Finding::OtherTable { heads });
        }
        self.note(row, Fate::OtherTable, cells);
    }
}

/// Whether a blank row stands between two rows, or is the second of them.
fn is_gap(pair: &[Row]) -> bool {
    let [before, after] = pair else { return false };
    let n_lines = before.cells.iter().map(|cell| cell.own().matches('\n').count()).sum::<usize>();
    after.number > before.number + n_lines + 1 || texts(before).is_empty()
}
