//! The styles of an Excel 2003 XML workbook, as far as they change what a cell shows.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::grid::Hint;
use super::xlsx_styles::{Look, MAX_FORMAT};
use super::xml::attribute;

/// Styles by id, while they go by.
#[derive(Debug, Default)]
pub struct Looks {
    known: BTreeMap<String, Look>,
    open: Option<String>,
}

impl Looks {
    /// An element of the styles begins.
    pub fn open(&mut self, name: &str, start: &BytesStart<'_>) {
        if name == "Style" {
            self.open = attribute(start, "ID");
        }
        let Some(id) = &self.open else { return };
        let look = self.known.entry(id.clone()).or_default();
        match name {
            "Font" => {
                look.is_struck = attribute(start, "StrikeThrough").is_some_and(|on| on == "1");
            }
            "NumberFormat" => look.format = code(attribute(start, "Format").unwrap_or_default()),
            _ => {}
        }
    }

    /// The style ends.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// The look of the first of these styles that is named.
    pub fn look(&self, ids: [&Option<String>; 3]) -> Look {
        let id = ids.into_iter().flatten().next();
        id.and_then(|id| self.known.get(id)).cloned().unwrap_or_default()
    }
}

/// Formats that have a name, as the code for them.
fn code(name: String) -> String {
    match name.as_str() {
        _ if name.len() > MAX_FORMAT => "",
        "Percent" => "0.00%",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Short Date" | "Medium Date" | "Long Date" | "General Date" => "yyyy\\-m\\-d",
        "General" | "General Number" => "",
        _ => return name,
    }
    .to_owned()
}

/// What a cell of a type shows, and what to tell about it.
pub fn shown(kind: &str, text: String, look: &Look) -> (String, Option<Hint>) {
    match kind {
        "Number" => match text.trim().parse::<f64>() {
            Ok(number) => {
                let (text, hint) = look.shown(number, &text);
                (text, Some(hint))
            }
            Err(_) => (text, None),
        },
        "DateTime" => {
            let day = text.strip_suffix(".000").unwrap_or(&text);
            let day = day.strip_suffix("T00:00:00").unwrap_or(day).to_owned();
            (day.clone(), Some(Hint::DateValue(day)))
        }
        "Boolean" => (if text.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(), None),
        "Error" => (text.clone(), Some(Hint::ErrorValue(text))),
        _ => (text, None),
    }
}
