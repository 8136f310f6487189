//! What the records of an .xls file say beside the values: how cells look, and what lies over them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::grid::Hint;
use super::xls_runs::{Run, runs_of, struck_parts};
use super::xls_weight::{
    BOF, CELLS, CONTINUE, LABEL_SST, MUL_RK, SST, WORKSHEET, long, record, short,
};
use super::xlsx_styles::{Look, MAX_FORMAT, built_in};

/// Kinds of records (MS-XLS 2.3.1).
const FONT: u16 = 0x0031;
const FORMAT: u16 = 0x041e;
const XF: u16 = 0x00e0;
const NOTE: u16 = 0x001c;
const OBJ: u16 = 0x005d;
const TXO: u16 = 0x01b6;
const HLINK: u16 = 0x01b8;
/// Kinds of objects.
const TEXT_BOX: u16 = 6;
const PICTURE: u16 = 8;
/// The version whose strings may be wide.
const BIFF8: u16 = 0x0600;
/// The mark before an address in a link.
const ADDRESS: [u8; 16] =
    [0xe0, 0xc9, 0xea, 0x79, 0xf9, 0xba, 0xce, 0x11, 0x8c, 0x82, 0, 0xaa, 0, 0x4b, 0xa9, 0x0b];
/// Looks of cells that are kept: the weight of the file bounds its cells.
const MAX_LOOKS: usize = 500_000;

/// Of one sheet: looks of cells that have one, and what is reported of a cell; row and column from 0.
#[derive(Debug, Default)]
pub struct SheetBeside {
    /// The cells that do not look like others.
    pub looks: BTreeMap<(usize, usize), Look>,
    /// What is struck out inside of a text, in UTF-16 units.
    pub struck: BTreeMap<(usize, usize), Vec<Range<usize>>>,
    /// Comments, boxes, pictures and links.
    pub told: Vec<((usize, usize), Hint)>,
}

/// Of the whole file.
#[derive(Debug, Default)]
pub struct Beside {
    /// The sheets of cells, in order.
    pub sheets: Vec<SheetBeside>,
    is_wide: bool,
    struck: Vec<bool>,
    formats: BTreeMap<u16, String>,
    /// Font and format of each style.
    styles: Vec<(u16, u16)>,
    /// The object that is open: its kind and id.
    object: Option<(u16, u16)>,
    is_text: bool,
    texts: BTreeMap<u16, String>,
    /// Of each shared string, where its fonts change.
    runs: Vec<Vec<Run>>,
}

impl Beside {
    /// Looks through the records.
    pub fn of(stream: &[u8]) -> Self {
        let (mut beside, mut rest) = (Self::default(), stream);
        while let Some((kind, data, after)) = record(rest) {
            rest = after;
            if kind == SST {
                beside.runs = runs_of(&continued(data, after));
            }
            beside.see(kind, data);
        }
        beside
    }

    fn see(&mut self, kind: u16, data: &[u8]) {
        match kind {
            BOF => self.begin(data),
            FONT => self.struck.push(short(data, 2).is_some_and(|flags| flags & 8 != 0)),
            FORMAT if self.is_wide => {
                let code: String = string(data, 2).chars().take(MAX_FORMAT).collect();
                self.formats.extend(short(data, 0).map(|id| (id, code)));
            }
            XF => self.styles.extend(short(data, 0).zip(short(data, 2))),
            LABEL_SST => {
                self.cell(data, 4, 0);
                self.parts(data);
            }
            MUL_RK => {
                for (idx, at) in (4..data.len().saturating_sub(2)).step_by(6).enumerate() {
                    self.cell(data, at, idx);
                }
            }
            kind if CELLS.contains(&kind) => self.cell(data, 4, 0),
            OBJ => {
                self.object = short(data, 4).zip(short(data, 6));
                if self.object.is_some_and(|(kind, _)| kind == PICTURE) {
                    self.tell((0, 0), Hint::Picture);
                }
            }
            TXO => self.is_text = true,
            CONTINUE if self.is_text => {
                self.is_text = false;
                self.text(data);
            }
            NOTE => self.note(data),
            HLINK => self.link(data),
            _ => {}
        }
    }

    fn begin(&mut self, data: &[u8]) {
        self.is_wide = short(data, 0) == Some(BIFF8);
        if short(data, 2) == Some(WORKSHEET) {
            self.sheets.push(SheetBeside::default());
            self.texts.clear();
        }
    }

    fn cell(&mut self, data: &[u8], at: usize, n_right: usize) {
        let Some(style) = short(data, at) else { return };
        let look = self.look(usize::from(style));
        let Some(sheet) = self.sheets.last_mut() else { return };
        if sheet.looks.len() < MAX_LOOKS && (look.is_struck || !look.format.is_empty()) {
            let (row, column) = (short(data, 0).unwrap_or(0), short(data, 2).unwrap_or(0));
            sheet.looks.insert((usize::from(row), usize::from(column) + n_right), look);
        }
    }

    /// What is struck out of a text that is not struck out as a whole.
    fn parts(&mut self, data: &[u8]) {
        let runs = long(data, 6).and_then(|at| self.runs.get(at)).filter(|runs| !runs.is_empty());
        let (Some(runs), Some(style)) = (runs, short(data, 4)) else { return };
        let own = self.styles.get(usize::from(style)).map_or(0, |(font, _)| usize::from(*font));
        let parts = struck_parts(runs, own, |font| self.is_struck(font));
        let at = [0, 2].map(|at| usize::from(short(data, at).unwrap_or(0)));
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.looks.entry(at.into()).and_modify(|look| look.is_struck = false);
            if !parts.is_empty() {
                sheet.struck.insert(at.into(), parts);
            }
        }
    }

    fn is_struck(&self, font: usize) -> bool {
        // There is no font 4.
        let at = if font > 4 { font - 1 } else { font };
        self.struck.get(at).copied().unwrap_or(false)
    }

    fn look(&self, style: usize) -> Look {
        let (font, format) = self.styles.get(style).copied().unwrap_or_default();
        let code = self.formats.get(&format).cloned();
        Look {
            format: code.unwrap_or_else(|| built_in(u32::from(format)).to_owned()),
            is_struck: self.is_struck(usize::from(font)),
        }
    }

    fn text(&mut self, data: &[u8]) {
        let Some((kind, id)) = self.object else { return };
        let text = characters(data.get(1..).unwrap_or_default(), data.first() == Some(&1));
        let text = text.replace('\r', "\n").trim().to_owned();
        if kind == TEXT_BOX && !text.is_empty() {
            self.tell((0, 0), Hint::FloatingBox(text));
        } else {
            self.texts.insert(id, text);
        }
    }

    fn note(&mut self, data: &[u8]) {
        let [row, column, id] = [0, 2, 6].map(|at| short(data, at).unwrap_or(0));
        let text = self.texts.get(&id).cloned().unwrap_or_default();
        self.tell((usize::from(row), usize::from(column)), Hint::Comment(text));
    }

    fn link(&mut self, data: &[u8]) {
        let at = data.windows(ADDRESS.len()).position(|part| part == ADDRESS);
        let Some(at) = at.map(|at| at + ADDRESS.len()) else { return };
        let n = long(data, at).unwrap_or(0);
        let text = data.get(at + 4..).unwrap_or_default();
        let address = characters(text.get(..n.min(text.len())).unwrap_or_default(), true);
        let address = address.split('\0').next().unwrap_or_default().to_owned();
        let [row, column] = [0, 4].map(|at| usize::from(short(data, at).unwrap_or(0)));
        if !address.is_empty() {
            self.tell((row, column), Hint::Link(address));
        }
    }

    fn tell(&mut self, at: (usize, usize), hint: Hint) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.told.push((at, hint));
        }
    }
}

/// A record with those that continue it.
fn continued<'a>(first: &'a [u8], mut rest: &'a [u8]) -> Vec<&'a [u8]> {
    let mut parts = vec![first];
    while let Some((CONTINUE, data, after)) = record(rest) {
        parts.push(data);
        rest = after;
    }
    parts
}

/// A string with its length and width before it.
fn string(data: &[u8], at: usize) -> String {
    let n = usize::from(short(data, at).unwrap_or(0));
    let is_wide = data.get(at + 2).is_some_and(|flags| flags & 1 != 0);
    let text = characters(data.get(at + 3..).unwrap_or_default(), is_wide);
    text.chars().take(n).collect()
}

/// Characters of two bytes, or of one.
fn characters(data: &[u8], is_wide: bool) -> String {
    if is_wide {
        let pairs = data.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        return char::decode_utf16(pairs)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect();
    }
    data.iter().copied().map(char::from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[&[u8]]) -> Vec<u8> {
        let data = data.concat();
        let len = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &len.to_le_bytes(), data.as_slice()].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn looks_comments_boxes_and_links_are_found() {
        let shorts = |all: &[u16]| all.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>();
        let code = "000\\-0";
        let n = u16::try_from(code.len()).unwrap();
        let text = |text: &str| [&[1_u8][..], &wide(text)].concat();
        let address = wide("http://a.example\0");
        let n_address = u32::try_from(address.len()).unwrap().to_le_bytes();
        let stream = [
            record(BOF, &[&shorts(&[BIFF8, 5])]),
            record(FONT, &[&shorts(&[200, 0])]),
            record(FONT, &[&shorts(&[200, 8])]),
            record(FORMAT, &[&shorts(&[164, n]), &[0], code.as_bytes()]),
            record(XF, &[&shorts(&[0, 0])]),
            record(XF, &[&shorts(&[1, 164])]),
            // Of the second text, the first letter is struck out.
            record(SST, &[&shorts(&[2, 0, 2, 0, 1]), &[0, b'a'], &shorts(&[2]), &[8, 2, 0]]),
            record(CONTINUE, &[b"\0bc", &shorts(&[0, 1, 1, 0])]),
            record(BOF, &[&shorts(&[BIFF8, WORKSHEET])]),
            record(LABEL_SST, &[&shorts(&[1, 3, 0, 1, 0])]),
            record(LABEL_SST, &[&shorts(&[2, 3, 1, 0, 0])]),
            record(LABEL_SST, &[&shorts(&[2, 4, 0, 0, 0])]),
            record(OBJ, &[&shorts(&[0x15, 0x12, 0x19, 7])]),
            record(TXO, &[&[0; 18]]),
            record(CONTINUE, &[&text("批注")]),
            record(OBJ, &[&shorts(&[0x15, 0x12, TEXT_BOX, 8])]),
            record(TXO, &[&[0; 18]]),
            record(CONTINUE, &[&text("框")]),
            record(NOTE, &[&shorts(&[4, 1, 0, 7])]),
            record(HLINK, &[&shorts(&[5, 5, 2, 2]), &[9; 8], &ADDRESS, &n_address, &address]),
        ];
        let beside = Beside::of(&stream.concat());
        let sheet = &beside.sheets[0];
        assert_eq!(sheet.looks.len(), 1);
        assert!(sheet.looks[&(2, 3)].is_struck);
        assert_eq!(sheet.looks[&(2, 3)].format, code);
        let letter = 0..1;
        assert_eq!(sheet.struck, BTreeMap::from([((1, 3), vec![letter])]));
        assert_eq!(
            sheet.told,
            [
                ((0, 0), Hint::FloatingBox("框".into())),
                ((4, 1), Hint::Comment("批注".into())),
                ((5, 2), Hint::Link("http://a.example".into())),
            ]
        );
    }
}
