//! Names of offices and the ids that a guide has for them.

use std::collections::{BTreeMap, BTreeSet};

use pinyin::ToPinyin as _;
use serde_json::Value;

use super::finding::Finding;
use super::spans::{Span, spans};

/// The offices that are known, and those met on the way.
#[derive(Debug, Default)]
pub struct Offices {
    /// Every way to write a name, plain, with the id.
    known: BTreeMap<String, String>,
    /// The same without what stands in brackets.
    bare: BTreeMap<String, String>,
    ids: BTreeSet<String>,
    /// Id and name of each office, in order.
    names: Vec<(String, String)>,
    /// How many of `names` the guide had.
    n_old: usize,
}

/// An office in the cell for offices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it handles, where the cell says so.
    pub label: Option<String>,
    /// Its id.
    pub agency: String,
}

/// A name that begins with a known one is taken for it from so many characters on.
const MIN_PREFIX: usize = 3;
/// No office has a longer name, in characters.
const MAX_NAME: usize = 60;

impl Offices {
    /// The offices of a guide's vocabulary, by their names in `lang`.
    pub fn of(guide: &Value, lang: &str) -> Self {
        let mut offices = Self::default();
        for agency in guide["vocabulary"]["agencies"].as_array().into_iter().flatten() {
            let Some(id) = agency["id"].as_str() else { continue };
            let name = agency[lang].as_str().unwrap_or(id);
            offices.names.push((id.to_owned(), name.to_owned()));
            offices.ids.insert(id.to_owned());
            let aliases = agency["aliases"].as_array().into_iter().flatten();
            let short = &agency["short"][lang];
            for name in [&agency[lang], short].into_iter().chain(aliases).filter_map(Value::as_str)
            {
                offices.learn(name, id);
            }
        }
        offices.n_old = offices.names.len();
        offices
    }

    /// Id and name of the offices that the guide did not have.
    pub fn new_ones(&self) -> &[(String, String)] {
        self.names.get(self.n_old..).unwrap_or_default()
    }

    /// The offices that a cell names, one after another; unknown ones are added.
    pub fn items(&mut self, cell: &str, findings: &mut Vec<(bool, Finding)>) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for line in cell.lines() {
            let words = spans(line).into_iter().filter_map(|span| match span {
                Span::Words(words) => Some(words),
                _ => None,
            });
            let words: Vec<String> = words.collect();
            for part in words.iter().flat_map(|words| words.split(['；', ';'])) {
                let (label, names) = label_and_names(part);
                for name in names.split(['、', '，', ',', '/']).map(str::trim) {
                    if !name.is_empty() && !is_nobody(name) {
                        let agency = self.resolve(name, findings);
                        items.push(Item { label: label.clone(), agency });
                    }
                }
            }
        }
        items
    }

    /// The id of a name as printed.
    fn resolve(&mut self, printed: &str, findings: &mut Vec<(bool, Finding)>) -> String {
        if let Some(id) = self.exact(printed) {
            return id;
        }
        if let Some((id, _)) = self.prefix(printed) {
            let name = self.name(&id);
            let finding = Finding::AgencyGuessed { printed: printed.to_owned(), name };
            findings.push((false, finding));
            return id;
        }
        self.add(printed)
    }

    /// The office of just that name.
    pub fn exact(&self, printed: &str) -> Option<String> {
        let plain = plain(printed);
        let bare = without_brackets(&plain);
        self.known.get(&plain).or_else(|| self.bare.get(&bare)).cloned()
    }

    /// The office with the longest name that the words begin with, and what follows it.
    pub fn prefix(&self, words: &str) -> Option<(String, String)> {
        let words = plain(words);
        let ends = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(MAX_NAME);
        let names = ends.skip(MIN_PREFIX - 1).filter_map(|end| words.split_at_checked(end));
        let found = names.filter_map(|(name, rest)| Some((self.known.get(name)?, rest))).last();
        found.map(|(id, rest)| (id.clone(), rest.to_owned()))
    }

    /// The first to use a name keeps it.
    fn learn(&mut self, name: &str, id: &str) {
        let plain = plain(name);
        let bare = without_brackets(&plain);
        if !bare.is_empty() {
            self.bare.entry(bare).or_insert_with(|| id.to_owned());
        }
        self.known.entry(plain).or_insert_with(|| id.to_owned());
    }

    /// A new office.
    pub fn add(&mut self, name: &str) -> String {
        let name = without_remark(name);
        let id = fresh_id(name, |id| self.ids.contains(id));
        self.names.push((id.clone(), name.to_owned()));
        self.ids.insert(id.clone());
        self.learn(name, &id);
        id
    }

    /// The name of an office.
    pub fn name(&self, id: &str) -> String {
        let found = self.names.iter().find(|(known, _)| known == id);
        found.map_or_else(|| id.to_owned(), |(_, name)| name.clone())
    }
}

/// What a cell says when there is nobody.
pub fn is_nobody(text: &str) -> bool {
    const NOBODY: [&str; 19] = [
        "/",
        "／",
        "-",
        "—",
        "——",
        "－",
        "无",
        "暂无",
        "\\",
        "待定",
        "待补充",
        "见备注",
        "详见备注",
        "见附件",
        "详见附件",
        "见正文",
        "见内容",
        "略",
        "空",
    ];
    NOBODY.contains(&text.trim()) || is_ditto(text)
}

/// What a cell says that means the words of the one above.
pub fn is_ditto(text: &str) -> bool {
    const DITTO: [&str; 8] = ["同上", "同前", "同上一条", "同上条", "〃", "″", "＂", "\""];
    DITTO.contains(&text.trim().trim_end_matches('。'))
}

/// `就业补贴：各区县…` is a label and names; a name may end in a colon.
fn label_and_names(part: &str) -> (Option<String>, &str) {
    let part = without_ordinal(part).trim();
    match part.split_once(['：', ':']).map(|(label, names)| (label.trim(), names.trim())) {
        Some((names, "")) => (None, names),
        Some((label, names)) => (Some(label.to_owned()), names),
        None => (None, part),
    }
}

/// Without a leading `1.`, `（2）`, `三、` or `④`.
pub fn without_ordinal(text: &str) -> &str {
    let text = text.trim_start();
    if let Some(rest) = text.strip_prefix(|c: char| ('①'..='⑳').contains(&c)) {
        return rest.trim_start();
    }
    let inner = text.trim_start_matches(['（', '(']);
    let is_figure = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = inner.trim_start_matches(is_figure);
    let n_figures = inner.len() - rest.len();
    let tail = rest.strip_prefix(['.', '．', '、', ')', '）']);
    match tail {
        // `1.5万` is a figure and no ordinal.
        Some(tail)
            if (1..=9).contains(&n_figures) && !tail.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            tail.trim_start()
        }
        _ => text,
    }
}

/// Without blanks; brackets of one width.
fn plain(name: &str) -> String {
    let chars = name.chars().filter(|c| !c.is_whitespace());
    chars
        .map(|c| match c {
            '(' => '（',
            ')' => '）',
            c => c,
        })
        .collect()
}

/// 示例区人社局（2026-03-01调整） is 示例区人社局: what holds figures in brackets is no part of a name.
fn without_remark(name: &str) -> &str {
    let cut = name.rfind(['（', '(']).filter(|_| name.ends_with(['）', ')']));
    let (head, tail) = name.split_at(cut.unwrap_or(name.len()));
    if tail.contains(|c: char| c.is_ascii_digit()) && !head.trim().is_empty() {
        head.trim()
    } else {
        name
    }
}

/// 各区县（自治县）人力社保局 and 各区县人力社保局 are one.
fn without_brackets(name: &str) -> String {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for c in name.chars() {
        match c {
            '（' => depth += 1,
            '）' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare
}

/// Syllables of an id; of longer names the first and the last ones stand.
const MAX_SYLLABLES: usize = 6;

/// An id in the pinyin of a name, such as `shi-lin-ye-ju`, that is not in use.
pub fn fresh_id(name: &str, is_used: impl Fn(&str) -> bool) -> String {
    let mut words: Vec<String> = Vec::new();
    for c in name.chars().take(60) {
        match c.to_pinyin() {
            Some(sound) => words.push(sound.plain().replace('ü', "v")),
            None if c.is_ascii_alphanumeric() => words.push(c.to_ascii_lowercase().to_string()),
            None => {}
        }
    }
    if words.len() > MAX_SYLLABLES {
        let last = words.split_off(words.len() - 2);
        words.truncate(MAX_SYLLABLES - 2);
        words.extend(last);
    }
    let base = if words.is_empty() { "new".to_owned() } else { words.join("-") };
    let numbered = (2..).map(|n: usize| format!("{base}-{n}"));
    std::iter::once(base.clone()).chain(numbered).find(|id| !is_used(id)).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn offices() -> Offices {
        Offices::of(
            &json!({ "vocabulary": { "agencies": [
            { "id": "hr", "zh": "市人力社保局", "short": { "zh": "市人社局" } },
            { "id": "d-hr", "zh": "各区县（自治县）人力社保局", "aliases": ["各区县（自治县）人力社保部门"] },
        ] } }),
            "zh",
        )
    }

    #[track_caller]
    fn check(cell: &str, expected: &[(Option<&str>, &str)]) {
        let items = offices().items(cell, &mut Vec::new());
        let items: Vec<_> =
            items.iter().map(|item| (item.label.as_deref(), item.agency.as_str())).collect();
        assert_eq!(items, expected, "{cell}");
    }

    #[test]
    fn offices_are_known_by_every_name_they_have() {
        check("市人力社保局、各区县人力社保部门", &[(None, "hr"), (None, "d-hr")]);
        check(
            "1.补贴：市人社局；\n2.见习：各区县(自治县)人力社保局",
            &[(Some("补贴"), "hr"), (Some("见习"), "d-hr")],
        );
        check(
            "市人力社保局：023-00000000\n市林业局：023-00000001",
            &[(None, "hr"), (None, "shi-lin-ye-ju")],
        );
        check("市人力社保局（专家处）", &[(None, "hr")]);
        check("/", &[]);
    }

    #[test]
    fn guesses_are_told_and_new_ones_listed() {
        let (mut offices, mut findings) = (offices(), Vec::new());
        offices.items("市人力社保局专家处、市林业局、市林业局", &mut findings);
        let name = "市人力社保局".to_owned();
        assert_eq!(
            findings,
            [(false, Finding::AgencyGuessed { printed: "市人力社保局专家处".into(), name })]
        );
        assert_eq!(offices.new_ones(), [("shi-lin-ye-ju".to_owned(), "市林业局".to_owned())]);
    }

    #[test]
    fn ordinals_go_and_figures_stay() {
        for (text, bare) in [
            ("1.甲", "甲"),
            ("（2）甲", "甲"),
            ("三、甲", "甲"),
            ("④甲", "甲"),
            ("1.5万元", "1.5万元"),
            ("12333", "12333"),
        ] {
            assert_eq!(without_ordinal(text), bare);
        }
    }
}
