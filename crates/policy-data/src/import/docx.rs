//! Word files: the tables of `word/document.xml`, with merged cells, line breaks and tracked changes as accepted.

use anyhow::{Result, bail};
use quick_xml::events::BytesStart;

use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::package::Package;
use super::refusal::Refusal;
use super::xml::{Piece, attribute, count, walk};

/// Where Word keeps the text.
pub const PART: &str = "word/document.xml";

/// Elements whose content is not what the page shows.
const UNSEEN: [&str; 5] = ["del", "moveFrom", "Fallback", "rt", "pict"];

/// Reads the tables of a Word file.
///
/// # Errors
/// When the file is damaged, too large or holds no table.
pub fn read(package: &mut Package<'_>) -> Result<Grid> {
    let mut word = Word::default();
    walk(&package.text(PART)?, |piece| word.see(piece))?;
    if word.grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    word.grid.is_running = true;
    Ok(word.grid)
}

/// What is open while the document goes by.
#[derive(Default)]
struct Word {
    grid: Grid,
    budget: Budget,
    /// Texts of the paragraphs that are open: one may stand in a box inside another.
    paragraphs: Vec<String>,
    table: Option<Table>,
    row: Row,
    cell: Option<Draft>,
    /// Tables inside a cell: their paragraphs count as the cell's.
    n_inner_tables: usize,
    /// Elements of [`UNSEEN`] that are open.
    n_unseen: usize,
    n_runs: usize,
    is_text: bool,
}

/// A cell that is open.
struct Draft {
    lines: Vec<String>,
    span: usize,
    is_up: bool,
}

impl Word {
    fn see(&mut self, piece: Piece<'_>) -> Result<()> {
        match piece {
            Piece::Open(name, _) if UNSEEN.contains(&name) => self.n_unseen += 1,
            Piece::Close(name) if UNSEEN.contains(&name) => {
                self.n_unseen = self.n_unseen.saturating_sub(1);
            }
            _ if self.n_unseen > 0 => {}
            Piece::Open(name, start) => self.open(name, start),
            Piece::Close(name) => return self.close(name),
            Piece::Text(text) if self.is_text => self.write(text),
            Piece::Text(_) => {}
        }
        Ok(())
    }

    fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "tbl" if self.table.is_some() => self.n_inner_tables += 1,
            "tbl" => {
                let name = (self.grid.tables.len() + 1).to_string();
                self.table = Some(Table { name, rows: Vec::new() });
            }
            "tr" | "tc" | "gridBefore" | "gridSpan" | "vMerge" if self.n_inner_tables == 0 => {
                self.open_of_table(name, start);
            }
            "p" => self.paragraphs.push(String::new()),
            "numId" if attribute(start, "val").is_some_and(|id| id != "0") => {
                self.hint(Hint::AutomaticNumber);
            }
            "r" => self.n_runs += 1,
            "t" => self.is_text = true,
            "tab" if self.n_runs > 0 => self.write("\t"),
            "br" if attribute(start, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.write("\n");
            }
            "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            "sym" => self.hint(Hint::Symbol),
            _ => {}
        }
    }

    fn open_of_table(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "tr" => {
                let number = self.table.as_ref().map_or(0, |table| table.rows.len()) + 1;
                self.row = Row { number, cells: Vec::new() };
            }
            "tc" => self.cell = Some(Draft { lines: Vec::new(), span: 1, is_up: false }),
            "gridBefore" => {
                let n = count(start, "val").min(MAX_COLUMNS);
                self.row.cells.extend(vec![Cell::Text(String::new()); n]);
            }
            "gridSpan" => {
                if let Some(cell) = &mut self.cell {
                    cell.span = count(start, "val").clamp(1, MAX_COLUMNS);
                }
            }
            _ => {
                if let Some(cell) = &mut self.cell {
                    cell.is_up = attribute(start, "val").is_none_or(|val| val == "continue");
                }
            }
        }
    }

    fn close(&mut self, name: &str) -> Result<()> {
        match name {
            "tbl" if self.n_inner_tables > 0 => self.n_inner_tables -= 1,
            "tbl" => self.grid.tables.extend(self.table.take()),
            "tr" if self.n_inner_tables == 0 => {
                let row = std::mem::take(&mut self.row);
                if let Some(table) = &mut self.table {
                    table.rows.push(row);
                }
            }
            "tc" if self.n_inner_tables == 0 => return self.close_cell(),
            "p" => self.close_paragraph(),
            "r" => self.n_runs = self.n_runs.saturating_sub(1),
            "t" => self.is_text = false,
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self) -> Result<()> {
        let Some(draft) = self.cell.take() else { return Ok(()) };
        let text = draft.lines.join("\n");
        self.budget.take(text.len())?;
        for idx in 0..draft.span {
            if self.row.cells.len() < MAX_COLUMNS {
                self.row.cells.push(match (draft.is_up, idx) {
                    (true, _) => Cell::Up,
                    (false, 0) => Cell::Text(text.clone()),
                    (false, _) => Cell::Left,
                });
            }
        }
        Ok(())
    }

    fn close_paragraph(&mut self) {
        let text = self.paragraphs.pop().unwrap_or_default();
        match &mut self.cell {
            Some(cell) => cell.lines.push(text),
            None if self.grid.tables.is_empty() && self.table.is_none() => {
                self.grid.before.push(text);
            }
            None => self.grid.after.push(text),
        }
    }

    fn write(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.push_str(text);
        }
    }

    fn hint(&mut self, hint: Hint) {
        let Some(table) = &self.table else { return };
        let place = Place {
            table: table.name.clone(),
            row: self.row.number.max(table.rows.len()),
            column: Some(self.row.cells.len() + 1),
        };
        self.grid.hints.push((Some(place), hint));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(body: &str) -> Grid {
        let mut word = Word::default();
        let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
        walk(&xml, |piece| word.see(piece)).unwrap();
        word.grid
    }

    fn cell(properties: &str, text: &str) -> String {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    }

    #[test]
    fn merged_cells_point_up_and_left() {
        let first = cell("<w:vMerge w:val=\"restart\"/>", "甲") + &cell("", "乙");
        let second = cell("<w:vMerge/>", "") + &cell("<w:gridSpan w:val=\"2\"/>", "丙");
        let rows = format!("<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>");
        let rows = &grid(&rows).tables[0].rows;
        assert_eq!(rows[0].cells, [Cell::Text("甲".into()), Cell::Text("乙".into())]);
        assert_eq!(rows[1].cells, [Cell::Up, Cell::Text("丙".into()), Cell::Left]);
    }

    #[test]
    fn breaks_and_paragraphs_are_lines_and_deleted_words_are_gone() {
        let text = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>\
            <w:ins><w:r><w:t>三</w:t></w:r></w:ins><w:del><w:r><w:t>四</w:t></w:r></w:del></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>五</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
        let rows = format!("<w:tbl><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl>");
        assert_eq!(grid(&rows).tables[0].rows[0].cells, [Cell::Text("一\n二三\n五".into())]);
        assert_eq!(grid(&rows).tables.len(), 1);
    }

    #[test]
    fn paragraphs_around_the_table_are_kept() {
        let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let found = grid(&(paragraph("标题") + "<w:tbl></w:tbl>" + &paragraph("注：说明")));
        assert_eq!((found.before, found.after), (vec!["标题".into()], vec!["注：说明".into()]));
    }
}
