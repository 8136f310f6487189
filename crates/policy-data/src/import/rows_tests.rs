//! Tables of every shape that lists come in.

use super::*;
use crate::import::grid::{Cell, Row, Table};
use crate::import::number::number_in;

fn row(number: usize, cells: &[&str]) -> Row {
    let cells = cells.iter().map(|cell| match *cell {
        "^" => Cell::Up,
        "<" => Cell::Left,
        text => Cell::Text(text.to_owned()),
    });
    Row { number, cells: cells.collect() }
}

fn read_rows(rows: &[&[&str]]) -> Source {
    let rows = rows.iter().enumerate().map(|(idx, cells)| row(idx + 1, cells)).collect();
    read(
        Grid {
            tables: vec![Table { name: "S".into(), rows, ..Table::default() }],
            ..Grid::default()
        },
        &Choice::default(),
    )
    .unwrap()
}

const HEADS: &[&str] = &["序号", "类别", "主要内容", "经办机构", "咨询电话"];

fn findings(source: &Source) -> Vec<&Finding> {
    source.entries.iter().map(|entry| &entry.finding).collect()
}

#[test]
fn categories_are_carried_down_blank_and_merged_cells() {
    let source = read_rows(&[
        &["样例清单", "<", "<", "<", "<"],
        HEADS,
        &["1", "甲类", "一", "甲局", "1"],
        &["2", "", "二", "乙局", "2"],
        &["3", "^", "三", "丙局", "3"],
        &["4", "乙类", "四", "丁局：4", "<"],
        &["注：样例。", "<", "<", "<", "<"],
    ]);
    let categories: Vec<&str> = source.rows.iter().map(|row| row.category.as_str()).collect();
    assert_eq!(categories, ["甲类", "甲类", "甲类", "乙类"]);
    assert_eq!(
        (source.title.as_deref(), source.note.as_deref()),
        (Some("样例清单"), Some("样例。"))
    );
    assert_eq!(source.rows[3].contact, "");
    assert_eq!(findings(&source), [&Finding::MergedLeft(Field::Contact)]);
}

#[test]
fn other_merged_cells_are_carried_down_and_told() {
    let source = read_rows(&[HEADS, &["1", "甲", "一", "局", "1"], &["2", "^", "二", "^", "2"]]);
    assert_eq!(source.rows[1].agency, "局");
    assert_eq!(findings(&source), [&Finding::CarriedDown(Field::Agency)]);
    assert_eq!(source.entries[0].place.as_ref().unwrap().words(false), "table “S” row 3 column D");
}

#[test]
fn rows_under_a_merged_number_belong_to_it() {
    let source =
        read_rows(&[HEADS, &["1", "甲", "一", "甲局", "1"], &["^", "^", "^", "乙局", "2"]]);
    assert_eq!(source.rows.len(), 1);
    assert_eq!(
        (source.rows[0].agency.as_str(), source.rows[0].contact.as_str()),
        ("甲局\n乙局", "1\n2")
    );
}

#[test]
fn numbers_are_read_in_any_dress_and_counted_where_there_is_none() {
    for (printed, number) in [("7", 7), ("７", 7), ("（7）", 7), ("7、", 7), ("第 7 条", 7)] {
        assert_eq!(number_in(printed), Some(number), "{printed}");
    }
    for printed in ["", "0", "7-1", "1.1", "一", "99999999999"] {
        assert_eq!(number_in(printed), None, "{printed}");
    }
    let source = read_rows(&[
        HEADS,
        &["5", "甲", "一", "局", ""],
        &["", "甲", "二", "局", ""],
        &["5", "甲", "三", "局", ""],
        &["x", "甲", "四", "局", ""],
    ]);
    let numbers: Vec<u32> = source.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [5, 6, 7, 8]);
    let expected =
        [Finding::NumberCounted, Finding::NumberTwice(5), Finding::NumberUnclear("x".into())];
    assert_eq!(findings(&source), expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_row_over_the_whole_width_is_a_category() {
    let source = read_rows(&[
        &["序号", "主要内容", "经办机构", "咨询电话"],
        &["一、甲类", "<", "<", "<"],
        &["1", "一", "局", ""],
    ]);
    assert_eq!(source.rows[0].category, "甲类");
}

#[test]
fn a_second_table_may_go_on_without_heads_where_tables_run_on() {
    let table = |name: &str, rows: &[&[&str]]| Table {
        name: name.into(),
        rows: rows.iter().enumerate().map(|(idx, cells)| row(idx + 1, cells)).collect(),
        ..Table::default()
    };
    let tables = || {
        vec![
            table("1", &[HEADS, &["1", "甲", "一", "局", ""]]),
            table("2", &[&["2", "", "二", "局", ""]]),
            table("3", &[HEADS, &["3", "", "三", "局", ""]]),
        ]
    };
    let source =
        read(Grid { tables: tables(), is_running: true, ..Grid::default() }, &Choice::default())
            .unwrap();
    assert_eq!(source.rows.len(), 3);
    assert_eq!(source.rows[2].category, "甲");
    assert_eq!(findings(&source), [&Finding::NoHeader]);
    let apart = read(Grid { tables: tables(), ..Grid::default() }, &Choice::default()).unwrap();
    assert_eq!(apart.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 3]);
}

#[test]
fn a_column_that_is_kept_is_told_only_if_it_holds_something() {
    let heads = &["备注", "主要内容", "经办机构"];
    assert!(
        findings(&read_rows(&[heads, &["x", "一", "局"]]))
            .contains(&&Finding::ColumnKept { head: "备注".into() })
    );
    assert!(
        !findings(&read_rows(&[heads, &["", "一", "局"]]))
            .contains(&&Finding::ColumnKept { head: "备注".into() })
    );
}
