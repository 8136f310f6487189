//! The words that heads of columns are made of.

use super::header::Field;

/// A head is a few words, in characters; what stands in brackets counts.
pub const MAX_HEAD: usize = 60;
/// Without its brackets, in characters.
const MAX_BARE: usize = 20;

/// How sure it is that a head means a field, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sure(u8, u8);

impl Sure {
    /// Settled by hand.
    pub const CHOSEN: Self = Self(0, 0);

    /// Whether the head only contains the words of the field.
    pub fn is_guess(self) -> bool {
        self.0 >= 3
    }

    /// Whether several heads may mean the field together: parts of one wide head.
    pub fn is_shared(self) -> bool {
        self.0 == 2
    }
}

/// Heads that are known word for word, the surest first.
const EXACT: [(Field, &[&str]); 5] = [
    (
        Field::Number,
        &["序号", "编号", "序", "号", "条目", "项目序号", "政策序号", "no", "no.", "number", "#"],
    ),
    (
        Field::Category,
        &[
            "类别",
            "政策类别",
            "分类",
            "政策分类",
            "类型",
            "政策类型",
            "板块",
            "政策板块",
            "大类",
            "所属类别",
            "事项类别",
            "事项类型",
            "支持类别",
            "category",
        ],
    ),
    (
        Field::Text,
        &[
            "主要内容",
            "政策内容",
            "政策主要内容",
            "政策条款",
            "条款内容",
            "政策原文",
            "具体内容",
            "政策具体内容",
            "支持政策",
            "政策措施",
            "支持内容",
            "扶持内容",
            "支持措施",
            "具体措施",
            "措施内容",
            "政策要点",
            "具体政策",
            "政策简介",
            "内容",
            "政策",
            "服务内容",
            "优惠政策",
            "扶持政策",
            "text",
            "content",
            "policy",
        ],
    ),
    (
        Field::Agency,
        &[
            "经办机构",
            "经办单位",
            "经办部门",
            "办理机构",
            "办理单位",
            "办理部门",
            "责任单位",
            "责任部门",
            "责任科室",
            "承办单位",
            "承办部门",
            "承办科室",
            "经办科室",
            "办理科室",
            "业务科室",
            "牵头单位",
            "牵头部门",
            "受理单位",
            "受理部门",
            "受理机构",
            "主管部门",
            "主管单位",
            "实施单位",
            "实施部门",
            "负责单位",
            "负责部门",
            "咨询单位",
            "咨询部门",
            "咨询科室",
            "咨询机构",
            "政策兑现部门",
            "科室",
            "部门",
            "单位",
            "agency",
            "office",
        ],
    ),
    (
        Field::Contact,
        &[
            "咨询电话",
            "联系电话",
            "电话",
            "咨询电话号码",
            "联系电话号码",
            "电话号码",
            "服务电话",
            "咨询热线",
            "服务热线",
            "热线",
            "联系方式",
            "咨询方式",
            "咨询联系方式",
            "办公电话",
            "联系人及电话",
            "联系人及联系电话",
            "联系人及联系方式",
            "联系人电话",
            "contact",
            "phone",
            "telephone",
            "tel",
        ],
    ),
];

/// Heads of columns that are something else, though they contain words of a field.
const OTHER: [&str; 46] = [
    "备注",
    "说明",
    "联系人",
    "联系人姓名",
    "负责人",
    "政策名称",
    "政策标题",
    "名称",
    "事项名称",
    "项目名称",
    "标题",
    "政策依据",
    "依据",
    "文件依据",
    "政策文件",
    "文件名称",
    "政策来源",
    "文号",
    "文件号",
    "发文字号",
    "发文单位",
    "发文机关",
    "发文部门",
    "发布单位",
    "印发单位",
    "制定单位",
    "申报条件",
    "申请条件",
    "申报材料",
    "申请材料",
    "办理流程",
    "办理时限",
    "申报时间",
    "申报单位",
    "申请单位",
    "享受单位",
    "适用单位",
    "受益单位",
    "补贴单位",
    "支持单位",
    "用人单位",
    "支持对象",
    "适用对象",
    "联系地址",
    "内部联系电话",
    "状态",
];

/// Names of policies: where nothing else is the text, they are.
const NAMES: [&str; 6] = ["政策名称", "政策标题", "事项名称", "项目名称", "名称", "标题"];

/// What policies give: where nothing else is the text, it is.
const GIVEN: [&str; 14] = [
    "扶持标准",
    "支持标准",
    "补贴标准",
    "补助标准",
    "奖励标准",
    "奖补标准",
    "资助标准",
    "优惠标准",
    "支持方式",
    "扶持方式",
    "待遇标准",
    "享受待遇",
    "政策标准",
    "条文",
];

/// Words inside of a head, the surest first.
const INSIDE: [(Field, &[&str]); 7] = [
    (Field::Number, &["序号", "编号"]),
    (Field::Category, &["类别", "分类", "类型", "板块"]),
    (Field::Contact, &["电话", "联系方式", "号码", "phone"]),
    (Field::Agency, &["科室", "经办", "承办"]),
    (Field::Agency, &["机构", "单位", "部门", "agency"]),
    (Field::Contact, &["咨询", "联系"]),
    (Field::Text, &["内容", "政策", "措施", "条款"]),
];

/// The field that a head means: its own words first, then those of the head above it.
pub fn field_of(lower: &str, upper: &str) -> Option<(Sure, Field)> {
    let lower = simple(lower);
    let bare = bare(&lower);
    if let Some((rank, field)) = exact(&lower).or_else(|| exact(&bare)) {
        return Some((Sure(1, rank), field));
    }
    if NAMES.contains(&bare.as_str()) {
        return Some((Sure(9, 1), Field::Text));
    }
    if GIVEN.contains(&bare.as_str()) {
        return Some((Sure(9, 0), Field::Text));
    }
    if OTHER.contains(&bare.as_str()) {
        return None;
    }
    if let Some((_, field)) = exact(&self::bare(&simple(upper))) {
        return Some((Sure(2, 0), field));
    }
    if bare.chars().count() > MAX_BARE {
        return None;
    }
    let inside = INSIDE.iter().zip(0_u8..);
    let mut found = inside.filter(|((_, words), _)| words.iter().any(|word| bare.contains(word)));
    found.next().map(|((field, _), rank)| (Sure(3, rank), *field))
}

/// Whether a head is known to be that of a further column.
pub fn is_other(head: &str) -> bool {
    OTHER.contains(&bare(&simple(head)).as_str())
}

/// Whether words are a head that is known, word for word.
pub fn is_known(words: &str) -> bool {
    if words.chars().count() > MAX_HEAD {
        return false;
    }
    let head = simple(&super::header::plain(words));
    let bare = bare(&head);
    exact(&bare).is_some() || OTHER.contains(&bare.as_str())
}

/// In the characters that are usual now: 經辦機構 is 经办机构.
fn simple(head: &str) -> String {
    crate::simplified::in_simplified(head)
}

/// Whether a head is the policy's name.
pub fn is_name(head: &str) -> bool {
    NAMES.contains(&bare(&simple(&super::header::plain(head))).as_str())
}

fn exact(head: &str) -> Option<(u8, Field)> {
    EXACT.iter().find_map(|(field, heads)| {
        let rank = heads.iter().position(|known| *known == head)?;
        Some((u8::try_from(rank).unwrap_or(u8::MAX), *field))
    })
}

/// The year that a head begins with, 0 for none.
pub fn year_of(head: &str) -> u32 {
    let digits: String = head.trim_start().chars().take_while(char::is_ascii_digit).collect();
    if digits.len() == 4 { digits.parse().unwrap_or(0) } else { 0 }
}

/// Without what stands in brackets, and without a year in front: `2026年政策内容（支持对象、标准）` is 政策内容.
fn bare(head: &str) -> String {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for c in head.chars() {
        match c {
            '（' | '(' | '【' | '[' => depth += 1,
            '）' | ')' | '】' | ']' => depth = depth.saturating_sub(1),
            c if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    let without_digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let n_digits = bare.len() - without_digits.len();
    let rest = without_digits.strip_prefix("年度").or_else(|| without_digits.strip_prefix('年'));
    match rest {
        Some(rest) if n_digits == 4 && !rest.is_empty() => rest.to_owned(),
        _ => bare.trim_end_matches(['：', ':', '*', '＊']).to_owned(),
    }
}
