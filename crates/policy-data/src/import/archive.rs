//! Web archives (.mht), as Word and Excel save them: the page inside of the message.
//!
//! Unpacked by mail-parser, which knows the encodings of messages.

use anyhow::{Context as _, Result};
use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use super::decode::decode;
use super::grid::{Grid, Hint};
use super::html;
use super::refusal::Refusal;

/// Whether bytes are a message in parts.
pub fn is_archive(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_lowercase();
    let head = start.trim_start().lines().take(30).collect::<Vec<_>>();
    let is_header = head.first().is_some_and(|line| {
        line.split_once(':').is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    });
    is_header
        && head
            .iter()
            .any(|line| line.starts_with("mime-version:") || line.starts_with("content-type:"))
}

/// Reads the tables of the pages in it.
///
/// # Errors
/// When no part is a page with tables.
pub fn read(bytes: &[u8]) -> Result<Grid> {
    let message = MessageParser::default().parse(bytes).context(Refusal::WebPage)?;
    let mut found: Option<Grid> = None;
    for part in message.parts.iter().take(200) {
        let text = match &part.body {
            PartType::Html(text) => text.to_string(),
            PartType::Text(text) if html::is_page(text) => text.to_string(),
            PartType::Binary(bytes)
                if part.content_type().is_some_and(|kind| kind.subtype() == Some("html")) =>
            {
                decode(bytes).text
            }
            _ => continue,
        };
        let decoded = super::decode::Decoded { text, hints: Vec::new() };
        // Frames and style sheets of the archive hold no tables.
        if let Ok(grid) = html::read(decoded) {
            match &mut found {
                None => found = Some(grid),
                Some(first) => first.append(grid),
            }
        }
    }
    let mut grid = found.context(Refusal::WebPage)?;
    grid.hints.retain(|(_, hint)| !matches!(hint, Hint::Really(..)));
    grid.hints.push((None, Hint::Really("网页存档（.mht）", "a web archive (.mht)")));
    Ok(grid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_quoted_lines_is_read() {
        let text = "From: <x>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n--b\n\
            Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: quoted-printable\n\n\
            <table><tr><td>=BC=D7</td></tr></table>\n--b--\n";
        assert!(is_archive(text.as_bytes()));
        assert_eq!(read(text.as_bytes()).unwrap().tables[0].rows[0].cells[0].own(), "甲");
        assert!(!is_archive("序号:类别".as_bytes()));
    }
}
