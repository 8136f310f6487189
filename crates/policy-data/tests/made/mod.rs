//! Lists in every format that is read, made of rows of cells.
#![allow(dead_code, reason = "each test needs some of it")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How a cell or a row looks, in formats that have looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    Struck,
    Hidden,
}

#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    pub look: Look,
}

#[derive(Clone, Debug, Default)]
pub struct Row {
    pub cells: Vec<Cell>,
    pub is_hidden: bool,
}

/// Rows of plain cells.
pub fn rows(rows: &[&[&str]]) -> Vec<Row> {
    let cell = |text: &&str| Cell { text: (*text).to_owned(), look: Look::Plain };
    rows.iter().map(|row| Row { cells: row.iter().map(cell).collect(), is_hidden: false }).collect()
}

/// A sample list of three policies.
pub fn list() -> Vec<Row> {
    rows(&[
        &["序号", "类别", "主要内容", "经办机构", "咨询电话"],
        &["1", "人才引进", "给予安家补助。", "示例区人社局", "023-60000001"],
        &["2", "人才引进", "给予租房补贴。", "示例区住建委", "023-60000002"],
        &["3", "人才培养", "给予奖励。", "示例区人社局", "023-60000003"],
    ])
}

pub type File = fn(&[Row]) -> Vec<u8>;

/// Every format, by name.
pub const ALL: [(&str, File); 12] = [
    ("csv", csv),
    ("csv in UTF-16", wide_csv),
    ("txt", typed),
    ("html", html),
    ("mht", archive),
    ("docx", docx),
    ("doc of 2003 in XML", word_xml),
    ("xlsx", xlsx),
    ("xls", xls),
    ("xls of 2003 in XML", sheet_xml),
    ("ods", ods),
    ("odt", odt),
];

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

pub fn csv(rows: &[Row]) -> Vec<u8> {
    separated(rows, ",").into_bytes()
}

pub fn separated(rows: &[Row], delimiter: &str) -> String {
    let mut text = String::new();
    for row in rows {
        let cells = row.cells.iter().map(|cell| format!("\"{}\"", cell.text.replace('"', "\"\"")));
        let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join(delimiter));
    }
    text
}

pub fn wide_csv(rows: &[Row]) -> Vec<u8> {
    let text = ["\u{feff}", &separated(rows, "\t")].concat();
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// As it is copied out of a document: each cell begins with a tab.
pub fn typed(rows: &[Row]) -> Vec<u8> {
    let mut text = String::new();
    for row in rows {
        for cell in &row.cells {
            let _ = writeln!(text, "\t{}", cell.text);
        }
        text.push('\n');
    }
    text.into_bytes()
}

pub fn html(rows: &[Row]) -> Vec<u8> {
    let mut text = "<html><head><style>.s { text-decoration: line-through } .h { display: none }</style></head><body><table>".to_owned();
    for row in rows {
        text.push_str(if row.is_hidden { "<tr class=h>" } else { "<tr>" });
        for cell in &row.cells {
            let words = escaped(&cell.text).replace('\n', "<br>");
            let _ = match cell.look {
                Look::Plain => write!(text, "<td>{words}</td>"),
                Look::Struck => write!(text, "<td class=s>{words}</td>"),
                Look::Hidden => {
                    write!(text, "<td><span style=\"display: none\">{words}</span></td>")
                }
            };
        }
        text.push_str("</tr>");
    }
    (text + "</table></body></html>").into_bytes()
}

pub fn archive(rows: &[Row]) -> Vec<u8> {
    let head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=\"utf-8\"\r\n\r\n";
    [head.as_bytes(), &html(rows), b"\r\n--b--\r\n"].concat()
}

pub fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn word_table(rows: &[Row]) -> String {
    let mut xml = "<w:tbl>".to_owned();
    for row in rows.iter().filter(|row| !row.cells.is_empty()) {
        let hidden = if row.is_hidden { "<w:trPr><w:hidden/></w:trPr>" } else { "" };
        let _ = write!(xml, "<w:tr>{hidden}");
        for cell in &row.cells {
            let look = match cell.look {
                Look::Plain => "",
                Look::Struck => "<w:rPr><w:strike/></w:rPr>",
                Look::Hidden => "<w:rPr><w:vanish/></w:rPr>",
            };
            let text = escaped(&cell.text).replace('\n', "</w:t><w:br/><w:t>");
            let _ = write!(xml, "<w:tc><w:p><w:r>{look}<w:t>{text}</w:t></w:r></w:p></w:tc>");
        }
        xml.push_str("</w:tr>");
    }
    xml + "</w:tbl>"
}

/// A Word file with this body.
pub fn word(body: &str) -> String {
    format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>")
}

pub fn docx(rows: &[Row]) -> Vec<u8> {
    zipped(&[("word/document.xml", word(&word_table(rows)))])
}

pub fn word_xml(rows: &[Row]) -> Vec<u8> {
    let table = word_table(rows);
    format!("<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"w\"><w:body>{table}</w:body></w:wordDocument>")
        .into_bytes()
}

/// The parts of a workbook with these sheets.
pub fn book(sheets: &[(&str, &[Row])]) -> Vec<(String, String)> {
    let mut parts = Vec::new();
    let (mut list, mut links) = (String::new(), String::new());
    for ((name, rows), n) in sheets.iter().zip(1..) {
        let _ = write!(list, "<sheet name=\"{name}\" r:id=\"r{n}\"/>");
        let _ = write!(
            links,
            "<Relationship Id=\"r{n}\" Type=\"x/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"
        );
        parts.push((format!("xl/worksheets/sheet{n}.xml"), sheet(rows)));
    }
    let link = "<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>";
    let styles = "<s><numFmts><numFmt numFmtId=\"170\" formatCode=\";;;\"/></numFmts><fonts><font/><font><strike/></font></fonts>\
        <cellXfs><xf/><xf fontId=\"1\"/><xf numFmtId=\"170\"/></cellXfs></s>";
    parts.push(("xl/styles.xml".to_owned(), styles.to_owned()));
    parts.push((
        "xl/workbook.xml".to_owned(),
        format!("<workbook xmlns:r=\"r\"><sheets>{list}</sheets></workbook>"),
    ));
    parts.push(("xl/_rels/workbook.xml.rels".to_owned(), format!("<R>{links}{link}</R>")));
    parts
}

fn sheet(rows: &[Row]) -> String {
    let mut xml = "<w><sheetData>".to_owned();
    for (row, number) in rows.iter().zip(1..) {
        let hidden = if row.is_hidden { " hidden=\"1\"" } else { "" };
        let _ = write!(xml, "<row r=\"{number}\"{hidden}>");
        for cell in &row.cells {
            let (look, text) = (cell.look as u8, escaped(&cell.text));
            let _ = write!(xml, "<c s=\"{look}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
        }
        xml.push_str("</row>");
    }
    xml + "</sheetData></w>"
}

/// Zips parts whose names are changed.
pub fn zipped_as(parts: &[(String, String)], named: impl Fn(&str) -> String) -> Vec<u8> {
    let names: Vec<String> = parts.iter().map(|(name, _)| named(name)).collect();
    let parts = names.iter().zip(parts).map(|(name, (_, text))| (name.as_str(), text.clone()));
    zipped(&parts.collect::<Vec<_>>())
}

pub fn xlsx(rows: &[Row]) -> Vec<u8> {
    zipped_as(&book(&[("S", rows)]), ToOwned::to_owned)
}

pub fn sheet_xml(rows: &[Row]) -> Vec<u8> {
    let mut xml = "<?xml version=\"1.0\"?><Workbook xmlns:s=\"s\"><Styles><Style s:ID=\"s1\"><Font s:StrikeThrough=\"1\"/></Style>\
        <Style s:ID=\"s2\"><NumberFormat s:Format=\";;;\"/></Style></Styles><Worksheet s:Name=\"S\"><Table>"
        .to_owned();
    for row in rows {
        xml.push_str(if row.is_hidden { "<Row s:Hidden=\"1\">" } else { "<Row>" });
        for cell in &row.cells {
            let (look, text) = (cell.look as u8, escaped(&cell.text));
            let _ = write!(
                xml,
                "<Cell s:StyleID=\"s{look}\"><Data s:Type=\"String\">{text}</Data></Cell>"
            );
        }
        xml.push_str("</Row>");
    }
    (xml + "</Table></Worksheet></Workbook>").into_bytes()
}

/// A record of an .xls file.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes(), &len.to_le_bytes(), data].concat()
}

/// A compound file with one stream.
pub fn compound(stream: &str, content: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(stream).unwrap().write_all(content).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn shorts(all: &[u16]) -> Vec<u8> {
    all.iter().flat_map(|n| n.to_le_bytes()).collect()
}

/// An old workbook: fonts and styles for the looks, one sheet of labels.
pub fn xls(rows: &[Row]) -> Vec<u8> {
    let font = |flags: u16| {
        record(0x31, &[shorts(&[200, flags, 0, 0, 0, 0, 0]), vec![1, 0, b'A']].concat())
    };
    let style =
        |font: u16, format: u16| record(0xe0, &[shorts(&[font, format]), vec![0; 16]].concat());
    let format = record(0x41e, &[&shorts(&[170, 3])[..], &[0], b";;;"].concat());
    let mut globals = [
        record(0x809, &[shorts(&[0x600, 5]), vec![0; 12]].concat()),
        [font(0), font(8)].concat(),
        format,
        [style(0, 0), style(1, 0), style(0, 170)].concat(),
    ]
    .concat();
    // The record that names the sheet says where it begins: after itself and the end.
    let begin = u32::try_from(globals.len() + 4 + 9 + 4).unwrap();
    globals.extend(record(0x85, &[&begin.to_le_bytes()[..], &[0, 0, 1, 0, b'S']].concat()));
    globals.extend(record(0x0a, &[]));
    let mut sheet = record(0x809, &[shorts(&[0x600, 0x10]), vec![0; 12]].concat());
    for (row, number) in rows.iter().zip(0_u16..) {
        let flags = if row.is_hidden { 0x20 } else { 0 };
        sheet.extend(record(0x208, &shorts(&[number, 0, 64, 0, 0, 0, flags, 0])));
        for (cell, column) in row.cells.iter().zip(0_u16..) {
            let wide: Vec<u16> = cell.text.encode_utf16().collect();
            let n = u16::try_from(wide.len()).unwrap();
            let head = shorts(&[number, column, cell.look as u16, n]);
            sheet.extend(record(0x204, &[&head[..], &[1], &shorts(&wide)].concat()));
        }
    }
    sheet.extend(record(0x0a, &[]));
    compound("/Workbook", &[globals, sheet].concat())
}

/// The table of an Open Document file.
pub fn open_table(name: &str, rows: &[Row]) -> String {
    let mut xml = format!("<t:table t:name=\"{name}\">");
    for row in rows {
        let hidden = if row.is_hidden { " t:visibility=\"collapse\"" } else { "" };
        let _ = write!(xml, "<t:table-row{hidden}>");
        for cell in &row.cells {
            let (look, text) = (cell.look as u8, escaped(&cell.text));
            let text = text.replace('\n', "<x:line-break/>");
            let _ = write!(
                xml,
                "<t:table-cell t:style-name=\"s{look}\"><x:p>{text}</x:p></t:table-cell>"
            );
        }
        xml.push_str("</t:table-row>");
    }
    xml + "</t:table>"
}

/// An Open Document file with this body.
pub fn open(body: &str) -> String {
    let styles = "<s:style s:name=\"s1\"><s:text-properties s:text-line-through-style=\"solid\"/></s:style>\
        <s:style s:name=\"s2\"><s:text-properties t:display=\"none\"/></s:style>";
    format!("<o:d xmlns:o=\"o\" xmlns:s=\"s\" xmlns:t=\"t\" xmlns:x=\"x\">{styles}{body}</o:d>")
}

pub fn ods(rows: &[Row]) -> Vec<u8> {
    zipped(&[("content.xml", open(&open_table("S", rows)))])
}

pub fn odt(rows: &[Row]) -> Vec<u8> {
    let body = format!("<o:text><x:p>示例清单</x:p>{}</o:text>", open_table("S", rows));
    zipped(&[("content.xml", open(&body))])
}
