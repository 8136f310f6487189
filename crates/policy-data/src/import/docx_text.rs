//! Runs and paragraphs of a Word file while they go by.

use super::docx_parts::Number;
use super::raised::Height;

/// Elements that tell what a property belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph's properties.
    Paragraph,
    /// A run's.
    Run,
    /// A row's.
    Row,
    /// A form field's.
    Sdt,
    /// None of them.
    Other,
}

/// A run of text that is open.
#[derive(Clone, Copy, Default)]
pub struct Run {
    /// Not shown.
    pub is_hidden: bool,
    /// Struck out.
    pub is_struck: bool,
    /// Above or below the line.
    pub height: Option<Height>,
}

/// A paragraph that is open.
#[derive(Default)]
pub struct Paragraph {
    /// What it says.
    pub text: String,
    /// Its style.
    pub style: String,
    /// How Word numbers it.
    pub number: Number,
    /// Not shown.
    pub is_hidden: bool,
    /// Struck out.
    pub is_struck: bool,
    /// A tracked change takes its end away: it goes on in the next.
    pub is_joined: bool,
}

impl Tag {
    /// What an element is to the properties inside of it.
    pub fn of(name: &str) -> Self {
        match name {
            "pPr" => Self::Paragraph,
            "rPr" => Self::Run,
            "trPr" => Self::Row,
            "sdtPr" => Self::Sdt,
            _ => Self::Other,
        }
    }
}
