//! A line of a cell cut into words, numbers and addresses.

use policy_core::phone::Phone;

use super::rows::half_width;

/// A piece of a line, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Neither a number to call nor an address.
    Words(String),
    /// What looks like a number to call, right or wrong.
    Number(String),
    /// What looks like the address of a page.
    Url(String),
}

/// A number of fewer digits is part of the words around it, unless a phone can dial it.
const MIN_DIGITS: usize = 7;
/// Longer runs are no numbers to call but something else.
const MAX_DIGITS: usize = 40;
/// Signs between the digits of one number.
const JOINERS: [char; 6] = ['-', '－', '—', '–', '―', ' '];

/// Cuts one line.
pub fn spans(line: &str) -> Vec<Span> {
    let chars: Vec<char> = line.chars().collect();
    let (mut spans, mut words, mut at) = (Vec::new(), String::new(), 0);
    while let Some(c) = chars.get(at) {
        let found = url_end(&chars, at)
            .map(|end| (end, true))
            .or_else(|| number_end(&chars, at, words.chars().last()).map(|end| (end, false)));
        let Some((end, is_url)) = found else {
            words.push(*c);
            at += 1;
            continue;
        };
        let text: String = chars.get(at..end).unwrap_or_default().iter().collect();
        if !words.is_empty() {
            spans.push(Span::Words(std::mem::take(&mut words)));
        }
        spans.push(if is_url { Span::Url(text) } else { Span::Number(text) });
        at = end;
    }
    if !words.is_empty() {
        spans.push(Span::Words(words));
    }
    spans
}

/// Where the address ends that begins here.
fn url_end(chars: &[char], at: usize) -> Option<usize> {
    let starts = |word: &str| {
        let mut rest = chars.get(at..).unwrap_or_default().iter();
        word.chars().all(|c| rest.next().is_some_and(|r| r.eq_ignore_ascii_case(&c)))
    };
    if !["http://", "https://", "www."].into_iter().any(starts) {
        return None;
    }
    let rest = chars.get(at..)?;
    let is_part = |c: &char| c.is_ascii_graphic() && !"\"'<>,;()[]{}".contains(*c);
    let mut end = at + rest.iter().take_while(|c| is_part(c)).count();
    while chars.get(end - 1) == Some(&'.') {
        end -= 1;
    }
    Some(end)
}

/// Where the number ends that begins here; `before` is the sign before it.
fn number_end(chars: &[char], at: usize, before: Option<char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_ascii_alphanumeric() || "-_.@".contains(c)) {
        return None;
    }
    let first = *chars.get(at)?;
    let opens =
        matches!(first, '+' | '(' | '（') && chars.get(at + 1).copied().is_some_and(is_digit);
    if !is_digit(first) && !opens {
        return None;
    }
    let (mut end, mut n_digits) = (at, 0);
    while let Some(c) = chars.get(end).copied() {
        let next_is_digit = chars.get(end + 1).copied().is_some_and(is_digit);
        let is_joiner =
            JOINERS.contains(&c) && next_is_digit && (c != ' ' || joins(first, n_digits));
        let is_bracket =
            matches!(c, ')' | '）') && opens && first != '+' && (3..=4).contains(&n_digits);
        match c {
            c if is_digit(c) => n_digits += 1,
            _ if end == at && opens || is_joiner || is_bracket => {}
            _ => break,
        }
        end += 1;
    }
    let follows_word = chars.get(end).is_some_and(|c| c.is_ascii_alphabetic() || *c == '@');
    let text: String = chars.get(at..end)?.iter().collect();
    let is_short = n_digits < MIN_DIGITS
        && (n_digits < 5 && !is_whole(chars, at, end) || dialable(&text).is_none());
    (!follows_word && !is_short && n_digits <= MAX_DIGITS).then_some(end)
}

/// A blank joins an area code, or the parts of an international number.
fn joins(first: char, n_digits: usize) -> bool {
    first == '+' || (3..=4).contains(&n_digits) && matches!(half_width(first), '0' | '(' | '（')
}

fn is_whole(chars: &[char], at: usize, end: usize) -> bool {
    at == 0 && end == chars.len()
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// The number as a phone dials it: half-width, its brackets and dashes as hyphens.
pub fn dialable(printed: &str) -> Option<String> {
    let mut plain = String::new();
    for c in printed.chars().map(half_width) {
        match c {
            '(' | '（' => {}
            ')' | '）' | '－' | '—' | '–' | '―' => plain.push('-'),
            c => plain.push(c),
        }
    }
    let plain = plain.replace("--", "-").replace("- ", "-");
    Phone::parse(&plain).map(|phone| phone.printed().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let found: Vec<String> = spans(line)
            .into_iter()
            .map(|span| match span {
                Span::Words(text) => text,
                Span::Number(text) => format!("#{text}"),
                Span::Url(text) => format!("@{text}"),
            })
            .collect();
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn numbers_stand_out_of_words() {
        check("市人力社保局023-881525981", &["市人力社保局", "#023-881525981"]);
        check("1.就业补贴：023-12333", &["1.就业补贴：", "#023-12333"]);
        check("13370750313、17708349045", &["#13370750313", "、", "#17708349045"]);
        check("023-86898652 023-86863503", &["#023-86898652", " ", "#023-86863503"]);
        check("（023）88152120转8001", &["#（023）88152120", "转8001"]);
        check("０２３－88152120；", &["#０２３－88152120", "；"]);
        check("023 88152120/88152121", &["#023 88152120", "/", "#88152121"]);
        check("+86 23 67183829", &["#+86 23 67183829"]);
        check("12333", &["#12333"]);
        check("新重庆人才服务卡E、F卡（2024年）", &["新重庆人才服务卡E、F卡（2024年）"]);
        check("邮编400015 a1234567 b@12345678.cn", &["邮编400015 a1234567 b@12345678.cn"]);
    }

    #[test]
    fn addresses_end_where_chinese_begins() {
        check("见：https://a.cn/x_1.html。电话", &["见：", "@https://a.cn/x_1.html", "。电话"]);
        check("www.a.cn.", &["@www.a.cn", "."]);
        check("http://", &["@http://"]);
    }

    #[test]
    fn numbers_are_dialled_in_plain_digits() {
        assert_eq!(dialable("（023）88152120").as_deref(), Some("023-88152120"));
        assert_eq!(dialable("０２３－88152120").as_deref(), Some("023-88152120"));
        assert_eq!(dialable("023-881525981"), None);
    }
}
