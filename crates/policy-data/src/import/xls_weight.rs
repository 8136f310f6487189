//! How much an .xls file would unfold to, before a library trusts the sizes that it declares.

use std::io::{Cursor, Read as _};

use super::hidden::Hidden;
use super::refusal::Refusal;
use super::xls_beside::Beside;
use anyhow::{Context as _, Result, bail};

/// Cells that the sheets may span together, empty ones included.
const MAX_AREA: usize = 4_000_000;
/// Bytes of text in all cells together, shared strings counted as often as they are used.
const MAX_TEXT: usize = 64 << 20;

/// Kinds of records (MS-XLS 2.3.1).
const DIMENSIONS: u16 = 0x0200;
pub const SST: u16 = 0x00fc;
pub const CONTINUE: u16 = 0x003c;
pub const LABEL_SST: u16 = 0x00fd;
pub const MUL_RK: u16 = 0x00bd;
pub const BOF: u16 = 0x0809;
const FILEPASS: u16 = 0x002f;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;
/// The kind of a stream that holds a sheet of cells.
pub const WORKSHEET: u16 = 0x0010;
/// Records that begin with row and column of one cell: formula, number, label, error, RK, rich string.
pub const CELLS: [u16; 6] = [0x0006, 0x0203, 0x0204, 0x0205, 0x027e, 0x00d6];

/// Looks through the records.
///
/// # Errors
/// When it is no workbook, is damaged, or would unfold to more than is read.
pub fn check(bytes: &[u8]) -> Result<(Vec<Hidden>, Beside)> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).context(Refusal::Damaged)?;
    if file.exists("/WordDocument") {
        bail!(Refusal::OldWord);
    }
    if file.exists("/EncryptedPackage") {
        bail!(Refusal::Encrypted);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name));
    let mut stream = file.open_stream(name.context(Refusal::NotOffice)?)?;
    let mut records = Vec::new();
    stream.read_to_end(&mut records).context(Refusal::Damaged)?;
    weigh(&records)?;
    Ok((hidden(&records), Beside::of(&records)))
}

/// Rows and columns that are not shown, of each sheet in order.
fn hidden(stream: &[u8]) -> Vec<Hidden> {
    let (mut rest, mut sheets) = (stream, Vec::new());
    while let Some((kind, data, after)) = record(rest) {
        rest = after;
        if kind == BOF && short(data, 2) == Some(WORKSHEET) {
            sheets.push(Hidden::default());
        }
        let Some(sheet) = sheets.last_mut() else { continue };
        match kind {
            ROW if short(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.rows.extend(short(data, 0).map(usize::from));
            }
            COLUMNS if short(data, 8).is_some_and(|flags| flags & 1 != 0) => {
                let (from, to) = (short(data, 0).unwrap_or(0), short(data, 2).unwrap_or(0));
                sheet.columns.extend((from..=to.min(255)).map(usize::from));
            }
            _ => {}
        }
    }
    sheets
}

#[derive(Default)]
struct Weight {
    strings: Vec<usize>,
    text: usize,
    area: usize,
    /// Of the sheet that goes by: rows and columns up to the last cell.
    rows: usize,
    columns: usize,
}

fn weigh(stream: &[u8]) -> Result<()> {
    let mut weight = Weight::default();
    let (mut rest, mut shared, mut is_shared) = (stream, Vec::new(), false);
    while let Some((kind, data, after)) = record(rest) {
        rest = after;
        is_shared = kind == SST || is_shared && kind == CONTINUE;
        if is_shared {
            shared.push(data);
            continue;
        }
        if !shared.is_empty() {
            weight.strings = lengths(&std::mem::take(&mut shared));
        }
        weight.see(kind, data)?;
    }
    weight.close_sheet()
}

/// Kind and content of the first record, and what follows it.
pub fn record(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, len) = (short(stream, 0)?, usize::from(short(stream, 2)?));
    let rest = stream.get(4..)?;
    let len = len.min(rest.len());
    Some((kind, &rest[..len], &rest[len..]))
}

pub fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes([*data.get(at)?, *data.get(at + 1)?]))
}

pub fn long(data: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(short(data, at)?) | usize::from(short(data, at + 2)?) << 16)
}

impl Weight {
    fn see(&mut self, kind: u16, data: &[u8]) -> Result<()> {
        match kind {
            BOF => self.close_sheet()?,
            DIMENSIONS => {
                let rows = long(data, 4).unwrap_or(0).saturating_sub(long(data, 0).unwrap_or(0));
                let columns = usize::from(short(data, 10).unwrap_or(0));
                if rows.saturating_mul(columns) > MAX_AREA {
                    bail!(Refusal::TooManyCells(MAX_AREA));
                }
            }
            FILEPASS => bail!(Refusal::Encrypted),
            LABEL_SST => {
                self.cell(data, 1);
                let idx = long(data, 6).unwrap_or(0);
                self.text = self.text.saturating_add(self.strings.get(idx).copied().unwrap_or(0));
            }
            MUL_RK => self.cell(data, data.len() / 6),
            kind if CELLS.contains(&kind) => self.cell(data, 1),
            _ => {}
        }
        if self.text > MAX_TEXT {
            bail!(Refusal::TooMuchText { mb: MAX_TEXT >> 20 });
        }
        Ok(())
    }

    fn cell(&mut self, data: &[u8], n: usize) {
        let (row, column) = (short(data, 0).unwrap_or(0), short(data, 2).unwrap_or(0));
        self.rows = self.rows.max(usize::from(row) + 1);
        self.columns = self.columns.max(usize::from(column) + n);
    }

    fn close_sheet(&mut self) -> Result<()> {
        self.area = self.area.saturating_add(self.rows.saturating_mul(self.columns));
        (self.rows, self.columns) = (0, 0);
        if self.area > MAX_AREA {
            bail!(Refusal::TooManyCells(MAX_AREA));
        }
        Ok(())
    }
}

/// An upper bound for the length of each shared string, in bytes of UTF-8.
fn lengths(records: &[&[u8]]) -> Vec<usize> {
    // Where a string goes on in the next record its options are written once more: at most a byte for each record.
    let all = records.concat();
    let mut lengths = Vec::new();
    let mut at = 8;
    while let (Some(chars), Some(options)) = (short(&all, at), all.get(at + 2)) {
        let chars = usize::from(chars);
        let width = usize::from(options & 1) + 1;
        let runs = if options & 8 == 0 { 0 } else { usize::from(short(&all, at + 3).unwrap_or(0)) };
        let after_runs = at + 3 + usize::from(options & 8 != 0) * 2;
        let phonetic = if options & 4 == 0 { 0 } else { long(&all, after_runs).unwrap_or(0) };
        let start = after_runs + usize::from(options & 4 != 0) * 4;
        lengths.push(chars * 3);
        at = start.saturating_add(chars * width).saturating_add(runs * 4).saturating_add(phonetic);
    }
    // The count may be off after a continued string, so that an unknown string counts as the longest there is.
    let longest = lengths.iter().copied().max().unwrap_or(0);
    if records.len() > 1 {
        let declared = long(&all, 4).unwrap_or(0).min(1 << 20);
        lengths = vec![longest; declared.max(lengths.len())];
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let len = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes(), &len.to_le_bytes(), data].concat()
    }

    fn label(row: u16, column: u16, string: u32) -> Vec<u8> {
        let at = [row.to_le_bytes(), column.to_le_bytes(), [0, 0]].concat();
        record(LABEL_SST, &[at, string.to_le_bytes().to_vec()].concat())
    }

    #[test]
    fn a_table_of_a_few_cells_weighs_nothing() {
        assert!(weigh(&[label(0, 0, 0), label(20, 4, 0)].concat()).is_ok());
        assert!(weigh(&[1, 2, 3]).is_ok());
    }

    #[test]
    fn far_cells_claimed_areas_and_repeated_strings_are_refused() {
        let far = label(65_535, 255, 0);
        assert!(weigh(&far).unwrap_err().to_string().contains("span"));
        let claimed = [0, u32::MAX, 0xffff_0000].map(u32::to_le_bytes).concat();
        assert!(weigh(&record(DIMENSIONS, &claimed)).unwrap_err().to_string().contains("span"));
        let text = [&[0; 8][..], &8_000_u16.to_le_bytes(), &[0], &[b'x'; 8_000]].concat();
        let many = [vec![record(SST, &text)], vec![label(0, 0, 0); 10_000]].concat().concat();
        assert!(weigh(&many).unwrap_err().to_string().contains("text"));
    }
}
