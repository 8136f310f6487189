//! What goes out as a table comes back in as it was.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::io::{Cursor, Read as _};

use policy_data::export::{csv, xlsx};
use policy_data::import::import;
use policy_data::import::merge::{Counts, Lost};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");

/// Exported and imported again over itself, a guide is the same to the byte; as a new guide it has the same cells.
#[track_caller]
fn comes_back(guide: &Value) {
    let text = policy_data::import::written(guide).unwrap();
    let n = guide["policies"].as_array().unwrap().len();
    for bytes in [csv(guide).unwrap(), xlsx(guide).unwrap()] {
        let back = import(&bytes, Some(&text), "x", Lost::Expire).unwrap();
        assert_eq!(back.merged.guide, *guide);
        assert_eq!(back.text, text);
        assert_eq!(back.merged.counts, Counts { same: n, ..Counts::default() });
        let fresh = import(&bytes, None, "x", Lost::Expire).unwrap().merged.guide;
        for (old, new) in
            guide["policies"].as_array().unwrap().iter().zip(fresh["policies"].as_array().unwrap())
        {
            assert_eq!(old["official"], new["official"]);
            assert_eq!(old["number"], new["number"]);
        }
    }
}

#[test]
fn the_published_guide_loses_nothing() {
    comes_back(&serde_json::from_str(GUIDE).unwrap());
}

/// A guide whose cells are these, three at a time.
fn sample(cells: &[&str]) -> Value {
    let policies = cells.chunks(3).zip(1..).map(|(cells, number)| {
        let cell = |idx: usize| cells.get(idx).copied().unwrap_or("").trim();
        json!({
            "number": number,
            "category": "c",
            "official": { "text": format!("样例{number}{}", cell(0)), "agency": cell(1), "contact": cell(2) },
            "agencies": [],
            "contacts": [],
        })
    });
    json!({
        "format": 1,
        "id": "x",
        "title": "样例",
        "categories": [{ "id": "c", "zh": "=样例" }],
        "policies": policies.collect::<Vec<_>>(),
    })
}

#[test]
fn formulas_quotes_breaks_and_odd_characters_lose_nothing() {
    comes_back(&sample(&[
        "=1+1",
        "=HYPERLINK(\"http://a.example\",\"x\")",
        "+86 23 60000000",
        "-1",
        "'=1",
        "''@x",
        "a,b;c\td",
        "\"甲\"\n\n乙\n",
        "_x000D_",
        "😀㑇",
        "＝SUM(A1)",
        "@甲",
        "注：不是注",
        "序号",
        "/",
        "1",
        "TRUE",
        "00123",
    ]));
}

#[test]
fn no_cell_of_a_table_for_spreadsheets_runs_as_a_formula() {
    let guide = sample(&["=1", "=cmd|' /C calc'!A0", "+1\n=2", "x", "\t=1", "-1+1"]);
    let table = String::from_utf8(csv(&guide).unwrap()).unwrap();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(table.as_bytes());
    for value in reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(ToOwned::to_owned).collect::<Vec<_>>())
    {
        assert!(!value.starts_with(['=', '+', '-', '@', '\t', '\r']), "{value}");
    }
}

#[test]
fn no_cell_of_a_workbook_is_a_formula() {
    let guide = sample(&["=1", "=cmd|' /C calc'!A0", "+1\n=2"]);
    let mut book = zip::ZipArchive::new(Cursor::new(xlsx(&guide).unwrap())).unwrap();
    let mut sheet = String::new();
    book.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("t=\"s\"") && !sheet.contains("<f"), "{sheet}");
}

#[test]
fn a_text_that_no_cell_of_a_workbook_can_hold_is_named_and_fits_in_a_csv() {
    let long = sample(&[&"安".repeat(1_000_000)]);
    assert!(format!("{:#}", xlsx(&long).unwrap_err()).starts_with("policy 1: "));
    assert!(csv(&long).unwrap().len() > 3_000_000);
}

#[test]
fn random_cells_lose_nothing() {
    const LETTERS: [char; 20] = [
        '=', '+', '-', '@', '\'', '"', ',', ';', '\n', '\t', ' ', '1', 'a', '安', '：', '／', '、',
        '_', 'x', '\u{2028}',
    ];
    let mut state = 20_261_124_u64;
    let mut below = |end: usize| {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % end
    };
    for _ in 0..40 {
        let cells: Vec<String> =
            (0..9).map(|_| (0..below(12)).map(|_| LETTERS[below(20)]).collect()).collect();
        comes_back(&sample(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
    }
}

#[test]
fn what_is_over_and_further_cells_come_back_as_they_were() {
    let mut guide = sample(&["甲", "局", "电话", "乙", "局", "电话", "丙", "局", "电话"]);
    guide["policies"][0]["official"]["more"] = json!([{ "head": "申报材料", "text": "身份证" }]);
    guide["policies"][1]["status"] = json!("expired");
    guide["policies"][2]["status"] = json!("replaced");
    guide["policies"][2]["replaced_by"] = json!(1);
    comes_back(&guide);
    let table = String::from_utf8(csv(&guide).unwrap()).unwrap();
    assert!(
        table.contains("申报材料,状态")
            && table.contains("已失效")
            && table.contains("已被第1条取代")
    );
    let fresh = import(table.as_bytes(), None, "x", Lost::Expire).unwrap().merged.guide;
    assert_eq!(fresh["policies"][1]["status"], "expired");
    assert_eq!(fresh["policies"][2]["replaced_by"], 1);
}
