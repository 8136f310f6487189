//! Signs between digits, and the days and hours that look like numbers to call.

use super::number::half_width;

/// A digit of either width.
pub fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// All the hyphens that programs make, and what people type for them.
pub fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2212}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '─'
                | '━'
                | '一'
                | 'ー'
    )
}

/// All the blanks that programs make.
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Signs that may stand between the digits of one number.
pub fn is_joiner(c: char) -> bool {
    is_hyphen(c)
        || is_blank(c)
        || matches!(c, '.' | '．' | '·' | '_' | '/' | ')' | '）' | '(' | '（')
}

/// Where hours end that begin here: `9:00-12:00`.
pub fn hours_end(chars: &[char], at: usize) -> Option<usize> {
    let one = |at: usize| {
        let n = chars.iter().skip(at).take_while(|c| is_digit(**c)).count();
        let colon = chars.get(at + n).copied()?;
        let minutes = chars.iter().skip(at + n + 1).take_while(|c| is_digit(**c)).count();
        (matches!(n, 1 | 2) && matches!(colon, ':' | '：' | '∶') && minutes == 2)
            .then_some(at + n + 3)
    };
    if at > 0 && chars.get(at - 1).copied().is_some_and(is_digit) {
        return None;
    }
    let mut end = one(at)?;
    while let Some(next) = chars
        .get(end)
        .filter(|c| is_hyphen(**c) || "～~至—".contains(**c))
        .and_then(|_| one(end + 1))
    {
        end = next;
    }
    Some(end)
}

/// Where a day ends that begins here: `2026-01-01`, `2026.1.1`, `2026/01/01`, `2026-01`, or 20260101 as part of a sentence.
pub fn day_end(chars: &[char], at: usize) -> Option<usize> {
    if at > 0 && chars.get(at - 1).copied().is_some_and(is_digit) {
        return None;
    }
    let digits = |from: usize| {
        let group: String = chars
            .iter()
            .skip(from)
            .take_while(|c| is_digit(**c))
            .take(9)
            .map(|c| half_width(*c))
            .collect();
        group
    };
    let year = digits(at);
    let in_range = |text: &str, max: u32| {
        (1..=2).contains(&text.len()) && text.parse().is_ok_and(|n: u32| (1..=max).contains(&n))
    };
    let is_year =
        |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if year.len() == 8
        && is_year(year.get(..4)?)
        && in_range(year.get(4..6)?, 12)
        && in_range(year.get(6..)?, 31)
    {
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied();
        let after = chars.get(at + 8).copied();
        let is_sentence = before.is_some_and(|c| "自至于从截".contains(c))
            || after.is_some_and(|c| "起日至止前后".contains(c));
        return is_sentence.then_some(at + 8);
    }
    let sign = chars.get(at + 4).copied().filter(|_| is_year(&year))?;
    if !(is_hyphen(sign) || matches!(sign, '.' | '/' | '．')) {
        return None;
    }
    let month = digits(at + 5);
    let month_end = at + 5 + month.len();
    if !in_range(&month, 12) {
        return None;
    }
    let day =
        if chars.get(month_end) == Some(&sign) { digits(month_end + 1) } else { String::new() };
    if in_range(&day, 31) {
        return Some(month_end + 1 + day.len());
    }
    day.is_empty().then_some(month_end)
}
