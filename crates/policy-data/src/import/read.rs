//! From the bytes of a file to its tables, whatever program wrote it: told by its content, not by its name.

use anyhow::{Result, bail};

use super::grid::Grid;
use super::package::Package;
use super::refusal::Refusal;
use super::{csv, docx, ods, plain, xls, xlsx};

/// Files larger than this, in bytes, are not read.
pub const MAX_BYTES: usize = 50 << 20;

/// Reads the tables of a file.
///
/// # Errors
/// When it is too large, damaged or of a kind that holds no tables, with what to do about it.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    if bytes.len() > MAX_BYTES {
        bail!(Refusal::TooLarge { mb: bytes.len() >> 20 });
    }
    tables(bytes).map(Grid::without_hidden)
}

fn tables(bytes: &[u8]) -> Result<Grid> {
    match bytes {
        [] => bail!(Refusal::Empty),
        [b'P', b'K', 3, 4, ..] => read_package(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => xls::read(bytes),
        [b'%', b'P', b'D', b'F', ..] => {
            bail!(Refusal::Pdf)
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => bail!(Refusal::RichText),
        _ => read_text(bytes),
    }
}

fn read_package(bytes: &[u8]) -> Result<Grid> {
    let mut package = Package::open(bytes)?;
    match () {
        () if package.has(docx::PART) => docx::read(&mut package),
        () if package.has(xlsx::PART) => xlsx::read(&mut package),
        () if package.has("xl/workbook.bin") => bail!(Refusal::Xlsb),
        () if package.has(ods::PART) => ods::read(&mut package),
        () => bail!(Refusal::OtherZip),
    }
}

fn read_text(bytes: &[u8]) -> Result<Grid> {
    let text = super::decode::decode(bytes).text;
    let start = text.trim_start();
    let is_page = start.get(..200.min(start.len())).unwrap_or(start).to_lowercase();
    if is_page.starts_with("<!doctype")
        || is_page.starts_with("<html")
        || is_page.starts_with("<?xml")
    {
        bail!(Refusal::WebPage);
    }
    if text.chars().filter(|c| *c == '\0').count() > 0 {
        bail!(Refusal::NotOffice);
    }
    if plain::is_plain(&text) { plain::read(bytes) } else { csv::read(bytes) }
}
