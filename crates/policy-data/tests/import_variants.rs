//! The kinds of `import_cases`, in other formats and other places.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use policy_data::import::header::Choice;
use policy_data::import::merge::Lost;
use policy_data::import::settings::Settings;
use policy_data::import::{import, report};
use serde_json::{Value, json};

mod made;

const HEADS: &str = "序号,类别,主要内容,经办机构,咨询电话\n";

fn read(text: &str) -> (Value, String) {
    read_bytes(text.as_bytes())
}

fn read_bytes(bytes: &[u8]) -> (Value, String) {
    let imported = import(bytes, None, "sample", Lost::Expire).unwrap();
    let told = report::text(&imported.merged, true);
    (imported.merged.guide, told)
}

fn cells(guide: &Value, key: &str) -> Vec<String> {
    let policies = guide["policies"].as_array().unwrap().iter();
    policies.map(|policy| policy["official"][key].as_str().unwrap().to_owned()).collect()
}

#[test]
fn heads_in_two_rows_are_read_together_where_nothing_is_merged() {
    let (guide, _) = read(
        "序号,主要内容,经办机构,联系方式,\n,,,联系人,电话\n1,给予补助。,示例区人社局,张示例,023-60000001\n",
    );
    assert_eq!(guide["policies"][0]["official"]["more"][0]["head"], "联系方式：联系人");
    assert_eq!(cells(&guide, "contact"), ["023-60000001"]);
}

#[test]
fn a_comma_in_the_cell_for_offices_or_numbers_is_put_together_there() {
    let rows = "1,甲类,给予补助。,示例区人社局,示例区住建委,023-60000001\n2,甲类,给予补助。,示例区人社局,023-60000001,023-60000002\n";
    let (guide, told) = read(&[HEADS, rows].concat());
    assert_eq!(cells(&guide, "agency"), ["示例区人社局,示例区住建委", "示例区人社局"]);
    assert_eq!(cells(&guide, "contact"), ["023-60000001", "023-60000001,023-60000002"]);
    assert_eq!(told.matches("接回一格").count(), 2);
}

#[test]
fn a_quote_that_nothing_closes_swallows_no_row_without_a_number() {
    let (guide, _) = read(
        "主要内容,经办机构,咨询电话\n\"甲乙丙丁,示例区人社局,023-60000001\n戊己庚辛,示例区住建委,023-60000002\n",
    );
    assert_eq!(cells(&guide, "text"), ["\"甲乙丙丁", "戊己庚辛"]);
}

#[test]
fn a_row_that_says_that_it_goes_on_is_joined() {
    let rows = "1,甲类,对引进的人才,示例区人社局,\n1（续）,,给予补助。,,023-60000001\n2,甲类,给予奖励。,示例区人社局,\n";
    let (guide, _) = read(&[HEADS, rows].concat());
    assert_eq!(cells(&guide, "text"), ["对引进的人才给予补助。", "给予奖励。"]);
}

#[test]
fn titles_repeated_on_each_page_are_no_category() {
    let rows = "1,甲类,给予补助。,示例区人社局,\n示例清单（续表）,,,,\n序号,类别,主要内容,经办机构,咨询电话\n2,,给予奖励。,示例区人社局,\n";
    let (guide, told) = read(&["示例清单,,,,\n", HEADS, rows].concat());
    assert_eq!(guide["policies"][1]["category"], guide["policies"][0]["category"]);
    assert!(told.contains("重复的标题"), "{told}");
}

#[test]
fn a_web_page_may_have_headings_struck_text_and_other_tables() {
    let table = |number: u32, text: &str| {
        format!(
            "<table><tr><th>序号</th><th>主要内容</th><th>咨询电话</th></tr><tr><td>{number}</td><td>{text}</td><td>023-60000001</td></tr></table>"
        )
    };
    let page = format!(
        "<html><body><h1>示例区人才政策清单</h1><h2>一、人才引进</h2>{}<h2>二、人才培养</h2>{}<p>各镇街电话</p>\
         <table><tr><td>镇街</td><td>电话</td></tr><tr><td>示例一街</td><td>023-60000011</td></tr></table></body></html>",
        table(1, "给予<span style=\"text-decoration: line-through\">五</span>十万元补助。"),
        table(2, "给予奖励。"),
    );
    let (guide, told) = read(&page);
    assert_eq!(cells(&guide, "text"), ["给予十万元补助。", "给予奖励。"]);
    assert_eq!(guide["categories"][1]["zh"], "人才培养");
    assert_eq!(guide["title"]["zh"], "示例区人才政策清单");
    assert!(told.contains("示例一街") && told.contains("划去的文字“五”"), "{told}");
}

#[test]
fn nothing_asks_for_english_where_only_chinese_is_spoken() {
    let (guide, _) = read(&[HEADS, "1,甲类,给予补助。,示例区人社局,023-881525981\n"].concat());
    assert!(!guide.to_string().contains("\"en\""));
    let text = policy_data::import::written(&guide).unwrap();
    let findings = policy_data::check::check(&text, "2026-12-01").unwrap();
    assert!(findings.iter().all(|finding| {
        !["no-language", "not-translated", "unknown-language"].contains(&finding.rule)
    }));
}

fn numbers(guide: &Value) -> Vec<u64> {
    let policies = guide["policies"].as_array().unwrap().iter();
    policies.map(|policy| policy["number"].as_u64().unwrap()).collect()
}

const ONE: &str = "1,甲类,给予补助。,示例区人社局,023-60000001\n";
const TWO: &str = "2,甲类,给予奖励。,示例区住建委,023-60000002\n";

#[test]
fn numbers_of_columns_are_no_policy_whatever_signs_they_have() {
    for signs in [
        "①,②,③,④,⑤",
        "A,B,C,D,E",
        "一,二,三,四,五",
        "栏次,1,2,3,4",
        "甲,乙,1,2,3",
        "(1),(2),(3),(4),(5)",
    ] {
        let (guide, told) = read(&[HEADS, signs, "\n", ONE, TWO].concat());
        assert_eq!(numbers(&guide), [1, 2], "{signs}");
        assert!(told.contains("栏号，没有读入"), "{signs}: {told}");
    }
}

#[test]
fn sums_signatures_and_lines_under_the_list_are_no_policies() {
    let after =
        "合计,,2条,,\n填表人：张示例,,审核人：李示例,,\n\n,,示例区人社局,,\n,,2026年1月1日,,\n";
    let (guide, told) = read(&[HEADS, ONE, "小计,,1条,,\n", TWO, after].concat());
    assert_eq!(numbers(&guide), [1, 2]);
    assert_eq!(cells(&guide, "text"), ["给予补助。", "给予奖励。"]);
    for part in ["合计 | 2条", "小计 | 1条", "填表人：张示例", "2026年1月1日"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn another_table_under_the_list_in_the_same_sheet_is_told_apart() {
    let other = "附：各镇街电话,,,,\n序号,单位,电话,,\n1,示例一街,023-60000011,,\n";
    let (guide, told) = read(&[HEADS, ONE, TWO, other].concat());
    assert_eq!(numbers(&guide), [1, 2]);
    assert!(!guide.to_string().contains("60000011"));
    assert!(told.contains("不像政策清单") && told.contains("示例一街 | 023-60000011"), "{told}");
}

#[test]
fn heads_in_two_rows_keep_the_columns_that_are_not_merged() {
    let (guide, _) = read(
        "序号,类别,政策,,联系\n,,主要内容,经办机构,咨询电话\n1,甲类,给予补助。,示例区人社局,023-60000001\n2,乙类,给予奖励。,示例区人社局,023-60000002\n",
    );
    assert_eq!(numbers(&guide), [1, 2]);
    assert_eq!(guide["categories"][1]["zh"], "乙类");
    assert_eq!(cells(&guide, "agency"), ["示例区人社局"; 2]);
}

#[test]
fn of_heads_that_differ_in_their_year_the_latest_holds() {
    let (guide, told) =
        read("序号,2025年政策内容,2026年政策内容,咨询电话\n1,旧的。,新的。,023-60000001\n");
    assert_eq!(cells(&guide, "text"), ["新的。"]);
    assert_eq!(
        guide["policies"][0]["official"]["more"],
        json!([{ "head": "2025年政策内容", "text": "旧的。" }])
    );
    assert!(told.contains("“2025年政策内容”一列作为其他官方栏目保留"), "{told}");
}

#[test]
fn heads_in_traditional_characters_and_standards_are_understood() {
    let (guide, _) =
        read("序號,類別,主要內容,經辦機構,諮詢電話\n1,甲類,給予補助。,示例局,023-60000001\n");
    assert_eq!(cells(&guide, "text"), ["給予補助。"]);
    let (guide, told) =
        read("序号,类别,扶持标准,主管单位,联系电话\n1,甲类,每人5000元,示例局,023-60000001\n");
    assert_eq!(cells(&guide, "text"), ["每人5000元"]);
    assert!(told.contains("表头“扶持标准”当作“主要内容”"), "{told}");
}

#[test]
fn a_list_without_heads_is_read_where_letters_name_its_columns() {
    let columns = Choice::read("number=A,category=B,text=C,agency=D,contact=E").unwrap();
    let settings = Settings { columns, ..Settings::default() };
    let rows = [ONE, TWO].concat();
    let imported = import(rows.as_bytes(), None, "sample", settings).unwrap();
    assert_eq!(numbers(&imported.merged.guide), [1, 2]);
    assert_eq!(cells(&imported.merged.guide, "contact"), ["023-60000001", "023-60000002"]);
}

#[test]
fn a_torn_row_that_prints_its_number_again_is_one_policy() {
    let rows = "1,甲类,对引进的人才,示例区人社局,\n1,甲类,给予补助。,,023-60000001\n";
    let (guide, told) = read(&[HEADS, rows, TWO].concat());
    assert_eq!(numbers(&guide), [1, 2]);
    assert_eq!(cells(&guide, "text")[0], "对引进的人才给予补助。");
    assert!(told.contains("接在上一条后面"), "{told}");
}

#[test]
fn a_quote_that_nothing_closes_in_the_last_line_is_a_letter() {
    let last = "2,甲类,\"给予奖励。,示例区住建委,023-60000002\n";
    let (guide, told) = read(&[HEADS, ONE, last].concat());
    assert_eq!(cells(&guide, "text")[1], "\"给予奖励。");
    assert_eq!(cells(&guide, "contact")[1], "023-60000002");
    assert!(told.contains("引号没有结束"), "{told}");
}

#[test]
fn values_are_read_as_a_spreadsheet_shows_them() {
    for (start, delimiter) in [("sep=,\n", ","), ("sep=;\n", ";"), ("", "|")] {
        let rows = [HEADS, "1,甲类,给予补助。,示例区人社局,=\"023-60000001\"\n"].concat();
        let (guide, _) = read(&[start, &rows.replace(',', delimiter)].concat());
        assert_eq!(cells(&guide, "contact"), ["023-60000001"], "{start}{delimiter}");
        assert_eq!(guide["title"]["zh"], "sample");
    }
}

#[test]
fn a_cell_that_says_as_above_stands_for_the_one_above() {
    let rows = "2,甲类,给予奖励。,同上,〃\n3,甲类,提供服务。,待定,见备注\n";
    let (guide, told) = read(&[HEADS, ONE, rows].concat());
    assert_eq!(cells(&guide, "agency"), ["示例区人社局", "同上", "待定"]);
    assert_eq!(guide["policies"][1]["agencies"], guide["policies"][0]["agencies"]);
    assert_eq!(guide["policies"][1]["contacts"], guide["policies"][0]["contacts"]);
    assert_eq!(guide["policies"][2]["agencies"], json!([]));
    assert_eq!(guide["vocabulary"]["agencies"].as_array().unwrap().len(), 1);
    assert!(told.contains("只写“同上”"), "{told}");
}

#[test]
fn a_number_for_telephone_and_fax_is_called() {
    let rows = "1,甲类,给予补助。,示例区人社局,电话/传真：023-60000001；传真：023-60000009\n";
    let (guide, _) = read(&[HEADS, rows].concat());
    assert_eq!(guide["policies"][0]["contacts"][0]["phone"], "023-60000001");
    assert_eq!(guide["policies"][0]["contacts"].as_array().unwrap().len(), 1);
}

/// A Word file with these rows of cells, each with its properties and paragraphs, and these numbers.
fn word(rows: &[&[&str]], start: u32, label: &str) -> Vec<u8> {
    let cell = |inner: &&str| match inner.starts_with('<') {
        true => format!("<w:tc>{inner}</w:tc>"),
        false => format!("<w:tc><w:p><w:r><w:t>{inner}</w:t></w:r></w:p></w:tc>"),
    };
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    let body = format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>());
    let numbering = format!(
        "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"{start}\"/>\
         <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"{label}\"/></w:lvl></w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    made::zipped(&[
        ("word/document.xml", made::word(&body)),
        ("word/numbering.xml", numbering),
        (
            "word/_rels/document.xml.rels",
            "<R><Relationship Id=\"n\" Type=\"x/numbering\" Target=\"numbering.xml\"/></R>".into(),
        ),
    ])
}

const WORD_HEADS: [&str; 5] = ["序号", "类别", "主要内容", "经办机构", "咨询电话"];
const NUMBERED: &str = "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:p>";

#[test]
fn numbers_that_word_counts_are_those_of_the_policies_from_where_they_start() {
    let row = |text| [NUMBERED, "甲类", text, "示例区人社局", "023-60000001"];
    let (first, second) = (row("给予补助。"), row("给予奖励。"));
    let (guide, told) = read_bytes(&word(&[&WORD_HEADS, &first, &second], 7, "%1"));
    assert_eq!(numbers(&guide), [7, 8]);
    assert!(!told.contains("没有印序号"), "{told}");
}

#[test]
fn numbers_that_word_counts_in_a_text_are_written_into_it_and_told() {
    let point = |text| {
        let numbered = "<w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
        format!("<w:p>{numbered}<w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let points = [point("全职工作满一年；"), point("缴纳社保。")].concat();
    let row = ["1", "甲类", &points, "示例区人社局", "023-60000001"];
    let (guide, told) = read_bytes(&word(&[&WORD_HEADS, &row], 1, "（%1）"));
    assert_eq!(cells(&guide, "text"), ["（1）全职工作满一年；\n（2）缴纳社保。"]);
    assert!(told.contains("第2行 C列）：此格有自动编号，已写进文字：“（1）（2）”"), "{told}");
}

#[test]
fn looks_that_a_tracked_change_took_away_hide_nothing_and_fields_of_signs_are_told() {
    let before = "<w:rPr><w:rPrChange><w:rPr><w:strike/><w:vanish/></w:rPr></w:rPrChange></w:rPr>";
    let text = format!(
        "<w:p><w:r>{before}<w:t>给予实际费用</w:t></w:r><w:r><w:instrText> EQ \\f(1,2) </w:instrText></w:r>\
         <w:r><w:t>的补助。</w:t></w:r></w:p>"
    );
    let row = ["1", "甲类", &text, "示例区人社局", "023-60000001"];
    let (guide, told) = read_bytes(&word(&[&WORD_HEADS, &row], 1, "%1"));
    assert_eq!(cells(&guide, "text"), ["给予实际费用的补助。"]);
    assert!(told.contains("EQ \\f(1,2) 没有读入"), "{told}");
}

#[test]
fn a_list_in_a_box_of_text_is_read() {
    let xml = String::from_utf8(made::word_xml(&made::list())).unwrap();
    let table = &xml[xml.find("<w:tbl>").unwrap()..xml.find("</w:body>").unwrap()];
    let body = format!(
        "<w:p><w:r><w:pict><v:textbox><w:txbxContent>{table}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    );
    let (guide, _) = read_bytes(&made::zipped(&[("word/document.xml", made::word(&body))]));
    assert_eq!(numbers(&guide), [1, 2, 3]);
}

#[test]
fn a_table_that_goes_on_with_other_lines_in_its_grid_is_read_cell_by_cell() {
    let cell = |text: &str, span: usize| {
        format!(
            "<w:tc><w:tcPr><w:gridSpan w:val=\"{span}\"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    };
    let row = |cells: &[&str], spans: &[usize]| {
        let cells = cells.iter().zip(spans).map(|(text, span)| cell(text, *span));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    };
    let first = row(&WORD_HEADS, &[1; 5])
        + &row(&["1", "甲类", "给予补助。", "示例区人社局", "023-60000001"], &[1; 5]);
    let second =
        row(&["2", "甲类", "给予奖励。", "示例区住建委", "023-60000002"], &[1, 1, 3, 1, 1]);
    let body = format!("<w:tbl>{first}</w:tbl><w:p/><w:tbl>{second}</w:tbl>");
    let (guide, _) = read_bytes(&made::zipped(&[("word/document.xml", made::word(&body))]));
    assert_eq!(cells(&guide, "agency"), ["示例区人社局", "示例区住建委"]);
    assert_eq!(cells(&guide, "contact"), ["023-60000001", "023-60000002"]);
}

#[test]
fn a_web_page_is_read_as_it_is_shown() {
    let page = "<html><head><style>.no { display: none }</style></head><body><table><caption>示例区人才政策清单</caption>\
        <col span=4><col class=no><tr><th>序号<th>主要内容<th>经办机构<th>咨询电话<th>内部电话</tr>\
        <tr><td>1<td><ol><li>提供50m<sup>2</sup>用房；</li><li>给予补助。<span class=no>暂缓</span></li></ol><td>示例区人社局<td>023-60000001<td>023-60000009</tr></table></body></html>";
    let (guide, told) = read(page);
    assert_eq!(cells(&guide, "text"), ["1.提供50m²用房；\n2.给予补助。"]);
    assert_eq!(guide["title"]["zh"], "示例区人才政策清单");
    assert!(!guide.to_string().contains("60000009"));
    for part in ["上标或下标写作“²”", "自动编号", "此列是隐藏的", "隐藏的文字“暂缓”"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
}
