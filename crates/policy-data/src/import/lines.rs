//! The lines around a list: which is its title, and what is its remark.

use super::account::{Account, Fate};
use super::number::has_ordinal;

/// A title is no longer, in characters.
const MAX_TITLE: usize = 60;
/// Words that titles of lists end in, or hold.
const TITLES: [&str; 16] = [
    "清单",
    "指南",
    "一览表",
    "目录",
    "汇总表",
    "汇编",
    "政策包",
    "明细表",
    "一览",
    "汇总",
    "手册",
    "办事",
    "政策",
    "措施",
    "名单",
    "表",
];

/// A remark under the table.
pub fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    ["注：", "注:", "备注：", "备注:", "说明：", "说明:", "附注：", "附注:", "注 ：", "★", "*注"]
        .iter()
        .any(|start| line.starts_with(start))
}

/// A line that goes on with a remark: a further point of it.
pub fn is_further_remark(line: &str) -> bool {
    is_remark(line)
        || has_ordinal(line)
        || line.trim_start().starts_with(['①', '②', '③', '④', '⑤', '＊', '*', '·', '•'])
}

/// The whole remark, without its first 注：.
pub fn note_of(account: &Account) -> Option<String> {
    let in_tables = account.tables.iter().flat_map(|table| &table.rows);
    let in_tables = in_tables
        .filter(|row| row.fate == Fate::Remark)
        .map(|row| row.cells.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" "));
    let around = account.lines.iter().filter(|(_, fate)| *fate == Fate::Remark);
    let lines: Vec<String> =
        in_tables.chain(around.map(|(text, _)| text.trim().to_owned())).collect();
    (!lines.is_empty()).then(|| bare(&lines.join("\n")).to_owned())
}

/// A remark without its 注：.
fn bare(remark: &str) -> &str {
    let head = remark.lines().next().filter(|line| is_remark(line));
    let cut = head.and_then(|line| line.char_indices().find(|(_, c)| ['：', ':'].contains(c)));
    cut.and_then(|(at, c)| remark.get(at + c.len_utf8()..)).unwrap_or(remark).trim()
}

/// Finds the title among the lines over the list and marks it as such.
pub fn title_of(account: &mut Account) -> Option<String> {
    let in_tables = account.tables.iter_mut().flat_map(|table| &mut table.rows);
    let rows = in_tables.filter(|row| row.fate == Fate::Line).filter_map(|row| {
        let [(_, text)] = row.cells.as_slice() else { return None };
        Some((text.clone(), &mut row.fate))
    });
    let around = account.lines.iter_mut().filter(|(_, fate)| *fate == Fate::Line);
    let mut lines: Vec<(String, &mut Fate)> =
        around.map(|(text, fate)| (text.clone(), fate)).chain(rows).collect();
    let (text, fate) = lines
        .iter_mut()
        .filter(|(text, _)| is_possible(text))
        .rev()
        .max_by_key(|(text, _)| likeness(text))?;
    **fate = Fate::Title;
    Some(text.trim().to_owned())
}

fn is_possible(text: &str) -> bool {
    let text = text.trim();
    let n = text.chars().count();
    (2..=MAX_TITLE).contains(&n)
        && !text.starts_with("附件")
        && !text.starts_with("附表")
        && !text.ends_with(['。', '；', ';', '：', ':'])
        && !is_remark(text)
        && !text.starts_with("填报")
        && !text.starts_with("单位：")
        && !text.chars().all(|c| c.is_ascii_digit() || "年月日.-/ 〔〕号".contains(c))
}

/// Lines that end in the word for a list go first, then those that hold it, then the longest.
fn likeness(text: &str) -> (bool, bool, bool, usize) {
    let text = text.trim();
    let bare = text.trim_end_matches(['）', ')']);
    let ends = TITLES.iter().any(|word| text.ends_with(word) || bare.ends_with(word));
    let holds = TITLES.iter().any(|word| text.contains(word));
    let is_line = !text.contains(['：', '，', '。']);
    (is_line, ends, holds, text.chars().count())
}

/// Without what only says that a table goes on.
pub fn without_continued(text: &str) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ["（续表）", "(续表)", "（续）", "(续)", "续表"]
        .iter()
        .fold(plain, |text, word| text.replace(word, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(lines: &[&str]) -> Option<String> {
        let lines = lines.iter().map(|line| ((*line).to_owned(), Fate::Line)).collect();
        title_of(&mut Account { lines, ..Account::default() })
    }

    #[test]
    fn the_title_is_the_line_that_names_a_list_and_no_preface() {
        let found = title(&[
            "附件1",
            "示例区人才政策清单",
            "为方便企业和人才了解政策，现将我区人才政策整理如下，供参考，具体以各部门解释为准。",
        ]);
        assert_eq!(found.as_deref(), Some("示例区人才政策清单"));
        let found = title(&["示例区人力资源和社会保障局", "2026年1月1日", "惠企政策一览表"]);
        assert_eq!(found.as_deref(), Some("惠企政策一览表"));
        assert_eq!(title(&["附件2"]), None);
    }

    #[test]
    fn a_remark_keeps_all_its_lines() {
        let line = |text: &str| (text.to_owned(), Fate::Remark);
        let account = Account {
            lines: vec![line("注：1.甲。"), line("2.乙。"), line("备注：丙。")],
            ..Account::default()
        };
        assert_eq!(note_of(&account).as_deref(), Some("1.甲。\n2.乙。\n备注：丙。"));
    }
}
