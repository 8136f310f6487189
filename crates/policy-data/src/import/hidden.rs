//! Rows, columns and sheets that are not shown: left out of the table, and told with what they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::merged::{Area, apply, rows_of};

/// Rows and columns that are not shown, from 0.
#[derive(Clone, Debug, Default)]
pub struct Hidden {
    /// Rows.
    pub rows: BTreeSet<usize>,
    /// Columns.
    pub columns: BTreeSet<usize>,
}

/// A sheet's table without what it hides, and what there is to tell about that.
pub fn table(
    name: String,
    mut cells: BTreeMap<(usize, usize), Cell>,
    merged: &[Area],
    hidden: &Hidden,
    is_hidden: bool,
) -> Grid {
    apply(&mut cells, merged);
    let mut table = Table { name, rows: rows_of(cells), ..Table::default() };
    let hints = if is_hidden { hide_all(&mut table) } else { hide(&mut table, hidden) };
    Grid { tables: vec![table], hints, ..Grid::default() }
}

/// Leaves a whole table out.
pub fn hide_all(table: &mut Table) -> Vec<(Option<Place>, Hint)> {
    let rows: Vec<String> =
        table.rows.iter().map(Row::words).filter(|words| !words.is_empty()).collect();
    table.rows.clear();
    let place = Place { table: table.name.clone(), row: 1, column: None };
    if rows.is_empty() {
        Vec::new()
    } else {
        vec![(Some(place), Hint::HiddenSheet(rows.join(" || ")))]
    }
}

/// Leaves rows and columns out.
pub fn hide(table: &mut Table, hidden: &Hidden) -> Vec<(Option<Place>, Hint)> {
    let mut hints = Vec::new();
    let mut moved: BTreeMap<usize, Cell> = BTreeMap::new();
    let mut shown = Vec::new();
    for mut row in std::mem::take(&mut table.rows) {
        if hidden.rows.contains(&(row.number - 1)) {
            let place = Place { table: table.name.clone(), row: row.number, column: None };
            let words = row.words();
            if !words.is_empty() {
                hints.push((Some(place), Hint::HiddenRow(words)));
            }
            // Text of a merged cell shows in the first of its rows that is seen.
            for (column, cell) in row.cells.into_iter().enumerate() {
                if !cell.own().is_empty() {
                    moved.insert(column, cell);
                } else if cell != Cell::Up {
                    moved.remove(&column);
                }
            }
            continue;
        }
        for (column, cell) in row.cells.iter_mut().enumerate() {
            if let Some(text) = moved.remove(&column)
                && *cell == Cell::Up
            {
                *cell = text;
            }
        }
        moved.clear();
        shown.push(row);
    }
    table.rows = shown;
    for column in hidden.columns.iter().filter(|column| **column < MAX_COLUMNS) {
        let mut words = Vec::new();
        for cell in table.rows.iter_mut().filter_map(|row| row.cells.get_mut(*column)) {
            if let Cell::Text(text) = cell
                && !text.trim().is_empty()
            {
                words.push(text.trim().to_owned());
                *cell = Cell::Text(String::new());
            }
        }
        if !words.is_empty() {
            let place = Place { table: table.name.clone(), row: 1, column: Some(column + 1) };
            hints.push((Some(place), Hint::HiddenColumn(words.join(" | "))));
        }
    }
    hints
}
