//! Imports: any bytes are read or refused, and what was read makes a guide that loads and can be read in again.
//!
//! Zip files hold check sums that noise never meets: what is varied there is the XML inside.

use std::io::{Cursor, Write as _};

use policy_core::load;
use policy_data::import::merge::Lost;
use policy_data::import::{import, source};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::guides::check_sentences;

/// Files of text: CSV in any encoding, and lists as they are typed.
pub fn any_text_imports(bytes: &[u8]) {
    // Old Excel files are read by a library whose panics the importer catches: to a fuzzer each is a fault.
    if !bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        check(bytes);
    }
}

/// The text of a Word file.
pub fn any_word_file_imports(xml: &[u8]) {
    check(&zipped(&[("word/document.xml", xml)]));
}

/// A sheet of an Excel file; its first line holds the texts that its cells share.
pub fn any_sheet_imports(xml: &[u8]) {
    const BOOK: &[u8] = br#"<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>"#;
    const LINKS: &[u8] = br#"<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/><Relationship Id="b" Target="sharedStrings.xml"/></Relationships>"#;
    let at = xml.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let (strings, sheet) = xml.split_at(at);
    check(&zipped(&[
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", LINKS),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ]));
}

/// Open Document sheets.
pub fn any_open_document_imports(xml: &[u8]) {
    check(&zipped(&[("content.xml", xml)]));
}

/// The text of a web page.
pub fn any_page_imports(bytes: &[u8]) {
    check(&[b"<html>", bytes].concat());
}

/// A page as a part of a web archive, in whatever encoding its first lines say.
pub fn any_archive_imports(bytes: &[u8]) {
    let head =
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\n";
    check(&[head, bytes].concat());
}

/// Documents of Word, Excel and Open Document that stand in one XML.
pub fn any_xml_imports(xml: &[u8]) {
    check(&[b"<?xml version=\"1.0\"?>", xml].concat());
}

/// The numbers that Word counts: the part that says how, over a list whose paragraphs ask for them.
pub fn any_numbering_imports(xml: &[u8]) {
    const TEXT: &[u8] = include_bytes!("numbered.xml");
    const LINKS: &[u8] =
        br#"<R><Relationship Id="n" Type="x/numbering" Target="numbering.xml"/></R>"#;
    check(&zipped(&[
        ("word/document.xml", TEXT),
        ("word/numbering.xml", xml),
        ("word/_rels/document.xml.rels", LINKS),
    ]));
}

fn check(bytes: &[u8]) {
    let Ok(new) = import(bytes, None, "fuzzed", Lost::Expire) else { return };
    for entry in &new.merged.entries {
        assert!(!entry.sentence(true).is_empty() && !entry.sentence(false).is_empty());
    }
    let (guide, issues) = load(&new.text);
    check_sentences(&issues);
    let printed = source(bytes).map(|source| source.rows).unwrap_or_default();
    let kept = |number: u32| guide.policy(number).map(|policy| &policy.official);
    for row in
        printed.iter().filter(|row| kept(row.number).is_some_and(|cells| cells.text == row.text))
    {
        let cells = kept(row.number);
        assert_eq!(cells.map(|cells| &cells.agency), Some(&row.agency));
    }
    let again = import(bytes, Some(&new.text), "fuzzed", Lost::Expire);
    assert!(again.is_ok(), "what was imported cannot be imported again");
    let Ok(again) = again else { return };
    assert_eq!(
        load(&again.text).0.policies.len(),
        guide.policies.len(),
        "the same file changes nothing"
    );
    assert_eq!((again.merged.counts.new, again.merged.counts.lost), (0, 0));
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        // Memory does not run full here; a part that is missing is an input as well.
        let _ = zip.start_file(*name, SimpleFileOptions::default());
        let _ = zip.write_all(part);
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
