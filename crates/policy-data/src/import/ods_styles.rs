//! What the styles of an Open Document file do that matters here: hide, strike out, raise.

use std::collections::BTreeMap;

use quick_xml::events::BytesStart;

use super::raised::Height;
use super::xml::{Piece, attribute, walk};

/// What a style does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    /// The table is not shown.
    pub is_hidden: bool,
    /// The text is not shown.
    pub is_unseen: bool,
    /// The text is struck out.
    pub is_struck: bool,
    /// The text is raised or lowered.
    pub height: Option<Height>,
}

impl Style {
    /// The style within another, in a section that may not be shown.
    pub fn within(self, outer: Self, is_section_hidden: bool) -> Self {
        Self {
            is_hidden: self.is_hidden,
            is_unseen: self.is_unseen || outer.is_unseen || is_section_hidden,
            is_struck: self.is_struck || outer.is_struck,
            height: self.height.or(outer.height),
        }
    }
}

/// Styles by name; nothing of what is damaged.
pub fn styles(xml: &str) -> BTreeMap<String, Style> {
    let mut styles = BTreeMap::new();
    let (mut name, mut style) = (String::new(), Style::default());
    // What was read before a fault stays; the reader of the text complains about it.
    let _ = walk(xml, |piece| {
        match piece {
            Piece::Open("style", start) => {
                name = attribute(start, "name").unwrap_or_default();
                let parent = attribute(start, "parent-style-name");
                style = parent.and_then(|parent| styles.get(&parent)).copied().unwrap_or_default();
            }
            Piece::Close("style") => drop(styles.insert(name.clone(), style)),
            Piece::Open("table-properties", start) => {
                style.is_hidden = attribute(start, "display").is_some_and(|shown| shown == "false");
            }
            Piece::Open("text-properties", start) => {
                style.is_unseen |= attribute(start, "display").is_some_and(|shown| shown == "none");
                let line = attribute(start, "text-line-through-style")
                    .or_else(|| attribute(start, "text-line-through-type"));
                style.is_struck |= line.is_some_and(|line| line != "none");
                let position = attribute(start, "text-position").unwrap_or_default();
                style.height = match position.split(' ').next().unwrap_or_default() {
                    "super" => Some(Height::Raised),
                    "sub" => Some(Height::Lowered),
                    _ => style.height,
                };
            }
            _ => {}
        }
        Ok(())
    });
    styles
}

/// Text that is not the page's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// A remark in the margin.
    Comment,
    /// A footnote.
    Note,
    /// A prompt that waits to be filled in.
    Prompt,
    /// The sign of a footnote.
    Citation,
    /// What a tracked change takes away.
    Deletion,
    /// Sounds over characters, and who changed what.
    Sound,
}

/// What an element holds that is not the page's.
pub fn aside(name: &str) -> Option<Aside> {
    match name {
        "annotation" => Some(Aside::Comment),
        "note" => Some(Aside::Note),
        "placeholder" => Some(Aside::Prompt),
        "note-citation" => Some(Aside::Citation),
        "deletion" => Some(Aside::Deletion),
        "ruby-text" | "change-info" => Some(Aside::Sound),
        _ => None,
    }
}

/// Whether an element holds text that lies over the page.
pub fn is_box(name: &str) -> bool {
    ["text-box", "custom-shape", "rect", "ellipse", "caption", "path", "polygon"].contains(&name)
}

/// Texts of the page's heads and feet.
pub fn page_heads(xml: &str) -> Vec<String> {
    let (mut heads, mut text, mut depth) = (Vec::new(), String::new(), 0_usize);
    let _ = walk(xml, |piece| {
        match piece {
            Piece::Open("header" | "footer", _) => depth += 1,
            Piece::Close("header" | "footer") => {
                depth = depth.saturating_sub(1);
                let head = std::mem::take(&mut text).trim().to_owned();
                if head.chars().any(char::is_alphabetic) && !heads.contains(&head) {
                    heads.push(head);
                }
            }
            Piece::Text(more) if depth > 0 => text.push_str(more),
            Piece::Close("p") if depth > 0 => text.push(' '),
            _ => {}
        }
        Ok(())
    });
    heads
}

/// Whether a row or column is not shown.
pub fn is_collapsed(start: &BytesStart<'_>) -> bool {
    attribute(start, "visibility").is_some_and(|shown| shown == "collapse" || shown == "filter")
}
