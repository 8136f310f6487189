//! Which column is which, by the words at its head, in any order.

use super::grid::Row;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// 序号
    Number,
    /// 类别
    Category,
    /// 主要内容
    Text,
    /// 经办机构
    Agency,
    /// 咨询电话
    Contact,
}

impl Field {
    /// In the order of the list.
    pub const ALL: [Self; 5] =
        [Self::Number, Self::Category, Self::Text, Self::Agency, Self::Contact];

    /// The head that an exported table has.
    pub fn head(self) -> &'static str {
        match self {
            Self::Number => "序号",
            Self::Category => "类别",
            Self::Text => "主要内容",
            Self::Agency => "经办机构",
            Self::Contact => "咨询电话",
        }
    }

    /// In English, for reports.
    pub fn english(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Category => "category",
            Self::Text => "text",
            Self::Agency => "agency",
            Self::Contact => "contact",
        }
    }
}

/// Heads that are known word for word.
const EXACT: [(Field, &[&str]); 5] = [
    (Field::Number, &["序号", "编号", "序", "号", "no", "no.", "number", "#"]),
    (Field::Category, &["类别", "政策类别", "分类", "类型", "category"]),
    (
        Field::Text,
        &[
            "主要内容",
            "政策内容",
            "内容",
            "政策",
            "支持政策",
            "政策措施",
            "政策条款",
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
            "办理机构",
            "办理单位",
            "责任单位",
            "牵头单位",
            "主管部门",
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
            "联系方式",
            "咨询方式",
            "办公电话",
            "contact",
            "phone",
            "telephone",
        ],
    ),
];

/// Words inside of a head, the surest first.
const INSIDE: [(Field, &[&str]); 6] = [
    (Field::Number, &["序号", "编号"]),
    (Field::Category, &["类别", "分类", "类型", "板块"]),
    (Field::Contact, &["电话", "联系方式", "号码", "phone"]),
    (Field::Agency, &["机构", "单位", "部门", "agency"]),
    (Field::Contact, &["咨询", "联系"]),
    (Field::Text, &["内容", "政策", "措施", "条款"]),
];

/// A head is a few words, in characters.
const MAX_HEAD: usize = 16;

/// Where each field stands.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    places: Vec<(Field, usize)>,
    /// Heads that were taken for a field though they only contain its word.
    pub guessed: Vec<(Field, usize, String)>,
    /// Columns that are not read, and their heads.
    pub unread: Vec<(usize, String)>,
}

impl Columns {
    /// Reads a row as heads; `None` where it is none.
    pub fn recognise(row: &Row) -> Option<Self> {
        let mut columns = Self::default();
        let heads: Vec<(usize, String)> = row
            .cells
            .iter()
            .enumerate()
            .map(|(idx, cell)| (idx, plain(cell.own())))
            .filter(|(_, head)| !head.is_empty())
            .collect();
        for (idx, head) in &heads {
            match field_of(head).filter(|(field, _)| columns.place(*field).is_none()) {
                Some((field, is_sure)) => {
                    columns.places.push((field, *idx));
                    if !is_sure {
                        columns.guessed.push((field, *idx, head.clone()));
                    }
                }
                None => columns.unread.push((*idx, head.clone())),
            }
        }
        let is_head = columns.place(Field::Text).is_some()
            && columns.places.len() >= 2
            && columns.places.len() >= columns.unread.len();
        is_head.then_some(columns)
    }

    /// The column of a field, from 0.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == field).map(|(_, idx)| *idx)
    }

    /// The field of a column.
    pub fn field_at(&self, idx: usize) -> Option<Field> {
        self.places.iter().find(|(_, known)| *known == idx).map(|(field, _)| *field)
    }
}

/// Without blanks, in lower case.
fn plain(head: &str) -> String {
    head.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The field, and whether the head says just that.
fn field_of(head: &str) -> Option<(Field, bool)> {
    if head.chars().count() > MAX_HEAD || head.chars().filter(char::is_ascii_digit).count() > 2 {
        return None;
    }
    let exact = EXACT.iter().find(|(_, heads)| heads.contains(&head));
    if let Some((field, _)) = exact {
        return Some((*field, true));
    }
    let inside = INSIDE.iter().find(|(_, words)| words.iter().any(|word| head.contains(word)));
    inside.map(|(field, _)| (*field, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::grid::Cell;

    fn row(heads: &[&str]) -> Row {
        let cells = heads.iter().map(|head| Cell::Text((*head).to_owned())).collect();
        Row { number: 1, cells }
    }

    #[test]
    fn heads_are_known_in_any_order_and_wording() {
        let heads = ["咨询\n电话", "备注", "经办部门（单位）", "政策 内容", "类 别", "序号"];
        let columns = Columns::recognise(&row(&heads)).unwrap();
        let places: Vec<_> = Field::ALL.iter().map(|field| columns.place(*field)).collect();
        assert_eq!(places, [Some(5), Some(4), Some(3), Some(2), Some(0)]);
        assert_eq!(columns.unread, [(1, "备注".to_owned())]);
        assert_eq!(columns.guessed, [(Field::Agency, 2, "经办部门（单位）".to_owned())]);
    }

    #[test]
    fn a_row_of_the_list_is_no_header() {
        for cells in [
            [
                "1",
                "加强工程师引进",
                "对符合规定引进的卓越工程师，可享受安家补助",
                "市人力社保局",
                "023-00000000",
            ],
            ["重庆市卓越工程师支持政策清单", "", "", "", ""],
            ["", "", "", "", ""],
        ] {
            assert!(Columns::recognise(&row(&cells)).is_none(), "{cells:?}");
        }
    }
}
