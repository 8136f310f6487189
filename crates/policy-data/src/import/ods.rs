//! Open Document sheets and texts: the tables of `content.xml`. What is hidden or struck out is left out and told.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::hidden::{Hidden, hide, hide_all};
use super::ods_styles::{Aside, Style, aside, is_box, is_collapsed, page_heads, styles};
use super::package::Package;
use super::raised::written;
use super::refusal::Refusal;
use super::xlsx_beside::target_of;
use super::xml::{Piece, attribute, count, walk};

/// Where the text is kept.
pub const PART: &str = "content.xml";

/// A row that holds something is repeated at most as often.
const MAX_REPEATED: usize = 1_000;
/// Blanks written as a number of blanks.
const MAX_BLANKS: usize = 1_000;

/// Reads the tables.
///
/// # Errors
/// When the file is damaged, encrypted, too large or holds no table.
pub fn read(package: &mut Package<'_>) -> Result<Grid> {
    let manifest = package.text("META-INF/manifest.xml").unwrap_or_default();
    if manifest.contains("encryption-data") {
        bail!(Refusal::Encrypted);
    }
    let beside = package.text("styles.xml").unwrap_or_default();
    let mut grid = read_xml(&package.text(PART)?, styles(&beside))?;
    // Pages of sheets have the sheet's name and the page's number there.
    if grid.is_running {
        grid.hints.extend(page_heads(&beside).into_iter().map(|text| (None, Hint::PageHead(text))));
    }
    Ok(grid)
}

/// Reads a document that stands in one XML.
///
/// # Errors
/// When it is damaged, too large or holds no table.
pub fn read_xml(xml: &str, mut named: BTreeMap<String, Style>) -> Result<Grid> {
    named.extend(styles(xml));
    let mut sheets = Sheets { styles: named, ..Sheets::default() };
    walk(xml, |piece| sheets.see(piece))?;
    if sheets.grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(sheets.grid)
}

#[derive(Default)]
struct Sheets {
    grid: Grid,
    budget: Budget,
    styles: BTreeMap<String, Style>,
    table: Option<Table>,
    is_hidden: bool,
    hidden: Hidden,
    /// Tables inside a cell: their paragraphs count as the cell's.
    n_inner: usize,
    /// The next row's number.
    number: usize,
    row: Row,
    /// How often the row stands.
    n_rows: usize,
    is_row_hidden: bool,
    n_columns: usize,
    /// The styles of cells that have none of their own, by column.
    column_styles: Vec<Style>,
    row_style: Option<Style>,
    cell: Option<Draft>,
    /// For each column, the rows that a cell above still covers.
    covered: Vec<usize>,
    /// The same of the cells of this row: first column, column after the last, rows below.
    covers: Vec<(usize, usize, usize)>,
    paragraphs: Vec<String>,
    /// Styles of the spans and paragraphs that are open.
    looks: Vec<Style>,
    /// What is open that is no text of the page: comment, note, deletion, sound.
    asides: Vec<Aside>,
    aside: String,
    /// Targets of the links that are open, and where their words begin.
    links: Vec<(String, usize)>,
    n_boxes: usize,
    is_changed: bool,
}

struct Draft {
    lines: Vec<String>,
    look: Style,
    repeated: usize,
    span: usize,
    rows: usize,
    is_covered: bool,
}

impl Sheets {
    fn see(&mut self, piece: Piece<'_>) -> Result<()> {
        match piece {
            Piece::Open(name, start) => {
                if let Some(aside) = aside(name) {
                    self.asides.push(aside);
                    return Ok(());
                }
                if self.asides.is_empty() {
                    self.open(name, start);
                }
            }
            Piece::Close(name) => {
                if aside(name).is_some() {
                    self.close_aside();
                    return Ok(());
                }
                if self.asides.is_empty() {
                    return self.close(name);
                }
                if name == "p" {
                    self.aside.push('\n');
                }
            }
            Piece::Text(text) if self.asides.is_empty() => self.write(text),
            Piece::Text(text)
                if !self.asides.contains(&Aside::Citation)
                    && !self.asides.contains(&Aside::Sound) =>
            {
                self.aside.push_str(text);
            }
            Piece::Text(_) => {}
        }
        Ok(())
    }

    fn close_aside(&mut self) {
        let Some(aside) = self.asides.pop().filter(|_| self.asides.is_empty()) else { return };
        let text = std::mem::take(&mut self.aside).trim().to_owned();
        let make = match aside {
            Aside::Comment => Hint::Comment,
            Aside::Deletion => Hint::Deleted,
            Aside::Note => Hint::Footnote,
            Aside::Prompt => Hint::Placeholder,
            Aside::Citation | Aside::Sound => return,
        };
        if !text.is_empty() {
            self.hint(make(text));
        }
    }

    fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "table" if self.table.is_some() => self.n_inner += 1,
            "table" => self.open_table(start),
            "table-column" if self.n_inner == 0 => self.open_column(start),
            "table-row" if self.n_inner == 0 => {
                self.n_rows = count(start, "number-rows-repeated").max(1);
                self.row = Row { number: self.number, cells: Vec::new() };
                self.is_row_hidden = is_collapsed(start) || self.style(start).is_hidden;
                self.row_style = self.style_named(start, "default-cell-style-name");
            }
            "table-cell" | "covered-table-cell" if self.n_inner == 0 => self.open_cell(name, start),
            "p" | "h" | "span" | "section" => {
                let look = self.style(start);
                let outer = self.looks.last().copied();
                let outer = outer.or(self.cell.as_ref().map(|cell| cell.look)).unwrap_or_default();
                let is_section = name == "section"
                    && attribute(start, "display").is_some_and(|display| display == "none");
                self.looks.push(look.within(outer, is_section));
                if name == "p" || name == "h" {
                    self.paragraphs.push(String::new());
                }
            }
            "line-break" => self.write("\n"),
            "tab" => self.write("\t"),
            "s" => {
                let n = count(start, "c").min(MAX_BLANKS);
                self.write(&" ".repeat(n));
            }
            "list-item" if self.table.is_some() => {
                self.hint_once(Hint::AutomaticNumber(String::new()));
            }
            "a" => {
                let at = self.paragraphs.last().map_or(0, String::len);
                self.links.push((attribute(start, "href").unwrap_or_default(), at));
            }
            name if is_box(name) => self.n_boxes += 1,
            "image" if self.table.is_some() => self.hint_once(Hint::Picture),
            "change-start" => self.is_changed = true,
            "change-end" => self.is_changed = false,
            _ => {}
        }
    }

    fn open_table(&mut self, start: &BytesStart<'_>) {
        let name = attribute(start, "name").unwrap_or_default();
        self.is_hidden = self.style(start).is_hidden
            || attribute(start, "display").is_some_and(|shown| shown == "false");
        self.table = Some(Table { name, before: self.grid.take_before(), ..Table::default() });
        (self.number, self.n_columns) = (1, 0);
        self.hidden = Hidden::default();
        self.covered.clear();
        self.column_styles.clear();
    }

    fn open_column(&mut self, start: &BytesStart<'_>) {
        let n = count(start, "number-columns-repeated").clamp(1, MAX_COLUMNS);
        if is_collapsed(start) {
            self.hidden.columns.extend(self.n_columns..(self.n_columns + n).min(MAX_COLUMNS));
        }
        self.n_columns = (self.n_columns + n).min(MAX_COLUMNS);
        let style = self.style_named(start, "default-cell-style-name").unwrap_or_default();
        self.column_styles.resize(self.n_columns, style);
    }

    fn style(&self, start: &BytesStart<'_>) -> Style {
        self.style_named(start, "style-name").unwrap_or_default()
    }

    fn style_named(&self, start: &BytesStart<'_>, attr: &str) -> Option<Style> {
        attribute(start, attr).and_then(|name| self.styles.get(&name)).copied()
    }

    fn open_cell(&mut self, name: &str, start: &BytesStart<'_>) {
        let of_column = || self.column_styles.get(self.row.cells.len()).copied();
        let look = self.style_named(start, "style-name").or(self.row_style).or_else(of_column);
        self.cell = Some(Draft {
            lines: Vec::new(),
            look: look.unwrap_or_default(),
            repeated: count(start, "number-columns-repeated").max(1),
            span: count(start, "number-columns-spanned").max(1),
            rows: count(start, "number-rows-spanned").max(1),
            is_covered: name == "covered-table-cell",
        });
        if let Some(formula) = attribute(start, "formula") {
            if let Some(target) = target_of(&formula) {
                self.hint(Hint::Link(target));
            }
            self.hint(Hint::Formula);
        }
        if attribute(start, "value-type").is_some_and(|kind| kind == "date" || kind == "time")
            && let Some(value) =
                attribute(start, "date-value").or_else(|| attribute(start, "time-value"))
        {
            self.hint(Hint::DateValue(value));
        }
    }

    fn close(&mut self, name: &str) -> Result<()> {
        match name {
            "table" if self.n_inner > 0 => self.n_inner -= 1,
            "table" => self.close_table(),
            "table-row" if self.n_inner == 0 => return self.close_row(),
            "table-cell" | "covered-table-cell" if self.n_inner == 0 => return self.close_cell(),
            "p" | "h" => {
                self.looks.pop();
                self.close_paragraph();
            }
            "span" | "section" => drop(self.looks.pop()),
            name if is_box(name) => self.n_boxes = self.n_boxes.saturating_sub(1),
            "text" => self.grid.is_running = true,
            "a" => {
                let Some((target, at)) = self.links.pop() else { return Ok(()) };
                let words =
                    self.paragraphs.last().and_then(|text| text.get(at..)).unwrap_or_default();
                if !target.is_empty() && !words.contains(target.trim_end_matches('/')) {
                    self.hint(Hint::Link(target));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn close_table(&mut self) {
        let Some(mut table) = self.table.take() else { return };
        let hints =
            if self.is_hidden { hide_all(&mut table) } else { hide(&mut table, &self.hidden) };
        if self.is_hidden {
            self.grid
                .hints
                .retain(|(place, _)| place.as_ref().is_none_or(|place| place.table != table.name));
        }
        self.grid.hints.extend(hints);
        self.grid.tables.push(table);
    }

    fn close_paragraph(&mut self) {
        let Some(text) = self.paragraphs.pop() else { return };
        // A box stands in the paragraph around it.
        if self.n_boxes > 0
            && let Some(outer) = self.paragraphs.last_mut()
        {
            outer.push_str(&text);
            if !text.is_empty() {
                self.hint(Hint::TextBox(text));
            }
            return;
        }
        if self.n_boxes > 0 && self.table.is_some() {
            if !text.is_empty() {
                self.hint(Hint::FloatingBox(text));
            }
            return;
        }
        match &mut self.cell {
            Some(cell) => cell.lines.push(text),
            None if self.table.is_some() => {}
            None => self.grid.paragraph(text),
        }
    }

    fn write(&mut self, text: &str) {
        let look = self.looks.last().copied().unwrap_or_default();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match () {
            () if look.is_unseen => self.tell(Hint::HiddenText, text),
            () if look.is_struck => self.tell(Hint::StruckOut, text),
            () => {
                let raised = look.height.map(|height| written(text, height));
                paragraph.push_str(raised.as_deref().unwrap_or(text));
                if let Some(raised) = raised {
                    self.hint(Hint::Raised(raised));
                }
                if self.is_changed {
                    self.tell(Hint::Inserted, text);
                }
            }
        }
    }

    /// Tells a text; what goes on where the last was told is one.
    fn tell(&mut self, make: fn(String) -> Hint, text: &str) {
        let n = self.grid.hints.len();
        self.hint(make(text.to_owned()));
        let (known, new) = self.grid.hints.split_at_mut(n);
        if let ([.., (last_place, last)], [(place, made)]) = (known, new)
            && last_place == place
            && std::mem::discriminant(last) == std::mem::discriminant(made)
            && let Some(known) = last.text_mut()
        {
            known.push_str(text);
            self.grid.hints.pop();
        }
    }

    fn hint(&mut self, hint: Hint) {
        let place = self.table.as_ref().map(|table| Place {
            table: table.name.clone(),
            row: self.row.number.max(1),
            column: Some(self.row.cells.len() + 1),
        });
        self.grid.hints.push((place, hint));
    }

    fn hint_once(&mut self, hint: Hint) {
        let n = self.grid.hints.len();
        self.hint(hint);
        if n > 0 && self.grid.hints.get(n) == self.grid.hints.get(n - 1) {
            self.grid.hints.pop();
        }
    }
}

#[path = "ods_rows.rs"]
mod rows;

#[cfg(test)]
#[path = "ods_tests.rs"]
mod tests;
