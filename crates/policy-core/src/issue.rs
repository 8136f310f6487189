//! What was wrong with a guide: where, why, and what was done about it.

/// One thing wrong with a guide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Where it stands, such as `policies[3].contacts[0].phone`; empty for the file as a whole.
    pub place: String,
    /// The number of the policy it is in, where known.
    pub policy: Option<u32>,
    /// What is wrong.
    pub problem: Problem,
    /// What was done about it.
    pub effect: Effect,
}

/// What was done about something wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// The value is kept.
    Noted,
    /// The value is left out, the rest of its row is kept.
    ValueLeftOut,
    /// The row is left out, the rest of the guide is kept.
    RowLeftOut,
    /// The district's overlay is left out, the guide is kept.
    OverlayLeftOut,
    /// There is nothing to show.
    NothingToShow,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The file has no content.
    Empty,
    /// The file is larger than is read, in bytes.
    TooLarge(usize),
    /// Brackets are nested beyond any sense.
    TooDeep,
    /// A list has more items than are read.
    TooMany(usize),
    /// It is a web page, such as a login or error page.
    WebPage,
    /// It is not JSON, from this line and column on.
    NotJson {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        column: usize,
    },
    /// It was written for a newer version of this program.
    FutureFormat(u64),
    /// It was written for another guide.
    OtherGuide(String),
    /// Policies that name each other as their replacement, from this one on.
    Circular(u32),
    /// It could not be had: the status, or a word.
    NotLoaded(String),
    /// The bytes are not UTF-8.
    NotUtf8,
    /// A byte order mark stood before the text.
    ByteOrderMark,
    /// Something that must be there is not.
    Missing,
    /// Something of another kind was expected.
    WrongType(Expected),
    /// Nothing is known by this id.
    UnknownId(String),
    /// The same number or id came before.
    Duplicate(String),
    /// A number that no phone can dial.
    BadPhone(String),
    /// An address that is not http or https.
    BadLink(String),
    /// A day that is not `YYYY-MM-DD`.
    BadDate(String),
    /// Invisible characters were taken out: control characters, or marks that turn the direction of writing.
    HiddenCharacters,
    /// A quote that does not stand in the official text.
    QuoteNotFound(String),
    /// A figure that its quote does not say.
    FigureNotQuoted(String),
}

/// The kinds of value that a guide holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// `{…}`
    Object,
    /// `[…]`
    List,
    /// A text, or one text a language.
    Text,
    /// A whole number above zero.
    Number,
    /// true or false.
    Flag,
}

impl Issue {
    /// A sentence that says what, where, and what was done about it.
    pub fn sentence(&self, lang: &str) -> String {
        let zh = lang == "zh";
        let mut sentence = String::new();
        if let Some(number) = self.policy {
            let (before, after) = if zh { ("第", "条") } else { ("Policy ", "") };
            sentence.push_str(&[before, &number.to_string(), after].concat());
        }
        if !self.place.is_empty() {
            let (open, close) = if zh { ("（", "）") } else { (" (", ")") };
            sentence.push_str(&[open, &beginning(&self.place, MAX_PLACE), close].concat());
        }
        if !sentence.is_empty() {
            sentence.push_str(if zh { "：" } else { ": " });
        }
        sentence.push_str(&self.problem.words(zh));
        sentence.push_str(if zh { "；" } else { "; " });
        sentence.push_str(self.effect.words(zh));
        sentence.push_str(if zh { "。" } else { "." });
        sentence.trim_start().to_owned()
    }
}

impl Effect {
    fn words(self, zh: bool) -> &'static str {
        let (chinese, english) = match self {
            Self::Noted => ("内容保留", "it is kept"),
            Self::ValueLeftOut => ("此项略去", "the value is left out"),
            Self::RowLeftOut => ("整条略去", "the row is left out"),
            Self::OverlayLeftOut => {
                ("不采用本区补充数据，指南照常显示", "the guide is shown without the overlay")
            }
            Self::NothingToShow => ("无法显示", "nothing can be shown"),
        };
        if zh { chinese } else { english }
    }
}

impl Problem {
    fn words(&self, zh: bool) -> String {
        let (chinese, english, detail) = self.parts();
        let mut words = String::from(if zh { chinese } else { english });
        if let Some(detail) = detail {
            words.push(' ');
            words.push_str(&detail);
        }
        words
    }

    /// The sentence in both languages, and the detail that follows it.
    fn parts(&self) -> (&'static str, &'static str, Option<String>) {
        let quoted = |text: &String| Some(["“", &shortened(text), "”"].concat());
        match self {
            Self::NotUtf8 => ("文件编码不是 UTF-8", "the file is not in UTF-8", None),
            Self::NotLoaded(why) => ("无法载入", "it could not be loaded,", quoted(why)),
            Self::Empty => ("文件为空", "the file is empty", None),
            Self::TooLarge(bytes) => {
                ("文件过大（字节）", "the file is too large, bytes", Some(bytes.to_string()))
            }
            Self::TooDeep => ("嵌套层数过多", "brackets are nested too deep", None),
            Self::TooMany(n) => (
                "列表过长，只读取前一部分，项数",
                "the list is too long to be read to its end, items",
                Some(n.to_string()),
            ),
            Self::WebPage => (
                "得到的是网页，不是数据",
                "this is a web page, not data (a login or error page?)",
                None,
            ),
            Self::NotJson { line, column } => {
                let place = [&line.to_string(), ":", &column.to_string()].concat();
                ("不是有效的 JSON，行:列", "this is not valid JSON from line:column", Some(place))
            }
            Self::FutureFormat(format) => (
                "数据格式较新，需要更新版本的组件，格式",
                "the data needs a newer version of the widget, format",
                Some(format.to_string()),
            ),
            Self::OtherGuide(id) => {
                ("补充数据是给另一份指南的", "the overlay is for another guide,", quoted(id))
            }
            Self::Circular(number) => (
                "替代关系形成循环，起点为第",
                "policies replace each other in a circle, from number",
                Some(number.to_string()),
            ),
            Self::ByteOrderMark => {
                ("文件开头有字节顺序标记", "the file starts with a byte order mark", None)
            }
            Self::Missing => ("缺少必填内容", "something required is missing", None),
            Self::WrongType(expected) => {
                let (chinese, english) = expected.words();
                (chinese, english, None)
            }
            Self::UnknownId(id) => ("未知的标识", "nothing is known by the id", quoted(id)),
            Self::Duplicate(id) => ("重复", "this came before:", quoted(id)),
            Self::BadPhone(text) => ("无法拨打的号码", "no phone can dial", quoted(text)),
            Self::BadLink(text) => {
                ("不是 http 或 https 网址", "this is not an http or https address:", quoted(text))
            }
            Self::BadDate(text) => {
                ("日期应为 YYYY-MM-DD", "a day must be YYYY-MM-DD, not", quoted(text))
            }
            Self::HiddenCharacters => {
                ("已去掉不可见的控制字符", "invisible control characters were removed", None)
            }
            Self::QuoteNotFound(text) => {
                ("官方原文中没有这段引文", "the official text does not say", quoted(text))
            }
            Self::FigureNotQuoted(text) => {
                ("引文中没有这个数额", "the figure does not stand in", quoted(text))
            }
        }
    }
}

impl Expected {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Object => ("此处应为对象", "an object was expected"),
            Self::List => ("此处应为列表", "a list was expected"),
            Self::Text => ("此处应为文字", "a text was expected"),
            Self::Number => ("此处应为正整数", "a whole number above zero was expected"),
            Self::Flag => ("此处应为 true 或 false", "true or false was expected"),
        }
    }
}

/// A longer place says nothing more, in characters.
const MAX_PLACE: usize = 120;

/// At most 40 characters, so that a message stays a line.
fn shortened(text: &str) -> String {
    beginning(text, 40)
}

fn beginning(text: &str, max: usize) -> String {
    match text.char_indices().nth(max) {
        Some((end, _)) => [&text[..end], "…"].concat(),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_and_where_in_both_languages() {
        let issue = Issue {
            place: "policies[0].contacts[1].phone".into(),
            policy: Some(1),
            problem: Problem::BadPhone("023-881525981".into()),
            effect: Effect::ValueLeftOut,
        };
        assert_eq!(
            issue.sentence("en"),
            "Policy 1 (policies[0].contacts[1].phone): no phone can dial “023-881525981”; the value is left out."
        );
        assert_eq!(
            issue.sentence("zh"),
            "第1条（policies[0].contacts[1].phone）：无法拨打的号码 “023-881525981”；此项略去。"
        );
    }

    #[test]
    fn a_fault_of_the_whole_file_has_no_place() {
        let problem = Problem::NotJson { line: 3, column: 7 };
        let issue =
            Issue { place: String::new(), policy: None, problem, effect: Effect::NothingToShow };
        assert_eq!(
            issue.sentence("en"),
            "this is not valid JSON from line:column 3:7; nothing can be shown."
        );
    }

    #[test]
    fn long_values_are_shortened() {
        let text = "安".repeat(500);
        assert_eq!(shortened(&text).chars().count(), 41);
    }
}
