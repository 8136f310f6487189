//! Every cell of a table is in the guide or in the report, whatever the table is: random tables in each format, with
//! rows and cells that are hidden or struck out. `ROUNDS=10000` makes as many of each format as that.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::io::Write as _;

use policy_data::import::merge::Lost;
use policy_data::import::{import, report};

use made::{Cell, File, Look, Row};

mod made;

/// Numbers without order that are the same in each run.
struct Noise(u64);

impl Noise {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn is(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

const HEADS: [&str; 16] = [
    "序号",
    "类别",
    "主要内容",
    "政策内容",
    "经办机构",
    "责任科室",
    "咨询电话",
    "联系人",
    "政策名称",
    "申报材料",
    "备注",
    "办理时限",
    "文号",
    "补贴内容",
    "享受单位",
    "",
];
const WORDS: [&str; 16] = [
    "对引进的示例人才给予补助",
    "提供服务。",
    "示例区人社局",
    "023-60000001",
    "一、人才引进",
    "注：示例说明",
    "2026-01-01",
    "无",
    "（一）示例",
    "合计",
    "工作日9:00-12:00",
    "市科技局、市教委",
    "示例（2026年）",
    "1.示例；\n2.示例",
    "填表人：示例",
    "电话",
];

/// A table of texts, most of which stand once, so that they can be looked for.
fn table(noise: &mut Noise) -> Vec<Row> {
    let width = 2 + noise.below(6);
    let mut rows: Vec<Row> = Vec::new();
    let plain = |texts: Vec<String>| Row {
        cells: texts.into_iter().map(|text| Cell { text, look: Look::Plain }).collect(),
        is_hidden: false,
    };
    if noise.is(30) {
        rows.push(plain(vec!["示例区人才政策清单".to_owned()]));
    }
    let mut heads: Vec<String> = (0..width).map(|_| noise.pick(&HEADS).to_owned()).collect();
    if noise.is(80) && !heads.iter().any(|head| head.contains("内容")) {
        let at = noise.below(width);
        "主要内容".clone_into(&mut heads[at]);
    }
    rows.push(plain(heads));
    for number in 1..=(1 + noise.below(6)) {
        let n = if noise.is(15) { 1 + noise.below(width + 2) } else { width };
        let mut row = Row { cells: (0..n).map(|_| cell(noise)).collect(), is_hidden: noise.is(5) };
        if noise.is(60) {
            row.cells[0].text = number.to_string();
        }
        rows.push(row);
    }
    if noise.is(20) {
        rows.push(Row::default());
        rows.push(Row { cells: vec![cell(noise)], is_hidden: false });
    }
    rows
}

fn cell(noise: &mut Noise) -> Cell {
    let text = match noise.below(10) {
        0 | 1 => String::new(),
        2..=5 => format!("{}{}", noise.pick(&WORDS), noise.below(1_000_000)),
        _ => noise.pick(&WORDS).to_owned(),
    };
    let look = match noise.below(20) {
        0 => Look::Struck,
        1 => Look::Hidden,
        _ => Look::Plain,
    };
    Cell { text, look }
}

/// Without blanks and marks: the guide and the report may break lines elsewhere.
fn plain(text: &str) -> String {
    text.replace("\\n", "").chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether the table was read; a refusal publishes nothing, and its sentence tells which heads were seen.
#[track_caller]
fn is_accounted(rows: &[Row], bytes: &[u8]) -> bool {
    let Ok(imported) = import(bytes, None, "sample", Lost::Expire) else { return false };
    let whole = plain(&(imported.text.clone() + &report::as_json(&imported.merged).to_string()));
    for cell in rows.iter().flat_map(|row| &row.cells) {
        assert!(
            whole.contains(&plain(&cell.text)),
            "“{}” of {rows:#?} is lost\n{}",
            cell.text,
            report::text(&imported.merged, true)
        );
    }
    true
}

fn holds(name: &str, seed: u64) {
    let file: File = made::ALL.iter().find(|(known, _)| *known == name).unwrap().1;
    let wanted = std::env::var("ROUNDS").ok().and_then(|n| n.parse().ok());
    let rounds = wanted.unwrap_or(200);
    let (mut noise, mut n_read) = (Noise(seed), 0_usize);
    for _ in 0..rounds {
        let rows = table(&mut noise);
        n_read += usize::from(is_accounted(&rows, &file(&rows)));
    }
    if wanted.is_some() {
        let mut out = std::io::stdout();
        writeln!(out, "{name}: {n_read} of {rounds} were read, the others refused").unwrap();
    }
    assert!(n_read > rounds / 4, "{name}: only {n_read} of {rounds} tables were read");
}

macro_rules! accounted {
    ($($test:ident: $name:literal, $seed:literal;)*) => {
        $(#[test]
        fn $test() {
            holds($name, $seed);
        })*
    };
}

accounted! {
    every_cell_of_values_between_commas_is_accounted_for: "csv", 1;
    every_cell_of_values_in_wide_characters_is_accounted_for: "csv in UTF-16", 2;
    every_cell_of_typed_text_is_accounted_for: "txt", 3;
    every_cell_of_a_web_page_is_accounted_for: "html", 4;
    every_cell_of_a_web_archive_is_accounted_for: "mht", 5;
    every_cell_of_a_word_file_is_accounted_for: "docx", 6;
    every_cell_of_an_old_word_file_in_xml_is_accounted_for: "doc of 2003 in XML", 7;
    every_cell_of_a_workbook_is_accounted_for: "xlsx", 8;
    every_cell_of_an_old_workbook_is_accounted_for: "xls", 9;
    every_cell_of_an_old_workbook_in_xml_is_accounted_for: "xls of 2003 in XML", 10;
    every_cell_of_an_open_document_sheet_is_accounted_for: "ods", 11;
    every_cell_of_an_open_document_text_is_accounted_for: "odt", 12;
}
