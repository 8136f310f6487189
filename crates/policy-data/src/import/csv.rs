//! Tables as text: values between commas, semicolons or tabs.

use anyhow::{Context as _, Result};

use super::decode::decode;
use super::grid::{Budget, Cell, Grid, MAX_COLUMNS, Row, Table};
use super::guard::unguarded;
use super::header::Columns;
use super::refusal::Refusal;

/// What may stand between values.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Reads one table.
///
/// # Errors
/// When it holds more than any list of policies.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    let decoded = decode(bytes);
    let (mut table, mut budget) = (Table::default(), Budget::default());
    for record in reader(&decoded.text, delimiter_of(&decoded.text)).records() {
        let row = row_of(&record.context(Refusal::Damaged)?);
        for cell in &row.cells {
            budget.take(cell.own().len())?;
        }
        table.rows.push(row);
    }
    let hints = decoded.hints.into_iter().map(|hint| (None, hint)).collect();
    Ok(Grid { tables: vec![table], hints, ..Grid::default() })
}

/// The sign that makes the heads of a list out of one of the first rows, or that stands most often.
fn delimiter_of(text: &str) -> u8 {
    let has_heads = |delimiter: &u8| {
        let mut rows = reader(text, *delimiter).into_records().take(20).flatten();
        rows.any(|record| Columns::recognise(&row_of(&record)).is_some())
    };
    let head: String = text.lines().take(5).collect();
    let often = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    let by_heads = DELIMITERS.into_iter().find(has_heads);
    by_heads.or_else(|| DELIMITERS.into_iter().rev().max_by_key(often)).unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes())
}

fn row_of(record: &::csv::StringRecord) -> Row {
    let number = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
    let values = record.iter().take(MAX_COLUMNS);
    Row { number, cells: values.map(|value| Cell::Text(unguarded(value).to_owned())).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(csv: &str) -> Vec<Vec<String>> {
        let rows = read(csv.as_bytes()).unwrap().tables.remove(0).rows;
        rows.iter()
            .map(|row| row.cells.iter().map(|cell| cell.own().to_owned()).collect())
            .collect()
    }

    #[test]
    fn quoted_values_keep_their_lines_and_any_delimiter_will_do() {
        let expected =
            vec![vec!["序号".to_owned(), "内容".into()], vec!["1".into(), "甲,\n乙\"".into()]];
        assert_eq!(texts("序号,内容\n1,\"甲,\n乙\"\"\"\n"), expected);
        assert_eq!(texts("序号\t内容\n1\t\"甲,\n乙\"\"\"\n"), expected);
        assert_eq!(texts("一;二;三;四;五,\n序号,内容\n1,\"甲,\n乙\"\"\"\n")[1..], expected);
        assert_eq!(texts("序号;内容\n1;\"甲,\n乙\"\"\"\n"), expected);
    }
}
