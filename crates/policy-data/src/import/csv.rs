//! Tables as text: values between commas, semicolons or tabs.

use anyhow::{Context as _, Result};

use super::decode::decode;
use super::grid::{Budget, Cell, Grid, MAX_COLUMNS, Row, Table};
use super::guard::unguarded;

/// What may stand between values.
const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// Reads one table.
///
/// # Errors
/// When it holds more than any list of policies.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    let decoded = decode(bytes);
    let (mut table, mut budget) = (Table::default(), Budget::default());
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter_of(&decoded.text))
        .from_reader(decoded.text.as_bytes());
    for record in reader.records() {
        let record = record.context("the table is damaged")?;
        let number = record.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
        let mut row = Row { number, cells: Vec::new() };
        for value in record.iter().take(MAX_COLUMNS) {
            budget.take(value.len())?;
            row.cells.push(Cell::Text(unguarded(value).to_owned()));
        }
        table.rows.push(row);
    }
    let hints = decoded.hints.into_iter().map(|hint| (None, hint)).collect();
    Ok(Grid { tables: vec![table], hints, ..Grid::default() })
}

/// The sign that stands most often in the first lines.
fn delimiter_of(text: &str) -> u8 {
    let head: String = text.lines().take(5).collect();
    let often = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    DELIMITERS.into_iter().rev().max_by_key(often).unwrap_or(b',')
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
        assert_eq!(texts("序号;内容\n1;\"甲,\n乙\"\"\"\n"), expected);
    }
}
