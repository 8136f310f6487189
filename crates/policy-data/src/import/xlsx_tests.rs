//! Cells of a sheet, one by one.

use super::*;

fn sheet(xml: &str) -> Grid {
    let mut shared = Rich::default();
    shared.push("甲");
    let strings = [shared];
    let styles = Styles::of(
        "<s><numFmts><numFmt numFmtId=\"180\" formatCode=\"000\\-00000000\"/></numFmts><fonts><font/><font><strike/></font></fonts>\
        <cellXfs><xf/><xf numFmtId=\"180\"/><xf numFmtId=\"9\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"14\"/></cellXfs></s>",
    );
    let mut sheet = Sheet::new("S".into(), &strings, &styles);
    walk(xml, |piece| sheet.see(piece, &mut Budget::default())).unwrap();
    sheet.finish(false)
}

fn hints(grid: Grid) -> Vec<Hint> {
    grid.hints.into_iter().map(|(_, hint)| hint).collect()
}

#[test]
fn every_kind_of_cell_is_read() {
    let grid = sheet(
        "<w><sheetData><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><v>1.3370750313E10</v></c>\
        <c t=\"inlineStr\"><is><t>a_x000D_\nb</t><rPh><t>x</t></rPh></is></c>\
        <c t=\"str\"><f>A1&amp;B1</f><v>值</v></c><c t=\"e\"><v>#REF!</v></c></row></sheetData></w>",
    );
    let row = &grid.tables[0].rows[0];
    let texts: Vec<&str> = row.cells.iter().map(Cell::own).collect();
    assert_eq!((row.number, texts), (2, vec!["甲", "13370750313", "a\nb", "值", "#REF!"]));
    assert_eq!(hints(grid), [Hint::NumberValue, Hint::Formula, Hint::ErrorValue("#REF!".into())]);
}

#[test]
fn numbers_are_read_as_the_sheet_shows_them() {
    let grid = sheet(
        "<w><sheetData><row r=\"1\"><c s=\"1\"><v>2360000001</v></c><c s=\"2\"><v>0.5</v></c><c s=\"4\"><v>46022</v></c>\
        <c s=\"3\" t=\"inlineStr\"><is><t>旧</t></is></c><c><f>A1</f></c></row></sheetData></w>",
    );
    let texts: Vec<&str> = grid.tables[0].rows[0].cells.iter().map(Cell::own).collect();
    assert_eq!(texts, ["023-60000001", "50%", "2025-12-31"]);
    let formatted = |number: &str, text: &str| Hint::Formatted(number.into(), text.into());
    assert_eq!(
        hints(grid),
        [
            formatted("2360000001", "023-60000001"),
            formatted("0.5", "50%"),
            Hint::DateValue("2025-12-31".into()),
            Hint::StruckOut("旧".into()),
            Hint::FormulaEmpty("A1".into()),
        ]
    );
}

#[test]
fn addresses_in_formulas_and_pictures_in_cells_are_told() {
    let grid = sheet(
        "<w><sheetData><row r=\"1\"><c t=\"str\"><f>HYPERLINK(\"http://a.example/x\",\"办理\")</f><v>办理</v></c>\
        <c t=\"str\"><f>_xlfn.DISPIMG(\"ID_1\",1)</f><v>=DISPIMG(\"ID_1\",1)</v></c><c t=\"str\"><v>乙</v></c></row></sheetData></w>",
    );
    let texts: Vec<&str> = grid.tables[0].rows[0].cells.iter().map(Cell::own).collect();
    assert_eq!(texts, ["办理", "", "乙"]);
    assert_eq!(
        hints(grid),
        [Hint::Link("http://a.example/x".into()), Hint::Formula, Hint::Formula, Hint::Picture,]
    );
}

#[test]
fn hidden_rows_and_columns_are_left_out_and_told() {
    let grid = sheet(
        "<w><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"str\"><v>甲</v></c><c r=\"B1\" t=\"str\"><v>乙</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>丙</v></c></row></sheetData></w>",
    );
    assert_eq!(grid.tables[0].rows.len(), 1);
    assert_eq!(grid.tables[0].rows[0].cells[0], Cell::Text("甲".into()));
    assert_eq!(hints(grid), [Hint::HiddenRow("丙".into()), Hint::HiddenColumn("乙".into())]);
}

#[test]
fn cells_far_away_cost_nothing() {
    let grid = sheet(
        "<w><sheetData><row r=\"4294967295\"><c r=\"XFD1048576\"><v>1</v></c><c r=\"A1048576\"><v>2</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:XFD1048576\"/><mergeCell ref=\"ZZZZZZZZZZZZZ9:A1\"/></mergeCells></w>",
    );
    assert!(grid.tables[0].rows.len() <= 2);
}

#[test]
fn names_of_cells_are_positions() {
    assert_eq!(position("B3"), Some((2, 1)));
    assert_eq!(position("AA10"), Some((9, 26)));
    assert_eq!(position("A0"), None);
    assert_eq!(position("!!1"), None);
}
