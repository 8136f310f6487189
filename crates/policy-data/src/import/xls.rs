//! Old Excel files (.xls), read with calamine once it is sure that they unfold to a bounded size.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;

use anyhow::{Context as _, Result, bail};
use calamine::{Data, DataType as _, Reader as _, SheetType, SheetVisible, Xls};

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place};
use super::hidden::{self, Hidden};
use super::merged::Area;
use super::refusal::Refusal;
use super::xls_beside::SheetBeside;
use super::xls_runs::without;
use super::xls_weight;
use super::xlsx_styles::Look;

/// Reads all sheets; hidden ones, rows and columns are left out and told.
///
/// # Errors
/// When the file is damaged, encrypted, too large, or a Word file.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    let (hidden, beside) = xls_weight::check(bytes)?;
    // A damaged file may still make the library panic; that is one more way to be unreadable.
    let opened = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes)));
    let mut book = opened.ok().context(Refusal::Damaged)?.context(Refusal::Damaged)?;
    let (mut grid, mut budget) = (Grid::default(), Budget::default());
    let mut hidden = hidden.into_iter().zip(beside.sheets);
    let sheets = book.sheets_metadata().to_vec();
    for sheet in sheets.into_iter().filter(|sheet| sheet.typ == SheetType::WorkSheet) {
        let (hidden, beside) = hidden.next().unwrap_or_default();
        let is_hidden = sheet.visible != SheetVisible::Visible;
        let mut read =
            read_sheet(&mut book, sheet.name, (&hidden, beside), is_hidden, &mut budget)?;
        grid.tables.append(&mut read.tables);
        grid.hints.append(&mut read.hints);
    }
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(grid)
}

fn read_sheet(
    book: &mut Xls<Cursor<&[u8]>>,
    name: String,
    (hidden, beside): (&Hidden, SheetBeside),
    is_hidden: bool,
    budget: &mut Budget,
) -> Result<Grid> {
    let merged = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let areas: Vec<Area> = merged
        .iter()
        .map(|area| Area { from: position(area.start), to: position(area.end) })
        .collect();
    let range = book.worksheet_range(&name)?;
    let (top, left) = position(range.start().unwrap_or_default());
    let (mut cells, mut hints) = (BTreeMap::new(), Vec::new());
    for (row, column, value) in range.used_cells() {
        let at = (top + row, left + column);
        let place = Place { table: name.clone(), row: at.0 + 1, column: Some(at.1 + 1) };
        let look = beside.looks.get(&at).cloned().unwrap_or_default();
        let mut value = Cow::Borrowed(value);
        if let (Data::String(text), Some(parts)) = (&*value, beside.struck.get(&at)) {
            let (kept, struck) = without(text, parts);
            value = Cow::Owned(Data::String(kept));
            hints.push((Some(place.clone()), Hint::StruckOut(struck)));
        }
        let text = text_of(&value, &look, &place, &mut hints);
        budget.take(text.len())?;
        if !text.trim().is_empty() && (look.is_struck || look.is_unseen()) {
            let make = if look.is_struck { Hint::StruckOut } else { Hint::HiddenText };
            hints.push((Some(place), make(text)));
            continue;
        }
        if at.1 < MAX_COLUMNS && !text.is_empty() {
            cells.insert(at, Cell::Text(text));
        } else if !text.is_empty() {
            hints.push((Some(place), Hint::PartUnread(text)));
        }
    }
    for (row, column, _) in book.worksheet_formula(&name)?.used_cells() {
        let place = Place { table: name.clone(), row: row + 1, column: Some(column + 1) };
        hints.push((Some(place), Hint::Formula));
    }
    let told = beside.told.into_iter().map(|((row, column), hint)| {
        (Some(Place { table: name.clone(), row: row + 1, column: Some(column + 1) }), hint)
    });
    hints.extend(told);
    let mut grid = hidden::table(name, cells, &areas, hidden, is_hidden);
    if !is_hidden {
        grid.hints.append(&mut hints);
    }
    Ok(grid)
}

fn position((row, column): (u32, u32)) -> (usize, usize) {
    (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX))
}

fn text_of(
    value: &Data,
    look: &Look,
    place: &Place,
    hints: &mut Vec<(Option<Place>, Hint)>,
) -> String {
    let mut hint = |hint: Hint| hints.push((Some(place.clone()), hint));
    match value {
        Data::Empty => String::new(),
        Data::String(text) => text.replace("\r\n", "\n").replace('\r', "\n"),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::Int(_) | Data::Float(_) | Data::DateTime(_) => {
            let (text, told) = look.shown(value.as_f64().unwrap_or_default(), &value.to_string());
            hint(told);
            text
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
