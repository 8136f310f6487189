//! The sentences of findings, in Chinese and in English.

use super::{Fate, Finding};
use crate::import::grid::Hint;

impl Finding {
    /// The sentence in Chinese and in English.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            Self::Hint(hint) => hint_words(hint),
            Self::Loaded(issue) => (issue.sentence("zh"), issue.sentence("en")),
            Self::HeadGuessed { .. }
            | Self::ColumnUnread { .. }
            | Self::ColumnMissing(_)
            | Self::NoHeader
            | Self::NumberCounted
            | Self::NumberUnclear(_)
            | Self::NumberTwice(_)
            | Self::CarriedDown(_)
            | Self::MergedLeft(_)
            | Self::SectionRow(_)
            | Self::RowJoined
            | Self::RowEmpty
            | Self::NoCategory => self.words_of_table(),
            Self::NewCategory { .. }
            | Self::CategoryUnused(_)
            | Self::NewAgency { .. }
            | Self::AgencyGuessed { .. }
            | Self::AreaCodeCarried { .. }
            | Self::NotDialable(_)
            | Self::LinkRefused(_)
            | Self::WordsUnread(_)
            | Self::CellTooLong => self.words_of_contacts(),
            _ => self.words_of_changes(),
        }
    }

    fn words_of_table(&self) -> (String, String) {
        match self {
            Self::HeadGuessed { field, head } => (
                format!("表头“{head}”当作“{}”", field.head()),
                format!("the head “{head}” is taken for the {}", field.english()),
            ),
            Self::ColumnUnread { head } => {
                (format!("“{head}”一列没有读入"), format!("the column “{head}” is not read"))
            }
            Self::ColumnMissing(field) => (
                format!("没有“{}”一列，此项留空", field.head()),
                format!("there is no column for the {}: it is left empty", field.english()),
            ),
            Self::NoHeader => (
                "此表没有表头，按上一张表的列读".into(),
                "this table has no heads: its columns are read as the last table's".into(),
            ),
            Self::NumberCounted => {
                ("没有印序号，按顺序编号".into(), "no number is printed: it is counted".into())
            }
            Self::NumberUnclear(text) => (
                format!("序号“{text}”读不出数字，按顺序编号"),
                format!("“{text}” is no number: it is counted"),
            ),
            Self::NumberTwice(number) => (
                format!("序号{number}已经用过，改用下一个没有用过的号"),
                format!("the number {number} came before: the next free one is taken"),
            ),
            Self::CarriedDown(field) => (
                format!("“{}”与上一行合并，照抄上一行", field.head()),
                format!(
                    "the {} is merged with the row above: its words are taken",
                    field.english()
                ),
            ),
            Self::MergedLeft(field) => (
                format!("“{}”与左边一格合并，文字只记在左边一格", field.head()),
                format!(
                    "the {} is merged with the cell to the left, which keeps the words",
                    field.english()
                ),
            ),
            Self::SectionRow(name) => (
                format!("整行“{name}”当作类别"),
                format!("the row “{name}” is taken for a category"),
            ),
            Self::RowJoined => (
                "没有序号和内容的一行接在上一条后面".into(),
                "a row without number and text is joined to the one above".into(),
            ),
            Self::RowEmpty => {
                ("只有序号，没有内容，略去".into(), "a number and nothing else: left out".into())
            }
            _ => ("没有类别，请补上".into(), "it has no category: give it one".into()),
        }
    }

    fn words_of_contacts(&self) -> (String, String) {
        match self {
            Self::NewCategory { name, id } => (
                format!("新类别“{name}”，标识暂为 {id}，请写英文名"),
                format!(
                    "a new category “{name}”, for now with the id {id}: write its English name"
                ),
            ),
            Self::CategoryUnused(name) => (
                format!("类别“{name}”下已没有政策，保留在指南中"),
                format!("no policy is left in the category “{name}”; it stays in the guide"),
            ),
            Self::NewAgency { name, id } => (
                format!(
                    "新机构“{name}”，标识暂为 {id}：若是已有机构的别名，请加到 aliases 后重新导入；若是新机构，请写英文名"
                ),
                format!(
                    "a new office “{name}”, for now with the id {id}: if it is another name of a known one, add it to its aliases and import again; if not, write its English name"
                ),
            ),
            Self::AgencyGuessed { printed, name } => {
                (format!("“{printed}”当作“{name}”"), format!("“{printed}” is taken for “{name}”"))
            }
            Self::AreaCodeCarried { printed, phone } => (
                format!("“{printed}”没有区号，照前一个号码写作 {phone}"),
                format!(
                    "“{printed}” has no area code: it is read as {phone}, like the number before"
                ),
            ),
            Self::NotDialable(printed) => (
                format!("“{printed}”不能直接拨打，原样保留并附说明，不作改正"),
                format!(
                    "“{printed}” cannot be dialled: kept as printed with a note, not corrected"
                ),
            ),
            Self::LinkRefused(printed) => (
                format!("“{printed}”不是可以打开的网址，没有作成链接"),
                format!("“{printed}” is no address that can be opened: no link is made"),
            ),
            Self::WordsUnread(words) => (
                format!("“{words}”既不是号码也不属于任何号码，只留在原文里"),
                format!(
                    "“{words}” is no number and belongs to none: it stays in the official cell only"
                ),
            ),
            _ => (
                "此格过长，只保留原文，没有读出机构和号码".into(),
                "the cell is too long: it is kept, but no offices and numbers are read from it"
                    .into(),
            ),
        }
    }

    fn words_of_changes(&self) -> (String, String) {
        match self {
            Self::BlanksDiffer(field) => (
                format!("“{}”只有空白和换行不同，保留指南里的写法", field.head()),
                format!(
                    "the {} differs in blanks and line breaks only: it stays as it is",
                    field.english()
                ),
            ),
            Self::PairGuessed { percent, old } => (
                format!("与原第{old}条文字有{percent}%相同，当作同一条，保留其编辑内容"),
                format!(
                    "{percent}% of the words are those of policy {old} so far: taken for the same, its editorial work is kept"
                ),
            ),
            Self::Renumbered { old } => {
                (format!("原为第{old}条"), format!("it was number {old} so far"))
            }
            Self::NewPolicy { title } => (
                format!("新增“{title}…”，请写标题、摘要、对象等编辑内容"),
                format!("new, “{title}…”: write its title, summary, audiences and the rest"),
            ),
            Self::Changed(field) => (
                format!("“{}”有变化，请看相应的编辑内容是否还对", field.head()),
                format!(
                    "the {} has changed: see whether the editorial work still fits",
                    field.english()
                ),
            ),
            Self::QuoteGone(quote) => (
                format!("原文中已没有这段引文：“{quote}”，请改引文或数额"),
                format!("the text does not say “{quote}” any more: change the quote or the figure"),
            ),
            Self::ContactGone(printed) => (
                format!("不再印有 {printed}，已去掉"),
                format!("{printed} is not printed any more: taken out"),
            ),
            Self::ContactKept(printed) => (
                format!("编辑添加的 {printed} 保留"),
                format!("{printed}, which the editors added, is kept"),
            ),
            Self::Lost { title, old, fate } => lost_words(title, *old, *fate),
            Self::NoteChanged => (
                "表下的说明有变化，请改英文".into(),
                "the remark under the table has changed: its English needs a look".into(),
            ),
            Self::TitleDiffers(title) => (
                format!("文件的标题是“{title}”，指南的标题没有改"),
                format!("the file is titled “{title}”; the guide's title is unchanged"),
            ),
            Self::NumbersInProse(text) => (
                format!("条号有变化，这段文字里提到条号，请核对：“{text}”"),
                format!("numbers have changed, and this text names some: “{text}”"),
            ),
            _ => Default::default(),
        }
    }
}

fn lost_words(title: &str, old: u32, fate: Fate) -> (String, String) {
    let (zh, en) = match fate {
        Fate::Expired => (
            "文件里已没有这一条，保留并标为已失效；若已被取代，请写 replaced 和 replaced_by",
            "the file does not print it any more: it stays, marked as expired; if another took its place, write replaced and replaced_by",
        ),
        Fate::Kept => {
            ("已标为失效或被取代，照旧保留", "marked as expired or replaced before: it stays")
        }
        Fate::TakenOut => (
            "文件里已没有这一条，已移出指南，存入 .lost.json",
            "the file does not print it any more: taken out of the guide and written to the .lost.json file",
        ),
    };
    (format!("原第{old}条“{title}”：{zh}"), format!("formerly {old}, “{title}”: {en}"))
}

fn hint_words(hint: &Hint) -> (String, String) {
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
        Hint::AutomaticNumber => (
            "此格有自动编号，编号不在文字里，没有读入".into(),
            "the word processor numbers this paragraph: the number is not in the text and not read"
                .into(),
        ),
        Hint::ErrorValue(value) => {
            (format!("此格显示错误“{value}”"), format!("the cell shows the error “{value}”"))
        }
        Hint::NumberValue => (
            "此格是数字而不是文字，开头的零或连字符可能不在其中".into(),
            "the cell holds a number and no text: leading zeros or hyphens may be missing".into(),
        ),
        Hint::DateValue(value) => (
            format!("此格是日期或时间，读作“{value}”"),
            format!("the cell holds a date or time, read as “{value}”"),
        ),
        Hint::Hidden(n) => (
            format!("此格有 {n} 个看不见的字符，没有读入"),
            format!("the cell holds {n} invisible characters, which are not read"),
        ),
        Hint::Symbol => (
            "此格有符号字体的字符，没有读入".into(),
            "the cell holds a sign of a symbol font, which is not read".into(),
        ),
    }
}
