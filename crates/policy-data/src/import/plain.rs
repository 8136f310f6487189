//! The text that is left when a table is copied out of a document: each cell begins with a tab, each row with its number.

use anyhow::Result;

use super::decode::Decoded;
use super::grid::{Budget, Cell, Grid, Row, Table};
use super::lines::is_remark;

/// Whether a text has that form: lines that begin with a tab before anything else tells columns apart.
pub fn is_plain(text: &str) -> bool {
    let n_cells = text.lines().filter(|line| line.starts_with('\t')).count();
    n_cells >= 5 && text.lines().any(|line| number_of(line).is_some())
}

/// Reads it.
///
/// # Errors
/// When it holds more than any list of policies.
pub fn read(decoded: Decoded) -> Result<Grid> {
    let mut grid = Grid {
        hints: decoded.hints.into_iter().map(|hint| (None, hint)).collect(),
        ..Grid::default()
    };
    let (mut table, mut budget) = (Table::default(), Budget::default());
    let (mut cell, mut was_blank, mut is_after) = (None::<String>, true, false);
    for (idx, line) in decoded.text.lines().enumerate() {
        budget.take(line.len())?;
        let is_row = table.rows.is_empty() || was_blank && number_of(line).is_some();
        match line.strip_prefix('\t') {
            Some(_) if is_after => grid.after.push(line.trim().to_owned()),
            Some(text) => {
                close(&mut table, &mut cell);
                if is_row {
                    table.rows.push(Row { number: idx + 1, cells: Vec::new() });
                }
                cell = Some(text.to_owned());
            }
            None if is_after => grid.after.push(line.to_owned()),
            None if table.rows.is_empty() && cell.is_none() => grid.before.push(line.to_owned()),
            None if was_blank && is_remark(line) => {
                close(&mut table, &mut cell);
                is_after = true;
                grid.after.push(line.to_owned());
            }
            None => {
                if let Some(text) = &mut cell {
                    text.push('\n');
                    text.push_str(line);
                }
            }
        }
        was_blank = line.trim().is_empty() && !line.starts_with('\t');
    }
    close(&mut table, &mut cell);
    grid.tables.push(table);
    Ok(grid)
}

fn close(table: &mut Table, cell: &mut Option<String>) {
    if let (Some(text), Some(row)) = (cell.take(), table.rows.last_mut()) {
        row.cells.push(Cell::Text(text.trim().to_owned()));
    }
}

/// A row's number: at most four digits, so that no hotline is taken for one.
fn number_of(line: &str) -> Option<u32> {
    let text = line.strip_prefix('\t')?.trim();
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "附件\n\n样例清单\n\t序号\n\t类别\n\t内容\n\n\t1\n\t甲\n\t一\n\n二\n\n\t2\n\t\n\t12345\n\n\n注：样例。\n";

    #[test]
    fn rows_begin_with_a_number_after_a_blank_line() {
        let grid = read(Decoded { text: TEXT.into(), hints: Vec::new() }).unwrap();
        let rows: Vec<Vec<&str>> = grid.tables[0]
            .rows
            .iter()
            .map(|row| row.cells.iter().map(Cell::own).collect())
            .collect();
        assert_eq!(
            rows,
            [vec!["序号", "类别", "内容"], vec!["1", "甲", "一\n\n二"], vec!["2", "", "12345"]]
        );
        assert_eq!(grid.before, ["附件", "", "样例清单"]);
        assert_eq!(grid.after, ["注：样例。"]);
        assert!(is_plain(TEXT) && !is_plain("序号,内容\n1,甲\n"));
    }
}
