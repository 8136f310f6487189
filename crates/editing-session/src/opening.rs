//! Opening a file, a piece at a time: what it is, by what it says, and what comes of it.

use serde_json::Value;

use crate::history::Document;
use crate::package::unpack;
use crate::publish::ASKS;
use crate::session::{DRAFT, Session};
use crate::slices::{Slices, Step};

/// What a file came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// A guide, or work that was saved.
    Work(Box<Session>),
    /// Something that stands beside a guide, with its text.
    Beside(Document, String),
    /// A list of changes, which is made anew.
    Changes,
    /// What an import reads.
    List(Vec<u8>),
    /// A guide or a draft that is not whole.
    Broken,
}

/// A file that is being opened.
#[derive(Debug)]
pub struct Opening {
    /// The zip, where it is one.
    bytes: Vec<u8>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// JSON of whatever kind.
    Text(Slices),
    /// The guide of a zip.
    Package(Slices),
    /// No JSON: what is found is known.
    Known(Option<Found>),
}

impl Opening {
    /// Begins to open a file. Nothing at all is a page on which nothing is open.
    pub fn of(bytes: Vec<u8>) -> Self {
        if bytes.is_empty() {
            let nothing = Found::Work(Box::default());
            return Self { bytes, stage: Stage::Known(Some(nothing)) };
        }
        if is_json(&bytes) {
            return Self { bytes: Vec::new(), stage: Stage::Text(Slices::of_bytes(bytes)) };
        }
        match unpack(&bytes, "policies.json") {
            Some(guide) => Self { bytes, stage: Stage::Package(Slices::of_bytes(guide)) },
            None => Self { bytes: Vec::new(), stage: Stage::Known(Some(Found::List(bytes))) },
        }
    }

    /// How much of it is read, from 0 to 100.
    pub fn percent(&self) -> usize {
        match &self.stage {
            Stage::Text(slices) | Stage::Package(slices) => slices.percent(),
            Stage::Known(_) => 100,
        }
    }

    /// Reads the next piece; what it came to once it is read.
    pub fn step(&mut self) -> Option<Found> {
        let (slices, is_package) = match &mut self.stage {
            Stage::Text(slices) => (slices, false),
            Stage::Package(slices) => (slices, true),
            Stage::Known(found) => return found.take().or(Some(Found::Broken)),
        };
        let value = match slices.step() {
            Step::More => return None,
            Step::Done(value) => Some(value),
            Step::Bad => None,
        };
        let read = std::mem::replace(slices, Slices::of(String::new()));
        let (text, bytes) = read.into_text();
        Some(match value {
            Some(value) if is_package => package(text, value, &self.bytes),
            Some(value) => found(text, value, bytes),
            None if is_package => Found::Broken,
            None => Found::List(file(text, bytes)),
        })
    }

    /// Reads it to its end.
    pub fn whole(mut self) -> Found {
        loop {
            if let Some(found) = self.step() {
                return found;
            }
        }
    }
}

fn is_json(bytes: &[u8]) -> bool {
    let bare = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bare.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{')
}

fn text_of(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// What a file is, by its fields.
fn found(text: String, value: Value, bytes: Vec<u8>) -> Found {
    let work = |session: Option<Session>| {
        session.map_or(Found::Broken, |session| Found::Work(Box::new(session)))
    };
    if value[DRAFT].is_u64() {
        work(Session::of_read_draft(value))
    } else if value["categories"].is_array() {
        work(Session::of_read_guide(text, value))
    } else if value["changes"].is_array() {
        Found::Changes
    } else if value["guide"].is_string() {
        Found::Beside(Document::Overlay, text)
    } else if value["asks"].is_object() {
        Found::Beside(Document::Asks, text)
    } else if value["policies"].is_array() {
        work(Session::of_read_guide(text, value))
    } else {
        Found::List(file(text, bytes))
    }
}

/// The bytes of a file, of which only the text is left where it says them all.
fn file(text: String, bytes: Vec<u8>) -> Vec<u8> {
    if bytes.is_empty() { text.into_bytes() } else { bytes }
}

/// A zip that the page has made: the guide, and what lies beside it.
fn package(text: String, guide: Value, zip: &[u8]) -> Found {
    let Some(mut session) = Session::of_read_guide(text, guide) else { return Found::Broken };
    for (document, name) in [(Document::Asks, ASKS), (Document::Overlay, "overlay.json")] {
        if let Some(file) = unpack(zip, name) {
            session.open_beside(document, &text_of(file));
        }
    }
    // Who opens the same zip opens what lies beside the guide, too.
    session.take_acts();
    Found::Work(Box::new(session))
}
