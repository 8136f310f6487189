//! Excel workbooks: cells, shared strings and merged cells of every visible sheet.
//!
//! Read here and not by a library, because those trust the counts that a workbook declares of itself.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Table};
use super::merged::{Area, apply, rows_of};
use super::package::Package;
use super::refusal::Refusal;
use super::xml::{Piece, attribute, walk};

/// Where the list of sheets is kept.
pub const PART: &str = "xl/workbook.xml";

/// Whole numbers up to here are exact in a spreadsheet.
const EXACT: f64 = 1e15;

/// Reads all visible sheets.
///
/// # Errors
/// When the workbook is damaged or too large.
pub fn read(package: &mut Package<'_>) -> Result<Grid> {
    package.weigh()?;
    let strings = shared_strings(package)?;
    let (mut grid, mut budget) = (Grid::default(), Budget::default());
    for (name, part) in sheets(package)? {
        let mut sheet = Sheet::new(name, &strings);
        let text = package.text(&part)?;
        walk(&text, |piece| sheet.see(piece, &mut budget))
            .with_context(|| format!("sheet “{}”", sheet.name))?;
        sheet.finish(&mut grid);
    }
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(grid)
}

/// Names and parts of the sheets that are shown.
fn sheets(package: &mut Package<'_>) -> Result<Vec<(String, String)>> {
    let mut targets = BTreeMap::new();
    walk(&package.text("xl/_rels/workbook.xml.rels")?, |piece| {
        if let Piece::Open("Relationship", start) = piece
            && let (Some(id), Some(target)) = (attribute(start, "Id"), attribute(start, "Target"))
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, part);
        }
        Ok(())
    })?;
    let mut sheets = Vec::new();
    walk(&package.text(PART)?, |piece| {
        if let Piece::Open("sheet", start) = piece {
            let is_shown = attribute(start, "state").is_none_or(|state| state == "visible");
            let part = attribute(start, "id").and_then(|id| targets.get(&id).cloned());
            if let (true, Some(name), Some(part)) = (is_shown, attribute(start, "name"), part) {
                sheets.push((name, part));
            }
        }
        Ok(())
    })?;
    sheets.retain(|(_, part)| package.has(part) && part.contains("sheet"));
    Ok(sheets)
}

fn shared_strings(package: &mut Package<'_>) -> Result<Vec<String>> {
    const STRINGS: &str = "xl/sharedStrings.xml";
    let mut strings = Vec::new();
    if !package.has(STRINGS) {
        return Ok(strings);
    }
    let (mut text, mut is_text, mut is_sound) = (String::new(), false, false);
    walk(&package.text(STRINGS)?, |piece| {
        match piece {
            Piece::Open("si", _) => text.clear(),
            Piece::Close("si") => strings.push(unescaped(&text)),
            Piece::Open("rPh", _) => is_sound = true,
            Piece::Close("rPh") => is_sound = false,
            Piece::Open("t", _) => is_text = true,
            Piece::Close("t") => is_text = false,
            Piece::Text(more) if is_text && !is_sound => text.push_str(more),
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// Excel writes characters that XML cannot hold as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(c) = c {
            plain.push(c);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain.replace("\r\n", "\n").replace('\r', "\n")
}

struct Sheet<'a> {
    name: String,
    strings: &'a [String],
    /// Row and column from 0: the cells that hold something.
    cells: BTreeMap<(usize, usize), Cell>,
    merged: Vec<Area>,
    hints: Vec<(Option<Place>, Hint)>,
    /// Where the open cell is, and where the next goes that does not say.
    at: (usize, usize),
    kind: String,
    value: String,
    is_value: bool,
    n_sounds: usize,
}

impl<'a> Sheet<'a> {
    fn new(name: String, strings: &'a [String]) -> Self {
        Self {
            name,
            strings,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            hints: Vec::new(),
            at: (0, 0),
            kind: String::new(),
            value: String::new(),
            is_value: false,
            n_sounds: 0,
        }
    }

    fn see(&mut self, piece: Piece<'_>, budget: &mut Budget) -> Result<()> {
        match piece {
            Piece::Open("row", start) => {
                let number = attribute(start, "r").and_then(|row| row.parse::<usize>().ok());
                self.at = (number.map_or(self.at.0, |number| number.saturating_sub(1)), 0);
            }
            Piece::Close("row") => self.at = (self.at.0.saturating_add(1), 0),
            Piece::Open("c", start) => self.open_cell(start),
            Piece::Close("c") => return self.close_cell(budget),
            Piece::Open("f", _) => self.hint(Hint::Formula),
            Piece::Open("rPh", _) => self.n_sounds += 1,
            Piece::Close("rPh") => self.n_sounds = self.n_sounds.saturating_sub(1),
            Piece::Open("v" | "t", _) => self.is_value = true,
            Piece::Close("v" | "t") => self.is_value = false,
            Piece::Text(text) if self.is_value && self.n_sounds == 0 => self.value.push_str(text),
            Piece::Open("mergeCell", start) => {
                self.merged.extend(attribute(start, "ref").and_then(|area| area_of(&area)));
            }
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, start: &BytesStart<'_>) {
        if let Some(at) = attribute(start, "r").and_then(|name| position(&name)) {
            self.at = at;
        }
        self.kind = attribute(start, "t").unwrap_or_default();
        self.value.clear();
    }

    fn close_cell(&mut self, budget: &mut Budget) -> Result<()> {
        let value = std::mem::take(&mut self.value);
        let text = match self.kind.as_str() {
            "s" => {
                let idx = value.trim().parse::<usize>().ok();
                idx.and_then(|idx| self.strings.get(idx)).cloned().unwrap_or_default()
            }
            "inlineStr" | "str" => unescaped(&value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => {
                self.hint(Hint::ErrorValue(value.clone()));
                value
            }
            _ => self.number(value),
        };
        if !text.is_empty() && self.at.1 < MAX_COLUMNS {
            budget.take(text.len())?;
            self.cells.insert(self.at, Cell::Text(text));
        }
        self.at.1 = self.at.1.saturating_add(1);
        Ok(())
    }

    /// A number as a person would write it; its look may have had zeros or hyphens that it has not.
    fn number(&mut self, value: String) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value };
        self.hint(Hint::NumberValue);
        if number.fract() == 0.0 && number.abs() < EXACT { format!("{number:.0}") } else { value }
    }

    fn hint(&mut self, hint: Hint) {
        let (row, column) = self.at;
        let place = Place {
            table: self.name.clone(),
            row: row + 1,
            column: Some(column.saturating_add(1)),
        };
        self.hints.push((Some(place), hint));
    }

    fn finish(mut self, grid: &mut Grid) {
        apply(&mut self.cells, &self.merged);
        let rows = rows_of(self.cells);
        grid.tables.push(Table { name: self.name, rows });
        grid.hints.extend(self.hints);
    }
}

/// `B3` as row and column from 0.
fn position(name: &str) -> Option<(usize, usize)> {
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = name.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = usize::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column = column.checked_mul(26)?.checked_add(value).filter(|_| value <= 26)?;
    }
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

fn area_of(name: &str) -> Option<Area> {
    let (from, to) = name.split_once(':')?;
    Some(Area { from: position(from)?, to: position(to)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(xml: &str) -> Grid {
        let strings = ["甲".to_owned()];
        let mut sheet = Sheet::new("S".into(), &strings);
        walk(xml, |piece| sheet.see(piece, &mut Budget::default())).unwrap();
        let mut grid = Grid::default();
        sheet.finish(&mut grid);
        grid
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let grid = sheet(
            "<w><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>1.3370750313E10</v></c>\
            <c t=\"inlineStr\"><is><t>a_x000D_\nb</t><rPh><t>x</t></rPh></is></c>\
            <c t=\"str\"><f>A1&amp;B1</f><v>值</v></c><c t=\"e\"><v>#REF!</v></c></row></sheetData></w>",
        );
        let row = &grid.tables[0].rows[0];
        let texts: Vec<&str> = row.cells.iter().map(Cell::own).collect();
        assert_eq!((row.number, texts), (2, vec!["甲", "13370750313", "a\nb", "值", "#REF!"]));
        let hints: Vec<_> = grid.hints.into_iter().map(|(_, hint)| hint).collect();
        assert_eq!(hints, [Hint::NumberValue, Hint::Formula, Hint::ErrorValue("#REF!".into())]);
    }

    #[test]
    fn cells_far_away_cost_nothing() {
        let grid = sheet(
            "<w><sheetData><row r=\"4294967295\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"A1048576\"><v>2</v></c></row></sheetData>\
            <mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"ZZZZZZZZZZZZZ9:A1\"/></mergeCells></w>",
        );
        assert!(grid.tables[0].rows.len() <= 2);
    }

    #[test]
    fn names_of_cells_are_positions() {
        assert_eq!(position("B3"), Some((2, 1)));
        assert_eq!(position("AA10"), Some((9, 26)));
        assert_eq!(position("A0"), None);
        assert_eq!(position("!!1"), None);
    }
}
