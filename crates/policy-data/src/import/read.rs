//! From the bytes of a file to its tables, whatever program wrote it: told by its content, not by its name.

use anyhow::{Result, bail};

use super::decode::{Decoded, decode};
use super::grid::{Grid, Hint};
use super::package::Package;
use super::refusal::Refusal;
use super::{archive, csv, docx, html, ods, plain, sheet_xml, xls, xlsx};

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
    tables(bytes).map(Grid::folded)
}

/// The tables as they are written.
///
/// # Errors
/// As [`read`].
pub fn tables(bytes: &[u8]) -> Result<Grid> {
    match bytes {
        [] => bail!(Refusal::Empty),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => read_package(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => xls::read(bytes),
        [b'%', b'P', b'D', b'F', ..] => bail!(Refusal::Pdf),
        [b'{', b'\\', b'r', b't', b'f', ..] => bail!(Refusal::RichText),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            bail!(Refusal::Picture)
        }
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => bail!(Refusal::OtherZip),
        _ if archive::is_archive(bytes) => archive::read(bytes),
        _ => read_text(decode(bytes)),
    }
}

fn read_package(bytes: &[u8]) -> Result<Grid> {
    let mut package = Package::open(bytes)?;
    // Newer Open Document files with a password have no other part.
    if package.has("encrypted-package") {
        bail!(Refusal::Encrypted);
    }
    if package.has(ods::PART) {
        return ods::read(&mut package);
    }
    let Some(main) = package.main(&[docx::PART, xlsx::PART, "xl/workbook.bin"]) else {
        bail!(if package.names().any(|name| name.ends_with(".iwa")) {
            Refusal::Apple
        } else {
            Refusal::OtherZip
        });
    };
    read_office(&mut package, &main)
}

/// A file of Word or Excel, told by the root of its main part.
fn read_office(package: &mut Package<'_>, main: &str) -> Result<Grid> {
    if main.ends_with(".bin") {
        bail!(Refusal::Xlsb);
    }
    if main.contains("presentation") {
        bail!(Refusal::Slides);
    }
    let text = package.text(main)?;
    let start: String = text.chars().take(4_000).collect();
    if main == xlsx::PART || start.contains("<workbook") || start.contains(":workbook") {
        xlsx::read(package, main)
    } else {
        docx::read(package, main)
    }
}

fn read_text(decoded: Decoded) -> Result<Grid> {
    let text = decoded.text.trim_start();
    let start: String = text.chars().take(2_000).collect();
    if html::is_page(text) {
        return html::read(decoded);
    }
    if start.starts_with("<?xml") || start.starts_with('<') {
        return read_xml(text, &start);
    }
    if text.contains('\0') {
        bail!(Refusal::NotOffice);
    }
    if plain::is_plain(&decoded.text) { plain::read(decoded) } else { csv::read(decoded) }
}

/// Documents that stand in one XML.
fn read_xml(text: &str, start: &str) -> Result<Grid> {
    let (mut grid, zh, en) = match () {
        () if start.contains("<pkg:package") => {
            let mut package = Package::flat(text);
            let Some(main) = package.main(&[docx::PART, xlsx::PART]) else {
                bail!(Refusal::WebPage)
            };
            (read_office(&mut package, &main)?, "Word XML 文件", "a Word XML document")
        }
        () if start.contains("wordDocument") => {
            (docx::read_xml(text)?, "Word 2003 XML 文件", "a Word 2003 XML document")
        }
        () if start.contains("<Workbook") || start.contains(":Workbook") => {
            (sheet_xml::read(text)?, "Excel 2003 XML 表格", "an Excel 2003 XML workbook")
        }
        () if start.contains("office:document") => (
            ods::read_xml(text, std::collections::BTreeMap::new())?,
            "OpenDocument XML 文件",
            "an Open Document XML file",
        ),
        () => bail!(Refusal::WebPage),
    };
    grid.hints.push((None, Hint::Really(zh, en)));
    Ok(grid)
}
