//! Cells and rows of an Open Document table as they close: repeated, merged, hidden.

use anyhow::Result;

use super::{Draft, MAX_REPEATED, Sheets};
use crate::import::grid::{Cell, Hint, MAX_COLUMNS, Row};

impl Sheets {
    pub(super) fn close_cell(&mut self) -> Result<()> {
        let Some(draft) = self.cell.take() else { return Ok(()) };
        let text = draft.lines.join("\n");
        if draft.is_covered && !text.trim().is_empty() {
            self.hint(Hint::HiddenText(text.trim().to_owned()));
        }
        if self.row.cells.len() >= MAX_COLUMNS && !text.trim().is_empty() {
            self.hint(Hint::HiddenColumn(text.trim().to_owned()));
        }
        for _ in 0..draft.repeated {
            let column = self.row.cells.len();
            if column >= MAX_COLUMNS {
                break;
            }
            if self.covered.len() <= column {
                self.covered.resize(column + 1, 0);
            }
            let is_up = self.covered[column] > 0;
            let cell = match (draft.is_covered, is_up) {
                (true, true) => Cell::Up,
                (true, false) => Cell::Left,
                (false, _) => {
                    self.budget.take(text.len())?;
                    self.cover(column, &draft);
                    Cell::Text(text.clone())
                }
            };
            self.row.cells.push(cell);
        }
        Ok(())
    }

    /// Notes the columns that this cell covers in the rows below.
    fn cover(&mut self, column: usize, draft: &Draft) {
        let end = column.saturating_add(draft.span).min(MAX_COLUMNS);
        if draft.rows > 1 {
            self.covers.push((column, end, draft.rows - 1));
        }
    }

    pub(super) fn close_row(&mut self) -> Result<()> {
        let row = std::mem::take(&mut self.row);
        for rows_left in &mut self.covered {
            *rows_left = rows_left.saturating_sub(self.n_rows);
        }
        for (start, end, rows) in self.covers.drain(..) {
            self.covered.resize(self.covered.len().max(end), 0);
            self.covered[start..end].fill(rows);
        }
        if row.cells.iter().any(|cell| !cell.own().is_empty() || *cell == Cell::Up)
            && let Some(table) = &mut self.table
        {
            for idx in 0..self.n_rows.min(MAX_REPEATED) {
                for cell in &row.cells {
                    self.budget.take(if idx == 0 { 0 } else { cell.own().len() })?;
                }
                if self.is_row_hidden {
                    self.hidden.rows.insert((row.number + idx).saturating_sub(1));
                }
                table.rows.push(Row { number: row.number + idx, cells: row.cells.clone() });
            }
        }
        self.number = self.number.saturating_add(self.n_rows);
        Ok(())
    }
}
