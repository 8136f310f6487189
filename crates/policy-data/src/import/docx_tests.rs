//! Word's own ways to write a table.

use super::*;
use crate::import::grid::Cell;

fn grid(body: &str) -> Grid {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    read_text(&xml, &Parts::default()).unwrap().0
}

fn cell(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
}

fn in_cell(runs: &str) -> (Cell, Vec<Hint>) {
    let grid = grid(&format!("<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"));
    (
        grid.tables[0].rows[0].cells[0].clone(),
        grid.hints.into_iter().map(|(_, hint)| hint).collect(),
    )
}

#[test]
fn merged_cells_point_up_and_left() {
    let first = cell("<w:vMerge w:val=\"restart\"/>", "甲") + &cell("", "乙");
    let second = cell("<w:vMerge/>", "") + &cell("<w:gridSpan w:val=\"2\"/>", "丙");
    let rows = format!("<w:tbl><w:tr>{first}</w:tr><w:tr>{second}</w:tr></w:tbl>");
    let rows = &grid(&rows).tables[0].rows;
    assert_eq!(rows[0].cells, [Cell::Text("甲".into()), Cell::Text("乙".into())]);
    assert_eq!(rows[1].cells, [Cell::Up, Cell::Text("丙".into()), Cell::Left]);
}

#[test]
fn breaks_and_paragraphs_are_lines_and_deleted_words_are_gone() {
    let text = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>一</w:t><w:br/><w:t>二</w:t></w:r>\
        <w:ins><w:r><w:t>三</w:t></w:r></w:ins><w:del><w:r><w:t>四</w:t></w:r></w:del></w:p>\
        <w:tbl><w:tr><w:tc><w:p><w:r><w:t>五</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let grid = grid(&format!("<w:tbl><w:tr><w:tc>{text}</w:tc></w:tr></w:tbl>"));
    assert_eq!(grid.tables[0].rows[0].cells, [Cell::Text("一\n二三\n五".into())]);
    assert_eq!(grid.tables.len(), 1);
    let hints: Vec<Hint> = grid.hints.into_iter().map(|(_, hint)| hint).collect();
    assert_eq!(hints, [Hint::Inserted("三".into()), Hint::Deleted("四".into())]);
}

#[test]
fn paragraphs_around_the_table_are_kept() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let found = grid(&(paragraph("标题") + "<w:tbl></w:tbl>" + &paragraph("注：说明")));
    assert_eq!((found.before, found.after), (vec!["标题".into()], vec!["注：说明".into()]));
}

#[test]
fn what_the_page_does_not_show_is_left_out_and_told() {
    let run = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>")
    };
    let runs = run("", "甲")
        + &run("<w:vanish/>", "乙")
        + &run("<w:strike/>", "丙")
        + &run("<w:vanish w:val=\"0\"/>", "丁");
    let (text, hints) = in_cell(&runs);
    assert_eq!(text, Cell::Text("甲丁".into()));
    assert_eq!(hints, [Hint::HiddenText("乙".into()), Hint::StruckOut("丙".into())]);
}

#[test]
fn fractions_raised_characters_and_boxes_are_written_and_told() {
    let math = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>";
    assert_eq!(in_cell(math), (Cell::Text("1/2".into()), vec![Hint::Math("1/2".into())]));
    let raised = "<w:r><w:t>m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r>";
    assert_eq!(in_cell(raised), (Cell::Text("m²".into()), vec![Hint::Raised("²".into())]));
    let pict = "<w:r><w:t>局：</w:t><w:pict><v:textbox><w:txbxContent><w:p><w:r><w:t>023</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r>";
    assert_eq!(in_cell(pict), (Cell::Text("局：023".into()), vec![Hint::TextBox("023".into())]));
}
