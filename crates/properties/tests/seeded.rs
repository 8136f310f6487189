//! Every property, held against seeded noise: the same inputs in every run. The fuzz targets go on from here.

use properties::noise::hold;
use properties::{PINYIN, PUBLISHED, SAMPLE};

/// What JSON and guides are made of.
const JSON: [&str; 22] = [
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "true",
    "-0",
    "1e400",
    "\\ud800",
    "\\u0000",
    "\\u202e",
    "\"number\": 1,",
    "\"__proto__\": {",
    "\"id\": \"\"",
    "\"phone\": \"12333\"",
    "\"quote\": \"\"",
    "[[[[[[[[",
    "\u{feff}",
    "9007199254740993",
];
const LINK: [&str; 14] = [
    ";",
    ":",
    ",",
    "%",
    "%FF",
    "%E5%AE",
    "a.who:",
    "open:1,2",
    "view:finder",
    "lang:",
    "saved:4",
    "q:",
    "&",
    "安",
];
const QUERY: [&str; 16] = [
    "安家补贴",
    "第12条",
    "100万",
    "zhicheng",
    "023-",
    "3%",
    "berth",
    "Liegeplatz",
    "(.*)+$",
    "' OR 1=1",
    "\u{301}",
    "👩‍🔧",
    "\u{202e}",
    "\0",
    "　",
    "一百二十",
];

const LINKS: [&[u8]; 3] = [
    b"pg=q:%E5%AE%89%E5%AE%B6;audience:graduate,student;open:3;sort:amount",
    b"#pg=view:finder;saved:1,3;a.who:graduate;a.status:-;lang:en",
    b"",
];

#[test]
fn any_bytes_load_to_a_guide_that_keeps_its_promises() {
    hold(properties::load_keeps_its_promises, &[SAMPLE.as_bytes(), b"{}", b""], &JSON, 1_500);
}

#[test]
fn the_published_guide_keeps_its_promises_however_damaged() {
    hold(properties::load_keeps_its_promises, &[PUBLISHED.as_bytes()], &JSON, 60);
}

#[test]
fn whatever_loads_can_be_searched_filtered_asked_and_listed() {
    hold(properties::any_guide_works, &[SAMPLE.as_bytes()], &JSON, 300);
}

#[test]
fn any_overlay_leaves_a_guide_whole() {
    let overlay = include_bytes!("../../../fuzz/seeds/overlay/small.json");
    hold(properties::overlay_keeps_the_guide_whole, &[overlay], &JSON, 1_500);
}

#[test]
fn any_list_of_changes_stays_with_its_guide() {
    let list = include_bytes!("../../../fuzz/seeds/changes/small.json");
    hold(properties::changes_stay_with_the_guide, &[list], &JSON, 1_500);
}

#[test]
fn any_link_settles() {
    hold(properties::permalink_settles, &LINKS, &LINK, 6_000);
    properties::permalink_settles("a.x:%;".repeat(20_000).as_bytes());
}

#[test]
fn any_query_answers_about_what_is_there() {
    let seeds = QUERY.map(str::as_bytes);
    hold(properties::search_stays_in_bounds, &seeds, &QUERY, 600);
}

#[test]
fn a_query_of_ten_thousand_characters_answers() {
    for part in QUERY {
        properties::search_stays_in_bounds(part.repeat(10_000 / part.chars().count()).as_bytes());
    }
}

#[test]
fn any_pinyin_table_is_read() {
    hold(
        properties::tables_read_anything,
        &[PINYIN.as_bytes(), b"= "],
        &["=", "-", "\n", " ", "安"],
        120,
    );
}

#[test]
fn only_safe_contacts_become_links() {
    let seeds: [&[u8]; 6] = [
        b"023-12333",
        b"+86 23 67183829",
        b"https://host/x",
        b"javascript:alert(1)",
        b"13370750313",
        b"tel:1",
    ];
    let words = ["tel:", ";", "+", "-", "0", "javascript:", "//", "@", "\"", "１", "\u{200b}"];
    hold(properties::only_safe_contacts_become_links, &seeds, &words, 6_000);
}

#[test]
fn the_pieces_of_a_marked_text_are_the_text() {
    let seeds =
        ["100 lpr 安家\n最高100万元，ＬＰＲ以上２.５万元/人·月，3%".as_bytes(), SAMPLE.as_bytes()];
    hold(properties::pieces_make_the_text, &seeds, &["1", ",", ".", "万", "İ", "％", "\n"], 300);
}

const XML: [&str; 12] = [
    "<w:tc>",
    "</w:tc>",
    "<w:vMerge/>",
    "&#x0;",
    "<f>",
    "t=\"s\"",
    "99999999",
    "<![CDATA[",
    "r=\"XFD1\"",
    "table:number-columns-repeated=\"9999\"",
    "序号",
    "/>",
];

#[test]
fn any_list_that_is_imported_is_a_guide_and_can_be_imported_again() {
    let csv = include_bytes!("../../../fuzz/seeds/import_text/small.csv");
    let gbk = include_bytes!("../../../fuzz/seeds/import_text/small.gbk.csv");
    let typed = include_bytes!("../../../fuzz/seeds/import_text/list.txt");
    // A sign that nobody sees in the name of an office: what is shown had differed from what was imported.
    let hidden = include_bytes!("../../../fuzz/seeds/import_text/hidden.csv");
    let words = [",", "\n", "\"", "；", "1.", "序号", "/", "注：", "\t", "=", "\u{2}", "\u{200b}"];
    hold(properties::any_text_imports, &[csv, gbk, typed, hidden], &words, 400);
}

#[test]
fn any_word_excel_or_open_document_file_is_read_or_refused() {
    let word = include_bytes!("../../../fuzz/seeds/import_word/small.xml");
    hold(properties::any_word_file_imports, &[word], &XML, 300);
    let sheet = include_bytes!("../../../fuzz/seeds/import_sheet/small.xml");
    hold(properties::any_sheet_imports, &[sheet], &XML, 300);
    let open = include_bytes!("../../../fuzz/seeds/import_open/small.xml");
    hold(properties::any_open_document_imports, &[open], &XML, 300);
    let numbering = include_bytes!("../../../fuzz/seeds/import_numbering/small.xml");
    hold(properties::any_numbering_imports, &[numbering], &XML, 150);
}

#[test]
fn any_web_page_archive_or_document_in_one_xml_is_read_or_refused() {
    let page = include_bytes!("../../../fuzz/seeds/import_page/small.html");
    hold(properties::any_page_imports, &[page], &XML, 200);
    let plain = include_bytes!("../../../fuzz/seeds/import_archive/plain.mht");
    let quoted = include_bytes!("../../../fuzz/seeds/import_archive/quoted.mht");
    hold(properties::any_archive_imports, &[plain, quoted], &XML, 150);
    let excel = include_bytes!("../../../fuzz/seeds/import_xml/excel.xml");
    let word = include_bytes!("../../../fuzz/seeds/import_xml/word.xml");
    hold(properties::any_xml_imports, &[excel, word], &XML, 200);
}
