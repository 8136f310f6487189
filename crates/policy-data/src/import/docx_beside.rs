//! What stands beside the plain text of a Word file: automatic numbers, links, formulas, notes, codes of fields.

use quick_xml::events::BytesStart;

use super::Word;
use crate::import::docx_text::Paragraph;
use crate::import::grid::Hint;
use crate::import::xml::attribute;

impl Word<'_> {
    pub(super) fn style_of_paragraph(&mut self, start: &BytesStart<'_>) {
        let id = attribute(start, "val").unwrap_or_default();
        let style = self.parts.styles.get(&id);
        if let (Some(style), Some(paragraph)) = (style, self.paragraphs.last_mut()) {
            paragraph.style = id;
            paragraph.number = style.number.clone();
            paragraph.is_hidden = style.is_hidden;
            paragraph.is_struck = style.is_struck;
        }
    }

    pub(super) fn number_of_paragraph(&mut self, name: &str, start: &BytesStart<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let value = attribute(start, "val");
        if name == "numId" {
            paragraph.number.list = value;
        } else {
            paragraph.number.level = value.and_then(|level| level.parse().ok());
        }
    }

    /// Writes the number that Word counts for a paragraph before its text, and tells it.
    pub(super) fn write_number(&mut self, paragraph: &mut Paragraph) {
        let list = paragraph.number.list.as_deref().filter(|list| *list != "0");
        let Some(list) = list else { return };
        if paragraph.is_hidden || self.nest.is_row_unseen() || self.n_notes > 0 {
            return;
        }
        let numbering = &self.parts.numbering;
        let level = paragraph.number.level;
        let level = level.or_else(|| numbering.level_of(list, &paragraph.style)).unwrap_or(0);
        let label = self.counters.next(numbering, list, level).unwrap_or_default();
        let has_text = !paragraph.text.trim().is_empty();
        let is_first = self.nest.cell().is_none_or(|cell| cell.lines.is_empty());
        // Nothing stands behind the number of an empty line, unless the cell is for numbers.
        if !(has_text || is_first && self.nest.is_open()) {
            return;
        }
        if self.nest.is_open() {
            self.tell(Hint::AutomaticNumber, &label);
        }
        let is_apart = has_text && label.ends_with(|c: char| c.is_ascii_alphanumeric());
        paragraph.text.insert_str(0, &[label.as_str(), if is_apart { " " } else { "" }].concat());
    }

    pub(super) fn close_link(&mut self) {
        let Some((Some(target), at)) = self.links.pop() else { return };
        let words = self
            .paragraphs
            .last()
            .and_then(|paragraph| paragraph.text.get(at..))
            .unwrap_or_default();
        if !words.contains(target.trim_end_matches('/')) {
            self.tell(Hint::Link, &target);
        }
    }

    /// One half of a fraction, or a formula as a whole.
    pub(super) fn close_math(&mut self, name: &str) {
        let Some(at) = self.maths.pop() else { return };
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let Some(part) = paragraph.text.get(at..).map(ToOwned::to_owned) else { return };
        if name == "oMath" {
            return self.tell(Hint::Math, &part);
        }
        if part.contains(['+', '-', '−', '×', '÷', ' ']) {
            paragraph.text.truncate(at);
            paragraph.text.push_str(&["(", &part, ")"].concat());
        }
        if name == "num" {
            paragraph.text.push('/');
        }
    }

    pub(super) fn note(&mut self, kind: &'static str, start: &BytesStart<'_>) {
        let id = attribute(start, "id").unwrap_or_default();
        let text = self.parts.notes.get(&(kind, id)).cloned().unwrap_or_default();
        let make = if kind == "comment" { Hint::Comment } else { Hint::Footnote };
        self.hint(make(text));
    }

    /// The code of a field: an address that the words lead to, or signs that are put together.
    pub(super) fn code(&mut self, text: &str) {
        if text.trim_start().starts_with("EQ ") {
            return self.tell(Hint::PartUnread, text.trim());
        }
        let target = text.split_once("HYPERLINK").and_then(|(_, rest)| rest.split('"').nth(1));
        if let Some(target) = target.map(ToOwned::to_owned) {
            self.tell(Hint::Link, &target);
        }
    }
}
