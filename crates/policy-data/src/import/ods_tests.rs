//! Open Document's own ways to write a table.

use super::*;
use crate::import::grid::Cell;

fn grid(rows: &str) -> Result<Grid> {
    let xml = format!("<o:d><t:table t:name=\"清单\">{rows}</t:table></o:d>");
    read_xml(&xml, BTreeMap::new())
}

#[test]
fn merged_cells_and_line_breaks_are_read() {
    let rows = "<t:table-row>\
        <t:table-cell t:number-rows-spanned=\"2\" t:number-columns-spanned=\"1\"><x:p>甲</x:p></t:table-cell>\
        <t:table-cell t:number-columns-spanned=\"2\"><x:p>一<x:line-break/>二<x:s x:c=\"2\"/>三</x:p><x:p>四</x:p></t:table-cell>\
        <t:covered-table-cell/></t:table-row>\
        <t:table-row><t:covered-table-cell/><t:table-cell t:number-columns-repeated=\"2\"><x:p>乙</x:p></t:table-cell></t:table-row>";
    let rows = grid(rows).unwrap().tables.remove(0).rows;
    let text = |text: &str| Cell::Text(text.into());
    assert_eq!(rows[0].cells, [text("甲"), text("一\n二  三\n四"), Cell::Left]);
    assert_eq!(rows[1].cells, [Cell::Up, text("乙"), text("乙")]);
}

#[test]
fn repetition_cannot_blow_it_up() {
    let row = "<t:table-row t:number-rows-repeated=\"9999999999\">\
        <t:table-cell t:number-columns-repeated=\"9999999999\"><x:p>乙</x:p></t:table-cell></t:table-row>";
    let rows = grid(row).unwrap().tables.remove(0).rows;
    assert_eq!((rows.len(), rows[0].cells.len()), (MAX_REPEATED, MAX_COLUMNS));
    assert!(grid(&row.repeat(40)).unwrap_err().to_string().contains("cells"));
}

#[test]
fn footnotes_comments_and_hidden_rows_are_told() {
    let rows = "<t:table-row><t:table-cell><o:annotation><x:p>批注</x:p></o:annotation>\
        <x:p>甲<x:note><x:note-citation>1</x:note-citation><x:note-body><x:p>脚注</x:p></x:note-body></x:note>乙</x:p></t:table-cell></t:table-row>\
        <t:table-row t:visibility=\"collapse\"><t:table-cell><x:p>丙</x:p></t:table-cell></t:table-row>";
    let grid = grid(rows).unwrap();
    assert_eq!(grid.tables[0].rows.len(), 1);
    assert_eq!(grid.tables[0].rows[0].cells, [Cell::Text("甲乙".into())]);
    let hints: Vec<Hint> = grid.hints.into_iter().map(|(_, hint)| hint).collect();
    assert_eq!(
        hints,
        [Hint::Comment("批注".into()), Hint::Footnote("脚注".into()), Hint::HiddenRow("丙".into())]
    );
}
