//! Heads on the way through a table: what is guessed, kept and missing among the columns.

use super::Reader;
use crate::import::finding::Finding;
use crate::import::grid::{Place, Table};
use crate::import::header::{Columns, Field, Role};
use crate::import::number::without_heading_ordinal;
use crate::import::plan::Plan;

impl Reader {
    pub(super) fn heads(&mut self, columns: Columns, place: &Place, table: &Table) {
        self.in_note = false;
        if self.read.get(&place.table).is_none_or(|known| known.heads != columns.heads) {
            self.told_heads(&columns, place, table);
            self.read.insert(place.table.clone(), columns.clone());
            if let Some(account) = self.account.last() {
                account.heads(&columns);
            }
        }
        self.columns = Some(columns);
    }

    /// A table without heads, whose columns were settled by hand.
    pub(super) fn bare(&mut self, table: &Table, plan: &Plan) {
        let Some(columns) = plan.bare() else { return };
        let row = table.rows.first().map_or(1, |row| row.number);
        self.heads(columns.clone(), &Place { table: table.name.clone(), row, column: None }, table);
    }

    /// What is guessed, kept and missing among the columns.
    fn told_heads(&mut self, columns: &Columns, place: &Place, table: &Table) {
        let below = || table.rows.iter().filter(|row| row.number > place.row);
        let holds = |idx: usize| {
            below().any(|row| row.cells.get(idx).is_some_and(|cell| !cell.own().is_empty()))
        };
        for head in &columns.heads {
            let place = Place { column: Some(head.at + 1), ..place.clone() };
            match head.role {
                Role::Field(field) if head.is_guess => {
                    self.say(Some(place), Finding::HeadGuessed { field, head: head.text.clone() });
                }
                Role::More if (head.at..head.at + head.span).any(holds) => {
                    self.say(Some(place), Finding::ColumnKept { head: head.text.clone() });
                }
                _ => {}
            }
        }
        let width = below().map(|row| row.cells.len()).max().unwrap_or(0);
        for idx in (0..width).filter(|idx| columns.role_at(*idx).is_none() && holds(*idx)) {
            let place = Place { column: Some(idx + 1), ..place.clone() };
            self.say(Some(place), Finding::ColumnUnread);
        }
        for field in Field::ALL.into_iter().filter(|field| columns.place(*field).is_none()) {
            self.say(Some(place.clone()), Finding::ColumnMissing(field));
        }
    }

    /// Several sheets that are lists, and no column for categories: each sheet is one.
    pub(super) fn sheet_name(&mut self, table: &Table, plan: &Plan) {
        let has_column =
            plan.columns().is_some_and(|columns| columns.place(Field::Category).is_some());
        let is_default = table.name.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        let is_named = !["", "sheet", "工作表", "表"].contains(&is_default.as_str());
        if self.n_lists > 1 && !self.is_running && !has_column && is_named {
            without_heading_ordinal(&table.name).clone_into(&mut self.category);
            self.has_section = true;
            let place = Place { table: table.name.clone(), row: 1, column: None };
            self.say(Some(place), Finding::SheetTaken(self.category.clone()));
        }
    }
}
