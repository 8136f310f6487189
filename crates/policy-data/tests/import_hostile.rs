//! No file makes an import panic, hang or fill the memory: bombs, damaged files, and files mutated at random.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::fmt::Write as _;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use policy_core::issue::Problem;
use policy_data::import::import;
use policy_data::import::merge::Lost;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

const GUIDE: &str = include_str!("../../../public/policies.json");

fn run(bytes: &[u8]) -> Result<usize, String> {
    let imported =
        import(bytes, Some(GUIDE), "x", Lost::Expire).map_err(|error| format!("{error:#}"))?;
    let (guide, _) = policy_core::load(&imported.text);
    Ok(guide.policies.len())
}

#[track_caller]
fn refused(bytes: &[u8], part: &str) {
    let error = run(bytes).unwrap_err();
    assert!(error.contains(part), "{error}");
}

fn fixture(file: &str) -> Vec<u8> {
    if file == "exported.xlsx" {
        return policy_data::export::xlsx(&serde_json::from_str(GUIDE).unwrap()).unwrap();
    }
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/import").join(file))
        .unwrap()
}

type Parts = Vec<(String, Vec<u8>)>;

fn parts_of(bytes: &[u8]) -> Parts {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|idx| {
            let mut part = zip.by_index(idx).unwrap();
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            (part.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word file with this body.
fn word(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zipped(&[("word/document.xml".into(), xml.into_bytes())])
}

/// A workbook with this sheet and these shared strings.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let part = |name: &str, xml: &str| (name.to_owned(), xml.as_bytes().to_vec());
    zipped(&[
        part(
            "xl/workbook.xml",
            "<w xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"r1\"/></sheets></w>",
        ),
        part(
            "xl/_rels/workbook.xml.rels",
            "<R><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></R>",
        ),
        part("xl/worksheets/sheet1.xml", sheet),
        part("xl/sharedStrings.xml", strings),
    ])
}

#[test]
fn zip_bombs_are_refused_before_they_unfold() {
    let big = vec![b' '; 70 << 20];
    let bomb = zipped(&[("word/document.xml".into(), big.clone())]);
    assert!(bomb.len() < 1 << 20);
    refused(&bomb, "unfolds to more than 64 MB");
    let mut parts = parts_of(&workbook("<w/>", "<sst/>"));
    parts.push(("xl/theme/theme1.xml".into(), big));
    refused(&zipped(&parts), "unfolds to more than 64 MB");
}

#[test]
fn depth_bombs_and_entity_bombs_are_refused() {
    refused(&word(&"<w:sdt>".repeat(200_000)), "deep");
    refused(&word(&"<w:tbl><w:tr><w:tc>".repeat(200)), "deep");
    let lol = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    refused(&zipped(&[("word/document.xml".into(), lol.into())]), "holds no table");
}

#[test]
fn sizes_that_a_workbook_claims_are_not_believed() {
    let cell = "<w><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1048576\"><c r=\"XFD1048576\" t=\"s\"><f t=\"shared\" si=\"4294967295\">1</f><v>0</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></w>";
    let strings =
        "<sst count=\"99999999999999\" uniqueCount=\"99999999999999\"><si><t>甲</t></si></sst>";
    refused(&workbook(cell, strings), "no policy is found");
    // One long string, shown in very many cells.
    let long = format!("<sst><si><t>{}</t></si></sst>", "安".repeat(300_000));
    let mut cells = String::new();
    for row in 1..2_000 {
        let _ = write!(cells, "<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>");
    }
    refused(&workbook(&format!("<w><sheetData>{cells}</sheetData></w>"), &long), "64 MB of text");
}

#[test]
fn a_cell_of_a_million_characters_is_read() {
    let long = "安".repeat(1_000_000);
    let numbers = "样例局：023-60000000\n".repeat(50_000);
    let table = format!(
        "序号,主要内容,经办机构,咨询电话\n1,{long},{long},{long}\n2,样例,\"{numbers}\",\"{numbers}\"\n"
    );
    assert!(run(table.as_bytes()).unwrap() >= 2);
    let dashes = "1-".repeat(500_000);
    let table =
        format!("序号,主要内容,咨询电话\n1,样例,{dashes}\n2,样例,{}\n", "023 ".repeat(4_000));
    assert!(run(table.as_bytes()).unwrap() >= 2);
}

#[test]
fn characters_that_nobody_sees_are_not_read_and_told() {
    let table =
        "序号,主要内容,经办机构,咨询电话\n1,样\u{200b}例,甲局\u{2}乙局,023-\u{202e}60000000\n";
    let imported = import(table.as_bytes(), None, "x", Lost::Expire).unwrap();
    let official = &imported.merged.guide["policies"][0]["official"];
    assert_eq!(official["text"], "样例");
    assert_eq!(official["agency"], "甲局乙局");
    assert_eq!(official["contact"], "023-60000000");
    let told = imported.merged.entries.iter().filter(|one| one.sentence(true).contains("看不见"));
    assert_eq!(told.count(), 3);
    assert!(
        policy_core::load(&imported.text)
            .1
            .iter()
            .all(|issue| issue.problem != Problem::HiddenCharacters)
    );
}

#[test]
fn files_that_are_too_large_in_any_way_are_refused() {
    refused(&vec![b'x'; (50 << 20) + 1], "50 are not read");
    let mut rows = "序号,主要内容,经办机构\n".to_owned();
    for n in 1..20_010 {
        let _ = writeln!(rows, "{n},样例{n},局");
    }
    refused(rows.as_bytes(), "more than 20000 policies");
}

#[test]
fn many_policies_that_are_all_alike_take_no_endless_time() {
    let mut rows = "序号,主要内容,经办机构,咨询电话\n".to_owned();
    for n in 1..1_500 {
        let text = "支持工程师参加职业技能培训按照有关规定申领职业培训补贴";
        let _ = writeln!(rows, "{n},{text}{n},局{n}局,02360000000");
    }
    let first = import(rows.as_bytes(), None, "x", Lost::Expire).unwrap();
    let again = rows.replace("补贴", "津贴");
    let second = import(again.as_bytes(), Some(&first.text), "x", Lost::Expire).unwrap();
    assert_eq!(second.merged.counts.changed + second.merged.counts.new, 1_499);
}

/// Numbers without order that are the same in each run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// Some bytes changed, some taken out, some doubled.
    fn mutate(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(6) {
            let at = self.below(bytes.len());
            let end = (at + self.below(40)).min(bytes.len());
            match self.below(4) {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let some = bytes[at..end].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, some);
                }
                _ => {
                    let value = u8::try_from(self.below(256)).unwrap();
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = value;
                    }
                }
            }
        }
    }
}

const N_ROUNDS: usize = 40;

/// Parts that are read; the others only take time.
const NEEDED: [&str; 7] = [
    "word/document",
    "xl/workbook",
    "xl/_rels",
    "xl/worksheets",
    "xl/shared",
    "content",
    "mimetype",
];

#[test]
fn damaged_files_of_every_kind_are_read_or_refused() {
    let mut noise = Noise(11);
    for file in
        ["bureau.docx", "list.xlsx", "list.xls", "list.ods", "utf8.csv", "gb18030.csv", "tabs.csv"]
    {
        let sound = fixture(file);
        for _ in 0..N_ROUNDS {
            let mut bytes = sound.clone();
            noise.mutate(&mut bytes);
            let _ = run(&bytes);
            bytes.truncate(noise.below(bytes.len()));
            let _ = run(&bytes);
        }
    }
}

#[test]
fn damaged_xml_inside_of_sound_files_is_read_or_refused() {
    let mut noise = Noise(12);
    for (file, part) in [
        ("bureau.docx", "word/document.xml"),
        ("list.xlsx", "xl/worksheets/sheet1.xml"),
        ("exported.xlsx", "xl/sharedStrings.xml"),
        ("reordered.xlsx", "xl/workbook.xml"),
        ("list.ods", "content.xml"),
    ] {
        let mut sound = parts_of(&fixture(file));
        sound.retain(|(name, _)| NEEDED.iter().any(|needed| name.starts_with(needed)));
        let mut n_read = 0;
        for _ in 0..N_ROUNDS {
            let mut parts = sound.clone();
            let (_, content) = parts.iter_mut().find(|(name, _)| name == part).unwrap();
            noise.mutate(content);
            n_read += usize::from(run(&zipped(&parts)).is_ok());
        }
        assert!(n_read < N_ROUNDS, "{file} {part}: no round did any harm");
    }
}
