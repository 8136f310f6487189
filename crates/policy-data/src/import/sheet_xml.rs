//! Excel 2003 XML: a workbook in one XML, which some systems still export as `.xls`.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place};
use super::hidden::{self, Hidden};
use super::merged::Area;
use super::raised::{Height, written};
use super::refusal::Refusal;
use super::sheet_xml_looks::{Looks, shown};
use super::xml::{Piece, attribute, walk};

/// Reads all sheets.
///
/// # Errors
/// When it is damaged, too large or holds no table.
pub fn read(xml: &str) -> Result<Grid> {
    let (mut book, mut budget) = (Book::default(), Budget::default());
    walk(xml, |piece| book.see(piece, &mut budget))?;
    if book.grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(book.grid)
}

#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an element that may be open")]
struct Book {
    grid: Grid,
    name: String,
    cells: BTreeMap<(usize, usize), Cell>,
    merged: Vec<Area>,
    hidden: Hidden,
    is_hidden: bool,
    at: (usize, usize),
    column: usize,
    span: (usize, usize),
    text: String,
    kind: String,
    looks: Looks,
    /// The styles of the cell, its row and its column.
    style: Option<String>,
    row_style: Option<String>,
    column_styles: BTreeMap<usize, String>,
    n_struck: usize,
    height: Option<Height>,
    is_data: bool,
    is_state: bool,
    is_comment: bool,
}

impl Book {
    fn see(&mut self, piece: Piece<'_>, budget: &mut Budget) -> Result<()> {
        match piece {
            Piece::Open("Worksheet", start) => {
                let (grid, looks) =
                    (std::mem::take(&mut self.grid), std::mem::take(&mut self.looks));
                *self = Self {
                    grid,
                    looks,
                    name: attribute(start, "Name").unwrap_or_default(),
                    ..Self::default()
                };
            }
            Piece::Open(name @ ("Style" | "Font" | "NumberFormat"), start) if !self.is_data => {
                self.looks.open(name, start);
            }
            Piece::Close("Style") => self.looks.close(),
            Piece::Open("Column", start) => self.open_column(start),
            Piece::Open("Row", start) => {
                self.at = (index(start).unwrap_or(self.at.0), 0);
                self.row_style = attribute(start, "StyleID");
                if is_set(start) {
                    self.hidden.rows.insert(self.at.0);
                }
            }
            Piece::Close("Row") => self.at = (self.at.0.saturating_add(1), 0),
            Piece::Open("Cell", start) => self.open_cell(start),
            Piece::Close("Cell") => return self.close_cell(budget),
            Piece::Open("Comment", _) => self.is_comment = true,
            Piece::Close("Comment") => self.is_comment = false,
            Piece::Open("Data", start) => {
                self.is_data = true;
                if !self.is_comment {
                    self.kind = attribute(start, "Type").unwrap_or_default();
                }
            }
            Piece::Close("Data") => self.is_data = false,
            Piece::Open("S", _) => self.n_struck += 1,
            Piece::Close("S") => self.n_struck = self.n_struck.saturating_sub(1),
            Piece::Open("Sup", _) => self.height = Some(Height::Raised),
            Piece::Open("Sub", _) => self.height = Some(Height::Lowered),
            Piece::Close("Sup" | "Sub") => self.height = None,
            Piece::Open("Visible", _) => self.is_state = true,
            Piece::Close("Visible") => self.is_state = false,
            Piece::Text(text) if self.is_data && self.is_comment => {
                self.hint(Hint::Comment(text.to_owned()));
            }
            Piece::Text(text) if self.is_data => self.write(text),
            Piece::Text(text) if self.is_state => {
                self.is_hidden =
                    text.starts_with("SheetHidden") || text.starts_with("SheetVeryHidden");
            }
            Piece::Close("Worksheet") => self.close_sheet(),
            _ => {}
        }
        Ok(())
    }

    fn open_column(&mut self, start: &BytesStart<'_>) {
        self.column = index(start).unwrap_or(self.column);
        let n = number(start, "Span").unwrap_or(0).min(MAX_COLUMNS) + 1;
        if is_set(start) {
            self.hidden.columns.extend(self.column..self.column + n);
        }
        if let Some(style) = attribute(start, "StyleID") {
            let columns = self.column..(self.column + n).min(MAX_COLUMNS);
            self.column_styles.extend(columns.map(|column| (column, style.clone())));
        }
        self.column = (self.column + n).min(MAX_COLUMNS);
    }

    fn open_cell(&mut self, start: &BytesStart<'_>) {
        self.at.1 = index(start).unwrap_or(self.at.1);
        self.span =
            (number(start, "MergeDown").unwrap_or(0), number(start, "MergeAcross").unwrap_or(0));
        self.style = attribute(start, "StyleID");
        self.text.clear();
        self.kind.clear();
        if attribute(start, "Formula").is_some() {
            self.hint(Hint::Formula);
        }
        if let Some(target) = attribute(start, "HRef") {
            self.hint(Hint::Link(target));
        }
    }

    fn write(&mut self, text: &str) {
        match self.height {
            _ if self.n_struck > 0 => self.hint(Hint::StruckOut(text.to_owned())),
            Some(height) => {
                let raised = written(text, height);
                self.text.push_str(&raised);
                self.hint(Hint::Raised(raised));
            }
            None => self.text.push_str(text),
        }
    }

    fn hint(&mut self, hint: Hint) {
        let (row, column) = (self.at.0.saturating_add(1), self.at.1.saturating_add(1));
        let place = Place { table: self.name.clone(), row, column: Some(column) };
        self.grid.hints.push((Some(place), hint));
    }

    fn close_cell(&mut self, budget: &mut Budget) -> Result<()> {
        let text = std::mem::take(&mut self.text).replace("\r\n", "\n").replace('\r', "\n");
        let (row, column) = self.at;
        budget.take(text.len())?;
        let of_column = self.column_styles.get(&column).cloned();
        let look = self.looks.look([&self.style, &self.row_style, &of_column]);
        let (text, hint) = shown(&self.kind, text, &look);
        match (column < MAX_COLUMNS, text.trim().is_empty()) {
            (_, true) => {}
            (true, _) if look.is_struck => self.hint(Hint::StruckOut(text)),
            (true, _) if look.is_unseen() => self.hint(Hint::HiddenText(text)),
            (true, _) => {
                hint.into_iter().for_each(|hint| self.hint(hint));
                self.cells.insert(self.at, Cell::Text(text));
            }
            (false, _) => self.hint(Hint::PartUnread(text)),
        }
        if self.span != (0, 0) {
            let to = (row.saturating_add(self.span.0), column.saturating_add(self.span.1));
            self.merged.push(Area { from: self.at, to });
        }
        self.at.1 = column.saturating_add(1).saturating_add(self.span.1);
        Ok(())
    }

    fn close_sheet(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let mut read =
            hidden::table(self.name.clone(), cells, &self.merged, &self.hidden, self.is_hidden);
        self.grid.tables.append(&mut read.tables);
        self.grid.hints.append(&mut read.hints);
    }
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(start, name)?.parse().ok()
}

/// A position counted from 1, as one from 0; strays are none.
fn index(start: &BytesStart<'_>) -> Option<usize> {
    number(start, "Index")?.checked_sub(1).filter(|at| *at < 1 << 21)
}

fn is_set(start: &BytesStart<'_>) -> bool {
    attribute(start, "Hidden").is_some_and(|value| value == "1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_skip_columns_and_merged_ones_are_read() {
        let grid = read(
            "<Workbook xmlns:ss=\"s\"><Worksheet ss:Name=\"清单\"><Table><Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">甲</Data></Cell><Cell><Data>乙</Data></Cell></Row>\
            <Row ss:Index=\"4\" ss:Hidden=\"1\"><Cell ss:Index=\"2\"><Data>丙</Data></Cell></Row></Table></Worksheet></Workbook>",
        )
        .unwrap();
        let rows = &grid.tables[0].rows;
        assert_eq!(rows[0].cells, [Cell::Text("甲".into()), Cell::Left, Cell::Text("乙".into())]);
        assert_eq!((rows.len(), &grid.hints[0].1), (1, &Hint::HiddenRow("丙".into())));
    }

    #[test]
    fn cells_are_read_as_their_styles_show_them() {
        let grid = read(
            "<Workbook><Styles><Style ID=\"a\"><NumberFormat Format=\"000\\-00000000\"/></Style><Style ID=\"b\"><Font StrikeThrough=\"1\"/></Style></Styles>\
            <Worksheet Name=\"清单\"><Table><Column StyleID=\"a\"/><Row><Cell><Data Type=\"Number\">2360000001</Data></Cell>\
            <Cell StyleID=\"b\"><Data Type=\"String\">旧</Data></Cell><Cell><Data Type=\"DateTime\">2026-01-31T00:00:00.000</Data></Cell>\
            <Cell HRef=\"http://a.example\"><Data Type=\"String\">5<S>万</S>m<Sup>2</Sup></Data></Cell></Row></Table></Worksheet></Workbook>",
        )
        .unwrap();
        let texts: Vec<&str> = grid.tables[0].rows[0].cells.iter().map(Cell::own).collect();
        assert_eq!(texts, ["023-60000001", "", "2026-01-31", "5m²"]);
        let hints: Vec<Hint> = grid.hints.into_iter().map(|(_, hint)| hint).collect();
        assert_eq!(
            hints,
            [
                Hint::Formatted("2360000001".into(), "023-60000001".into()),
                Hint::StruckOut("旧".into()),
                Hint::DateValue("2026-01-31".into()),
                Hint::Link("http://a.example".into()),
                Hint::StruckOut("万".into()),
                Hint::Raised("²".into()),
            ]
        );
    }
}
