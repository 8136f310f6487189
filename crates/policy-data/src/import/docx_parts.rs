//! What stands beside the text of a Word file: styles, notes, comments, links, and the page's head and foot.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::BytesStart;

use super::docx_numbers::Numbering;
use super::package::{Link, Package};
use super::xml::{Piece, attribute, walk};

/// The list that numbers a paragraph, and the level in it; the list `0` is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// The list's id.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// What a style does that matters here.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// How paragraphs are numbered.
    pub number: Number,
    /// Text is hidden.
    pub is_hidden: bool,
    /// Text is struck out.
    pub is_struck: bool,
}

/// The parts beside the text.
#[derive(Debug, Default)]
pub struct Parts {
    /// Styles by id.
    pub styles: BTreeMap<String, Style>,
    /// Texts of footnotes, endnotes and comments by kind and id.
    pub notes: BTreeMap<(&'static str, String), String>,
    /// Links by id.
    pub links: BTreeMap<String, Link>,
    /// Texts of heads and feet.
    pub heads: BTreeSet<String>,
    /// The lists that number paragraphs.
    pub numbering: Numbering,
}

impl Parts {
    /// Reads what belongs to the main part; what is damaged is left out.
    pub fn of(package: &mut Package<'_>, main: &str) -> Self {
        let mut parts = Self::default();
        for link in package.links(main) {
            let text = |package: &mut Package<'_>| package.text(&link.target).unwrap_or_default();
            match link.kind.as_str() {
                "styles" => parts.styles = styles(&text(package)),
                "numbering" => parts.numbering = Numbering::of(&text(package)),
                "footnotes" => parts.add_notes("footnote", &text(package)),
                "endnotes" => parts.add_notes("endnote", &text(package)),
                "comments" => parts.add_notes("comment", &text(package)),
                "header" | "footer" => {
                    let text = all_text(&text(package));
                    if text.chars().any(char::is_alphabetic) {
                        parts.heads.insert(text);
                    }
                }
                _ => {}
            }
            parts.links.insert(link.id.clone(), link);
        }
        parts
    }

    fn add_notes(&mut self, kind: &'static str, xml: &str) {
        let (mut id, mut text, mut is_text) = (String::new(), String::new(), false);
        // What was read before a fault stays.
        let _ = walk(xml, |piece| {
            match piece {
                Piece::Open(name, start) if name == kind => {
                    id = attribute(start, "id").unwrap_or_default();
                    text.clear();
                }
                Piece::Close(name) if name == kind => {
                    drop(self.notes.insert((kind, id.clone()), text.trim().to_owned()));
                }
                Piece::Open("t", _) => is_text = true,
                Piece::Close("t") => is_text = false,
                Piece::Close("p") => text.push('\n'),
                Piece::Text(more) if is_text => text.push_str(more),
                _ => {}
            }
            Ok(())
        });
    }
}

/// Whether a switch such as `vanish` is on.
pub fn is_on(start: &BytesStart<'_>) -> bool {
    attribute(start, "val").is_none_or(|val| !["0", "false", "off", "none"].contains(&val.as_str()))
}

fn styles(xml: &str) -> BTreeMap<String, Style> {
    let mut own: BTreeMap<String, (Style, Option<String>)> = BTreeMap::new();
    let (mut id, mut style, mut parent) = (String::new(), Style::default(), None);
    let _ = walk(xml, |piece| {
        match piece {
            Piece::Open("style", start) => {
                id = attribute(start, "styleId").unwrap_or_default();
                (style, parent) = (Style::default(), None);
            }
            Piece::Close("style") => {
                drop(own.insert(id.clone(), (std::mem::take(&mut style), parent.take())));
            }
            Piece::Open("basedOn", start) => parent = attribute(start, "val"),
            Piece::Open("numId", start) => style.number.list = attribute(start, "val"),
            Piece::Open("ilvl", start) => {
                style.number.level = attribute(start, "val").and_then(|level| level.parse().ok());
            }
            Piece::Open("vanish", start) => style.is_hidden = is_on(start),
            Piece::Open("strike" | "dstrike", start) => style.is_struck |= is_on(start),
            _ => {}
        }
        Ok(())
    });
    let resolved = |id: &String| {
        let (mut style, mut next, mut n) = (Style::default(), Some(id), 0);
        while let Some((own, parent)) = next.and_then(|id| own.get(id)).filter(|_| n < 20) {
            style.number.list = style.number.list.or_else(|| own.number.list.clone());
            style.number.level = style.number.level.or(own.number.level);
            style.is_hidden |= own.is_hidden;
            style.is_struck |= own.is_struck;
            (next, n) = (parent.as_ref(), n + 1);
        }
        style
    };
    own.keys().map(|id| (id.clone(), resolved(id))).collect()
}

fn all_text(xml: &str) -> String {
    let (mut text, mut is_text) = (String::new(), false);
    let _ = walk(xml, |piece| {
        match piece {
            Piece::Open("t", _) => is_text = true,
            Piece::Close("t") => is_text = false,
            Piece::Close("p") => text.push(' '),
            Piece::Text(more) if is_text => text.push_str(more),
            _ => {}
        }
        Ok(())
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
