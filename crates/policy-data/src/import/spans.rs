//! A line of a cell cut into words, numbers and addresses.
//!
//! A number is a row of groups of digits with signs between them. The longest beginning that a phone can dial is the
//! number; days, hours, groups, codes and faxes are none.

use policy_core::phone::Phone;

use super::number::half_width;
use super::signs::{day_end, hours_end, is_blank, is_digit, is_hyphen, is_joiner};

/// A piece of a line, as printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Neither a number to call nor an address.
    Words(String),
    /// What looks like a number to call, right or wrong.
    Number(String),
    /// What follows a number and is no part of it: an extension, or the last digits of the next.
    Extension(String),
    /// A number that is not to be called, with the word that says so.
    Fax(String),
    /// What looks like the address of a page.
    Url(String),
}

/// A number of fewer digits is part of the words around it, unless a phone can dial it.
const MIN_DIGITS: usize = 7;
/// Longer runs are no numbers to call but something else.
const MAX_DIGITS: usize = 40;
/// Groups of one number.
const MAX_GROUPS: usize = 6;

/// Words after which digits are something else than a number to call.
const NOT_CALLED: [&str; 24] = [
    "qq",
    "QQ",
    "Qq",
    "群",
    "群号",
    "微信",
    "微信号",
    "邮编",
    "邮政编码",
    "账号",
    "帐号",
    "证号",
    "证书号",
    "代码",
    "文号",
    "编号",
    "工号",
    "门牌",
    "车牌",
    "序号",
    "邮箱",
    "电子邮箱",
    "email",
    "Email",
];
/// Words after which digits are a fax.
const FAX: [&str; 6] = ["传真", "传真号码", "传真电话", "fax", "Fax", "FAX"];
/// Units after which digits are a quantity or a day.
const UNITS: &str = "年月日号楼元万千百亿%％岁周天个人次期层室路条项届份家名米平㎡级时点分";

/// Cuts one line.
pub fn spans(line: &str) -> Vec<Span> {
    let chars: Vec<char> = line.chars().collect();
    let (mut spans, mut words, mut at) = (Vec::new(), String::new(), 0);
    while let Some(c) = chars.get(at) {
        let found = url_end(&chars, at).map(|end| (end, end, true));
        let found = found.or_else(|| {
            number_end(&chars, at, &words, spans.last()).map(|(end, after)| (end, after, false))
        });
        let Some((end, after, is_url)) = found else {
            let skipped = hours_end(&chars, at).or_else(|| day_end(&chars, at)).unwrap_or(at + 1);
            words.extend(chars.get(at..skipped).unwrap_or(&[*c]));
            at = skipped;
            continue;
        };
        let text = |from: usize, to: usize| {
            chars.get(from..to).unwrap_or_default().iter().collect::<String>()
        };
        let is_fax = !is_url && ends_in(&words, &FAX) && !is_both(&words);
        if !words.is_empty() {
            spans.push(Span::Words(std::mem::take(&mut words)));
        }
        spans.push(match (is_url, is_fax) {
            (true, _) => Span::Url(text(at, end)),
            (false, true) => Span::Fax(text(at, after)),
            (false, false) => Span::Number(text(at, end)),
        });
        if after > end && !is_fax {
            spans.push(Span::Extension(text(end, after)));
        }
        at = after;
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

/// A group of digits: where it begins and ends.
type Group = (usize, usize);

/// Where the number ends that begins here, and where what follows it and is no part of it does.
fn number_end(
    chars: &[char],
    at: usize,
    words: &str,
    last: Option<&Span>,
) -> Option<(usize, usize)> {
    let before = words.chars().last();
    let first = *chars.get(at)?;
    let opens = matches!(first, '+' | '＋' | '(' | '（')
        && chars.get(at + 1).copied().is_some_and(is_digit);
    if !is_digit(first) && !opens
        || before
            .is_some_and(|c| c.is_ascii_alphanumeric() && !is_label_end(words) || "_@".contains(c))
        || before.is_some_and(|c| "-.".contains(c))
            && !(words.len() == 1 && matches!(last, Some(Span::Number(_))))
        || ends_in(words, &NOT_CALLED)
        || hours_end(chars, at + usize::from(opens)).is_some()
        || day_end(chars, at + usize::from(opens)).is_some()
    {
        return None;
    }
    let groups = groups(chars, at + usize::from(opens));
    let (mut end, mut n) = longest(chars, at, &groups)?;
    let text: String = chars.get(at..end)?.iter().collect();
    let n_digits = text.chars().filter(|c| is_digit(*c)).count();
    let next = chars.get(end).copied();
    let follows_word = next.is_some_and(|c| {
        c.is_ascii_alphabetic() && !is_extension_word(chars, end) || c == '@' || UNITS.contains(c)
    });
    let is_short = n_digits < MIN_DIGITS
        && (n_digits < 5 && !is_whole(chars, at, end) || dialable(&text).is_none());
    // One digit too few or too many is reported as a number that cannot be dialled, many more are something else.
    if follows_word || is_short || n_digits > MAX_DIGITS {
        return None;
    }
    let main = end;
    // -8012, /02 and 、2 after a number that can be dialled.
    while dialable(&text).is_some()
        && let Some((from, to)) = groups.get(n).copied()
    {
        let between = chars.get(end..from).unwrap_or_default();
        let is_tail = to - from <= 6 && !between.contains(&' ') && between.len() <= 2;
        let is_next = chars.get(to).is_some_and(|c| UNITS.contains(*c) || ":：".contains(*c));
        if !is_tail || is_next || day_end(chars, from).is_some() || hours_end(chars, from).is_some()
        {
            break;
        }
        (end, n) = (to, n + 1);
    }
    Some((main, tail_end(chars, end, dialable(&text).is_some())))
}

/// Short groups after 、 or ～ are the last digits of further numbers.
fn tail_end(chars: &[char], from: usize, is_dialable: bool) -> usize {
    let mut end = from;
    while is_dialable && chars.get(end).is_some_and(|c| "、～~至/／,，".contains(*c)) {
        let n = chars.iter().skip(end + 1).take_while(|c| is_digit(**c)).count();
        let next = chars.get(end + 1 + n).copied();
        let is_free = next.is_none_or(|c| "、～~/／；;，,。 )）".contains(c));
        if !(1..=4).contains(&n) || !is_free {
            break;
        }
        end += 1 + n;
    }
    end
}

/// The groups of digits from here on, as long as only signs that join stand between them.
fn groups(chars: &[char], from: usize) -> Vec<Group> {
    let (mut groups, mut at) = (Vec::new(), from);
    while groups.len() <= MAX_GROUPS {
        let n = chars.iter().skip(at).take_while(|c| is_digit(**c)).count();
        if n == 0 {
            break;
        }
        groups.push((at, at + n));
        at += n;
        let n_signs = chars.iter().skip(at).take_while(|c| is_joiner(**c)).count();
        if !(1..=3).contains(&n_signs) {
            break;
        }
        at += n_signs;
    }
    groups
}

/// The most groups that together are a number: where it ends, and how many they are.
fn longest(chars: &[char], at: usize, groups: &[Group]) -> Option<(usize, usize)> {
    let text = |end: usize| chars.get(at..end).unwrap_or_default().iter().collect::<String>();
    let fits = |n: &usize| {
        let Some((_, end)) = n.checked_sub(1).and_then(|last| groups.get(last)).copied() else {
            return false;
        };
        dialable(&text(end)).is_some() && is_joined(chars, groups.get(..*n).unwrap_or_default())
            || is_local(chars, groups.get(..*n).unwrap_or_default())
    };
    let best = (1..=groups.len()).rev().find(fits);
    // What cannot be dialled is reported as a whole: area code and number.
    let all = || {
        let hyphens = groups.windows(2).take_while(|pair| {
            let between = chars.get(pair[0].1..pair[1].0).unwrap_or_default();
            between.iter().all(|c| is_hyphen(*c) || matches!(c, ')' | '）'))
        });
        Some(1 + hyphens.count()).filter(|n| *n <= groups.len())
    };
    let n = best.or_else(all)?;
    Some((groups.get(n - 1)?.1, n))
}

/// A number without area code: one group, or two that come to seven or eight digits.
fn is_local(chars: &[char], groups: &[Group]) -> bool {
    let digits: usize = groups.iter().map(|(from, to)| to - from).sum();
    let starts = groups.first().and_then(|(from, _)| chars.get(*from)).map(|c| half_width(*c));
    let is_split =
        groups.len() == 2 && groups.iter().all(|(from, to)| (3..=4).contains(&(to - from)));
    (groups.len() == 1 || is_split)
        && matches!(digits, 7 | 8)
        && starts.is_some_and(|c| ('2'..='9').contains(&c))
}

/// Whether the groups of a number that could be dialled belong together: blanks, dots and strokes join an area code or
/// parts of three and four digits, never two whole numbers.
fn is_joined(chars: &[char], groups: &[Group]) -> bool {
    groups.windows(2).all(|pair| {
        let (before, after) = (pair[0].1 - pair[0].0, pair[1].1 - pair[1].0);
        let between = chars.get(pair[0].1..pair[1].0).unwrap_or_default();
        let is_hyphen =
            between.iter().all(|c| is_hyphen(*c) || matches!(c, ')' | '）' | '(' | '（' | ' '));
        let is_code = chars.get(pair[0].0).is_some_and(|c| half_width(*c) == '0')
            && (3..=4).contains(&before);
        (is_hyphen && between.iter().any(|c| *c != ' ')) || is_code || before <= 4 && after <= 8
    })
}

/// A number as a phone dials it: half-width, its brackets, dots and dashes as hyphens, 0086 and 86 as what they stand for.
pub fn dialable(printed: &str) -> Option<String> {
    let mut plain = String::new();
    for c in printed.chars().map(half_width) {
        match c {
            '(' | '（' => {}
            '＋' => plain.push('+'),
            c if is_joiner(c) && c != ' ' => plain.push(if is_blank(c) { ' ' } else { '-' }),
            c => plain.push(c),
        }
    }
    while plain.contains("--") || plain.contains("- ") || plain.contains("  ") {
        plain = plain.replace("--", "-").replace("- ", "-").replace("  ", " ");
    }
    let plain = plain.replace(" -", "-");
    let home = plain
        .strip_prefix("0086")
        .or_else(|| plain.strip_prefix("86-"))
        .or_else(|| plain.strip_prefix("+86-0"));
    if let Some(rest) = home {
        let rest = rest.trim_start_matches(['-', ' ', '0']);
        let number = if rest.starts_with('1') && rest.len() >= 11 {
            rest.to_owned()
        } else {
            ["0", rest].concat()
        };
        return Phone::parse(&number).map(|phone| phone.printed().to_owned());
    }
    Phone::parse(&plain).map(|phone| phone.printed().to_owned())
}

fn is_whole(chars: &[char], at: usize, end: usize) -> bool {
    at == 0 && end == chars.len()
}

/// `Tel:`, `TEL` and the like stand before a number, other letters belong to a word.
fn is_label_end(words: &str) -> bool {
    let last: Vec<char> = words.chars().rev().take(5).collect();
    let lower = last.into_iter().rev().collect::<String>().to_lowercase();
    ["tel", "phone", "fax"].iter().any(|label| lower.ends_with(label))
}

fn is_extension_word(chars: &[char], at: usize) -> bool {
    let word: String = chars.iter().skip(at).take(3).collect::<String>().to_lowercase();
    word == "ext"
}

/// 电话/传真: one number for both.
fn is_both(words: &str) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || "：:（()） ".contains(c));
    let before = FAX.iter().find_map(|fax| words.strip_suffix(fax)).unwrap_or_default();
    let before = before.trim_end_matches(['/', '／', '、', '（', '(', '及', '和', '兼', '暨', ' ']);
    ["电话", "Tel", "TEL", "tel"].iter().any(|phone| before.ends_with(phone))
}

/// Whether words end in one of these, a colon aside.
fn ends_in(words: &str, endings: &[&str]) -> bool {
    let words = words.trim_end_matches(|c: char| c.is_whitespace() || "：:（( ".contains(c));
    endings.iter().any(|ending| words.ends_with(ending))
}

#[cfg(test)]
#[path = "spans_tests.rs"]
mod tests;
