//! Texts that cells of a workbook share, with what is struck out or raised in them.

use anyhow::Result;
use quick_xml::events::BytesStart;

use super::docx_parts::is_on;
use super::raised::{Height, written};
use super::xml::{Piece, attribute, walk};

/// A text of several runs.
#[derive(Clone, Debug, Default)]
pub struct Rich {
    /// What is shown.
    pub text: String,
    /// What is struck out.
    pub struck: String,
    /// Raised and lowered characters as they are written.
    pub raised: String,
    is_struck: bool,
    height: Option<Height>,
}

impl Rich {
    /// A run begins.
    pub fn open_run(&mut self) {
        (self.is_struck, self.height) = (false, None);
    }

    /// A property of the run.
    pub fn property(&mut self, start: &BytesStart<'_>) {
        if start.local_name().as_ref() == "strike" {
            self.is_struck = is_on(start);
            return;
        }
        self.height = match attribute(start, "val").as_deref() {
            Some("superscript") => Some(Height::Raised),
            Some("subscript") => Some(Height::Lowered),
            _ => None,
        };
    }

    /// Text of the run.
    pub fn push(&mut self, text: &str) {
        match (self.is_struck, self.height) {
            (true, _) => self.struck.push_str(text),
            (false, Some(height)) => {
                let raised = written(text, height);
                self.text.push_str(&raised);
                self.raised.push_str(&raised);
            }
            (false, None) => self.text.push_str(text),
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.struck.is_empty()
    }
}

/// Reads them.
///
/// # Errors
/// When the part is damaged.
pub fn shared_strings(xml: &str) -> Result<Vec<Rich>> {
    let mut strings = Vec::new();
    let (mut rich, mut is_text, mut is_sound) = (Rich::default(), false, false);
    walk(xml, |piece| {
        match piece {
            Piece::Open("si", _) => rich = Rich::default(),
            Piece::Close("si") => strings.push(std::mem::take(&mut rich)),
            Piece::Open("rPh", _) => is_sound = true,
            Piece::Close("rPh") => is_sound = false,
            Piece::Open("r", _) => rich.open_run(),
            Piece::Open("strike" | "vertAlign", start) => rich.property(start),
            Piece::Open("t", _) => is_text = true,
            Piece::Close("t") => is_text = false,
            Piece::Text(more) if is_text && !is_sound => rich.push(more),
            _ => {}
        }
        Ok(())
    })?;
    Ok(strings)
}

/// Excel writes characters that XML cannot hold as `_x000D_`.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        plain.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let c = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        if let Some(c) = c {
            plain.push(c);
            rest = &rest[at + 7..];
        } else {
            plain.push_str("_x");
            rest = &rest[at + 2..];
        }
    }
    plain.push_str(rest);
    plain.replace("\r\n", "\n").replace('\r', "\n")
}
