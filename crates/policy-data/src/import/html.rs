//! Tables of web pages, whatever the file is called: offices' systems export them as `.xls`.
//!
//! Parsed by scraper (html5ever), as browsers do.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use scraper::node::Node;
use scraper::{ElementRef, Html};

use super::decode::Decoded;
use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::hidden::{Hidden, hide};
use super::html_looks::{Items, Looks};
use super::raised::written;
use super::refusal::Refusal;

/// Pages larger than this, in bytes, are no list.
const MAX_BYTES: usize = 16 << 20;
/// Elements nested deeper are no list.
const MAX_DEPTH: usize = 128;
/// Rows that a cell may span.
const MAX_SPAN: usize = 20_000;

/// Elements whose text is not shown.
const UNSEEN: [&str; 8] =
    ["script", "style", "head", "template", "noscript", "rt", "title", "select"];
/// Elements that begin a line.
const BLOCKS: [&str; 12] =
    ["p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "section"];

/// Whether a text is a web page.
pub fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2_000).collect::<String>().to_lowercase();
    start.starts_with("<!doctype html")
        || ["<html", "<table", "<body", "<head", "<meta", "<div", "<style", "<center"]
            .iter()
            .any(|tag| start.starts_with(tag))
        || start.starts_with('<') && !start.starts_with("<?xml") && start.contains("<table")
        || start.starts_with("<?xml") && start.contains("<html")
}

/// Reads the tables of a page.
///
/// # Errors
/// When it holds none, or more than any list.
pub fn read(decoded: Decoded) -> Result<Grid> {
    if decoded.text.len() > MAX_BYTES {
        bail!(Refusal::TooLarge { mb: decoded.text.len() >> 20 });
    }
    if depth_of(&decoded.text) > 20_000 {
        bail!(Refusal::TooDeep);
    }
    let page = Html::parse_document(&decoded.text);
    let mut reader = Page {
        grid: Grid { is_running: true, ..Grid::default() },
        budget: Budget::default(),
        line: String::new(),
        looks: Looks::of(page.root_element()),
    };
    reader.visit(page.root_element(), 0)?;
    reader.end_line();
    if !reader.grid.tables.iter().any(|table| !table.rows.is_empty()) {
        bail!(Refusal::WebPage);
    }
    let hints = decoded.hints.into_iter().map(|hint| (None, hint));
    reader.grid.hints.extend(hints);
    reader.grid.hints.push((None, Hint::Really("网页（HTML）", "a web page (HTML)")));
    Ok(reader.grid)
}

/// Elements that are opened and not closed: a parser keeps them all in mind.
fn depth_of(text: &str) -> usize {
    text.matches('<').count().saturating_sub(2 * text.matches("</").count())
}

struct Page {
    grid: Grid,
    budget: Budget,
    line: String,
    looks: Looks,
}

impl Page {
    fn visit(&mut self, element: ElementRef<'_>, depth: usize) -> Result<()> {
        if depth > MAX_DEPTH {
            bail!(Refusal::TooDeep);
        }
        let mut items = Items::of(element);
        for child in element.children() {
            if let Node::Text(text) = child.value() {
                self.line.push_str(&blanks(text));
            }
            let Some(child) = ElementRef::wrap(child) else { continue };
            let name = child.value().name();
            if UNSEEN.contains(&name) {
                continue;
            }
            if self.looks.look(child).is_unseen {
                self.told_hidden(child);
                continue;
            }
            if name == "table" {
                self.end_line();
                self.table(child, depth)?;
                continue;
            }
            let is_block = BLOCKS.contains(&name) || name == "br";
            if is_block {
                self.end_line();
            }
            self.line.extend(items.next(child));
            self.visit(child, depth + 1)?;
            if is_block {
                self.end_line();
            }
        }
        Ok(())
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line).trim().to_owned();
        if !line.is_empty() {
            self.grid.paragraph(line);
        }
    }

    fn told_hidden(&mut self, element: ElementRef<'_>) {
        let text = element.text().collect::<String>().trim().to_owned();
        if !text.is_empty() {
            self.grid.hints.push((None, Hint::HiddenText(text)));
        }
    }

    fn table(&mut self, table: ElementRef<'_>, depth: usize) -> Result<()> {
        for caption in children(table, "caption") {
            self.visit(caption, depth + 1)?;
            self.end_line();
        }
        let name = (self.grid.tables.len() + 1).to_string();
        let before = self.grid.take_before();
        let slot = self.grid.tables.len();
        self.grid.tables.push(Table { name: name.clone(), ..Table::default() });
        let mut filled = Table { name, before, rows: Vec::new() };
        let mut covered: Vec<usize> = Vec::new();
        for tr in rows_of(table) {
            let number = filled.rows.len() + 1;
            if self.looks.look(tr).is_unseen {
                let place = Place { table: filled.name.clone(), row: number, column: None };
                let cells = tr.children().filter_map(ElementRef::wrap);
                let words = cells
                    .map(|cell| cell.text().collect::<String>().trim().to_owned())
                    .filter(|text| !text.is_empty())
                    .collect::<Vec<_>>()
                    .join(" | ");
                self.grid.hints.push((Some(place), Hint::HiddenRow(words)));
                filled.rows.push(Row { number, cells: Vec::new() });
                continue;
            }
            let row = self.row(tr, &mut covered, &filled.name, number, depth)?;
            filled.rows.push(row);
        }
        let columns = self.hidden_columns(table);
        self.grid.hints.extend(hide(&mut filled, &Hidden { columns, ..Hidden::default() }));
        if let Some(slot) = self.grid.tables.get_mut(slot) {
            *slot = filled;
        }
        Ok(())
    }

    /// Columns that the table hides, from 0.
    fn hidden_columns(&self, table: ElementRef<'_>) -> BTreeSet<usize> {
        let groups = children(table, "colgroup").chain([table]);
        let (mut hidden, mut column) = (BTreeSet::new(), 0);
        for col in groups.flat_map(|group| children(group, "col")) {
            let n = number_of(col, "span").clamp(1, MAX_COLUMNS);
            if self.looks.look(col).is_unseen {
                hidden.extend(column..(column + n).min(MAX_COLUMNS));
            }
            column = (column + n).min(MAX_COLUMNS);
        }
        hidden
    }

    fn row(
        &mut self,
        tr: ElementRef<'_>,
        covered: &mut Vec<usize>,
        table: &str,
        number: usize,
        depth: usize,
    ) -> Result<Row> {
        let mut row = Row { number, cells: Vec::new() };
        let cells = tr.children().filter_map(ElementRef::wrap);
        let mut spans: Vec<(usize, usize, usize)> = Vec::new();
        for td in cells.filter(|cell| ["td", "th"].contains(&cell.value().name())) {
            fill_up(&mut row, covered);
            let column = row.cells.len();
            let place = Place { table: table.to_owned(), row: number, column: Some(column + 1) };
            let look = self.looks.look(td);
            if look.is_unseen {
                let text = td.text().collect::<String>().trim().to_owned();
                self.grid.hints.push((Some(place), Hint::HiddenText(text)));
                continue;
            }
            let mut text = self.cell(td, &place, depth)?;
            self.budget.take(text.len())?;
            if (look.is_struck || self.looks.look(tr).is_struck) && !text.is_empty() {
                let struck = std::mem::take(&mut text);
                self.grid.hints.push((Some(place.clone()), Hint::StruckOut(struck)));
            }
            if column >= MAX_COLUMNS {
                if !text.is_empty() {
                    self.grid.hints.push((Some(place), Hint::HiddenColumn(text)));
                }
                continue;
            }
            let span = number_of(td, "colspan").clamp(1, MAX_COLUMNS);
            row.cells.push(Cell::Text(text));
            row.cells.extend(vec![Cell::Left; span - 1]);
            row.cells.truncate(MAX_COLUMNS);
            let rows = number_of(td, "rowspan").min(MAX_SPAN);
            if rows > 1 {
                spans.push((column, row.cells.len(), rows));
            }
        }
        fill_up(&mut row, covered);
        covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        for (from, to, rows) in spans {
            covered.resize(covered.len().max(to), 0);
            covered[from..to].fill(rows - 1);
        }
        Ok(row)
    }

    /// The text of a cell; a table inside of it that holds rows is one by itself.
    fn cell(&mut self, td: ElementRef<'_>, place: &Place, depth: usize) -> Result<String> {
        let mut text = String::new();
        self.words(td, &mut text, place, depth)?;
        let lines = text.lines().map(str::trim).collect::<Vec<_>>().join("\n");
        Ok(lines.trim().to_owned())
    }

    /// What an element in a cell is that is not read.
    fn unread(&self, element: ElementRef<'_>) -> Option<Hint> {
        let look = self.looks.look(element);
        let text = || element.text().collect::<String>();
        match () {
            () if look.is_unseen => Some(Hint::HiddenText(text())),
            () if look.is_struck => Some(Hint::StruckOut(text())),
            () if element.value().name() == "img" => Some(Hint::Picture),
            () => None,
        }
    }

    fn words(
        &mut self,
        element: ElementRef<'_>,
        text: &mut String,
        place: &Place,
        depth: usize,
    ) -> Result<()> {
        if depth > MAX_DEPTH {
            bail!(Refusal::TooDeep);
        }
        let mut items = Items::of(element);
        for child in element.children() {
            if let Node::Text(more) = child.value() {
                let more = blanks(more);
                text.push_str(if text.ends_with(['\n', ' ']) || text.is_empty() {
                    more.trim_start()
                } else {
                    &more
                });
            }
            let Some(child) = ElementRef::wrap(child) else { continue };
            let name = child.value().name();
            if UNSEEN.contains(&name) {
                continue;
            }
            if let Some(hint) = self.unread(child) {
                self.grid.hints.push((Some(place.clone()), hint));
                continue;
            }
            if let Some(height) = self.looks.look(child).height {
                let raised = written(&child.text().collect::<String>(), height);
                text.push_str(&raised);
                self.grid.hints.push((Some(place.clone()), Hint::Raised(raised)));
                continue;
            }
            if let Some(href) = child.value().attr("href").filter(|href| href.starts_with("http")) {
                let words: String = child.text().collect();
                if !words.contains(href.trim_end_matches('/')) {
                    self.grid.hints.push((Some(place.clone()), Hint::Link(href.to_owned())));
                }
            }
            if name == "table" {
                self.table(child, depth + 1)?;
                continue;
            }
            if (BLOCKS.contains(&name) || name == "tr" || name == "br")
                && !text.is_empty()
                && (name == "br" || !text.ends_with('\n'))
            {
                text.push('\n');
            }
            if let Some(label) = items.next(child) {
                text.push_str(&label);
                self.grid.hints.push((Some(place.clone()), Hint::AutomaticNumber(label)));
            }
            self.words(child, text, place, depth + 1)?;
        }
        Ok(())
    }
}

/// The children of that name.
fn children<'a>(
    element: ElementRef<'a>,
    name: &'static str,
) -> impl Iterator<Item = ElementRef<'a>> + use<'a> {
    let all = element.children().filter_map(ElementRef::wrap);
    all.filter(move |child| child.value().name() == name)
}

/// Cells that one above covers.
fn fill_up(row: &mut Row, covered: &[usize]) {
    while covered.get(row.cells.len()).is_some_and(|rows| *rows > 0) {
        row.cells.push(Cell::Up);
    }
}

/// The rows of a table, not those of tables inside of it.
fn rows_of(table: ElementRef<'_>) -> Vec<ElementRef<'_>> {
    let mut rows = Vec::new();
    for child in table.children().filter_map(ElementRef::wrap) {
        match child.value().name() {
            "tr" => rows.push(child),
            "thead" | "tbody" | "tfoot" => {
                let inner = child.children().filter_map(ElementRef::wrap);
                rows.extend(inner.filter(|row| row.value().name() == "tr"));
            }
            _ => {}
        }
    }
    rows
}

fn number_of(element: ElementRef<'_>, name: &str) -> usize {
    element.value().attr(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

/// Runs of blanks are one, as a page shows them; a blank that does not break stays.
fn blanks(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        let c = if matches!(c, ' ' | '\n' | '\t' | '\r') { ' ' } else { c };
        if !(c == ' ' && plain.ends_with(' ')) {
            plain.push(c);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(text: &str) -> Grid {
        read(Decoded { text: text.to_owned(), hints: Vec::new() }).unwrap()
    }

    #[test]
    fn merged_cells_lines_and_hidden_rows_are_read_as_a_browser_shows_them() {
        let grid = grid(
            "<h1>标题</h1><table><tr><td rowspan=2>甲</td><td colspan=2>一<br>二</td></tr><tr><td><p>乙</p><p>丙</p></td><td><del>旧</del>新</td></tr>\
            <tr style='display: none'><td>丁</td></tr></table><p>注：说明</p>",
        );
        let rows = &grid.tables[0].rows;
        let text = |text: &str| Cell::Text(text.into());
        assert_eq!(rows[0].cells, [text("甲"), text("一\n二"), Cell::Left]);
        assert_eq!(rows[1].cells, [Cell::Up, text("乙\n丙"), text("新")]);
        assert_eq!(
            (grid.before, grid.after),
            (vec!["标题".to_owned()], vec!["注：说明".to_owned()])
        );
        let hints: Vec<Hint> = grid.hints.into_iter().map(|(_, hint)| hint).collect();
        assert_eq!(hints[..2], [Hint::StruckOut("旧".into()), Hint::HiddenRow("丁".into())]);
    }
}
