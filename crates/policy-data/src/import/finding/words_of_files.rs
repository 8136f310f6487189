//! The sentences about what a file hides, marks or draws, in Chinese and in English.

use crate::import::hint::Hint;

/// Longer texts are cut in sentences; data has them whole.
const MAX_SHOWN: usize = 120;

impl Hint {
    /// The whole text that is reported.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::FormulaEmpty(text)
            | Self::ErrorValue(text)
            | Self::Formatted(_, text)
            | Self::DateValue(text)
            | Self::Folded(text)
            | Self::HiddenText(text)
            | Self::HiddenRow(text)
            | Self::HiddenColumn(text)
            | Self::HiddenSheet(text)
            | Self::StruckOut(text)
            | Self::Deleted(text)
            | Self::Inserted(text)
            | Self::DeletedRow(text)
            | Self::Placeholder(text)
            | Self::Footnote(text)
            | Self::Comment(text)
            | Self::TextBox(text)
            | Self::FloatingBox(text)
            | Self::Link(text)
            | Self::Math(text)
            | Self::Raised(text)
            | Self::AutomaticNumber(text)
            | Self::PageHead(text)
            | Self::PartUnread(text) => Some(text),
            _ => None,
        }
    }
}

/// The sentence in Chinese and in English.
pub fn hint_words(hint: &Hint) -> (String, String) {
    let shown = short(hint.text().unwrap_or_default());
    let pair = |zh: &str, en: &str| (zh.replace("{}", &shown), en.replace("{}", &shown));
    match hint {
        Hint::HiddenText(_) => pair("隐藏的文字“{}”没有读入", "the hidden text “{}” is not read"),
        Hint::HiddenRow(_) => pair(
            "此行是隐藏的，没有读入：“{}”。若应公布，请取消隐藏再导入",
            "this row is hidden and not read: “{}”. If it is to be published, show it and import again",
        ),
        Hint::HiddenColumn(_) => pair(
            "此列是隐藏的，没有读入：“{}”。若应公布，请取消隐藏再导入",
            "this column is hidden and not read: “{}”. If it is to be published, show it and import again",
        ),
        Hint::HiddenSheet(_) => {
            pair("此工作表是隐藏的，没有读入：“{}”", "this sheet is hidden and not read: “{}”")
        }
        Hint::StruckOut(_) => {
            pair("划去的文字“{}”没有读入", "the struck-out text “{}” is not read")
        }
        Hint::Deleted(_) => pair(
            "修订删去的文字“{}”没有读入",
            "the text “{}”, which a tracked change deletes, is not read",
        ),
        Hint::Inserted(_) => pair(
            "修订添加的文字“{}”已读入",
            "the text “{}”, which a tracked change inserts, is read",
        ),
        Hint::DeletedRow(_) => pair(
            "修订删去的一行没有读入：“{}”",
            "the row that a tracked change deletes is not read: “{}”",
        ),
        Hint::Placeholder(_) => pair(
            "“{}”是还没有填写的提示，没有读入",
            "“{}” is a prompt that nobody has filled in: it is not read",
        ),
        Hint::Footnote(_) => pair(
            "此格有脚注，没有读入：“{}”。若属于政策，请写进格里再导入",
            "the cell has a footnote, which is not read: “{}”. If it belongs to the policy, write it into the cell and import again",
        ),
        Hint::Comment(_) => pair("批注没有读入：“{}”", "the comment is not read: “{}”"),
        Hint::TextBox(_) => pair(
            "此格有文本框，文字已读入：“{}”",
            "the cell holds a text box, whose words are read: “{}”",
        ),
        Hint::FloatingBox(_) => pair(
            "表上浮着一个文本框，没有读入：“{}”",
            "a text box floats over the sheet and is not read: “{}”",
        ),
        Hint::Link(_) => pair(
            "文字下有链接 {}，没有读入",
            "there is a link under the words, which is not read: {}",
        ),
        Hint::Math(_) => pair("公式写作“{}”", "the formula is written as “{}”"),
        Hint::Raised(_) => {
            pair("上标或下标写作“{}”", "raised or lowered characters are written as “{}”")
        }
        Hint::PageHead(_) => {
            pair("页眉页脚没有读入：“{}”", "the page's head or foot is not read: “{}”")
        }
        Hint::PartUnread(_) => pair("{} 没有读入", "{} is not read"),
        Hint::FormulaEmpty(_) => pair(
            "此格是从未计算过的公式“{}”，读不出文字：请用 Excel 打开并保存一次再导入",
            "the cell holds the formula “{}”, which was never computed: open the file in Excel, save it and import again",
        ),
        Hint::ErrorValue(_) => pair("此格显示错误“{}”", "the cell shows the error “{}”"),
        Hint::DateValue(_) => pair(
            "此格是日期或时间，读作“{}”：若原来不是日期，请改成文本再导入",
            "the cell holds a date or time, read as “{}”: if it was none, make it text and import again",
        ),
        Hint::Folded(_) => pair(
            "形似汉字的部首“{}”已换成汉字",
            "the radicals “{}”, which look like characters, are written as those",
        ),
        _ => more_words(hint),
    }
}

fn more_words(hint: &Hint) -> (String, String) {
    match hint {
        Hint::Encoding(name) => (
            format!("文件没有写明编码，按 {name} 读"),
            format!("the encoding is not declared: read as {name}"),
        ),
        Hint::BadBytes(n) => (
            format!("有 {n} 处字节读不出文字，显示为“�”，请检查文件的编码"),
            format!("{n} places hold no characters and show as “�”: check the file's encoding"),
        ),
        Hint::Formula => (
            "此格是公式，取最后一次计算的结果".into(),
            "the cell holds a formula: the value last computed is taken".into(),
        ),
        Hint::AutomaticNumber(label) if label.is_empty() => (
            "此格有自动编号或项目符号，不在文字里，没有读入".into(),
            "the word processor numbers or marks this paragraph: that is not in the text and not read"
                .into(),
        ),
        Hint::AutomaticNumber(label) => (
            format!("此格有自动编号，已写进文字：“{label}”"),
            format!("the cell has automatic numbers, which are written into its text: “{label}”"),
        ),
        Hint::NumberValue => (
            "此格是数字而不是文字，开头的零或连字符可能不在其中".into(),
            "the cell holds a number and no text: leading zeros or hyphens may be missing".into(),
        ),
        Hint::Formatted(number, shown) => (
            format!("此格是数字 {number}，照表中的样子读作“{shown}”"),
            format!("the cell holds the number {number}, read as the sheet shows it: “{shown}”"),
        ),
        Hint::Hidden(n) => (
            format!("此格有 {n} 个看不见的字符，没有读入"),
            format!("the cell holds {n} invisible characters, which are not read"),
        ),
        Hint::Private(n) => (
            format!("此格有 {n} 个只有某种字体才有的字符，没有读入：请照原件补上"),
            format!(
                "the cell holds {n} characters that only one font has, which are not read: write what they show"
            ),
        ),
        Hint::Symbol => (
            "此格有符号字体的字符，没有读入".into(),
            "the cell holds a sign of a symbol font, which is not read".into(),
        ),
        Hint::Picture => (
            "此处有图片，图里的文字没有读入".into(),
            "there is a picture here: words in it are not read".into(),
        ),
        Hint::QuoteNotClosed => (
            "此行的引号没有结束，当作普通字符读：请核对".into(),
            "nothing closes a quotation mark of this line: it is read as a letter; have a look"
                .into(),
        ),
        Hint::TooManyValues { has, heads, joined } => too_many(*has, *heads, joined.as_deref()),
        Hint::LinesJoined => (
            "格里有换行，几行接成一行读".into(),
            "a cell has line breaks: several lines are read as one row".into(),
        ),
        Hint::Really(zh, en) => (
            format!("不论叫什么名字，这其实是{zh}，已照此读入"),
            format!("whatever its name says, this is {en}, and is read as such"),
        ),
        _ => Default::default(),
    }
}

fn too_many(has: usize, heads: usize, joined: Option<&str>) -> (String, String) {
    match joined {
        Some(text) => {
            let text = short(text);
            (
                format!("此行有 {has} 格，表头只有 {heads} 个：把“{text}”接回一格，请核对"),
                format!(
                    "this row has {has} values under {heads} heads: “{text}” is put together again; have a look"
                ),
            )
        }
        None => (
            format!("此行有 {has} 格，表头只有 {heads} 个：多出的没有读入，请给含逗号的格加引号"),
            format!(
                "this row has {has} values under {heads} heads: the last are not read; quote the cell that holds a comma"
            ),
        ),
    }
}

fn short(text: &str) -> String {
    let line = text
        .split('\n')
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    if line.chars().count() <= MAX_SHOWN {
        return line;
    }
    line.chars().take(MAX_SHOWN).chain(['…']).collect()
}
