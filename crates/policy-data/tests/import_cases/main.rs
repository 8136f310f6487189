//! Lists as offices send them, each with something that an import once lost, took for something else, or published
//! without a word. The files are in `tests/data/import/cases`; its README tells what is right for each kind.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::path::Path;

use policy_data::import::merge::Lost;
use policy_data::import::settings::Settings;
use policy_data::import::{Imported, import, report};
use serde_json::{Value, json};

mod cells;

const TEXTS: [&str; 3] = [
    "对引进的示例人才给予最高10万元安家补助。",
    "对租房的示例人才给予每月500元租房补贴。",
    "对取得技师证书的示例人员给予2000元奖励。",
];

fn bytes(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/import/cases");
    std::fs::read(folder.join(file)).unwrap()
}

/// An import, and what it says.
struct Case {
    guide: Value,
    report: String,
    n_loaded: usize,
}

fn case(file: &str) -> Case {
    case_with(file, Settings::from(Lost::Expire))
}

fn case_with(file: &str, settings: Settings) -> Case {
    of(import(&bytes(file), None, "sample", settings).unwrap())
}

fn of(imported: Imported) -> Case {
    let report =
        report::text(&imported.merged, true) + &report::as_json(&imported.merged).to_string();
    let (guide, issues) = policy_core::load(&imported.text);
    assert!(issues.is_empty(), "{issues:?}");
    Case { guide: imported.merged.guide, report, n_loaded: guide.policies.len() }
}

impl Case {
    fn policy(&self, number: u64) -> &Value {
        let mut policies = self.guide["policies"].as_array().unwrap().iter();
        policies.find(|policy| policy["number"] == json!(number)).unwrap()
    }

    fn numbers(&self) -> Vec<u64> {
        let policies = self.guide["policies"].as_array().unwrap().iter();
        policies.map(|policy| policy["number"].as_u64().unwrap()).collect()
    }

    fn text(&self, number: u64) -> &str {
        self.policy(number)["official"]["text"].as_str().unwrap()
    }

    fn category(&self, number: u64) -> &str {
        let id = &self.policy(number)["category"];
        let mut all = self.guide["categories"].as_array().unwrap().iter();
        all.find(|one| one["id"] == *id).unwrap()["zh"].as_str().unwrap()
    }

    fn more(&self, number: u64) -> Vec<(&str, &str)> {
        let cells =
            self.policy(number)["official"]["more"].as_array().map_or(&[][..], Vec::as_slice);
        cells
            .iter()
            .map(|cell| (cell["head"].as_str().unwrap(), cell["text"].as_str().unwrap()))
            .collect()
    }

    fn phones(&self, number: u64) -> Vec<String> {
        let contacts = self.policy(number)["contacts"].as_array().unwrap().iter();
        contacts
            .filter_map(|contact| contact["phone"].as_str())
            .map(|phone| phone.replace([' ', '-'], ""))
            .collect()
    }

    /// The office of a policy, by name.
    fn offices(&self, number: u64) -> Vec<&str> {
        let known = self.guide["vocabulary"]["agencies"].as_array().unwrap();
        let ids = self.policy(number)["agencies"].as_array().unwrap().iter();
        ids.map(|id| known.iter().find(|one| one["id"] == *id).unwrap()["zh"].as_str().unwrap())
            .collect()
    }

    #[track_caller]
    fn tells(&self, part: &str) {
        assert!(self.report.contains(part), "{part} is not in:\n{}", self.report);
    }

    /// The three policies of the sample list, cell by cell.
    #[track_caller]
    fn is_whole(&self) {
        self.is_whole_in(["人才引进", "人才引进", "人才培养"]);
    }

    #[track_caller]
    fn is_whole_in(&self, categories: [&str; 3]) {
        assert_eq!(self.numbers(), [1, 2, 3]);
        assert_eq!(self.n_loaded, 3);
        for (idx, number) in (1..=3).enumerate() {
            assert_eq!(self.text(number), TEXTS[idx]);
            assert_eq!(self.category(number), categories[idx]);
            assert_eq!(self.phones(number), [format!("0236000000{number}")]);
            let office = if number == 2 { "示例区住建委" } else { "示例区人社局" };
            assert_eq!(self.offices(number), [office]);
        }
    }

    /// The first policy of the sample list.
    #[track_caller]
    fn is_first(&self) {
        assert_eq!((self.numbers(), self.text(1)), (vec![1], TEXTS[0]));
        assert_eq!(self.phones(1), ["02360000001"]);
    }

    fn guide_text(&self) -> String {
        self.guide.to_string()
    }
}

#[test]
fn the_plain_lists_are_read_whole() {
    case("plain.xlsx").is_whole();
    let word = case("base.docx");
    word.is_whole();
    assert_eq!(word.guide["title"]["zh"], "示例区人才政策清单");
    assert_eq!(word.guide["note"]["zh"], "示例说明。");
}

#[test]
fn word_online_and_exporters_on_windows_are_read() {
    for file in [
        "a01_document2.docx",
        "a01_workbook_at_the_root.xlsx",
        "a02_SharedStrings.xlsx",
        "a03_backslashes.xlsx",
    ] {
        case(file).is_whole();
    }
}

#[test]
fn names_and_persons_before_the_columns_that_are_meant_take_nothing() {
    let list = case("a04_name_and_person_before.xlsx");
    list.is_whole();
    assert_eq!(list.more(2), [("政策名称", "示例政策2"), ("联系人", "示例联系人")]);
}

#[test]
fn eleven_columns_are_kept() {
    let list = case("a05_eleven_columns.xlsx");
    list.is_whole();
    assert_eq!(
        list.more(1),
        [
            ("申报条件", "示例条件"),
            ("申报材料", "示例材料"),
            ("办理流程", "示例流程"),
            ("办理时限", "20个工作日"),
            ("政策依据", "示例〔2026〕1号"),
            ("备注", "无"),
        ]
    );
}

#[test]
fn heads_in_two_rows_are_read_together() {
    let list = case("a06_heads_in_two_rows.xlsx");
    list.is_whole();
    assert_eq!(list.more(1), [("联系方式：联系人", "示例联系人")]);
}

#[test]
fn a_column_without_a_head_is_told() {
    let list = case("b08_column_without_head.xlsx");
    list.is_whole();
    list.tells("F列）：此列没有表头，没有读入");
    list.tells("须在示例区工作满三年。");
}

#[test]
fn a_head_over_two_columns_means_both() {
    let list = case("b09_head_over_two_columns.xlsx");
    assert_eq!(list.text(1), format!("示例项目1\n{}", TEXTS[0]));
    assert_eq!(list.phones(3), ["02360000003"]);
}

#[test]
fn an_office_known_by_its_head_goes_before_a_guess() {
    let list = case("b22_office_guess_first.xlsx");
    list.is_whole();
    assert_eq!(list.more(1), [("享受单位", "示例区内企业")]);
}

#[test]
fn a_long_head_and_remarks_with_an_office_in_brackets_are_understood() {
    case("b24_long_head.xlsx").is_whole();
    let list = case("b31_remarks_taken_for_offices.csv");
    assert_eq!(list.numbers(), [1, 2, 3]);
    assert_eq!(list.offices(1), Vec::<&str>::new());
    assert!(list.more(1)[0].1.starts_with("已核实"));
    assert_eq!(list.phones(1), ["02360000001"]);
}

#[test]
fn a_row_that_a_page_tore_is_one_policy_and_nothing_is_renumbered() {
    let list = case("a07_row_torn_by_a_page.docx");
    list.is_whole();
    list.tells("没有序号的一行接在上一条后面");
}

#[test]
fn a_numbered_row_of_short_words_is_data() {
    let list = case("row_of_short_words_taken_for_heads.xlsx");
    assert_eq!(list.numbers(), [1, 2, 3, 4]);
    assert_eq!(list.text(2), "提供一站式服务。");
    assert_eq!(list.text(3), TEXTS[1]);
    assert_eq!(list.policy(2)["official"]["contact"], "各区县咨询电话");
}

#[test]
fn a_row_of_column_numbers_is_no_policy() {
    let list = case("b19_row_of_column_numbers.xlsx");
    list.is_whole();
    list.tells("栏号，没有读入");
}

#[test]
fn headings_between_tables_are_categories() {
    let list = case("b01_headings_between_tables.docx");
    list.is_whole();
    assert_eq!(list.guide["title"]["zh"], "示例区人才政策清单");
}

#[test]
fn a_second_table_of_phones_is_told_apart() {
    let list = case("b02_second_table_of_phones.docx");
    list.is_whole();
    for part in ["各镇街咨询电话", "示例一街", "023-60000012", "不像政策清单"] {
        list.tells(part);
    }
}

#[test]
fn a_second_sheet_that_is_no_list_is_told_cell_by_cell() {
    let list = case("second_sheet_dropped.xlsx");
    list.is_whole();
    for part in
        ["补贴层级", "示例生活补贴", "在示例区全职工作", "http://example.cn/", "不像政策清单"]
    {
        list.tells(part);
    }
}

#[test]
fn text_pasted_from_word_keeps_its_rows() {
    let list = case("b21_pasted_from_word.txt");
    assert_eq!(list.numbers(), [1, 2, 3]);
    assert_eq!(list.text(1), "对引进的示例人才\n给予最高10万元安家补助。");
    assert_eq!(list.phones(2), ["02360000002"]);
}

#[test]
fn what_the_sender_does_not_see_is_left_out_and_told() {
    let list = case("a08_hidden_text.docx");
    list.is_first();
    list.tells("内部批注：暂缓公开");
    assert!(!list.guide_text().contains("内部批注"));
    let list = case("a09_hidden_column.xlsx");
    list.is_whole();
    list.tells("此列是隐藏的");
    assert!(!list.guide_text().contains("60000009"));
    let list = case("a09_hidden_rows.xlsx");
    assert_eq!(list.numbers(), [1, 3]);
    list.tells("此行是隐藏的");
    list.tells(TEXTS[1]);
    let list = case("a10_hidden_sheet.ods");
    list.is_whole();
    list.tells("此条已经作废");
    assert!(!list.guide_text().contains("作废"));
}

#[test]
fn struck_out_deleted_and_unfilled_text_is_left_out_and_told() {
    let list = case("b11_struck_through.docx");
    assert_eq!(list.text(1), "给予最高10万元安家补助。");
    list.tells("划去的文字“5万元”没有读入");
    let list = case("a19_paragraph_mark_deleted.docx");
    list.is_first();
    list.tells("修订删去");
    let list = case("a20_placeholder.docx");
    assert_eq!(list.policy(1)["official"]["contact"], "");
    list.tells("单击或点击此处输入文字");
}

#[test]
fn notes_boxes_numbers_fractions_and_raised_letters_are_kept_or_told() {
    let list = case("a21_footnote_in_cell.docx");
    list.is_first();
    list.tells("须在示例区缴纳社保满一年。");
    let list = case("b28_text_box_in_a_cell.docx");
    list.is_first();
    assert_eq!(list.policy(1)["official"]["contact"], "区人社局：023-60000001");
    list.tells("文本框");
    for file in ["a18_numbering_by_style.docx", "a18_numbering_direct.docx"] {
        case(file).tells("此格有自动编号");
    }
    let list = case("b26_fraction.docx");
    assert_eq!(list.text(1), "按实际费用的1/2给予补助。");
    list.tells("公式写作“1/2”");
    let list = case("superscript.docx");
    assert_eq!(list.text(1), "提供50m²办公用房。");
    list.tells("上标或下标");
}

#[test]
fn an_odt_is_read_without_what_was_deleted() {
    let list = case("b13_list_in_odt.odt");
    list.is_whole();
    assert_eq!(list.guide["title"]["zh"], "示例区人才政策清单");
    list.tells("已经删去的一大段旧文字");
}
