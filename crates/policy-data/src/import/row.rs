//! One row under known heads: what it prints, and whether it goes on with the row above.

use super::finding::Finding;
use super::grid::{Cell, Place, Row};
use super::header::{Columns, Field, Role};
use super::number::number_in;
use super::offices::{is_ditto, without_ordinal};
use super::rows::{CELLS, SourceRow, State};

/// What the cell for the number prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// A number.
    Number(u32),
    /// Something else.
    Unclear(String),
    /// Nothing.
    None,
}

impl Printed {
    /// Whether there is something else than a number.
    pub fn is_no_number(&self) -> bool {
        matches!(self, Self::Unclear(_))
    }
}

/// A row as it was read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its number.
    pub printed: Printed,
    /// The category cell, as printed.
    pub category: String,
    /// Its cells; the number is given later.
    pub row: SourceRow,
    /// What there is to tell, with the column from 1.
    pub findings: Vec<(Option<usize>, Finding)>,
    /// Whether the cell for the number is merged with the one above.
    pub is_under_number: bool,
    has_up_text: bool,
}

/// Reads a row; `above` is the policy before it.
pub fn draft(row: &Row, place: &Place, columns: &Columns, above: Option<&Draft>) -> Draft {
    let column = |field: Field| columns.place(field).map(|idx| idx + 1);
    let mut draft = Draft {
        printed: Printed::None,
        category: String::new(),
        row: SourceRow {
            place: Some(place.clone()),
            columns: (column(Field::Agency), column(Field::Contact)),
            ..SourceRow::default()
        },
        findings: Vec::new(),
        is_under_number: false,
        has_up_text: false,
    };
    for (at, head) in columns.assign(row) {
        let Some(head) = head.and_then(|idx| columns.heads.get(idx)) else { continue };
        let Some(cell) = row.cells.get(at) else { continue };
        match (head.role, cell) {
            (Role::Field(Field::Number), Cell::Up) => draft.is_under_number = true,
            // 2（续）: a page tore the row.
            (Role::Field(Field::Number), cell) if above.is_some() && cell.own().contains('续') => {
                draft.is_under_number = true;
            }
            (Role::Field(Field::Number), cell) => draft.printed = printed(cell.own()),
            (Role::Field(Field::Category), cell) => push(&mut draft.category, cell.own()),
            (Role::Status, cell) => draft.row.state = state(cell.own()),
            (Role::Field(field), Cell::Up) => draft.carry(field, at, above),
            (Role::Field(field), cell) => {
                if let Some(slot) = draft.row.cell_mut(field) {
                    push(slot, cell.own());
                }
            }
            (Role::More, Cell::Up) => {
                let known = above
                    .and_then(|above| above.row.more.iter().find(|(name, _)| *name == head.text));
                draft.row.more.extend(known.cloned());
            }
            (Role::More, cell) => more(&mut draft.row, &head.text, cell.own()),
        }
    }
    draft.merged_left(row, columns);
    draft.ditto(above);
    draft
}

impl Draft {
    /// A cell that is merged with the one above: its words are the policy's above.
    fn carry(&mut self, field: Field, at: usize, above: Option<&Draft>) {
        let mut above = above.map(|above| above.row.clone()).unwrap_or_default();
        if let (Some(slot), Some(text)) = (self.row.cell_mut(field), above.cell_mut(field)) {
            slot.clone_from(text);
        }
        self.has_up_text |= field == Field::Text;
        self.findings.push((Some(at + 1), Finding::CarriedDown(field)));
    }

    /// Cells that say no more than that the one above holds for them.
    fn ditto(&mut self, above: Option<&Draft>) {
        let Some(above) = above else { return };
        let columns = self.row.columns;
        let row = &mut self.row;
        let cells = [(Field::Agency, columns.0), (Field::Contact, columns.1)];
        for (slot, (field, column)) in cells.into_iter().enumerate() {
            let own = if field == Field::Agency { &row.agency } else { &row.contact };
            if is_ditto(own) {
                row.above[slot] = Some(above.row.meant()[slot].to_owned());
                self.findings.push((column, Finding::Ditto(field)));
            }
        }
        let [office, numbers] = &row.above;
        let is_own = office.is_none() && !row.agency.is_empty();
        if is_own && numbers.is_some() && row.agency != above.row.meant()[0] {
            self.findings.push((columns.1, Finding::DittoOfAnother));
        }
    }

    /// Cells that one to their left covers.
    fn merged_left(&mut self, row: &Row, columns: &Columns) {
        for field in CELLS {
            let Some(at) = columns.place(field) else { continue };
            let span = columns.heads.iter().find(|head| head.at == at).map_or(1, |head| head.span);
            let is_left = |idx: usize| row.cells.get(idx) == Some(&Cell::Left);
            let is_blank = self.row.cell_mut(field).is_some_and(|text| text.is_empty());
            if is_blank && (at..at + span).all(is_left) {
                self.findings.push((Some(at + 1), Finding::MergedLeft(field)));
            }
        }
    }

    /// Whether the row goes on with the policy above: it prints no number, and either no text, or the list goes on
    /// counting without it, or both halves are torn.
    pub fn is_further(&self, above: Option<&Draft>, next: Option<u32>) -> bool {
        let Some(above) = above else { return false };
        if self.printed != Printed::None || self.has_up_text {
            return false;
        }
        if self.row.text.is_empty() {
            return !self.row.is_blank() || self.category.is_empty();
        }
        if !self.category.is_empty() {
            return false;
        }
        let is_between = matches!((&above.printed, next), (Printed::Number(last), Some(next)) if next == last.saturating_add(1));
        let lacks = self.row.agency.is_empty() || self.row.contact.is_empty();
        let has_numbers = matches!(above.printed, Printed::Number(_));
        is_between
            || lacks
                && is_torn(&above.row.text)
                && (has_numbers || self.row.agency.is_empty() && self.row.contact.is_empty())
    }
}

impl Draft {
    /// Whether the row prints the number of the one above once more, whose text ends in the middle of a sentence.
    pub fn is_torn_off(&self, above: Option<&Self>) -> bool {
        let Some(above) = above else { return false };
        matches!(self.printed, Printed::Number(_))
            && self.printed == above.printed
            && is_torn(&above.row.text)
            && !self.row.text.is_empty()
    }
}

/// Appends a further part of a policy to it.
pub fn join(row: &mut SourceRow, part: SourceRow) {
    if is_torn(&row.text)
        && !part.text.is_empty()
        && without_ordinal(&part.text).len() == part.text.len()
    {
        row.text.push_str(&part.text);
    } else {
        push(&mut row.text, &part.text);
    }
    push(&mut row.agency, &part.agency);
    push(&mut row.contact, &part.contact);
    for (head, text) in part.more {
        more(row, &head, &text);
    }
}

/// Whether a text ends in the middle of a sentence.
fn is_torn(text: &str) -> bool {
    !text.is_empty()
        && !text.ends_with(['。', '；', ';', '！', '!', '？', '?', '：', ':', '.', '…', '\n'])
}

fn more(row: &mut SourceRow, head: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    match row.more.iter_mut().find(|(known, _)| known == head) {
        Some((_, known)) => push(known, text),
        None => row.more.push((head.to_owned(), text.to_owned())),
    }
}

fn push(text: &mut String, more: &str) {
    if !text.is_empty() && !more.is_empty() {
        text.push('\n');
    }
    text.push_str(more);
}

fn printed(text: &str) -> Printed {
    match number_in(text) {
        Some(number) => Printed::Number(number),
        None if text.is_empty() => Printed::None,
        None => Printed::Unclear(text.to_owned()),
    }
}

/// 现行, 已失效, 已被第5条取代.
fn state(text: &str) -> Option<State> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match text.trim() {
        "现行" | "active" => Some(State::Active),
        "已失效" | "expired" => Some(State::Expired),
        text if text.starts_with("已被第") => digits.parse().ok().map(State::Replaced),
        _ => None,
    }
}
