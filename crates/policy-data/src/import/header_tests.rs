//! Heads as people write them.

use super::*;

fn row(heads: &[&str]) -> Row {
    let cells = heads.iter().map(|head| match *head {
        "<" => Cell::Left,
        "^" => Cell::Up,
        head => Cell::Text(head.to_owned()),
    });
    Row { number: 1, cells: cells.collect() }
}

fn columns(heads: &[&str]) -> Columns {
    Columns::recognise(&row(heads), None, &Choice::default()).unwrap().0
}

fn places(columns: &Columns) -> Vec<Option<usize>> {
    Field::ALL.iter().map(|field| columns.place(*field)).collect()
}

fn kept(columns: &Columns) -> Vec<&str> {
    let more = columns.heads.iter().filter(|head| head.role == Role::More);
    more.map(|head| head.text.as_str()).collect()
}

#[test]
fn heads_are_known_in_any_order_and_wording() {
    let columns =
        columns(&["咨询\n电话", "备注", "经办部门类（单位）", "政策 内容", "类 别", "序号"]);
    assert_eq!(places(&columns), [Some(5), Some(4), Some(3), Some(2), Some(0)]);
    assert_eq!(kept(&columns), ["备注"]);
    let guessed = columns.heads.iter().filter(|head| head.is_guess);
    assert_eq!(guessed.map(|head| head.text.as_str()).collect::<Vec<_>>(), ["经办部门类（单位）"]);
}

#[test]
fn a_head_of_just_those_words_goes_before_a_guess_wherever_it_stands() {
    let columns = columns(&[
        "序号",
        "政策名称",
        "政策类别",
        "享受单位",
        "政策内容",
        "责任科室",
        "联系人",
        "联系电话",
    ]);
    assert_eq!(places(&columns), [Some(0), Some(2), Some(4), Some(5), Some(7)]);
    assert_eq!(kept(&columns), ["政策名称", "享受单位", "联系人"]);
}

#[test]
fn brackets_and_years_do_not_hide_a_head() {
    let columns = columns(&[
        "序号",
        "2026年政策内容（支持对象、标准、申报条件）",
        "备注(责任部门等)",
        "咨询电话",
    ]);
    assert_eq!(places(&columns), [Some(0), None, Some(1), None, Some(3)]);
    assert_eq!(kept(&columns), ["备注(责任部门等)"]);
}

#[test]
fn heads_in_two_rows_are_read_together() {
    let upper = row(&["序号", "主要内容", "经办机构", "联系方式", "<"]);
    let lower = row(&["^", "^", "^", "联系人", "电话"]);
    let (columns, n_rows) = Columns::recognise(&upper, Some(&lower), &Choice::default()).unwrap();
    assert_eq!((places(&columns), n_rows), (vec![Some(0), None, Some(1), Some(2), Some(4)], 2));
    assert_eq!(kept(&columns), ["联系方式：联系人"]);
}

#[test]
fn a_cell_belongs_to_the_head_that_it_shares_most_columns_with() {
    let columns = columns(&["序号", "<", "主要内容", "<", "经办机构", "<"]);
    let assigned = columns.assign(&row(&["1", "甲", "<", "<", "局", "<"]));
    assert_eq!(assigned, [(0, Some(0)), (1, Some(1)), (4, Some(2))]);
    let parts = columns.assign(&row(&["1", "<", "甲", "乙", "局", "<"]));
    assert_eq!(parts, [(0, Some(0)), (2, Some(1)), (3, Some(1)), (4, Some(2))]);
}

#[test]
fn columns_can_be_settled_by_hand() {
    let choice = Choice::read("text=补贴标准，contact=D").unwrap();
    let (columns, _) =
        Columns::recognise(&row(&["项目", "补贴标准", "窗口", "打给谁"]), None, &choice).unwrap();
    assert_eq!(places(&columns), [None, None, Some(1), None, Some(3)]);
    assert!(Choice::read("words=补贴标准").is_err());
}

#[test]
fn a_row_of_the_list_is_no_header() {
    for cells in [
        [
            "1",
            "加强工程师引进",
            "对符合规定引进的卓越工程师，可享受安家补助",
            "市人力社保局",
            "023-00000000",
        ],
        ["2", "服务政策", "提供一站式服务。", "各区县人社部门", "各区县咨询电话"],
        ["重庆市卓越工程师支持政策清单", "", "", "", ""],
        ["", "", "", "", ""],
    ] {
        assert!(Columns::recognise(&row(&cells), None, &Choice::default()).is_none(), "{cells:?}");
    }
}

#[test]
fn one_column_of_text_among_others_is_a_list() {
    let columns = columns(&["主要内容", "申报条件", "申报材料"]);
    assert_eq!(places(&columns), [None, None, Some(0), None, None]);
    assert_eq!(kept(&columns), ["申报条件", "申报材料"]);
}
