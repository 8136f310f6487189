//! Containers and encodings: files with a password, names of parts, wide characters, sheets, and what old workbooks hide.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use policy_data::import::merge::Lost;
use policy_data::import::refusal::Refusal;
use policy_data::import::{import, report};
use serde_json::{Value, json};

mod made;

fn read(bytes: &[u8]) -> (Value, String) {
    let imported = import(bytes, None, "sample", Lost::Expire).unwrap();
    let told = report::text(&imported.merged, true);
    (imported.merged.guide, told)
}

/// The sample list, cell by cell.
#[track_caller]
fn is_whole(name: &str, bytes: &[u8]) {
    let (guide, _) = read(bytes);
    let policies = guide["policies"].as_array().unwrap();
    assert_eq!(policies.len(), 3, "{name}");
    for (policy, row) in policies.iter().zip(&made::list()[1..]) {
        assert_eq!(policy["number"].to_string(), row.cells[0].text, "{name}");
        assert_eq!(category(&guide, policy), row.cells[1].text, "{name}");
        for (key, idx) in [("text", 2), ("agency", 3), ("contact", 4)] {
            assert_eq!(policy["official"][key], row.cells[idx].text, "{name}");
        }
        assert_eq!(policy["contacts"][0]["phone"], row.cells[4].text, "{name}");
    }
}

fn category<'a>(guide: &'a Value, policy: &Value) -> &'a str {
    let mut all = guide["categories"].as_array().unwrap().iter();
    all.find(|one| one["id"] == policy["category"]).unwrap()["zh"].as_str().unwrap()
}

#[test]
fn every_format_holds_the_same_list() {
    for (name, file) in made::ALL {
        is_whole(name, &file(&made::list()));
    }
}

/// That a file has a password, in both languages.
#[track_caller]
fn has_password(name: &str, bytes: &[u8]) {
    let error = import(bytes, None, "sample", Lost::Expire).unwrap_err();
    let refusal = error.downcast_ref::<Refusal>().unwrap();
    assert_eq!(*refusal, Refusal::Encrypted, "{name}");
    let zh = refusal.sentence(true);
    assert!(zh.contains("有密码") && zh.contains("去掉密码") && zh.contains("另存"), "{zh}");
    let en = refusal.sentence(false);
    assert!(en.contains("password") && en.contains("save it as .docx or .xlsx"), "{en}");
}

/// A zip file all of whose parts are marked as encrypted.
fn locked(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    // The flags stand 6 bytes after the mark of a part, and 8 after its mark in the list at the end.
    for (mark, at) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let found: Vec<usize> =
            (0..bytes.len() - 4).filter(|from| bytes[*from..].starts_with(mark)).collect();
        for from in found {
            bytes[from + at] |= 1;
        }
    }
    bytes
}

#[test]
fn files_with_a_password_are_refused_with_what_to_do() {
    let office = made::compound("/EncryptedPackage", &[7; 5_000]);
    has_password("docx or xlsx", &office);
    let begin = made::record(0x809, &[0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let pass = made::record(0x2f, &[1, 0, 1, 0, 1, 0]);
    let cells = made::record(0x200, &[0xff; 14]);
    has_password("xls", &made::compound("/Workbook", &[begin, pass, cells].concat()));
    let entry = "<m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry>";
    let manifest = format!("<m:manifest>{entry}</m:manifest>");
    let ods = made::zipped(&[
        ("content.xml", "\u{1}\u{2}".to_owned()),
        ("META-INF/manifest.xml", manifest.clone()),
    ]);
    has_password("ods", &ods);
    let newer = made::zipped(&[
        ("encrypted-package", "\u{1}\u{2}".to_owned()),
        ("META-INF/manifest.xml", manifest),
    ]);
    has_password("newer ods", &newer);
    for file in [made::docx, made::xlsx, made::ods] {
        has_password("zip", &locked(&file(&made::list())));
    }
}

/// The name of a part in another dress.
type Named = fn(&str) -> String;

#[test]
fn names_of_parts_are_compared_without_case_and_with_any_stroke() {
    let word = [("word/document.xml".to_owned(), {
        let parts = made::docx(&made::list());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(parts)).unwrap();
        std::io::read_to_string(zip.by_name("word/document.xml").unwrap()).unwrap()
    })];
    let sheet = made::book(&[("清单", &made::list())]);
    let open = [("content.xml".to_owned(), made::open(&made::open_table("S", &made::list())))];
    let dresses: [(&str, Named); 4] = [
        ("upper", str::to_uppercase),
        ("backslash", |name| name.replace('/', "\\")),
        ("both", |name| name.replace('/', "\\").to_uppercase()),
        ("slash in front", |name| ["/", name].concat()),
    ];
    for (dress, named) in dresses {
        for parts in [&word[..], &sheet, &open] {
            is_whole(&[dress, " ", &parts[0].0].concat(), &made::zipped_as(parts, named));
        }
    }
}

#[test]
fn wide_characters_are_read_with_and_without_a_mark() {
    for delimiter in [",", "\t", ";"] {
        let text = made::separated(&made::list(), delimiter);
        let little =
            |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let big = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>();
        let marked = ["\u{feff}", &text].concat();
        for bytes in [little(&text), little(&marked), big(&text), big(&marked)] {
            is_whole(delimiter, &bytes);
        }
    }
    let page = String::from_utf8(made::html(&made::list())).unwrap();
    let marked = ["\u{feff}", &page].concat();
    is_whole("html", &marked.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
}

#[test]
fn names_of_sheets_are_categories_where_the_list_has_no_column_for_them() {
    let rows = |numbers: &[&str]| {
        let mut rows = made::rows(&[&["序号", "主要内容", "咨询电话"]]);
        for number in numbers {
            rows.extend(made::rows(&[&[number, "给予补助。", "023-60000001"]]));
        }
        rows
    };
    let (first, second) = (rows(&["1", "2"]), rows(&["3"]));
    let book = made::book(&[("一、人才引进", &first), ("（二）人才培养", &second)]);
    let tables =
        [made::open_table("一、人才引进", &first), made::open_table("（二）人才培养", &second)];
    let ods = made::zipped(&[("content.xml", made::open(&tables.concat()))]);
    for bytes in [made::zipped_as(&book, ToOwned::to_owned), ods] {
        let (guide, told) = read(&bytes);
        let policies = guide["policies"].as_array().unwrap().iter();
        let names: Vec<&str> = policies.map(|policy| category(&guide, policy)).collect();
        assert_eq!(names, ["人才引进", "人才引进", "人才培养"]);
        assert!(told.contains("工作表名“人才引进”当作类别"), "{told}");
    }
    // Names that a program gives say nothing.
    let book = made::book(&[("Sheet1", &first), ("Sheet2", &second)]);
    let (guide, _) = read(&made::zipped_as(&book, ToOwned::to_owned));
    assert_eq!(guide["categories"], json!([{ "id": "wei-fen-lei", "zh": "未分类" }]));
}

#[test]
fn hidden_rows_and_struck_cells_are_left_out_and_told_in_every_format_that_has_them() {
    for (name, file) in made::ALL {
        if ["csv", "csv in UTF-16", "txt"].contains(&name) {
            continue;
        }
        let mut rows = made::list();
        rows[2].is_hidden = true;
        rows[3].cells[4].look = made::Look::Struck;
        let (guide, told) = read(&file(&rows));
        let text = guide.to_string();
        assert!(!text.contains("租房") && !text.contains("60000003"), "{name}: {text}");
        assert!(told.contains("给予租房补贴") && told.contains("隐藏"), "{name}: {told}");
        assert!(told.contains("划去的文字“023-60000003”"), "{name}: {told}");
    }
}

/// Made by another program: `make.py` beside it.
#[test]
fn an_old_workbook_hides_rows_columns_and_sheets_and_shows_formats() {
    let bytes = include_bytes!("../../../tests/data/import/hidden.xls");
    let (guide, told) = read(bytes);
    let numbers: Vec<&Value> =
        guide["policies"].as_array().unwrap().iter().map(|policy| &policy["number"]).collect();
    assert_eq!(numbers, [&json!(1), &json!(3)]);
    assert_eq!(guide["policies"][0]["official"]["contact"], "023-60000001");
    assert_eq!(guide["policies"][1]["official"]["text"], "给予最高2000元奖励。");
    let text = guide.to_string();
    for (part, how) in [
        ("内部条目", "此行是隐藏的"),
        ("023-60000009", "此列是隐藏的"),
        ("旧的清单", "此工作表是隐藏的"),
        ("暂缓公开", "划去的文字"),
        ("1000元", "划去的文字“1000元”"),
    ] {
        assert!(!text.contains(part), "{part} is published");
        assert!(told.contains(part) && told.contains(how), "{part}: {told}");
    }
}
