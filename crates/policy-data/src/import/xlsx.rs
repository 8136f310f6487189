//! Excel workbooks: cells, shared strings and merged cells of every sheet, as the sheet shows them. What is hidden or
//! struck out is left out and told.
//!
//! Read here and not by a library, because those trust the counts that a workbook declares of itself and do not tell
//! what a sheet hides.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, letters};
use super::hidden::{self, Hidden};
use super::merged::Area;
use super::package::Package;
use super::refusal::Refusal;
use super::xlsx_beside;
use super::xlsx_strings::{Rich, shared_strings, unescaped};
use super::xlsx_styles::{Look, Styles};
use super::xml::{Piece, attribute, walk};

/// Where the list of sheets usually is.
pub const PART: &str = "xl/workbook.xml";

/// Reads all sheets, given the workbook's part.
///
/// # Errors
/// When the workbook is damaged or too large.
pub fn read(package: &mut Package<'_>, main: &str) -> Result<Grid> {
    package.weigh()?;
    let links = package.links(main);
    let part =
        |kind: &str| links.iter().find(|link| link.kind == kind).map(|link| link.target.clone());
    // Some exporters write no relationship for what lies beside the workbook under its usual name.
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| [folder, name].join("/");
    let strings = part("sharedStrings").unwrap_or_else(|| beside("sharedStrings.xml"));
    let strings =
        if package.has(&strings) { shared_strings(&package.text(&strings)?)? } else { Vec::new() };
    let styles = part("styles").unwrap_or_else(|| beside("styles.xml"));
    let styles = Styles::of(&package.text(&styles).unwrap_or_default());
    let (mut grid, mut budget) = (Grid::default(), Budget::default());
    let targets: BTreeMap<String, String> =
        links.iter().map(|link| (link.id.clone(), link.target.clone())).collect();
    for (name, part, is_hidden) in sheets(package, main, &targets)? {
        let mut sheet = Sheet::new(name, &strings, &styles);
        let text = package.text(&part)?;
        walk(&text, |piece| sheet.see(piece, &mut budget))
            .with_context(|| format!("sheet “{}”", sheet.name))?;
        let beside = xlsx_beside::hints(package, &part, &sheet.name);
        let links = std::mem::take(&mut sheet.links);
        let mut read = sheet.finish(is_hidden);
        read.hints.extend(beside);
        read.hints.extend(xlsx_beside::links(package, &part, &links));
        grid.tables.append(&mut read.tables);
        grid.hints.append(&mut read.hints);
    }
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(grid)
}

/// Name, part and whether it is hidden, of each sheet.
fn sheets(
    package: &mut Package<'_>,
    main: &str,
    targets: &BTreeMap<String, String>,
) -> Result<Vec<(String, String, bool)>> {
    let mut sheets = Vec::new();
    walk(&package.text(main)?, |piece| {
        if let Piece::Open("sheet", start) = piece {
            let is_hidden = attribute(start, "state").is_some_and(|state| state != "visible");
            let part = attribute(start, "id").and_then(|id| targets.get(&id).cloned());
            if let (Some(name), Some(part)) = (attribute(start, "name"), part) {
                sheets.push((name, part, is_hidden));
            }
        }
        Ok(())
    })?;
    sheets.retain(|(_, part, _)| package.has(part) && part.contains("sheet"));
    Ok(sheets)
}

struct Sheet<'a> {
    name: String,
    strings: &'a [Rich],
    styles: &'a Styles,
    /// Row and column from 0: the cells that hold something.
    cells: BTreeMap<(usize, usize), Cell>,
    merged: Vec<Area>,
    hidden: Hidden,
    hints: Vec<(Option<Place>, Hint)>,
    /// Cells with links: place and id.
    links: Vec<(Place, String)>,
    /// Where the open cell is, and where the next goes that does not say.
    at: (usize, usize),
    kind: String,
    look: Look,
    value: String,
    rich: Rich,
    formula: String,
    has_formula: bool,
    has_value: bool,
    target: Target,
    n_phonetic: usize,
}

/// Where the text that goes by belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Nothing,
    Value,
    Inline,
    Formula,
}

impl<'a> Sheet<'a> {
    fn new(name: String, strings: &'a [Rich], styles: &'a Styles) -> Self {
        Self {
            name,
            strings,
            styles,
            cells: BTreeMap::new(),
            merged: Vec::new(),
            hidden: Hidden::default(),
            hints: Vec::new(),
            links: Vec::new(),
            at: (0, 0),
            kind: String::new(),
            look: Look::default(),
            value: String::new(),
            rich: Rich::default(),
            formula: String::new(),
            has_formula: false,
            has_value: false,
            target: Target::Nothing,
            n_phonetic: 0,
        }
    }

    fn see(&mut self, piece: Piece<'_>, budget: &mut Budget) -> Result<()> {
        match piece {
            Piece::Open("row", start) => {
                let number = attribute(start, "r").and_then(|row| row.parse::<usize>().ok());
                self.at = (number.map_or(self.at.0, |number| number.saturating_sub(1)), 0);
                if is_set(start, "hidden") || is_zero(start, "ht") {
                    self.hidden.rows.insert(self.at.0);
                }
            }
            Piece::Close("row") => self.at = (self.at.0.saturating_add(1), 0),
            Piece::Open("col", start) => self.column(start),
            Piece::Open("c", start) => self.open_cell(start),
            Piece::Close("c") => return self.close_cell(budget),
            Piece::Open("f", _) => {
                self.has_formula = true;
                self.target = Target::Formula;
            }
            Piece::Open("rPh", _) => self.n_phonetic += 1,
            Piece::Close("rPh") => self.n_phonetic = self.n_phonetic.saturating_sub(1),
            Piece::Open("v", _) => {
                self.has_value = true;
                self.target = Target::Value;
            }
            Piece::Open("r", _) => self.rich.open_run(),
            Piece::Open("strike" | "vertAlign", start) => self.rich.property(start),
            Piece::Open("t", _) => self.target = Target::Inline,
            Piece::Close("v" | "t" | "f") => self.target = Target::Nothing,
            Piece::Text(text) if self.n_phonetic == 0 => self.text(text),
            Piece::Open("mergeCell", start) => {
                self.merged.extend(attribute(start, "ref").and_then(|area| area_of(&area)));
            }
            Piece::Open("hyperlink", start) => self.link(start),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        match self.target {
            Target::Nothing => {}
            Target::Value => self.value.push_str(text),
            Target::Inline => self.rich.push(text),
            Target::Formula => self.formula.push_str(text),
        }
    }

    fn column(&mut self, start: &BytesStart<'_>) {
        let number =
            |name: &str| attribute(start, name).and_then(|text| text.parse::<usize>().ok());
        if is_set(start, "hidden") || is_zero(start, "width") {
            let (from, to) = (number("min").unwrap_or(1), number("max").unwrap_or(1));
            self.hidden
                .columns
                .extend((from..=to.min(MAX_COLUMNS)).map(|column| column.saturating_sub(1)));
        }
    }

    fn link(&mut self, start: &BytesStart<'_>) {
        let at = attribute(start, "ref")
            .and_then(|name| position(name.split(':').next().unwrap_or_default()));
        if let (Some((row, column)), Some(id)) = (at, attribute(start, "id")) {
            let place = Place { table: self.name.clone(), row: row + 1, column: Some(column + 1) };
            self.links.push((place, id));
        }
    }

    fn open_cell(&mut self, start: &BytesStart<'_>) {
        if let Some(at) = attribute(start, "r").and_then(|name| position(&name)) {
            self.at = at;
        }
        self.kind = attribute(start, "t").unwrap_or_default();
        let style = attribute(start, "s").and_then(|style| style.parse::<usize>().ok());
        self.look = self.styles.look(style.unwrap_or(0));
        self.value.clear();
        self.formula.clear();
        self.rich = Rich::default();
        (self.has_formula, self.has_value) = (false, false);
    }

    fn close_cell(&mut self, budget: &mut Budget) -> Result<()> {
        let mut value = std::mem::take(&mut self.value);
        let n_hints = self.hints.len();
        if self.has_formula {
            let is_computed = self.has_value || !self.rich.is_empty();
            let formula = std::mem::take(&mut self.formula);
            if let Some(target) = xlsx_beside::target_of(&formula) {
                self.hint(Hint::Link(target));
            }
            self.hint(if is_computed { Hint::Formula } else { Hint::FormulaEmpty(formula) });
        }
        if xlsx_beside::is_picture(&value) {
            value.clear();
            self.hint(Hint::Picture);
        }
        let text = match self.kind.as_str() {
            "s" => {
                let idx = value.trim().parse::<usize>().ok();
                let rich = idx.and_then(|idx| self.strings.get(idx)).cloned().unwrap_or_default();
                self.shown(rich)
            }
            "inlineStr" => {
                let rich = std::mem::take(&mut self.rich);
                self.shown(rich)
            }
            "str" => unescaped(&value),
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "e" => {
                self.hint(Hint::ErrorValue(value.clone()));
                value
            }
            "d" => {
                self.hint(Hint::DateValue(value.clone()));
                value
            }
            _ => self.number(value),
        };
        let text = match () {
            () if text.trim().is_empty() => text,
            () if self.look.is_struck => self.left_out(Hint::StruckOut(text)),
            () if self.look.is_unseen() => self.left_out(Hint::HiddenText(text)),
            () => text,
        };
        if text.is_empty() {
        } else if self.at.1 < MAX_COLUMNS {
            budget.take(text.len())?;
            self.cells.insert(self.at, Cell::Text(text));
        } else {
            self.hints.truncate(n_hints);
            budget.take(text.len())?;
            self.hint(Hint::PartUnread(format!(
                "{}: {text}",
                letters(self.at.1.saturating_add(1))
            )));
        }
        self.at.1 = self.at.1.saturating_add(1);
        Ok(())
    }

    fn left_out(&mut self, hint: Hint) -> String {
        self.hint(hint);
        String::new()
    }

    /// What a rich text shows.
    fn shown(&mut self, rich: Rich) -> String {
        let Rich { text, struck, raised, .. } = rich;
        if !struck.is_empty() {
            self.hint(Hint::StruckOut(unescaped(&struck)));
        }
        if !raised.is_empty() {
            self.hint(Hint::Raised(raised));
        }
        unescaped(&text)
    }

    /// A number as the sheet shows it, where its format is understood.
    fn number(&mut self, value: String) -> String {
        let Ok(number) = value.trim().parse::<f64>() else { return value };
        let (text, hint) = self.look.shown(number, &value);
        self.hint(hint);
        text
    }

    fn hint(&mut self, hint: Hint) {
        let (row, column) = self.at;
        let place = Place {
            table: self.name.clone(),
            row: row.saturating_add(1),
            column: Some(column.saturating_add(1)),
        };
        self.hints.push((Some(place), hint));
    }

    fn finish(self, is_hidden: bool) -> Grid {
        let mut grid = hidden::table(self.name, self.cells, &self.merged, &self.hidden, is_hidden);
        let is_told = |place: &Option<Place>| !is_hidden || place.is_none();
        grid.hints.extend(self.hints.into_iter().filter(|(place, _)| is_told(place)));
        grid
    }
}

fn is_set(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).is_some_and(|value| value == "1" || value == "true")
}

/// Rows and columns without any height or width are not seen either.
fn is_zero(start: &BytesStart<'_>, name: &str) -> bool {
    attribute(start, name).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size == 0.0)
}

/// `B3` as row and column from 0.
pub fn position(name: &str) -> Option<(usize, usize)> {
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
#[path = "xlsx_tests.rs"]
mod tests;
