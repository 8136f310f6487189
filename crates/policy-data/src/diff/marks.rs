//! What of a text went and what came, word by word: a Chinese character, a run of Latin letters or a number is a word.

use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{ChangeTag, DiffOp};

/// Whether words stayed, went or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// They are in both.
    Same,
    /// They are in the old text only.
    Out,
    /// They are in the new text only.
    In,
}

/// Some words with what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What became of them.
    pub sign: Sign,
    /// The words.
    pub text: String,
}

/// Makes a mark.
pub fn mark(sign: Sign, text: impl Into<String>) -> Mark {
    Mark { sign, text: text.into() }
}

/// More words than this on both sides together are not compared one by one: the time would grow with their square. The
/// longest cell of the first guide has under a thousand.
const MAX_WORDS: usize = 20_000;

/// The marks that lead from one text to the other: without what came they are the old one, without what went the new.
pub fn marks(old: &str, new: &str) -> Vec<Mark> {
    let (old, new) = (words(old), words(new));
    let first = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (same, old, new) = (&old[..first], &old[first..], &new[first..]);
    let ends = old.iter().rev().zip(new.iter().rev());
    let last = ends.take_while(|(one, other)| one == other).count();
    let (old, end) = old.split_at(old.len() - last);
    let new = &new[..new.len() - last];
    let mut marks = Vec::new();
    same.iter().for_each(|word| push(&mut marks, Sign::Same, word));
    if old.len() + new.len() > MAX_WORDS {
        marks.extend(instead(&old.concat(), &new.concat()));
    } else {
        compare(&mut marks, old, new);
    }
    end.iter().for_each(|word| push(&mut marks, Sign::Same, word));
    readable(marks)
}

fn compare(marks: &mut Vec<Mark>, old: &[&str], new: &[&str]) {
    for op in operations(old, new) {
        for change in op.iter_changes(old, new) {
            let sign = match change.tag() {
                ChangeTag::Equal => Sign::Same,
                ChangeTag::Delete => Sign::Out,
                ChangeTag::Insert => Sign::In,
            };
            push(marks, sign, change.value());
        }
    }
}

/// As `similar::capture_diff_slices` finds them. That has all the algorithms to choose from, which the office's page would
/// carry along.
fn operations(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    match myers::diff(&mut found, old, 0..old.len(), new, 0..new.len()) {
        Ok(()) => found.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// What went as a whole, and what came.
pub fn instead(old: &str, new: &str) -> Vec<Mark> {
    let both = [(Sign::Out, old), (Sign::In, new)];
    both.into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(sign, text)| mark(sign, text))
        .collect()
}

fn push(marks: &mut Vec<Mark>, sign: Sign, text: &str) {
    match marks.last_mut() {
        Some(last) if last.sign == sign => last.text.push_str(text),
        _ => marks.push(mark(sign, text)),
    }
}

/// Cuts a text where a reader would: numbers with their point and Latin words stay whole.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let joins = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '%');
        let goes_on = before.is_some_and(|before| joins(before) && joins(c));
        if !goes_on && at > start {
            words.extend(text.get(start..at));
            start = at;
        }
        before = Some(c);
    }
    words.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    words
}

/// A single character that stayed between two changes only makes them hard to read: it goes and comes with them.
fn readable(marks: Vec<Mark>) -> Vec<Mark> {
    let mut groups: Vec<(String, String, String)> = Vec::new();
    for (idx, one) in marks.iter().enumerate() {
        let is_short = one.sign == Sign::Same && one.text.chars().count() == 1;
        let is_between = idx > 0 && idx + 1 < marks.len();
        match (one.sign, groups.last_mut()) {
            (Sign::Same, Some((same, out, come))) if is_short && is_between && same.is_empty() => {
                out.push_str(&one.text);
                come.push_str(&one.text);
            }
            (Sign::Same, _) => groups.push((one.text.clone(), String::new(), String::new())),
            (sign, last) => {
                let is_change = last.as_ref().is_some_and(|(same, ..)| same.is_empty());
                if !is_change {
                    groups.push(Default::default());
                }
                if let Some((_, out, come)) = groups.last_mut() {
                    if sign == Sign::Out { out } else { come }.push_str(&one.text);
                }
            }
        }
    }
    let signs = [Sign::Same, Sign::Out, Sign::In];
    let marks =
        groups.into_iter().flat_map(|(same, out, come)| signs.into_iter().zip([same, out, come]));
    marks.filter(|(_, text)| !text.is_empty()).map(|(sign, text)| mark(sign, text)).collect()
}

/// So many characters around a change are kept.
const AROUND: usize = 14;

/// The same with long stretches that stayed cut short.
pub fn excerpt(marks: &[Mark]) -> Vec<Mark> {
    let last = marks.len().saturating_sub(1);
    let cut = |(idx, one): (usize, &Mark)| {
        let n = one.text.chars().count();
        if one.sign != Sign::Same || n <= 2 * AROUND + 4 {
            return one.clone();
        }
        let head: String = one.text.chars().take(if idx == 0 { 0 } else { AROUND }).collect();
        let tail: String =
            one.text.chars().skip(if idx == last { n } else { n - AROUND }).collect();
        mark(Sign::Same, [&head, "…", &tail].concat())
    };
    marks.iter().enumerate().map(cut).collect()
}

/// Each mark as a text that begins with its sign.
pub fn signed(marks: &[Mark]) -> Vec<String> {
    let one = |mark: &Mark| {
        let sign = match mark.sign {
            Sign::Same => "=",
            Sign::Out => "-",
            Sign::In => "+",
        };
        [sign, &mark.text].concat()
    };
    marks.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &[&str]) {
        let found = marks(old, new);
        let side = |without: Sign| -> String {
            found.iter().filter(|one| one.sign != without).map(|one| one.text.as_str()).collect()
        };
        assert_eq!((side(Sign::In), side(Sign::Out)), (old.to_owned(), new.to_owned()));
        assert_eq!(signed(&found), expected);
    }

    #[test]
    fn operations_are_those_of_the_library() {
        let (old, new) = (words("A 市补贴 10 万元，发给个人"), words("B 市发给个人补贴 12.5 万元"));
        let known = similar::capture_diff_slices(similar::Algorithm::Myers, &old, &new);
        assert_eq!(operations(&old, &new), known);
        assert!(known.len() > 3);
    }

    #[test]
    fn numbers_and_latin_words_change_as_a_whole() {
        check("最高100万元安家", "最高120万元安家", &["=最高", "-100", "+120", "=万元安家"]);
        check(
            "up to 2.5 percent",
            "up to 2.75 percent",
            &["=up to ", "-2.5", "+2.75", "= percent"],
        );
        check(
            "电话023-67183829。",
            "电话023-67183820。",
            &["=电话", "-023-67183829", "+023-67183820", "=。"],
        );
    }

    #[test]
    fn a_character_between_two_changes_goes_with_them() {
        check("市科技局负责办理", "区教委局负责办理", &["-市科技", "+区教委", "=局负责办理"]);
        check("甲的乙", "丙的丁", &["-甲的乙", "+丙的丁"]);
    }

    #[test]
    fn what_came_or_went_alone_is_told_alone() {
        check("按规定发放", "按规定按月发放", &["=按规定", "+按月", "=发放"]);
        check("", "新", &["+新"]);
        check("同", "同", &["=同"]);
    }

    #[test]
    fn what_is_too_long_to_compare_word_by_word_goes_and_comes_as_a_whole() {
        let noise = |seed: u32| -> String {
            let bit = |n: u32| n.wrapping_mul(2_654_435_761).wrapping_add(seed).count_ones() % 2;
            (0..500_000).map(|n| if bit(n) == 0 { '安' } else { '家' }).collect()
        };
        let (old, new) = (format!("甲{}乙", noise(1)), format!("甲{}乙", noise(99)));
        let found = marks(&old, &new);
        let signs: Vec<Sign> = found.iter().map(|one| one.sign).collect();
        assert_eq!(signs, [Sign::Same, Sign::Out, Sign::In, Sign::Same]);
        let all = |without: Sign| -> String {
            found.iter().filter(|one| one.sign != without).map(|one| one.text.as_str()).collect()
        };
        assert!(all(Sign::In) == old && all(Sign::Out) == new);
    }

    #[test]
    fn long_stretches_are_cut_on_the_side_away_from_the_change() {
        let (head, tail) = ("前".repeat(50), "后".repeat(50));
        let marks = excerpt(&marks(&format!("{head}1{tail}"), &format!("{head}2{tail}")));
        let texts: Vec<&str> = marks.iter().map(|one| one.text.as_str()).collect();
        assert_eq!(
            texts,
            [&format!("…{}", "前".repeat(14)), "1", "2", &format!("{}…", "后".repeat(14))]
        );
    }
}
