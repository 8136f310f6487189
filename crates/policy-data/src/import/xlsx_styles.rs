//! How a workbook shows numbers: the formats that offices use for telephone numbers, shares and days.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::Hint;
use super::xml::{Piece, attribute, walk};

/// Whole numbers up to here are exact in a spreadsheet.
const EXACT: f64 = 1e15;
/// Formats are short.
pub const MAX_FORMAT: usize = 200;

/// A workbook's formats.
#[derive(Debug, Default)]
pub struct Styles {
    looks: Vec<Look>,
}

/// How a cell looks.
#[derive(Clone, Debug, Default)]
pub struct Look {
    /// The format's code; empty for none.
    pub format: String,
    /// Whether the whole cell is struck out.
    pub is_struck: bool,
}

impl Styles {
    /// Reads the part with the styles; nothing of what is damaged.
    pub fn of(xml: &str) -> Self {
        let mut codes: BTreeMap<u32, String> = BTreeMap::new();
        let (mut struck, mut n_fonts, mut is_cells, mut is_fonts) =
            (BTreeSet::new(), 0_usize, false, false);
        let mut looks = Vec::new();
        // What was read before a fault stays.
        let _ = walk(xml, |piece| {
            match piece {
                Piece::Open("numFmt", start) => {
                    let id = attribute(start, "numFmtId").and_then(|id| id.parse().ok());
                    if let (Some(id), Some(code)) = (id, attribute(start, "formatCode")) {
                        codes.insert(id, code.chars().take(MAX_FORMAT).collect());
                    }
                }
                Piece::Open("fonts", _) => is_fonts = true,
                Piece::Close("fonts") => is_fonts = false,
                Piece::Close("font") if is_fonts => n_fonts += 1,
                Piece::Open("strike", start) if is_fonts && super::docx_parts::is_on(start) => {
                    struck.insert(n_fonts);
                }
                Piece::Open("cellXfs", _) => is_cells = true,
                Piece::Close("cellXfs") => is_cells = false,
                Piece::Open("xf", start) if is_cells => {
                    let id =
                        attribute(start, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
                    let font = attribute(start, "fontId").and_then(|id| id.parse::<usize>().ok());
                    let format = codes.get(&id).cloned().unwrap_or_else(|| built_in(id).to_owned());
                    looks.push(Look {
                        format,
                        is_struck: font.is_some_and(|font| struck.contains(&font)),
                    });
                }
                _ => {}
            }
            Ok(())
        });
        Self { looks }
    }

    /// The look of a style.
    pub fn look(&self, style: usize) -> Look {
        self.looks.get(style).cloned().unwrap_or_default()
    }
}

/// Formats that have a number and no code in the file.
pub fn built_in(id: u32) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy\\-m\\-d",
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
        _ => "",
    }
}

impl Look {
    /// Whether the format shows nothing, whatever the cell holds.
    pub fn is_unseen(&self) -> bool {
        self.format.trim_matches(' ') == ";;;"
    }

    /// The number as the sheet shows it, and what to tell about it; `printed` is the number as it is kept.
    pub fn shown(&self, number: f64, printed: &str) -> (String, Hint) {
        let code = positive(&self.format);
        let plain = if number.fract() == 0.0 && number.abs() < EXACT {
            format!("{number:.0}")
        } else {
            printed.trim().to_owned()
        };
        if code.is_empty()
            || code == "@"
            || code.eq_ignore_ascii_case("general")
            || code == "0" && number.fract() == 0.0
        {
            return (plain, Hint::NumberValue);
        }
        if is_date(&code) {
            let shown = date(&code, number).unwrap_or(plain);
            return (shown.clone(), Hint::DateValue(shown));
        }
        match digits(&code, number) {
            Some(shown) if shown == plain => (plain, Hint::NumberValue),
            Some(shown) => (shown.clone(), Hint::Formatted(plain, shown)),
            None => (plain, Hint::NumberValue),
        }
    }
}

/// The part for positive numbers, without colours and locales in brackets.
fn positive(format: &str) -> String {
    let (mut code, mut depth, mut is_quoted) = (String::new(), 0_usize, false);
    for c in format.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => depth += 1,
            ']' if !is_quoted => {
                depth = depth.saturating_sub(1);
                continue;
            }
            ';' if !is_quoted && depth == 0 => break,
            _ => {}
        }
        if depth == 0 {
            code.push(c);
        }
    }
    code
}

/// Signs that the code writes as they are, and those that stand for parts of the number.
fn pieces(code: &str) -> Vec<(char, bool)> {
    let mut pieces = Vec::new();
    let mut chars = code.chars();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' => is_quoted = !is_quoted,
            '\\' if !is_quoted => pieces.extend(chars.next().map(|c| (c, true))),
            '_' | '*' if !is_quoted => drop(chars.next()),
            c => pieces.push((c, is_quoted)),
        }
    }
    pieces
}

fn is_date(code: &str) -> bool {
    pieces(code).iter().any(|(c, is_literal)| !is_literal && "ymdhsYMDHS".contains(*c))
}

/// A number in a format of digits: `000\-00000000`, `0.00%`, `#,##0`.
fn digits(code: &str, number: f64) -> Option<String> {
    let pieces = pieces(code);
    let is_share = pieces.contains(&('%', false));
    let number = if is_share { number * 100.0 } else { number };
    let n_decimals = pieces
        .iter()
        .skip_while(|piece| **piece != ('.', false))
        .filter(|(c, is_literal)| !is_literal && "0#?".contains(*c))
        .count();
    if !number.is_finite()
        || number.abs() >= EXACT
        || pieces.iter().any(|(c, is_literal)| !is_literal && "Ee/@".contains(*c))
    {
        return None;
    }
    let written = format!("{:.n_decimals$}", number.abs());
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let has_groups = pieces.contains(&(',', false));
    let mut whole: Vec<char> = whole.chars().collect();
    let mut decimals = decimals.chars();
    let mut shown: Vec<char> = Vec::new();
    let point = pieces.iter().position(|piece| *piece == ('.', false)).unwrap_or(pieces.len());
    let first = pieces.iter().position(|(c, is_literal)| !is_literal && "0#?".contains(*c))?;
    let mut n_written = 0;
    // The whole part is written from its end, so that its first sign takes all that is left.
    for (idx, (c, is_literal)) in pieces.iter().enumerate().take(point).rev() {
        match (c, is_literal) {
            (',', false) => {}
            ('0' | '#' | '?', false) => {
                let mut next = |whole: &mut Vec<char>| {
                    let digit = whole.pop().or((*c == '0').then_some('0'));
                    if has_groups && n_written > 0 && n_written % 3 == 0 && digit.is_some() {
                        shown.push(',');
                    }
                    n_written += 1;
                    shown.extend(digit);
                };
                next(&mut whole);
                while idx == first && !whole.is_empty() {
                    next(&mut whole);
                }
            }
            (c, _) => shown.push(*c),
        }
    }
    if number < 0.0 {
        shown.push('-');
    }
    shown.reverse();
    for (c, is_literal) in pieces.iter().skip(point) {
        match (c, is_literal) {
            ('0' | '#' | '?', false) => shown.extend(decimals.next()),
            (c, _) => shown.push(*c),
        }
    }
    Some(shown.into_iter().collect())
}

/// A day in a format such as `yyyy-m-d` or `m"月"d"日"`.
fn date(code: &str, number: f64) -> Option<String> {
    if !(1.0..=2_958_465.0).contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked just above")]
    let days = number.floor() as i64;
    // Day 60 is a 29 February that never was.
    let (year, month, day) = day_of(days - 25_569 + i64::from(days < 60));
    let mut shown = String::new();
    let pieces = pieces(code);
    let mut at = 0;
    while let Some((c, is_literal)) = pieces.get(at).copied() {
        let lower = c.to_ascii_lowercase();
        let n = if is_literal || !"ymdhs".contains(lower) {
            1
        } else {
            pieces
                .iter()
                .skip(at)
                .take_while(|(other, literal)| !literal && other.eq_ignore_ascii_case(&c))
                .count()
        };
        match (is_literal, lower) {
            (false, 'y') if n <= 2 => shown.extend(two(year % 100)),
            (false, 'y') => shown.push_str(&year.to_string()),
            (false, 'm') if n == 1 => shown.push_str(&month.to_string()),
            (false, 'm') => shown.extend(two(month)),
            (false, 'd') if n == 1 => shown.push_str(&day.to_string()),
            (false, 'd') => shown.extend(two(day)),
            // Times of day are of no use here.
            (false, 'h' | 's') => return None,
            _ => shown.push(c),
        }
        at += n;
    }
    Some(shown)
}

/// Two digits.
fn two(number: i64) -> [char; 2] {
    let digit = |n: i64| char::from_digit(u32::try_from(n % 10).unwrap_or(0), 10).unwrap_or('0');
    [digit(number / 10), digit(number)]
}

/// Year, month and day of a day counted from 1970-01-01.
fn day_of(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(format: &str, number: f64, shown: &str) {
        let look = Look { format: format.into(), is_struck: false };
        assert_eq!(look.shown(number, &number.to_string()).0, shown, "{format}");
    }

    #[test]
    fn formats_of_offices_are_written_as_the_sheet_shows_them() {
        check("000\\-00000000", 2_360_000_001.0, "023-60000001");
        check("0000\"-\"0000000", 5_716_000_001.0, "0571-6000001");
        check("00000000000", 2_360_000_001.0, "02360000001");
        check("0%", 0.5, "50%");
        check("0.00%", 0.055, "5.50%");
        check("#,##0", 1_234_567.0, "1,234,567");
        check("0.00_ ;[Red]-0.00", 2.5, "2.50");
        check("\"第\"0\"条\"", 3.0, "第3条");
        check("General", 3.0, "3");
        check("m\\-d", 46_023.0, "1-1");
        check("yyyy\"年\"m\"月\"d\"日\"", 46_022.0, "2025年12月31日");
        check("[$-804]yyyy/mm/dd", 46_022.0, "2025/12/31");
    }
}
