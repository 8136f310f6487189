//! Which column is which, by the words at its head, in any order; columns that no field claims are kept as they are.

use std::cmp::Reverse;

pub use super::choice::Choice;
use super::grid::{Cell, Row};
use super::head_words::{self, Sure};

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

    /// In English, for reports, and as `--columns` takes it.
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

/// The head of the column that says which policies are over, in exported tables.
pub const STATUS: &str = "状态";

/// What a column is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// One of the five.
    Field(Field),
    /// Whether a policy is over.
    Status,
    /// A further official cell.
    More,
}

/// A column, or several under one head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The first column, from 0.
    pub at: usize,
    /// How many columns it spans.
    pub span: usize,
    /// Its words as printed, line breaks and blanks around taken off.
    pub text: String,
    /// What it is read as.
    pub role: Role,
    /// Whether the words only contain those of the field.
    pub is_guess: bool,
}

/// Where each field stands.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The heads from the left.
    pub heads: Vec<Head>,
}

impl Columns {
    /// Reads a row as heads, together with the row below it where heads stand in two rows; `None` where it is none.
    pub fn recognise(row: &Row, below: Option<&Row>, choice: &Choice) -> Option<(Self, usize)> {
        let wide = below.map(|below| widened(starts(row), below.cells.len()));
        let lower = below.zip(wide.as_deref()).filter(|(below, wide)| is_second_row(wide, below));
        let drafts: Vec<Draft> = match lower {
            Some((below, wide)) => both(wide, &starts(below)),
            None => starts(row).into_iter().map(Draft::from_one).collect(),
        };
        if drafts.iter().any(|draft| !is_like_head(&draft.text)) {
            return None;
        }
        let columns = Self { heads: roles(&drafts, choice) };
        (columns.is_list(row) || columns.is_chosen(row, choice))
            .then_some((columns, 1 + usize::from(lower.is_some())))
    }

    fn is_list(&self, row: &Row) -> bool {
        let fields = || self.heads.iter().filter(|head| matches!(head.role, Role::Field(_)));
        let n_fields = fields().count();
        let n_sure = fields().filter(|head| !head.is_guess).count();
        let is_other = |head: &Head| head_words::is_other(&plain(&head.text));
        let has_others = self.heads.iter().any(is_other);
        self.place(Field::Text).is_some()
            && !is_data(row)
            && (n_fields >= 2 && (n_sure >= 1 || n_fields >= 3) || self.is_sure() && has_others)
    }

    fn is_chosen(&self, row: &Row, choice: &Choice) -> bool {
        !choice.is_empty()
            && self.place(Field::Text).is_some()
            && self
                .heads
                .iter()
                .any(|head| choice.field(&plain(&head.text), head.at) == Some(Field::Text))
            && self.heads.len() >= 2
            && !is_data(row)
    }

    /// Whether the text column is known by its head's own words.
    pub fn is_sure(&self) -> bool {
        self.heads.iter().any(|head| head.role == Role::Field(Field::Text) && !head.is_guess)
    }

    /// How many fields are found.
    pub fn n_fields(&self) -> usize {
        Field::ALL.into_iter().filter(|field| self.place(*field).is_some()).count()
    }

    /// The column of a field, from 0.
    pub fn place(&self, field: Field) -> Option<usize> {
        self.heads.iter().find(|head| head.role == Role::Field(field)).map(|head| head.at)
    }

    /// The role of a column.
    pub fn role_at(&self, idx: usize) -> Option<Role> {
        let covers = |head: &&Head| (head.at..head.at + head.span).contains(&idx);
        self.heads.iter().find(covers).map(|head| head.role)
    }

    /// One past the last column that has a head.
    pub fn width(&self) -> usize {
        self.heads.iter().map(|head| head.at + head.span).max().unwrap_or(0)
    }

    /// For each cell of a row that holds something of its own or the cell above: its column and the head over it.
    ///
    /// A cell belongs to the head that it shares most columns with, whatever the grid's lines do.
    pub fn assign(&self, row: &Row) -> Vec<(usize, Option<usize>)> {
        let own = row.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Left);
        let own: Vec<usize> = own.map(|(at, _)| at).collect();
        // A table that goes on with other lines in its grid, and has as many cells as heads.
        if row.cells.len() > self.width() && own.len() == self.heads.len() {
            let holds = |at: &usize| {
                row.cells.get(*at).is_some_and(|cell| *cell == Cell::Up || !cell.own().is_empty())
            };
            return own
                .into_iter()
                .zip(0..)
                .filter(|(at, _)| holds(at))
                .map(|(at, idx)| (at, Some(idx)))
                .collect();
        }
        let mut assigned: Vec<(usize, Option<usize>)> = Vec::new();
        for (at, span) in cells(row) {
            let shared =
                |head: &Head| (at + span).min(head.at + head.span).saturating_sub(at.max(head.at));
            let mut over: Vec<(usize, usize)> = self
                .heads
                .iter()
                .enumerate()
                .map(|(idx, head)| (shared(head), idx))
                .filter(|(n, _)| *n > 0)
                .collect();
            over.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
            let is_free = |idx: &usize| !assigned.iter().any(|(_, taken)| *taken == Some(*idx));
            let best = over.first().map(|(_, idx)| *idx);
            let free = over.iter().map(|(_, idx)| *idx).find(|idx| is_free(idx));
            assigned.push((at, free.or(best)));
        }
        assigned
    }
}

/// A row of heads prints no numbers.
fn is_data(row: &Row) -> bool {
    row.cells.iter().any(|cell| super::number::number_in(cell.own()).is_some())
}

/// Column and span of each cell that holds something of its own, or goes on from above.
fn cells(row: &Row) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, cell) in row.cells.iter().enumerate() {
        match cell {
            Cell::Text(text) if text.trim().is_empty() => {}
            Cell::Text(_) | Cell::Up => {
                let n_left =
                    row.cells.iter().skip(at + 1).take_while(|cell| **cell == Cell::Left).count();
                found.push((at, 1 + n_left));
            }
            Cell::Left => {}
        }
    }
    found
}

/// A head as it goes by: column, span, words.
struct Start {
    at: usize,
    span: usize,
    text: String,
}

fn starts(row: &Row) -> Vec<Start> {
    let cells = cells(row).into_iter();
    cells
        .filter_map(|(at, span)| {
            let text = row.cells.get(at)?.own().split_whitespace().collect::<Vec<_>>().join("");
            (!text.is_empty()).then_some(Start { at, span, text })
        })
        .collect()
}

/// A head with the words over and under it.
struct Draft {
    at: usize,
    span: usize,
    text: String,
    lower: String,
    upper: String,
}

impl Draft {
    fn from_one(Start { at, span, text }: Start) -> Self {
        Self { at, span, lower: text.clone(), upper: String::new(), text }
    }
}

/// Heads that go on over the blank columns to their right, as tables without merged cells have them.
fn widened(mut heads: Vec<Start>, width: usize) -> Vec<Start> {
    let ends: Vec<usize> = heads.iter().skip(1).map(|head| head.at).chain([width]).collect();
    for (head, end) in heads.iter_mut().zip(ends) {
        head.span = head.span.max(end.saturating_sub(head.at));
    }
    heads
}

/// Whether `below` holds nothing but the second row of heads: short words under heads over several columns.
fn is_second_row(upper: &[Start], below: &Row) -> bool {
    let lower = starts(below);
    let over = |at: usize| upper.iter().find(|head| (head.at..head.at + head.span).contains(&at));
    let fits = |head: &Start| {
        is_like_head(&head.text)
            && head.text.chars().count() <= 16
            && !head.text.chars().any(|c| c.is_ascii_digit())
            && over(head.at).is_none_or(|over| over.span > 1 || head_words::is_known(&head.text))
    };
    let has_under = |head: &Start| {
        lower.iter().filter(|one| (head.at..head.at + head.span).contains(&one.at)).count() >= 2
    };
    upper.len() >= 2 && lower.iter().all(fits) && upper.iter().any(has_under)
}

fn both(upper: &[Start], lower: &[Start]) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for head in upper {
        let under: Vec<&Start> =
            lower.iter().filter(|one| (head.at..head.at + head.span).contains(&one.at)).collect();
        if under.is_empty() {
            drafts.push(Draft::from_one(Start {
                at: head.at,
                span: head.span,
                text: head.text.clone(),
            }));
        }
        drafts.extend(under.into_iter().map(|one| Draft {
            at: one.at,
            span: one.span,
            text: format!("{}：{}", head.text, one.text),
            lower: one.text.clone(),
            upper: head.text.clone(),
        }));
    }
    let alone = lower
        .iter()
        .filter(|one| !upper.iter().any(|head| (head.at..head.at + head.span).contains(&one.at)));
    drafts.extend(
        alone.map(|one| {
            Draft::from_one(Start { at: one.at, span: one.span, text: one.text.clone() })
        }),
    );
    drafts.sort_by_key(|draft| draft.at);
    drafts
}

/// The best head for each field; the others are kept as they are.
fn roles(drafts: &[Draft], choice: &Choice) -> Vec<Head> {
    let mut best: Vec<Option<(Sure, Field)>> = Vec::new();
    for draft in drafts {
        let chosen = choice
            .field(&plain(&draft.text), draft.at)
            .or_else(|| choice.field(&plain(&draft.lower), draft.at));
        let by_words = || head_words::field_of(&plain(&draft.lower), &plain(&draft.upper));
        best.push(chosen.map(|field| (Sure::CHOSEN, field)).or_else(by_words));
    }
    let mut heads: Vec<Head> = drafts
        .iter()
        .map(|draft| {
            let role = if plain(&draft.lower) == STATUS { Role::Status } else { Role::More };
            let text = draft.text.clone();
            Head { at: draft.at, span: draft.span, text, role, is_guess: false }
        })
        .collect();
    for field in Field::ALL {
        let of_field = best.iter().enumerate().filter_map(|(idx, one)| {
            one.filter(|(_, known)| *known == field).map(|(sure, _)| (sure, idx))
        });
        let year =
            |idx: usize| drafts.get(idx).map_or(0, |draft| head_words::year_of(&draft.lower));
        // Of heads that differ in their year only the latest holds.
        let by_year = |(sure, idx): &(Sure, usize)| (*sure, Reverse(year(*idx)), *idx);
        let Some((sure, first)) = of_field.clone().min_by_key(by_year) else { continue };
        // Heads that stand under one wide head together are one column of text in parts.
        let together = of_field.filter(|(other, _)| *other == sure && sure.is_shared());
        for idx in together.map(|(_, idx)| idx).chain([first]).collect::<Vec<_>>() {
            if let Some(head) = heads.get_mut(idx) {
                head.role = Role::Field(field);
                head.is_guess = sure.is_guess();
            }
        }
    }
    heads
}

/// A head is a few words and no sentence.
fn is_like_head(text: &str) -> bool {
    text.chars().count() <= head_words::MAX_HEAD && !text.ends_with(['。', '；', '！'])
}

/// Without blanks, in lower case.
pub fn plain(head: &str) -> String {
    head.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;
