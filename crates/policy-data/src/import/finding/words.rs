//! The sentences of findings, in Chinese and in English.

use super::words_of_files::hint_words;
use super::{Fate, Finding};

impl Finding {
    /// The sentence in Chinese and in English.
    pub(super) fn words(&self) -> (String, String) {
        match self {
            Self::Hint(hint) => hint_words(hint),
            Self::Loaded(issue) => (issue.sentence("zh"), issue.sentence("en")),
            Self::HeadGuessed { .. }
            | Self::ColumnKept { .. }
            | Self::ColumnUnread
            | Self::OtherTable { .. }
            | Self::HeadingTaken(_)
            | Self::SheetTaken(_)
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
            | Self::NotToCall(_)
            | Self::FaxNotCalled(_)
            | Self::NoCategories
            | Self::Ditto(_)
            | Self::DittoOfAnother
            | Self::NameTaken(_)
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
            Self::ColumnKept { head } => (
                format!("“{head}”一列作为其他官方栏目保留"),
                format!("the column “{head}” is kept as a further official cell"),
            ),
            Self::ColumnUnread => (
                "此列没有表头，没有读入：请补上表头再导入".into(),
                "this column has no head and is not read: give it one and import again".into(),
            ),
            Self::OtherTable { heads } => (
                format!(
                    "此表不像政策清单，没有读入；它的第一行是：{heads}。若也是清单，请改表头，或指明哪一列是政策内容（`--columns text=表头`）"
                ),
                format!(
                    "this table looks like no list of policies and is not read; its first row is: {heads}. If it is one, change its heads, or say which column has the text (`--columns text=HEAD`)"
                ),
            ),
            Self::HeadingTaken(name) => (
                format!("表上方的标题“{name}”当作类别"),
                format!("the heading “{name}” over the table is taken for a category"),
            ),
            Self::SheetTaken(name) => (
                format!("工作表名“{name}”当作类别"),
                format!("the sheet's name “{name}” is taken for a category"),
            ),
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
                "没有序号的一行接在上一条后面".into(),
                "a row without a number is joined to the policy above".into(),
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
                format!("新类别“{name}”（`{id}`）；指南有别的语言时请补译名"),
                format!(
                    "a new category “{name}” (`{id}`); translate it where the guide has other languages"
                ),
            ),
            Self::CategoryUnused(name) => (
                format!("类别“{name}”下已没有政策，保留在指南中"),
                format!("no policy is left in the category “{name}”; it stays in the guide"),
            ),
            Self::NewAgency { name, id } => (
                format!(
                    "新机构“{name}”（`{id}`）：若是已有机构的另一种写法，请与它合并（`aliases`）；若是新机构，指南有别的语言时请补译名"
                ),
                format!(
                    "a new office “{name}” (`{id}`): if it is another spelling of a known one, merge the two (`aliases`); if not, translate its name where the guide has other languages"
                ),
            ),
            Self::AgencyGuessed { printed, name } => {
                (format!("“{printed}”当作“{name}”"), format!("“{printed}” is taken for “{name}”"))
            }
            Self::AreaCodeCarried { printed, phone } => (
                format!("“{printed}”没有区号，按前一个号码或指南的区号读作 {phone}"),
                format!(
                    "“{printed}” has no area code: it is read as {phone}, by the number before or the guide's area code"
                ),
            ),
            Self::NotDialable(printed) => (
                format!("“{printed}”不能直接拨打，原样保留并附说明，不作改正"),
                format!(
                    "“{printed}” cannot be dialled: kept as printed with a note, not corrected"
                ),
            ),
            Self::NotToCall(printed) => (
                format!("“{printed}”不是电话号码，只留在原文里"),
                format!("“{printed}” is no number to call: it stays in the official cell only"),
            ),
            Self::FaxNotCalled(printed) => (
                format!("“{printed}”是传真，只留在原文里"),
                format!("“{printed}” is a fax: it stays in the official cell only"),
            ),
            Self::NoCategories => (
                "清单没有写类别，暂放在“未分类”下：请写类别，再给各条选上（`categories`、`category`）".into(),
                "the list names no categories: they stand under “未分类” for now; write categories and give each policy its own (`categories`, `category`)".into(),
            ),
            Self::Ditto(field) => (
                format!("“{}”只写“同上”：原文照录，机构和号码按上一条", field.head()),
                format!(
                    "the {} only points to the row above: it stays as printed, and offices and numbers are those of that row",
                    field.english()
                ),
            ),
            Self::DittoOfAnother => (
                "咨询电话只写“同上”，经办机构却和上一条不同：号码是上一条的，请核对".into(),
                "the numbers are “as above”, but the office is another than above: see whether they are its own".into(),
            ),
            Self::NameTaken(name) => (
                format!("标题取自清单：“{name}”"),
                format!("the title is the list's own: “{name}”"),
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
            Self::PrintedAgain => (
                "原已标为失效，清单又印有这一条，恢复为现行；若不对，请改回“已失效”（`expired`）".into(),
                "it was marked as expired and is printed again: it is in force again; if that is wrong, mark it as expired (`expired`)".into(),
            ),
            Self::StillPrinted { status } => (
                format!("指南里标为“{}”，清单仍印有这一条：请定夺", over(status)[0]),
                format!("the guide says “{}”, the list still prints it: decide which", over(status)[1]),
            ),
            Self::MarkedOver { status } => (
                format!("表里标明已不再施行，记为“{}”", over(status)[0]),
                format!("the table says that it is over: it is marked as {}", over(status)[1]),
            ),
            Self::BackFromKept { title } => (
                format!("曾移出的“{title}”又印出来了，编辑内容已找回"),
                format!("“{title}”, once taken out, is printed again: its editorial work is back"),
            ),
            Self::SplitPerhaps { old } => (
                format!("文字多出自原第{old}条：若是拆分，请分开标题、金额等编辑内容"),
                format!("most of its words stood in policy {old}: if that was split, divide its editorial work"),
            ),
            Self::MergedPerhaps { number } => (
                format!("它的文字多已并入第{number}条：若是合并，请标为被取代，并写明取代它的条号（`replaced_by`）"),
                format!("most of its words stand in policy {number} now: if they were merged, mark it as replaced, and say by what (`replaced_by`)"),
            ),
            _ => self.words_of_edits(),
        }
    }

    fn words_of_edits(&self) -> (String, String) {
        match self {
            Self::MoreChanged(head) => (
                format!("“{head}”有变化，请看相应的编辑内容是否还对"),
                format!("“{head}” has changed: see whether the editorial work still fits"),
            ),
            Self::MoreGone(head) => (
                format!("清单不再有“{head}”，已去掉"),
                format!("the list has no “{head}” any more: taken out"),
            ),
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
                "表下的说明有变化：有译文的请改译文".into(),
                "the remark under the table has changed: its translations need a look".into(),
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

/// A status in Chinese and English.
fn over(status: &str) -> [&'static str; 2] {
    match status {
        "replaced" => ["被取代", "replaced"],
        _ => ["已失效", "expired"],
    }
}

fn lost_words(title: &str, old: u32, fate: Fate) -> (String, String) {
    let (zh, en) = match fate {
        Fate::Expired => (
            "文件里已没有这一条，保留并标为已失效；若已被取代，请写明取代它的条号（`replaced_by`）",
            "the file does not print it any more: it stays, marked as expired; if another took its place, say which (`replaced_by`)",
        ),
        Fate::Kept => {
            ("已标为失效或被取代，照旧保留", "marked as expired or replaced before: it stays")
        }
        Fate::TakenOut => (
            "文件里已没有这一条，已移出指南，另存备查（`.lost.json`）",
            "the file does not print it any more: taken out of the guide and kept aside (`.lost.json`)",
        ),
    };
    (format!("原第{old}条“{title}”：{zh}"), format!("formerly {old}, “{title}”: {en}"))
}
