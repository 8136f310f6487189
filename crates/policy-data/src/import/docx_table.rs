//! The tables of a Word file while they go by: one inside the other, rows, merged cells.

use anyhow::Result;
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::header::{Choice, Columns};
use super::xml::{attribute, count};

/// The tables that are open, the outermost first.
#[derive(Default)]
pub struct Nest {
    open: Vec<Open>,
}

/// A table that is open.
struct Open {
    /// Its place among the tables; inner ones have none until they are known to be lists.
    slot: Option<usize>,
    table: Table,
    row: Row,
    cell: Option<Cellar>,
    is_deleted: bool,
    is_hidden: bool,
}

/// A cell that is open.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property that Word has by itself")]
pub struct Cellar {
    /// Its paragraphs.
    pub lines: Vec<String>,
    /// Whether the next paragraph goes on with the last.
    pub is_joined: bool,
    span: usize,
    is_up: bool,
    is_left: bool,
    is_deleted: bool,
}

/// Lines of a cell that is open.
impl Cellar {
    /// A paragraph more; where the last had no end it goes on.
    pub fn push(&mut self, text: String, is_joined: bool) {
        match self.lines.last_mut() {
            Some(last) if self.is_joined => last.push_str(&text),
            _ => self.lines.push(text),
        }
        self.is_joined = is_joined;
    }
}

impl Nest {
    /// Whether a table is open.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// How many tables are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The cell that is open.
    pub fn cell(&mut self) -> Option<&mut Cellar> {
        self.open.last_mut()?.cell.as_mut()
    }

    /// Where we are.
    pub fn place(&self) -> Option<Place> {
        let open = self.open.last()?;
        // What stands in an inner table stands in the cell around it, as long as it is no list.
        let row = open.row.number.max(open.table.rows.len());
        Some(Place { table: open.table.name.clone(), row, column: Some(open.row.cells.len() + 1) })
    }

    /// A table begins.
    pub fn open_table(&mut self, grid: &mut Grid, before: Vec<String>) {
        let name = (grid.tables.len() + 1).to_string();
        let slot = self.open.is_empty().then_some(grid.tables.len());
        if slot.is_some() {
            grid.tables.push(Table::default());
        }
        let table = Table { name, before, ..Table::default() };
        let row = Row::default();
        self.open.push(Open { slot, table, row, cell: None, is_deleted: false, is_hidden: false });
    }

    /// A row, a cell or a property of one begins.
    pub fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        let Some(open) = self.open.last_mut() else { return };
        let is_on = |word: &str| attribute(start, "val").is_none_or(|val| val == word);
        match (name, &mut open.cell) {
            ("tr", _) => {
                let number = open.table.rows.len() + 1;
                open.row = Row { number, cells: Vec::new() };
                (open.is_deleted, open.is_hidden) = (false, false);
            }
            ("tc", _) => open.cell = Some(Cellar { span: 1, ..Cellar::default() }),
            ("gridBefore", _) => {
                let n = count(start, "val").min(MAX_COLUMNS);
                open.row.cells.extend(vec![Cell::Text(String::new()); n]);
            }
            ("gridSpan", Some(cell)) => cell.span = count(start, "val").clamp(1, MAX_COLUMNS),
            ("vMerge", Some(cell)) => cell.is_up = is_on("continue"),
            ("hMerge", Some(cell)) => cell.is_left = is_on("continue"),
            ("cellDel", Some(cell)) => cell.is_deleted = true,
            _ => {}
        }
    }

    /// A tracked change takes the row away.
    pub fn delete_row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.is_deleted = true;
        }
    }

    /// Whether the row that is open is not shown.
    pub fn is_row_unseen(&self) -> bool {
        self.open.iter().any(|open| open.is_deleted || open.is_hidden)
    }

    /// The row is not shown.
    pub fn hide_row(&mut self) {
        if let Some(open) = self.open.last_mut() {
            open.is_hidden = true;
        }
    }

    /// The cell ends.
    ///
    /// # Errors
    /// When there is more text than any list has.
    pub fn close_cell(&mut self, grid: &mut Grid, budget: &mut Budget) -> Result<()> {
        let place = self.place();
        let Some(open) = self.open.last_mut() else { return Ok(()) };
        let Some(cell) = open.cell.take() else { return Ok(()) };
        let text = cell.lines.join("\n");
        budget.take(text.len())?;
        let is_lost = cell.is_deleted || cell.is_up || cell.is_left;
        if is_lost && !text.trim().is_empty() {
            let make = if cell.is_deleted { Hint::Deleted } else { Hint::HiddenText };
            grid.hints.push((place, make(text.trim().to_owned())));
        }
        if cell.is_deleted {
            return Ok(());
        }
        for idx in 0..cell.span {
            if open.row.cells.len() < MAX_COLUMNS {
                open.row.cells.push(match (cell.is_up, cell.is_left || idx > 0) {
                    (true, _) => Cell::Up,
                    (false, false) => Cell::Text(text.clone()),
                    (false, true) => Cell::Left,
                });
            } else if idx == 0 && !text.trim().is_empty() {
                let place = self_place(open);
                grid.hints.push((Some(place), Hint::HiddenColumn(text.trim().to_owned())));
            }
        }
        Ok(())
    }

    /// The row ends.
    pub fn close_row(&mut self, grid: &mut Grid) {
        let Some(open) = self.open.last_mut() else { return };
        let row = std::mem::take(&mut open.row);
        if !(open.is_deleted || open.is_hidden) {
            return open.table.rows.push(row);
        }
        let make = if open.is_deleted { Hint::DeletedRow } else { Hint::HiddenRow };
        let place = Place { table: open.table.name.clone(), row: row.number, column: None };
        grid.hints.push((Some(place), make(row.words())));
        // The row is still counted.
        open.table.rows.push(Row { number: row.number, cells: Vec::new() });
    }

    /// The table ends: one inside of another is a list by itself, or part of the cell around it.
    pub fn close_table(&mut self, grid: &mut Grid) {
        let Some(open) = self.open.pop() else { return };
        if let Some(slot) = open.slot.and_then(|slot| grid.tables.get_mut(slot)) {
            *slot = open.table;
        } else if is_list(&open.table) {
            let name = (grid.tables.len() + 1).to_string();
            for (place, _) in &mut grid.hints {
                if let Some(place) = place.as_mut().filter(|place| place.table == open.table.name) {
                    place.table.clone_from(&name);
                }
            }
            grid.tables.push(Table { name, ..open.table });
        } else {
            let around = self.place();
            for (place, _) in &mut grid.hints {
                if place.as_ref().is_some_and(|place| place.table == open.table.name) {
                    place.clone_from(&around);
                }
            }
            let Some(cell) = self.cell() else { return };
            let rows = open.table.rows.iter().flat_map(|row| &row.cells);
            let lines = rows.flat_map(|cell| cell.own().lines()).map(ToOwned::to_owned);
            cell.lines.extend(lines);
        }
    }
}

fn self_place(open: &Open) -> Place {
    Place {
        table: open.table.name.clone(),
        row: open.row.number,
        column: Some(open.row.cells.len() + 1),
    }
}

fn is_list(table: &Table) -> bool {
    let rows = table.rows.iter().take(5);
    let heads = rows.filter_map(|row| Columns::recognise(row, None, &Choice::default()));
    heads.into_iter().any(|(columns, _)| columns.is_sure() && columns.n_fields() >= 3)
}
