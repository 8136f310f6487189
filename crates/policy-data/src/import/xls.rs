//! Old Excel files (.xls), read with calamine once it is sure that they unfold to a bounded size.

use std::collections::BTreeMap;
use std::io::Cursor;

use anyhow::{Context as _, Result, bail};
use calamine::{Data, Reader as _, SheetVisible, Xls};

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Table};
use super::merged::{Area, apply, rows_of};
use super::refusal::Refusal;
use super::xls_weight;

/// Reads all visible sheets.
///
/// # Errors
/// When the file is damaged, too large, or a Word file.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    xls_weight::check(bytes)?;
    // A damaged file may still make the library panic; that is one more way to be unreadable.
    let opened = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes)));
    let mut book = opened.ok().context(Refusal::Damaged)?.context(Refusal::Damaged)?;
    let (mut grid, mut budget) = (Grid::default(), Budget::default());
    let shown: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    for name in shown {
        let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let areas: Vec<Area> = merged
            .iter()
            .map(|area| Area { from: position(area.start), to: position(area.end) })
            .collect();
        let range = book.worksheet_range(&name)?;
        let (top, left) = position(range.start().unwrap_or_default());
        let mut cells = BTreeMap::new();
        for (row, column, value) in range.used_cells() {
            let at = (top + row, left + column);
            let place = Place { table: name.clone(), row: at.0 + 1, column: Some(at.1 + 1) };
            let text = text_of(value, &place, &mut grid.hints);
            if at.1 < MAX_COLUMNS && !text.is_empty() {
                budget.take(text.len())?;
                cells.insert(at, Cell::Text(text));
            }
        }
        for (row, column, _) in book.worksheet_formula(&name)?.used_cells() {
            let place = Place { table: name.clone(), row: row + 1, column: Some(column + 1) };
            grid.hints.push((Some(place), Hint::Formula));
        }
        apply(&mut cells, &areas);
        grid.tables.push(Table { name, rows: rows_of(cells) });
    }
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(grid)
}

fn position((row, column): (u32, u32)) -> (usize, usize) {
    (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX))
}

fn text_of(value: &Data, place: &Place, hints: &mut Vec<(Option<Place>, Hint)>) -> String {
    let mut hint = |hint: Hint| hints.push((Some(place.clone()), hint));
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::Int(_) | Data::Float(_) => {
            hint(Hint::NumberValue);
            value.to_string()
        }
        Data::Error(_) => {
            hint(Hint::ErrorValue(value.to_string()));
            value.to_string()
        }
        _ => {
            hint(Hint::DateValue(value.to_string()));
            value.to_string()
        }
    }
}
