//! The cells of a sheet by row and column: merged areas become cells that point up and left, cells become rows.

use std::collections::BTreeMap;

use super::grid::{Cell, MAX_COLUMNS, Row};

/// A merged area by its first and last cell, row and column from 0.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// The cell that holds the text.
    pub from: (usize, usize),
    /// The cell in the other corner.
    pub to: (usize, usize),
}

/// Areas beyond these numbers are strays.
const MAX_ROWS: usize = 20_000;
const MAX_AREAS: usize = 20_000;
/// Cells that areas may cover together.
const MAX_COVERED: usize = 500_000;

/// Writes the areas into the cells, which are known by row and column from 0.
pub fn apply(cells: &mut BTreeMap<(usize, usize), Cell>, areas: &[Area]) {
    let last_row = cells.keys().map(|(row, _)| *row).max().unwrap_or(0);
    let mut left = MAX_COVERED;
    for area in areas.iter().take(MAX_AREAS) {
        let (from, to) = (area.from, area.to);
        // An area that covers whole columns ends where the text ends.
        let to = (to.0.min(last_row), to.1.min(MAX_COLUMNS - 1));
        if from.0 > to.0 || from.1 > to.1 || to.0 - from.0 > MAX_ROWS {
            continue;
        }
        for row in from.0..=to.0 {
            for column in from.1..=to.1 {
                if left == 0 {
                    return;
                }
                left -= 1;
                match (row == from.0, column == from.1) {
                    (true, true) => {}
                    (true, false) => drop(cells.insert((row, column), Cell::Left)),
                    (false, _) => drop(cells.insert((row, column), Cell::Up)),
                }
            }
        }
    }
}

/// Cells by row and column from 0, as rows.
pub fn rows_of(cells: BTreeMap<(usize, usize), Cell>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for ((row, column), cell) in cells {
        if rows.last().is_none_or(|last| last.number != row + 1) {
            rows.push(Row { number: row + 1, cells: Vec::new() });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.resize(column, Cell::Text(String::new()));
            last.cells.push(cell);
        }
    }
    rows
}
