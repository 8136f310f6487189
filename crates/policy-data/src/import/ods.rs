//! Open Document sheets and texts: the tables of `content.xml`.

use anyhow::{Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::package::Package;
use super::refusal::Refusal;
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
/// When the file is damaged, too large or holds no table.
pub fn read(package: &mut Package<'_>) -> Result<Grid> {
    let mut sheets = Sheets::default();
    walk(&package.text(PART)?, |piece| sheets.see(piece))?;
    if sheets.grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(sheets.grid)
}

#[derive(Default)]
struct Sheets {
    grid: Grid,
    budget: Budget,
    table: Option<Table>,
    /// The next row's number.
    number: usize,
    row: Row,
    /// How often the row stands.
    n_rows: usize,
    cell: Option<Draft>,
    /// For each column, the rows that a cell above still covers.
    covered: Vec<usize>,
    /// The same of the cells of this row: first column, column after the last, rows below.
    covers: Vec<(usize, usize, usize)>,
    paragraph: String,
    n_paragraphs: usize,
    n_comments: usize,
}

struct Draft {
    lines: Vec<String>,
    repeated: usize,
    span: usize,
    rows: usize,
    is_covered: bool,
}

impl Sheets {
    fn see(&mut self, piece: Piece<'_>) -> Result<()> {
        match piece {
            Piece::Open("annotation", _) => self.n_comments += 1,
            Piece::Close("annotation") => self.n_comments = self.n_comments.saturating_sub(1),
            _ if self.n_comments > 0 => {}
            Piece::Open(name, start) => self.open(name, start),
            Piece::Close(name) => return self.close(name),
            Piece::Text(text) if self.n_paragraphs > 0 => self.paragraph.push_str(text),
            Piece::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "table" => {
                let name = attribute(start, "name").unwrap_or_default();
                self.table = Some(Table { name, rows: Vec::new() });
                self.number = 1;
                self.covered.clear();
            }
            "table-row" => {
                self.n_rows = count(start, "number-rows-repeated").max(1);
                self.row = Row { number: self.number, cells: Vec::new() };
            }
            "table-cell" | "covered-table-cell" => self.open_cell(name, start),
            "p" | "h" => self.n_paragraphs += 1,
            "line-break" => self.paragraph.push('\n'),
            "tab" => self.paragraph.push('\t'),
            "s" => {
                let n = count(start, "c").min(MAX_BLANKS);
                self.paragraph.push_str(&" ".repeat(n));
            }
            _ => {}
        }
    }

    fn open_cell(&mut self, name: &str, start: &BytesStart<'_>) {
        self.cell = Some(Draft {
            lines: Vec::new(),
            repeated: count(start, "number-columns-repeated").max(1),
            span: count(start, "number-columns-spanned").max(1),
            rows: count(start, "number-rows-spanned").max(1),
            is_covered: name == "covered-table-cell",
        });
        if attribute(start, "formula").is_some() {
            let place = Place {
                table: self.table.as_ref().map_or_else(String::new, |table| table.name.clone()),
                row: self.row.number,
                column: Some(self.row.cells.len() + 1),
            };
            self.grid.hints.push((Some(place), Hint::Formula));
        }
    }

    fn close(&mut self, name: &str) -> Result<()> {
        match name {
            "table" => self.grid.tables.extend(self.table.take()),
            "table-row" => return self.close_row(),
            "table-cell" | "covered-table-cell" => return self.close_cell(),
            "p" | "h" => {
                self.n_paragraphs = self.n_paragraphs.saturating_sub(1);
                self.close_paragraph();
            }
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        match &mut self.cell {
            Some(cell) => cell.lines.push(text),
            None if self.table.is_some() => {}
            None if self.grid.tables.is_empty() => self.grid.before.push(text),
            None => self.grid.after.push(text),
        }
    }

    fn close_cell(&mut self) -> Result<()> {
        let Some(draft) = self.cell.take() else { return Ok(()) };
        let text = draft.lines.join("\n");
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

    fn close_row(&mut self) -> Result<()> {
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
                table.rows.push(Row { number: row.number + idx, cells: row.cells.clone() });
            }
        }
        self.number = self.number.saturating_add(self.n_rows);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(rows: &str) -> Result<Grid> {
        let mut sheets = Sheets::default();
        let xml = format!("<o:d><t:table t:name=\"清单\">{rows}</t:table></o:d>");
        walk(&xml, |piece| sheets.see(piece))?;
        Ok(sheets.grid)
    }

    #[test]
    fn merged_cells_and_line_breaks_are_read() {
        let rows = "<t:table-row>\
            <t:table-cell t:number-rows-spanned=\"2\" t:number-columns-spanned=\"1\"><x:p>甲</x:p></t:table-cell>\
            <t:table-cell t:number-columns-spanned=\"2\"><x:p>一<x:line-break/>二<x:s x:c=\"2\"/>三</x:p><x:p>四</x:p></t:table-cell>\
            <t:covered-table-cell/></t:table-row>\
            <t:table-row><t:covered-table-cell/><t:table-cell t:number-columns-repeated=\"2\"><x:p>乙</x:p></t:table-cell></t:table-row>";
        let rows = grid(rows).unwrap().tables.remove(0).rows;
        let text = |text: &str| Cell::Text(text.into());
        assert_eq!(rows[0].cells, [text("甲"), text("一\n二  三\n四"), Cell::Left]);
        assert_eq!(rows[1].cells, [Cell::Up, text("乙"), text("乙")]);
    }

    #[test]
    fn repetition_cannot_blow_it_up() {
        let row = "<t:table-row t:number-rows-repeated=\"9999999999\">\
            <t:table-cell t:number-columns-repeated=\"9999999999\"><x:p>乙</x:p></t:table-cell></t:table-row>";
        let rows = grid(row).unwrap().tables.remove(0).rows;
        assert_eq!((rows.len(), rows[0].cells.len()), (MAX_REPEATED, MAX_COLUMNS));
        assert!(grid(&row.repeat(40)).unwrap_err().to_string().contains("cells"));
    }
}
