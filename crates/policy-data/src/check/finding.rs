//! One thing found, and how it is reported: as a sentence, as JSON, as an annotation.

use policy_core::Localized;
use policy_core::issue::{Effect, Issue, Problem};
use serde_json::{Value, json};

use super::rules::Rule;
use crate::plain::without_fields;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It can be published.
    Warning,
    /// It must be mended before it is published.
    Error,
}

/// The language of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A line each.
    #[default]
    Text,
    /// A list of objects.
    Json,
    /// Annotations as GitHub's workflows read them.
    Github,
}

/// One thing wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How bad it is.
    pub level: Level,
    /// The number of the policy it is in.
    pub policy: Option<u32>,
    /// Where it stands, such as `policies[3].contacts[0].phone`; empty for the file as a whole.
    pub place: String,
    /// Line and column of that place, counted from 1.
    pub position: (usize, usize),
    /// What is wrong, in Chinese and English.
    pub message: [String; 2],
    /// What to do about it, in Chinese and English.
    pub advice: [String; 2],
}

impl Finding {
    /// A rule that is not held at `place`.
    pub fn new(rule: &Rule, place: impl Into<String>, values: &[&str]) -> Self {
        Self::in_words(rule, place, [values, values])
    }

    /// The same, with what the guide calls something for a value.
    pub fn named(rule: &Rule, place: impl Into<String>, name: &Localized) -> Self {
        Self::in_words(rule, place, [&[name.get("zh")], &[name.get("en")]])
    }

    /// The same with other values in each language.
    pub fn in_words(rule: &Rule, place: impl Into<String>, [zh, en]: [&[&str]; 2]) -> Self {
        // What the sentence leaves is the advice's.
        let n = rule.en[0].matches("{}").count();
        let [(zh_said, zh_left), (en_said, en_left)] =
            [zh, en].map(|values| values.split_at(n.min(values.len())));
        Self {
            rule: rule.id,
            level: rule.level,
            policy: None,
            place: place.into(),
            position: (1, 1),
            message: [fill(rule.zh[0], zh_said), fill(rule.en[0], en_said)],
            advice: [fill(rule.zh[1], zh_left), fill(rule.en[1], en_left)],
        }
    }

    /// What the loader reports.
    pub fn of_issue(issue: &Issue) -> Self {
        let (rule, zh, en) = advice(&issue.problem);
        let bare = Issue { place: String::new(), policy: None, ..issue.clone() };
        let sentence = |lang| bare.sentence(lang).trim_end_matches(['。', '.']).to_owned();
        Self {
            rule,
            level: if issue.effect == Effect::Noted { Level::Warning } else { Level::Error },
            policy: issue.policy,
            place: issue.place.clone(),
            position: (1, 1),
            message: [sentence("zh"), sentence("en")],
            advice: [zh.to_owned(), en.to_owned()],
        }
    }

    /// What is wrong and what to do for somebody who never sees the file: without the names of its fields, which stand in
    /// brackets.
    pub fn for_a_form(self) -> [[String; 2]; 2] {
        [self.message, self.advice].map(|texts| texts.map(|text| without_fields(&text)))
    }

    /// A line: file, place, what is wrong, what to do.
    pub fn line(&self, file: &str, lang: Lang) -> String {
        let (line, column) = self.position;
        format!("{file}:{line}:{column}: {}", self.sentence(lang))
    }

    fn sentence(&self, lang: Lang) -> String {
        let (message, advice) = (&self.message[lang as usize], &self.advice[lang as usize]);
        let (level, rule) = (self.level.word(lang), self.rule);
        let place = self.where_to_look(lang);
        match lang {
            Lang::Zh => format!("{level}[{rule}] {place}{message}。{advice}。"),
            Lang::En => format!("{level}[{rule}] {place}{message}. {}.", capital(advice)),
        }
    }

    /// The policy and the way to the field, up to the colon.
    fn where_to_look(&self, lang: Lang) -> String {
        let zh = lang == Lang::Zh;
        let policy = match self.policy {
            Some(number) if zh => format!("第{number}条 "),
            Some(number) => format!("policy {number} "),
            None => String::new(),
        };
        let words = [&policy, self.place.as_str()].concat();
        let words = words.trim_end();
        let colon = if zh { "：" } else { ": " };
        if words.is_empty() { String::new() } else { [words, colon].concat() }
    }

    fn json(&self, file: &str, lang: Lang) -> Value {
        json!({
            "file": file,
            "line": self.position.0,
            "column": self.position.1,
            "level": self.level.id(),
            "rule": self.rule,
            "policy": self.policy,
            "place": self.place,
            "message": self.message[lang as usize],
            "advice": self.advice[lang as usize],
        })
    }

    fn github(&self, file: &str, lang: Lang) -> String {
        let (line, column) = self.position;
        let file = escaped(file).replace(':', "%3A").replace(',', "%2C");
        let level = self.level.id();
        let words = escaped(&self.sentence(lang));
        format!("::{level} file={file},line={line},col={column},title={}::{words}", self.rule)
    }
}

impl Level {
    fn id(self) -> &'static str {
        self.word(Lang::En)
    }

    fn word(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Error, Lang::Zh) => "错误",
            (Self::Error, Lang::En) => "error",
            (Self::Warning, Lang::Zh) => "提醒",
            (Self::Warning, Lang::En) => "warning",
        }
    }
}

/// Every finding in a form.
pub fn told(findings: &[Finding], file: &str, form: Form, lang: Lang) -> String {
    let lines = |line: &dyn Fn(&Finding) -> String| {
        findings.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    match form {
        Form::Text => lines(&|finding| finding.line(file, lang)),
        Form::Github => lines(&|finding| finding.github(file, lang)),
        Form::Json => {
            let rows: Vec<Value> =
                findings.iter().map(|finding| finding.json(file, lang)).collect();
            format!("{:#}", Value::Array(rows))
        }
    }
}

/// So many places of one kind are listed one by one.
const MAX_OF_KIND: usize = 3;

/// The findings kind by kind, faults before warnings: the first places, and how many more there are.
pub fn summed(findings: &[Finding], file: &str, lang: Lang) -> String {
    let mut kinds: Vec<(Level, &'static str)> = Vec::new();
    for finding in findings {
        if !kinds.contains(&(finding.level, finding.rule)) {
            kinds.push((finding.level, finding.rule));
        }
    }
    kinds.sort_by_key(|(level, _)| *level != Level::Error);
    let lines = kinds.into_iter().flat_map(|(level, rule)| {
        let of_kind: Vec<&Finding> = findings
            .iter()
            .filter(|finding| finding.level == level && finding.rule == rule)
            .collect();
        let more = of_kind
            .get(MAX_OF_KIND..)
            .filter(|more| !more.is_empty())
            .map(|more| further(more, rule, lang));
        of_kind
            .into_iter()
            .take(MAX_OF_KIND)
            .map(|finding| finding.line(file, lang))
            .chain(more)
            .collect::<Vec<_>>()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// How many more of a kind there are, and in which policies.
fn further(more: &[&Finding], rule: &str, lang: Lang) -> String {
    let mut numbers: Vec<u32> = more.iter().filter_map(|finding| finding.policy).collect();
    numbers.dedup();
    let n_numbers = numbers.len();
    let shown: Vec<String> = numbers.iter().take(20).map(ToString::to_string).collect();
    let more_shown = if n_numbers > 20 { "…" } else { "" };
    let n = more.len();
    match (lang, shown.is_empty()) {
        (Lang::Zh, true) => format!("  [{rule}] 同类还有 {n} 处（--all 全部列出）"),
        (Lang::Zh, false) => format!(
            "  [{rule}] 同类还有 {n} 处：第{}{more_shown}条（--all 全部列出）",
            shown.join("、")
        ),
        (Lang::En, true) => format!("  [{rule}] {n} more of this kind (--all lists them)"),
        (Lang::En, false) => {
            format!(
                "  [{rule}] {n} more of this kind, in policies {}{more_shown} (--all lists them)",
                shown.join(", ")
            )
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn fill(text: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = text.split("{}");
    let mut filled = parts.next().unwrap_or("").to_owned();
    for part in parts {
        filled.push_str(values.next().unwrap_or(&""));
        filled.push_str(part);
    }
    filled
}

/// The name of a problem of the loader, and what to do about it.
fn advice(problem: &Problem) -> (&'static str, &'static str, &'static str) {
    match problem {
        Problem::NotJson { .. } => (
            "not-json",
            "多半是少了逗号或引号，看这一行和上一行",
            "most often a comma or quote is missing: look at this line and the one before",
        ),
        Problem::FutureFormat(_) => (
            "future-format",
            "更新程序，或把格式版本改回 1（`format`）",
            "update the program, or write version 1 (`format`)",
        ),
        Problem::NotUtf8 | Problem::ByteOrderMark => {
            ("encoding", "另存为 UTF-8（不带 BOM）", "save it as UTF-8 without a byte order mark")
        }
        Problem::Missing => ("missing", "补上这个字段", "add the field"),
        Problem::WrongType(_) => ("wrong-type", "改成所说的形式", "write it in that form"),
        Problem::UnknownId(_) => (
            "unknown-id",
            "改正拼写，或先把它加入指南的用词或问题（`vocabulary`、`categories`、`questions`）",
            "mend the spelling, or add it to the guide's words or questions (`vocabulary`, `categories`, `questions`)",
        ),
        Problem::Duplicate(_) => {
            ("duplicate", "改号或删去一条", "renumber one of them, or take it away")
        }
        Problem::BadPhone(_) => (
            "bad-phone",
            "对照原文；原文就印错的，作为原样文字写入，并加说明（`printed`、`note`）",
            "compare it with the source; if the source misprints it, write it as printed, with a note (`printed`, `note`)",
        ),
        Problem::BadLink(_) => {
            ("bad-link", "写完整的 http 或 https 网址", "write a whole http or https address")
        }
        Problem::BadDate(_) => ("bad-date", "写成 2026-01-31 的形式", "write it like 2026-01-31"),
        Problem::HiddenCharacters => {
            ("hidden-characters", "删去看不见的字符", "take the invisible characters out")
        }
        Problem::QuoteNotFound(_) => (
            "quote-not-found",
            "从官方原文里逐字复制",
            "copy it word for word from the official text",
        ),
        Problem::FigureNotQuoted(_) => (
            "figure-not-quoted",
            "金额和单位要与引文里的数字一致（`amount`、`unit`）",
            "amount and unit must be what the quote says (`amount`, `unit`)",
        ),
        _ => ("unsound", "换成正确的内容", "put in what belongs here"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::rules;

    fn finding() -> Finding {
        let mut finding =
            Finding::new(&rules::TOO_LONG, "policies[2].editorial.title.zh", &["21", "18"]);
        finding.policy = Some(3);
        finding.position = (12, 5);
        finding
    }

    #[test]
    fn a_form_names_no_field_of_the_file() {
        // The page makes these files itself, so it never shows what they lack.
        let of_files = ["stale-pinyin", "no-pinyin", "no-changes"];
        for rule in rules::RULES.iter().filter(|rule| !of_files.contains(&rule.id)) {
            for text in rule.zh.iter().chain(&rule.en) {
                let plain = without_fields(text);
                assert!(!plain.contains('`'), "{plain}");
            }
        }
    }

    #[test]
    fn a_line_says_file_place_fault_and_advice_in_both_languages() {
        assert_eq!(
            finding().line("a.json", Lang::Zh),
            "a.json:12:5: 提醒[too-long] 第3条 policies[2].editorial.title.zh：21 个字符，此处最多 18 个。缩短，否则卡片上显示不下。"
        );
        assert_eq!(
            finding().line("a.json", Lang::En),
            "a.json:12:5: warning[too-long] policy 3 policies[2].editorial.title.zh: 21 characters, at most 18 fit here. \
             Shorten it, or the card has no room for it."
        );
    }

    #[test]
    fn annotations_escape_what_would_end_them() {
        let mut finding = finding();
        finding.message[1] = "50%\nof it".into();
        let told = told(&[finding], "a,b.json", Form::Github, Lang::En);
        assert!(
            told.starts_with("::warning file=a%2Cb.json,line=12,col=5,title=too-long::"),
            "{told}"
        );
        assert!(told.contains("50%25%0Aof it"), "{told}");
    }

    #[test]
    fn json_keeps_everything() {
        let told = told(&[finding()], "a.json", Form::Json, Lang::En);
        let rows: Value = serde_json::from_str(&told).unwrap();
        assert_eq!(rows[0]["policy"], 3);
        assert_eq!(rows[0]["rule"], "too-long");
        assert_eq!(rows[0]["place"], "policies[2].editorial.title.zh");
    }

    #[test]
    fn many_of_a_kind_are_summed_up() {
        let findings: Vec<Finding> =
            (1..=9).map(|number| Finding { policy: Some(number), ..finding() }).collect();
        let told = summed(&findings, "a.json", Lang::Zh);
        assert_eq!(told.lines().count(), 4);
        assert!(
            told.ends_with("[too-long] 同类还有 6 处：第4、5、6、7、8、9条（--all 全部列出）"),
            "{told}"
        );
    }
}
