//! Word files: every table of the text, with merged cells and line breaks. What a reader of the page does not see is
//! left out and told; what stands beside the text (notes, boxes, pictures) is kept where it can be, else told.

use anyhow::{Result, bail};
use quick_xml::events::BytesStart;

use super::docx_numbers::Counters;
use super::docx_parts::{Parts, is_on};
use super::docx_table::Nest;
use super::docx_text::{Paragraph, Run, Tag};
use super::grid::{Budget, Grid, Hint, Place};
use super::package::Package;
use super::raised::{Height, written};
use super::refusal::Refusal;
use super::xml::{Piece, attribute, walk};

/// Where Word usually keeps the text.
pub const PART: &str = "word/document.xml";
/// Properties as they were before a tracked change, what older programs show instead, and the sounds above characters.
const UNSEEN: [&str; 10] = [
    "Fallback",
    "rt",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblGridChange",
    "numberingChange",
];
/// Documents that stand inside of one.
const MAX_CHUNKS: usize = 20;

/// Reads the tables of a Word file, given its main part.
///
/// # Errors
/// When the file is damaged, too large or holds no table.
pub fn read(package: &mut Package<'_>, main: &str) -> Result<Grid> {
    let parts = Parts::of(package, main);
    let (mut grid, chunks) = read_text(&package.text(main)?, &parts)?;
    for target in chunks.into_iter().take(MAX_CHUNKS) {
        let bytes = package.bytes(&target)?;
        if bytes.starts_with(b"PK") {
            grid.append(read_inner(&bytes)?);
        } else {
            grid.append(super::read::tables(&bytes)?);
        }
    }
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    let heads = parts.heads.into_iter().map(|text| (None, Hint::PageHead(text)));
    grid.hints.extend(heads);
    Ok(grid)
}

/// Reads a Word file inside of another; one inside of that may have no end.
fn read_inner(bytes: &[u8]) -> Result<Grid> {
    let mut package = Package::open(bytes)?;
    let main = package.main(&[PART]).unwrap_or_else(|| PART.to_owned());
    let parts = Parts::of(&mut package, &main);
    let (mut grid, chunks) = read_text(&package.text(&main)?, &parts)?;
    grid.hints.extend(chunks.into_iter().map(|target| (None, Hint::PartUnread(target))));
    Ok(grid)
}

/// Reads a document that stands by itself in one XML, as Word 2003 wrote them.
///
/// # Errors
/// When it is damaged, too large or holds no table.
pub fn read_xml(xml: &str) -> Result<Grid> {
    let (grid, _) = read_text(xml, &Parts::default())?;
    if grid.tables.is_empty() {
        bail!(Refusal::NoTable);
    }
    Ok(grid)
}

fn read_text(xml: &str, parts: &Parts) -> Result<(Grid, Vec<String>)> {
    let mut word = Word::new(parts);
    walk(xml, |piece| word.see(piece))?;
    word.grid.is_running = true;
    Ok((word.grid, word.chunks))
}

/// What is open while the document goes by.
struct Word<'a> {
    parts: &'a Parts,
    grid: Grid,
    budget: Budget,
    path: Vec<Tag>,
    paragraphs: Vec<Paragraph>,
    nest: Nest,
    runs: Vec<Run>,
    /// For each form field that is open, whether it shows its prompt.
    forms: Vec<bool>,
    /// For each link that is open, its target and where its words begin.
    links: Vec<(Option<String>, usize)>,
    /// Where the parts of a formula begin.
    maths: Vec<usize>,
    n_unseen: usize,
    n_deleted: usize,
    n_inserted: usize,
    n_notes: usize,
    /// For each box of text that is open, how many tables are open around it.
    boxes: Vec<usize>,
    is_text: bool,
    is_code: bool,
    chunks: Vec<String>,
    counters: Counters,
}

impl<'a> Word<'a> {
    fn new(parts: &'a Parts) -> Self {
        Self {
            parts,
            grid: Grid::default(),
            budget: Budget::default(),
            path: Vec::new(),
            paragraphs: Vec::new(),
            nest: Nest::default(),
            runs: Vec::new(),
            forms: Vec::new(),
            links: Vec::new(),
            maths: Vec::new(),
            n_unseen: 0,
            n_deleted: 0,
            n_inserted: 0,
            n_notes: 0,
            boxes: Vec::new(),
            is_text: false,
            is_code: false,
            chunks: Vec::new(),
            counters: Counters::default(),
        }
    }

    fn see(&mut self, piece: Piece<'_>) -> Result<()> {
        match piece {
            Piece::Open(name, _) if UNSEEN.contains(&name) => self.n_unseen += 1,
            Piece::Close(name) if UNSEEN.contains(&name) => {
                self.n_unseen = self.n_unseen.saturating_sub(1);
            }
            _ if self.n_unseen > 0 => {}
            Piece::Open(name, start) => {
                self.open(name, start);
                self.path.push(Tag::of(name));
            }
            Piece::Close(name) => {
                self.path.pop();
                return self.close(name);
            }
            Piece::Text(text) if self.is_text => self.write(text),
            Piece::Text(text) if self.is_code => self.code(text),
            Piece::Text(_) => {}
        }
        Ok(())
    }

    fn parent(&self) -> Tag {
        self.path.last().copied().unwrap_or(Tag::Other)
    }

    /// Whether the properties that are open are those of a paragraph's end.
    fn is_mark(&self) -> bool {
        self.path.len() >= 2 && self.path[self.path.len() - 2] == Tag::Paragraph
    }

    fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        match (self.parent(), name) {
            (Tag::Run, _) => return self.open_of_run(name, start),
            (Tag::Row, "del") => return self.nest.delete_row(),
            (Tag::Row, "hidden") if is_on(start) => return self.nest.hide_row(),
            (Tag::Sdt, "showingPlcHdr") => {
                return self
                    .forms
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|is_prompt| *is_prompt = is_on(start));
            }
            (Tag::Paragraph, "pStyle") => return self.style_of_paragraph(start),
            _ => {}
        }
        match name {
            "tbl" => {
                let before = if self.nest.is_open() { Vec::new() } else { self.grid.take_before() };
                self.nest.open_table(&mut self.grid, before);
            }
            "tr" | "tc" | "gridBefore" | "gridSpan" | "vMerge" | "hMerge" | "cellDel" => {
                self.nest.open(name, start);
            }
            "p" => self.paragraphs.push(Paragraph::default()),
            "numId" | "ilvl" => self.number_of_paragraph(name, start),
            "r" => self.runs.push(Run::default()),
            "t" | "delText" => self.is_text = true,
            "instrText" => self.is_code = true,
            "tab" if !self.runs.is_empty() => self.write("\t"),
            "br" if attribute(start, "type").is_none_or(|kind| kind == "textWrapping") => {
                self.write("\n");
            }
            "cr" => self.write("\n"),
            "noBreakHyphen" => self.write("-"),
            _ => self.open_beside(name, start),
        }
    }

    /// What is not plain text.
    fn open_beside(&mut self, name: &str, start: &BytesStart<'_>) {
        match name {
            "del" | "moveFrom" => self.n_deleted += 1,
            "ins" | "moveTo" => self.n_inserted += 1,
            "annotation"
                if attribute(start, "type").is_some_and(|kind| kind == "Word.Deletion") =>
            {
                self.n_deleted += 1;
            }
            "sdt" => self.forms.push(false),
            "txbxContent" => self.boxes.push(self.nest.depth()),
            "footnote" | "endnote" => self.n_notes += 1,
            "sym" => self.hint(Hint::Symbol),
            "blip" | "imagedata" => self.hint(Hint::Picture),
            "OLEObject" | "chart" => self.tell(Hint::PartUnread, name),
            "hyperlink" => {
                let target = attribute(start, "id").and_then(|id| self.parts.links.get(&id));
                let target = target.filter(|link| link.is_external).map(|link| link.target.clone());
                let at = self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len());
                self.links.push((target, at));
            }
            "altChunk" => {
                let link = attribute(start, "id").and_then(|id| self.parts.links.get(&id));
                self.chunks.extend(link.map(|link| link.target.clone()));
            }
            "footnoteReference" => self.note("footnote", start),
            "endnoteReference" => self.note("endnote", start),
            "commentReference" => self.note("comment", start),
            "oMath" | "num" | "den" if name == "oMath" || !self.maths.is_empty() => {
                self.maths.push(self.paragraphs.last().map_or(0, |paragraph| paragraph.text.len()));
            }
            "sup" if !self.maths.is_empty() => self.write("^"),
            "sub" if !self.maths.is_empty() => self.write("_"),
            "rad" if !self.maths.is_empty() => self.write("√"),
            _ => {}
        }
    }

    fn open_of_run(&mut self, name: &str, start: &BytesStart<'_>) {
        if self.is_mark() {
            if let ("del" | "moveFrom", Some(paragraph)) = (name, self.paragraphs.last_mut()) {
                paragraph.is_joined = true;
            }
            return;
        }
        let style = attribute(start, "val").filter(|_| name == "rStyle");
        let style = style.and_then(|id| self.parts.styles.get(&id));
        let (is_hidden, is_struck) =
            style.map_or((false, false), |style| (style.is_hidden, style.is_struck));
        let Some(run) = self.runs.last_mut() else { return };
        match name {
            "vanish" => run.is_hidden = is_on(start),
            "strike" | "dstrike" => run.is_struck |= is_on(start),
            "rStyle" => {
                run.is_hidden |= is_hidden;
                run.is_struck |= is_struck;
            }
            "vertAlign" => {
                run.height = match attribute(start, "val").as_deref() {
                    Some("superscript") => Some(Height::Raised),
                    Some("subscript") => Some(Height::Lowered),
                    _ => None,
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<()> {
        let less = |n: &mut usize| *n = n.saturating_sub(1);
        match name {
            "tbl" => self.nest.close_table(&mut self.grid),
            "tr" => self.nest.close_row(&mut self.grid),
            "tc" => return self.nest.close_cell(&mut self.grid, &mut self.budget),
            "p" => self.close_paragraph(),
            "r" => drop(self.runs.pop()),
            "t" | "delText" => self.is_text = false,
            "instrText" => self.is_code = false,
            "del" | "moveFrom" if self.parent() == Tag::Other => less(&mut self.n_deleted),
            "ins" | "moveTo" if self.parent() == Tag::Other => less(&mut self.n_inserted),
            "annotation" => less(&mut self.n_deleted),
            "sdt" => drop(self.forms.pop()),
            "txbxContent" => drop(self.boxes.pop()),
            "footnote" | "endnote" => less(&mut self.n_notes),
            "hyperlink" => self.close_link(),
            "num" | "den" | "oMath" => self.close_math(name),
            _ => {}
        }
        Ok(())
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        self.write_number(&mut paragraph);
        // A box stands in the paragraph around it.
        if self.boxes.last() == Some(&self.nest.depth())
            && let Some(outer) = self.paragraphs.last_mut()
        {
            if !paragraph.text.is_empty() {
                outer.text.push_str(&paragraph.text);
                self.tell(Hint::TextBox, &paragraph.text);
            }
            return;
        }
        if self.n_notes > 0 {
            return;
        }
        let is_joined = paragraph.is_joined;
        if let Some(cell) = self.nest.cell() {
            cell.push(paragraph.text, is_joined);
        } else {
            self.grid.paragraph(paragraph.text);
        }
        if is_joined {
            self.tell(Hint::Deleted, "↵");
        }
    }

    fn write(&mut self, text: &str) {
        let run = self.runs.last().copied().unwrap_or_default();
        let (is_hidden, is_struck) =
            self.paragraphs.last().map_or((false, false), |p| (p.is_hidden, p.is_struck));
        let make: fn(String) -> Hint = match () {
            () if self.n_notes > 0 => Hint::Footnote,
            () if self.forms.contains(&true) => Hint::Placeholder,
            () if self.n_deleted > 0 => Hint::Deleted,
            () if run.is_hidden || is_hidden => Hint::HiddenText,
            () if run.is_struck || is_struck => Hint::StruckOut,
            () => return self.write_seen(text, run.height),
        };
        self.tell(make, text);
    }

    fn write_seen(&mut self, text: &str, height: Option<Height>) {
        let raised = height.map(|height| written(text, height));
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(raised.as_deref().unwrap_or(text));
        }
        if let Some(raised) = raised {
            self.tell(Hint::Raised, &raised);
        }
        if self.n_inserted > 0 {
            self.tell(Hint::Inserted, text);
        }
    }

    /// Tells a text; what goes on where the last was told is one.
    fn tell(&mut self, make: fn(String) -> Hint, text: &str) {
        let place = self.place();
        let made = make(text.to_owned());
        if let Some((last_place, last)) = self.grid.hints.last_mut()
            && *last_place == place
            && std::mem::discriminant(last) == std::mem::discriminant(&made)
            && let Some(known) = last.text_mut()
        {
            return known.push_str(text);
        }
        self.grid.hints.push((place, made));
    }

    fn hint(&mut self, hint: Hint) {
        let place = self.place();
        let is_again =
            self.grid.hints.last().is_some_and(|last| *last == (place.clone(), hint.clone()));
        if (place.is_some() || matches!(hint, Hint::Footnote(_) | Hint::Comment(_))) && !is_again {
            self.grid.hints.push((place, hint));
        }
    }

    fn place(&self) -> Option<Place> {
        self.nest.place()
    }
}

#[path = "docx_beside.rs"]
mod beside;

#[cfg(test)]
#[path = "docx_tests.rs"]
mod tests;
