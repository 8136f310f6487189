//! Lists as offices have them, but of ten thousand policies: as a table of values, a workbook and a document.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};
use std::process::Command;

use policy_guide_tests::{Value, root};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// So long is the text of each policy, in bytes: with ten thousand of them a list has 20 MB.
const TEXT: usize = 1_900;

/// Number, text, office and contact of each policy.
type Rows = Vec<[String; 4]>;

const HEADS: [&str; 4] = ["序号", "政策内容", "经办机构", "咨询电话"];

/// Writes the lists; their names and where they are.
pub fn write(folder: &Path, guide: &[u8]) -> Vec<(&'static str, PathBuf)> {
    let rows = rows(guide);
    let files = ["list.csv", "list.xlsx", "list.docx"].map(|name| folder.join(name));
    let [csv, xlsx, docx] = &files;
    fs::write(csv, table(&rows)).expect("the list is written");
    fs::write(docx, document(&rows)).expect("the list is written");
    workbook(guide, &rows, folder, xlsx);
    let names = ["a list as .csv", "a list as .xlsx", "a list as .docx"];
    names.into_iter().zip(files).collect()
}

fn rows(guide: &[u8]) -> Rows {
    let guide: Value = serde_json::from_slice(guide).expect("a guide");
    let policies = guide["policies"].as_array().cloned().unwrap_or_default();
    let row = |policy: &Value| {
        let cell = |name: &str| policy["official"][name].as_str().unwrap_or("").to_owned();
        let own = cell("text");
        let mut text = own.clone();
        while text.len() < TEXT {
            text.push_str(&own);
        }
        [policy["number"].to_string(), text, cell("agency"), cell("contact")]
    };
    policies.iter().map(row).collect()
}

fn table(rows: &Rows) -> String {
    let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
    let lines = rows.iter().map(|row| row.each_ref().map(quoted).join(","));
    [HEADS.join(",")].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

/// As Word keeps it, but without packing: most of a document is its text.
fn document(rows: &Rows) -> Vec<u8> {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let cell = |text: &str| {
        format!(
            "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
            escaped(text).replace('\n', " ")
        )
    };
    let line = |cells: [&str; 4]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
    let lines: String = rows.iter().map(|row| line(row.each_ref().map(String::as_str))).collect();
    let body = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body><w:tbl>{}{lines}</w:tbl></w:body></w:document>",
        line(HEADS)
    );
    let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.\
        wordprocessingml.document.main+xml\"/></Types>";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in [("[Content_Types].xml", types), ("word/document.xml", &body)] {
        zip.start_file(name, stored).expect("a file in a zip");
        zip.write_all(text.as_bytes()).expect("a file in a zip");
    }
    zip.finish().expect("a zip").into_inner()
}

/// As `cargo data export` writes it.
fn workbook(guide: &[u8], rows: &Rows, folder: &Path, to: &Path) {
    let mut guide: Value = serde_json::from_slice(guide).expect("a guide");
    for (policy, [_, text, ..]) in guide["policies"].as_array_mut().into_iter().flatten().zip(rows)
    {
        policy["official"]["text"] = text.clone().into();
    }
    let from = folder.join("longer.json");
    fs::write(&from, guide.to_string()).expect("the guide is written");
    let mut data = Command::new("cargo");
    data.args(["data", "export"]).arg(&from).arg(to).current_dir(root());
    assert!(data.output().expect("cargo data runs").status.success(), "the list is exported");
}
