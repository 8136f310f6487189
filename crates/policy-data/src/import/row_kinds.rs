//! What a row is by its shape: numbers of columns, a heading, the title once more.

use std::collections::BTreeSet;

use super::account::{Account, Fate};
use super::grid::{Cell, Row};
use super::head_words;
use super::header::{Columns, Field, Role};
use super::lines::without_continued;
use super::number::{has_ordinal, number_in};
use super::row::{Draft, Printed};

/// A heading is no longer, in characters.
pub const MAX_HEADING: usize = 40;

/// The number of each policy: as printed, else the one after it, unless another row prints that.
pub fn numbers(drafts: &[Draft], printed: &BTreeSet<u32>) -> Vec<u32> {
    let mut used: BTreeSet<u32> = BTreeSet::new();
    let mut numbers = Vec::new();
    for draft in drafts {
        let number = if let Printed::Number(number) = draft.printed {
            number
        } else {
            let next = used.last().copied().unwrap_or(0).saturating_add(1);
            let last = printed.last().copied().max(used.last().copied()).unwrap_or(0);
            if printed.contains(&next) { last.saturating_add(1) } else { next }
        };
        used.insert(number);
        numbers.push(number);
    }
    numbers
}

/// Column from 1 and text of the cells that hold something.
pub fn texts(row: &Row) -> Vec<(usize, String)> {
    let cells = row.cells.iter().zip(1..);
    cells
        .map(|(cell, column)| (column, cell.own().to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

/// Signs that number columns, each row of them from its first on.
const COLUMN_SIGNS: [&str; 6] = [
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "一二三四五六七八九十",
    "甲乙丙丁戊己庚辛壬癸",
];

/// 1, 2, 3, 4, 5: the numbers of the columns, or other signs for them, or 甲, 乙, 1, 2, 3.
pub fn is_column_numbers(texts: &[(usize, String)]) -> bool {
    let all: Vec<&str> = texts.iter().map(|(_, text)| text.trim()).collect();
    let named = all.first().is_some_and(|first| ["栏次", "列次", "栏号", "行次"].contains(first));
    let all = all.get(usize::from(named)..).unwrap_or_default();
    let is_sign = |text: &str, signs: &str, at: usize| {
        signs.chars().nth(at).is_some_and(|sign| {
            let mut chars = text.chars().filter(|c| !"()（）".contains(*c));
            chars.next() == Some(sign) && chars.next().is_none()
        })
    };
    let counts = |all: &[&str]| all.iter().zip(1_u32..).all(|(text, n)| number_in(text) == Some(n));
    let signs = |all: &[&str]| {
        COLUMN_SIGNS
            .iter()
            .any(|signs| all.iter().enumerate().all(|(at, text)| is_sign(text, signs, at)))
    };
    let n_named =
        all.iter().enumerate().take_while(|(at, text)| is_sign(text, COLUMN_SIGNS[5], *at)).count();
    all.len() >= 3
        && (counts(all)
            || signs(all)
            || n_named > 0 && counts(all.get(n_named..).unwrap_or_default()))
}

/// Heads of another table: two or more words that are heads and nothing else.
pub fn is_other_heads(texts: &[(usize, String)]) -> bool {
    texts.len() >= 2 && texts.iter().all(|(_, text)| head_words::is_known(text))
}

/// 合计, or 填表人：: a row that begins so and stands where numbers and categories do.
pub fn is_aside(texts: &[(usize, String)], columns: &Columns) -> bool {
    const SUMS: [&str; 6] = ["合计", "总计", "小计", "共计", "累计", "合　计"];
    const SIGNED: [&str; 14] = [
        "填表人",
        "填报人",
        "制表人",
        "制表",
        "审核人",
        "审批人",
        "复核人",
        "填报单位",
        "填表单位",
        "制表单位",
        "填报日期",
        "填表日期",
        "制表日期",
        "单位（盖章）",
    ];
    let Some((column, text)) = texts.first() else { return false };
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_before = columns.place(Field::Text).is_none_or(|at| column - 1 <= at);
    let is_sum = SUMS.iter().any(|sum| text.trim_end_matches(['：', ':']) == *sum);
    let is_signed = SIGNED
        .iter()
        .any(|word| text.strip_prefix(word).is_some_and(|rest| rest.starts_with(['：', ':'])));
    is_before && (is_sum || is_signed)
}

/// One text over the whole width, or where no policy begins.
pub fn is_section(row: &Row, idx: usize, text: &str, columns: &Columns) -> bool {
    let n_left = row.cells.iter().filter(|cell| **cell == Cell::Left).count();
    let is_wide = n_left >= 2 && n_left + 1 == row.cells.len();
    let is_short = text.chars().count() <= MAX_HEADING * 2 && number_in(text).is_none();
    let role = columns.role_at(idx);
    let is_aside = matches!(role, Some(Role::Field(Field::Number | Field::Category)) | None);
    let has_up = row.cells.contains(&Cell::Up);
    is_wide
        || !has_up
            && is_short
            && (is_aside && (idx == 0 || role.is_some())
                || has_ordinal(text)
                    && text.chars().count() <= MAX_HEADING
                    && !text.ends_with(['。', '；', '.', ';'])
                    && starts_as_heading(text))
}

/// 一、…, （一）… and 第一部分 are headings wherever they stand; 1. may be a point of a text.
fn starts_as_heading(text: &str) -> bool {
    text.trim_start_matches(['（', '(']).starts_with(|c: char| "一二三四五六七八九十第".contains(c))
}

/// The list's title as each page repeats it: heads follow it again.
pub fn is_title_again(
    text: &str,
    heads_follow: bool,
    columns: &Columns,
    account: &Account,
) -> bool {
    let plain = without_continued(text);
    let titles = account.lines.iter().map(|(line, _)| line.as_str());
    let rows =
        account.tables.iter().flat_map(|table| &table.rows).filter(|row| row.fate == Fate::Line);
    let titles = titles.chain(rows.flat_map(|row| row.cells.iter().map(|(_, text)| text.as_str())));
    let is_title = titles.map(without_continued).any(|line| line == plain);
    text.contains("续表") || is_title || heads_follow && columns.place(Field::Category).is_some()
}
