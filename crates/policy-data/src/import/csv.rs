//! Tables as text: values between commas, semicolons or tabs.

use ::csv::StringRecord;
use anyhow::{Context as _, Result};

use super::decode::Decoded;
use super::grid::{Budget, Cell, Grid, Hint, MAX_COLUMNS, Place, Row, Table};
use super::guard::unguarded;
use super::header::{Choice, Columns, Field};
use super::refusal::Refusal;

/// What may stand between values.
const DELIMITERS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Lines with a quotation mark that nothing closes: with more of them no mark counts in the rest of the file.
const MAX_OPEN: usize = 100;

/// Reads one table.
///
/// # Errors
/// When it holds more than any list of policies.
pub fn read(decoded: Decoded) -> Result<Grid> {
    let (declared, decoded) = declared(decoded);
    let delimiter = declared.unwrap_or_else(|| delimiter_of(&decoded.text));
    let mut reader = Values { delimiter, ..Values::default() };
    reader.read(&decoded.text)?;
    let Values { mut rows, mut hints, .. } = reader;
    let heads = heads_of(&rows);
    if let Some((at, columns)) = heads {
        join_lines(&mut rows, at, columns.width(), &mut hints);
        join_values(&mut rows, at, &columns, delimiter, &mut hints);
    }
    hints.extend(decoded.hints.into_iter().map(|hint| (None, hint)));
    Ok(Grid { tables: vec![Table { rows, ..Table::default() }], hints, ..Grid::default() })
}

/// `sep=;` in the first line: Excel reads what it says, and shows no such line.
fn declared(mut decoded: Decoded) -> (Option<u8>, Decoded) {
    let first = decoded.text.lines().next().unwrap_or_default();
    let n = first.len();
    let value = first.trim().trim_matches('"').strip_prefix("sep=").map(str::as_bytes);
    let Some(&[delimiter]) = value.filter(|value| value.len() == 1) else {
        let is_tab = first.trim_end_matches('\r') == "sep=\t";
        return (is_tab.then_some(b'\t'), decoded);
    };
    // The line is still counted.
    decoded.text.replace_range(..n, "");
    (Some(delimiter), decoded)
}

/// Values line by line.
#[derive(Default)]
struct Values {
    delimiter: u8,
    rows: Vec<Row>,
    hints: Vec<(Option<Place>, Hint)>,
    budget: Budget,
}

impl Values {
    fn read(&mut self, text: &str) -> Result<()> {
        let (mut from, mut line, mut n_open) = (0, 1, 0);
        while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
            let is_quoting = n_open < MAX_OPEN;
            let Some(open) = self.read_until_open(rest, line, is_quoting)? else { return Ok(()) };
            // The line is read once more, with its quotation marks as letters.
            let start = from + open.0;
            let end = text
                .get(start..)
                .and_then(|rest| rest.find('\n'))
                .map_or(text.len(), |at| start + at + 1);
            line += open.1;
            let mut records =
                reader(text.get(start..end).unwrap_or_default(), self.delimiter, false)
                    .into_records();
            if let Some(record) = records.next() {
                self.row(&record.context(Refusal::Damaged)?, line)?;
            }
            let place = Place { table: String::new(), row: line, column: None };
            self.hints.push((Some(place), Hint::QuoteNotClosed));
            (from, line, n_open) = (end, line + 1, n_open + 1);
        }
        Ok(())
    }

    /// Reads records up to one whose quotation mark nothing closes: its first byte and line, from here.
    fn read_until_open(
        &mut self,
        text: &str,
        line: usize,
        is_quoting: bool,
    ) -> Result<Option<(usize, usize)>> {
        let mut reader = reader(text, self.delimiter, is_quoting);
        let mut record = StringRecord::new();
        loop {
            let at = reader.position().clone();
            if !reader.read_record(&mut record).context(Refusal::Damaged)? {
                return Ok(None);
            }
            let number = |at: u64| usize::try_from(at).unwrap_or(usize::MAX);
            let begin = record.position().unwrap_or(&at);
            let (start, end) = (number(begin.byte()), number(reader.position().byte()));
            let raw = text.get(start..end.min(text.len())).unwrap_or_default();
            // Blank lines before a record count as part of it.
            let n_blank = raw.bytes().take_while(|byte| *byte == b'\n').count();
            let lines_before = number(begin.line()) - 1 + n_blank;
            if is_quoting && self.is_open(&record, raw) {
                return Ok(Some((start + n_blank, lines_before)));
            }
            self.row(&record, line + lines_before)?;
        }
    }

    /// Whether a value swallowed lines that are rows of their own: one of them begins with a number and a delimiter, and
    /// has as many values as the rows above.
    fn is_open(&self, record: &StringRecord, text: &str) -> bool {
        let width = self.rows.iter().rev().take(20).map(|row| row.cells.len()).max().unwrap_or(0);
        let delimiter = char::from(self.delimiter);
        let is_row = |line: &str| {
            let n = line.matches(delimiter).count() + 1;
            let first = line.split(delimiter).next().unwrap_or_default();
            let is_numbered = super::number::number_in(first).is_some();
            n >= 3 && (n == width || is_numbered && n + 1 >= width)
        };
        let swallowed = |value: &str| value.contains('\n') && value.lines().skip(1).any(is_row);
        // At the end of a file there may be no further line to swallow.
        let is_odd = !text.matches('"').count().is_multiple_of(2);
        width > record.len() && (record.iter().any(swallowed) || is_odd)
    }

    fn row(&mut self, record: &StringRecord, number: usize) -> Result<()> {
        let values = record.iter().map(|value| Cell::Text(shown(value).to_owned()));
        let mut cells: Vec<Cell> = values.collect();
        for cell in &cells {
            self.budget.take(cell.own().len())?;
        }
        if cells.len() > MAX_COLUMNS {
            let more = cells.split_off(MAX_COLUMNS);
            let words = Row { number, cells: more }.words();
            let place = Place { table: String::new(), row: number, column: Some(MAX_COLUMNS + 1) };
            if !words.is_empty() {
                self.hints.push((Some(place), Hint::PartUnread(words)));
            }
        }
        self.rows.push(Row { number, cells });
        Ok(())
    }
}

/// What a spreadsheet shows of a value: `="023"` is a way to write text.
fn shown(value: &str) -> &str {
    let text = value.trim().strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    text.filter(|text| !text.contains('"')).unwrap_or_else(|| unguarded(value))
}

/// The first row of heads and its position.
fn heads_of(rows: &[Row]) -> Option<(usize, Columns)> {
    let first = rows.iter().take(40).enumerate();
    let mut heads = first.filter_map(|(at, row)| {
        let (columns, n) = Columns::recognise(row, rows.get(at + 1), &Choice::default())?;
        Some((at + n - 1, columns))
    });
    heads.next()
}

/// A cell with line breaks and without quotation marks: the row goes on in the next lines.
fn join_lines(
    rows: &mut Vec<Row>,
    heads: usize,
    width: usize,
    hints: &mut Vec<(Option<Place>, Hint)>,
) {
    let mut joined: Vec<Row> = Vec::new();
    let mut is_open = false;
    for (at, row) in std::mem::take(rows).into_iter().enumerate() {
        let n_last = joined.last().map_or(0, |last: &Row| last.cells.len());
        let is_numbered =
            row.cells.first().is_some_and(|cell| super::number::number_in(cell.own()).is_some());
        let is_whole = row.cells.len() >= width || n_last + row.cells.len() - 1 > width;
        if at <= heads + 1
            || !is_open
            || n_last >= width
            || is_numbered && row.cells.len() > 1
            || is_whole
        {
            is_open = at > heads && row.cells.len() > 1 && row.cells.len() < width;
            joined.push(row);
            continue;
        }
        let Some(last) = joined.last_mut() else { continue };
        let place = Place { table: String::new(), row: last.number, column: Some(n_last) };
        let mut cells = row.cells.into_iter();
        if let (Some(Cell::Text(text)), Some(Cell::Text(more))) =
            (last.cells.last_mut(), cells.next())
        {
            text.push('\n');
            text.push_str(&more);
        }
        last.cells.extend(cells);
        if hints
            .last()
            .is_none_or(|(known, _)| known.as_ref().is_none_or(|known| known.row != place.row))
        {
            hints.push((Some(place), Hint::LinesJoined));
        }
    }
    *rows = joined;
}

/// More values than heads: a cell held the delimiter. It is put together again where the text stands, if a number to
/// call then stands where it should.
fn join_values(
    rows: &mut [Row],
    heads: usize,
    columns: &Columns,
    delimiter: u8,
    hints: &mut Vec<(Option<Place>, Hint)>,
) {
    let width = columns.width();
    for row in rows.iter_mut().skip(heads + 1) {
        let has = row.cells.iter().rposition(|cell| !cell.own().is_empty()).map_or(0, |at| at + 1);
        let Some(more) = has.checked_sub(width).filter(|more| *more > 0) else { continue };
        let place = Place { table: String::new(), row: row.number, column: None };
        let joined = torn_at(row, columns, more).and_then(|at| joined_at(row, at, more, delimiter));
        let told = joined.as_ref().map(|(_, text)| text.clone());
        if let Some((cells, _)) = joined {
            row.cells = cells;
        }
        hints.push((Some(place), Hint::TooManyValues { has, heads: width, joined: told }));
    }
}

/// The column whose cell held the delimiter, where the cells tell: that of the contact where numbers follow it, else that
/// of the office where the text ends before, else that of the text; none where no number to call would stand where it should.
fn torn_at(row: &Row, columns: &Columns, more: usize) -> Option<usize> {
    let cell = |idx: usize| row.cells.get(idx).map_or("", Cell::own);
    let n_digits = |idx: usize| cell(idx).chars().filter(char::is_ascii_digit).count();
    let contact = columns.place(Field::Contact);
    if let Some(contact) = contact.filter(|at| (*at..=at + more).all(|at| n_digits(at) >= 5)) {
        return Some(contact);
    }
    let text = columns.place(Field::Text)?;
    let fits = contact.is_none_or(|at| at < text || n_digits(at + more) >= 5);
    let agency =
        columns.place(Field::Agency).filter(|at| *at > text && cell(text).ends_with(['。', '；']));
    Some(agency.unwrap_or(text)).filter(|_| fits)
}

fn joined_at(row: &Row, at: usize, more: usize, delimiter: u8) -> Option<(Vec<Cell>, String)> {
    let part = row.cells.get(at..=at + more)?;
    let text =
        part.iter().map(Cell::own).collect::<Vec<_>>().join(&char::from(delimiter).to_string());
    let mut cells = row.cells.clone();
    cells.splice(at..=at + more, [Cell::Text(text.clone())]);
    Some((cells, text))
}

/// The sign that makes the heads of a list out of one of the first rows, or that stands most often.
fn delimiter_of(text: &str) -> u8 {
    let has_heads = |delimiter: &u8| {
        let rows: Vec<Row> = reader(text, *delimiter, true)
            .into_records()
            .take(20)
            .flatten()
            .map(|record| row_of(&record))
            .collect();
        heads_of(&rows).is_some()
    };
    let head: String = text.lines().take(5).collect();
    let often = |delimiter: &u8| head.bytes().filter(|byte| byte == delimiter).count();
    let by_heads = DELIMITERS.into_iter().find(has_heads);
    by_heads.or_else(|| DELIMITERS.into_iter().rev().max_by_key(often)).unwrap_or(b',')
}

fn reader(text: &str, delimiter: u8, is_quoting: bool) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .quoting(is_quoting)
        .from_reader(text.as_bytes())
}

fn row_of(record: &StringRecord) -> Row {
    let values = record.iter().take(MAX_COLUMNS);
    Row { number: 0, cells: values.map(|value| Cell::Text(value.to_owned())).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(csv: &str) -> Vec<Vec<String>> {
        let decoded = Decoded { text: csv.to_owned(), hints: Vec::new() };
        let rows = read(decoded).unwrap().tables.remove(0).rows;
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
