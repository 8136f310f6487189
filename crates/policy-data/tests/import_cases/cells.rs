//! What stands in cells, how policies come and go, and files that are not what their names say.

use super::*;

#[test]
fn numbers_and_days_are_as_the_sheet_shows_them_or_a_question() {
    let list = case("a11_number_with_format.xlsx");
    list.is_first();
    assert_eq!(list.policy(1)["official"]["contact"], "023-60000001");
    let list = case("a12_numbers_became_dates.xlsx");
    list.is_whole();
    list.tells("12-31");
    list.tells("日期");
    let imported =
        import(&bytes("formula_never_computed.xlsx"), None, "sample", Lost::Expire).unwrap();
    assert_eq!(imported.merged.guide["policies"][1]["official"]["text"], TEXTS[1]);
    assert!(report::text(&imported.merged, true).contains("从未计算过的公式"));
    case("b07_inline_string_with_value.xlsx").tells("政策 2 行");
    assert_eq!(case("b07_inline_string_with_value.xlsx").text(1), TEXTS[0]);
}

#[test]
fn other_hyphens_dial() {
    let list = case("a16_other_dashes.csv");
    list.is_whole();
    assert_eq!(list.policy(1)["official"]["contact"], "023‑60000001", "printed as it is");
}

#[test]
fn hours_ranges_groups_and_extensions_are_told_apart() {
    let list = case("a23_hours_range_group_extension.csv");
    assert_eq!(list.phones(1), ["02360000001", "02360000003"]);
    assert_eq!(list.phones(2), Vec::<String>::new());
    assert_eq!(list.phones(3), ["02360000005"]);
    assert!(!list.guide["policies"][1]["contacts"].to_string().contains("123456789"));
    list.tells("QQ群：123456789");
    assert_eq!(list.policy(3)["contacts"][0]["note"]["zh"], "分机8012");
    let area_code = Some("023".to_owned());
    let list = case_with(
        "a23_hours_range_group_extension.csv",
        Settings { area_code, ..Settings::default() },
    );
    assert_eq!(list.phones(2), ["02360000004"]);
}

#[test]
fn numbers_of_many_kinds_dial_and_nothing_is_lost_from_what_is_printed() {
    let area_code = Some("023".to_owned());
    let list =
        case_with("b15_numbers_of_many_kinds.csv", Settings { area_code, ..Settings::default() });
    let one = ["02360000001"].as_slice();
    let two = ["02360000001", "02360000002"].as_slice();
    let expected: [&[&str]; 30] = [
        one,
        two,
        one,
        &["4006000001"],
        one,
        one,
        one,
        one,
        &["02360000001", "13300000001"],
        &["12345"],
        one,
        one,
        one,
        one,
        two,
        two,
        one,
        one,
        one,
        one,
        two,
        one,
        &[],
        one,
        one,
        &[],
        one,
        one,
        &["120"],
        &[],
    ];
    for (number, phones) in (1..).zip(expected) {
        assert_eq!(list.phones(number), phones, "{}", list.policy(number)["official"]["contact"]);
    }
    assert_eq!(list.policy(6)["contacts"][0]["note"]["zh"], "转8012");
    list.tells("传真");
}

#[test]
fn days_are_no_numbers_to_call() {
    let list = case("b30_date_taken_for_a_number.csv");
    list.is_whole();
}

#[test]
fn categories_are_the_lists_own_without_their_ordinals() {
    case("a15_section_rows_not_merged.xlsx").is_whole();
    case("a15_title_repeated_inside.docx").is_whole();
    case("b20_category_with_ordinal.xlsx").is_whole();
}

#[test]
fn a_list_without_categories_is_told_and_a_known_guide_keeps_its_own() {
    let list = case("no_category_column.xlsx");
    list.is_whole_in(["未分类"; 3]);
    list.tells("清单没有写类别");
    let known = import(&bytes("plain.xlsx"), None, "sample", Lost::Expire).unwrap().text;
    let again =
        of(import(&bytes("no_category_column.xlsx"), Some(&known), "sample", Lost::Expire)
            .unwrap());
    again.is_whole();
}

#[test]
fn values_with_quotes_and_commas_swallow_no_row() {
    let list = case("b05_quote_not_closed.csv");
    assert_eq!(list.numbers(), [1, 2, 3]);
    assert_eq!(list.text(2), format!("\"{}", TEXTS[1]));
    list.tells("引号没有结束");
    let list = case("b06_comma_inside_cell.csv");
    assert_eq!(list.numbers(), [1, 2, 3]);
    assert_eq!(list.text(2), "对租房的示例人才,给予每月500元租房补贴。");
    assert_eq!(list.phones(2), ["02360000002"]);
    list.tells("第3行");
    case("utf16le_without_mark.csv").is_whole();
}

#[test]
fn radicals_and_soft_hyphens_are_folded_and_told() {
    let list = case("a17_kangxi.csv");
    list.is_whole();
    list.tells("⼈");
    assert!(!list.guide_text().contains('⼈'));
    let list = case("soft_hyphen.docx");
    list.is_first();
    list.tells("看不见的字符");
}

#[test]
fn jittery_grids_and_lists_inside_layout_tables_are_read() {
    case("a13_jittery_grid.docx").is_whole();
    let list = case("a14_inside_layout_table.docx");
    list.is_whole();
    assert_eq!(list.guide["title"]["zh"], "示例区人才政策清单");
}

#[test]
fn titles_and_notes_are_whole() {
    let list = case("b03_note_in_three_lines.docx");
    list.is_whole();
    assert_eq!(
        list.guide["note"]["zh"],
        "1.本清单自印发之日起施行。\n2.同类补贴不重复享受。\n备注：最终解释以主管部门为准。"
    );
    let list = case("b04_preface_longer_than_title.docx");
    assert_eq!(list.guide["title"]["zh"], "示例区人才政策清单");
    list.tells("为方便企业和人才了解政策");
    list.tells("附件1");
    let list = case("b17_title_and_unit_row.xlsx");
    list.is_whole();
    assert_eq!(list.guide["title"]["zh"], "示例区人才政策清单");
    list.tells("填报日期：2026年1月1日");
}

#[test]
fn files_that_are_not_what_their_names_say_are_read_and_told() {
    for file in [
        "a22_altchunk.docx",
        "a22_bare_html_table.xls",
        "a22_html_page.html",
        "a22_web_archive.xls",
        "a22_word_xml.doc",
    ] {
        let list = case(file);
        list.is_whole();
        list.tells("这其实是");
    }
}

#[test]
fn a_policy_that_comes_back_is_active_again_at_its_place() {
    let first = import(&bytes("plain.xlsx"), None, "sample", Lost::Expire).unwrap();
    let without =
        import(&bytes("plain_without_2.xlsx"), Some(&first.text), "sample", Lost::Expire).unwrap();
    let lost = of(without);
    assert_eq!(lost.policy(2)["status"], "expired");
    let text = policy_data::import::written(&lost.guide).unwrap();
    let again = import(&bytes("plain.xlsx"), Some(&text), "sample", Lost::Expire).unwrap();
    assert_eq!(again.text, first.text);
    of(again).tells("恢复为现行");
}

#[test]
fn a_policy_that_was_taken_out_comes_back_with_its_editorial_work() {
    let mut first =
        import(&bytes("plain.xlsx"), None, "sample", Lost::Expire).unwrap().merged.guide;
    first["policies"][1]["editorial"]["title"] = json!({ "zh": "租房补贴" });
    let first = policy_data::import::written(&first).unwrap();
    let without =
        import(&bytes("plain_without_2.xlsx"), Some(&first), "sample", Lost::TakeOut).unwrap();
    let kept = without.merged.taken_out.clone();
    let settings = Settings { lost: Lost::TakeOut, kept, ..Settings::default() };
    let again = import(&bytes("plain.xlsx"), Some(&without.text), "sample", settings).unwrap();
    assert_eq!(again.merged.brought_back, [0]);
    assert_eq!(again.merged.guide["policies"][1]["editorial"]["title"]["zh"], "租房补贴");
    of(again).tells("编辑内容已找回");
}
