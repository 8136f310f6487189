//! XML as a row of small events, bounded in depth. Entities that a document defines itself are never unfolded.

use super::refusal::Refusal;
use anyhow::{Context as _, Result, bail};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Office programs nest some dozens deep.
const MAX_DEPTH: usize = 256;

/// What is seen on the way through a document.
#[derive(Debug)]
pub enum Piece<'a> {
    /// An element begins: its name without prefix, and its attributes.
    Open(&'a str, &'a BytesStart<'a>),
    /// An element ends.
    Close(&'a str),
    /// Text, references resolved.
    Text(&'a str),
}

/// Shows every piece in order.
///
/// # Errors
/// When the document is not well formed, ends early or is nested too deep, or when `see` fails.
pub fn walk(xml: &str, mut see: impl FnMut(Piece<'_>) -> Result<()>) -> Result<()> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().context(Refusal::Damaged)? {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    bail!(Refusal::TooDeep);
                }
                see(Piece::Open(start.local_name().as_ref(), &start))?;
            }
            Event::Empty(start) => {
                see(Piece::Open(start.local_name().as_ref(), &start))?;
                see(Piece::Close(start.local_name().as_ref()))?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                see(Piece::Close(end.local_name().as_ref()))?;
            }
            Event::Text(text) => see(Piece::Text(&text.xml10_content()))?,
            Event::CData(text) => see(Piece::Text(&text.xml10_content()))?,
            Event::GeneralRef(name) => see(Piece::Text(&resolved(&name)))?,
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => bail!(Refusal::EndsEarly),
            _ => {}
        }
    }
}

/// The five names of XML and numbers; any other reference stays as it is written.
fn resolved(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    let name = name.xml10_content();
    match name.as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

/// The value of an attribute, by its name without prefix.
pub fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let mut found =
        attributes.with_checks(false).flatten().filter(|one| one.key.local_name().as_ref() == name);
    Some(found.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A number in an attribute; 1 where there is none.
pub fn count(start: &BytesStart<'_>, name: &str) -> usize {
    attribute(start, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(xml: &str) -> Result<String> {
        let mut text = String::new();
        walk(xml, |piece| {
            if let Piece::Text(more) = piece {
                text.push_str(more);
            }
            Ok(())
        })?;
        Ok(text)
    }

    #[test]
    fn references_are_resolved_and_own_entities_are_not_unfolded() {
        let bomb =
            "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><x>1 &lt; &#20013; &b;</x>";
        assert_eq!(text_of(bomb).unwrap(), "1 < 中 &b;");
    }

    #[test]
    fn depth_and_damage_are_refused() {
        let deep = "<a>".repeat(100_000);
        assert!(text_of(&deep).unwrap_err().to_string().contains("deep"));
        assert!(text_of("<a><b></a>").is_err());
        assert!(text_of("<a>x").unwrap_err().to_string().contains("too early"));
    }
}
