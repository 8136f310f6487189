//! What is open and what was done to it.

use policy_data::import::written;
pub use policy_data::overlay::is_blank;
use policy_data::overlay::skeleton;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::history::{Document, Files, History};
use crate::place::{items, put, text, words};
use crate::publish::Publishing;
use crate::reading::{Read, Told};
use crate::terms::{Terms, same_office};

/// How a draft says what it is.
const DRAFT: &str = "policy-guide-draft";

/// A file as it was opened: its text, letter by letter, and what it says.
#[derive(Clone, Debug, Default, PartialEq)]
struct Opened {
    text: String,
    value: Value,
}

impl Opened {
    fn of(text: &str) -> Option<Self> {
        let value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
        Some(Self { text: text.to_owned(), value })
    }
}

/// What a file is, by what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A guide.
    Guide,
    /// Questions in people's own words.
    Asks,
    /// A district's overlay.
    Overlay,
    /// A list of changes, which is made anew.
    Changes,
    /// The work as it was saved.
    Draft,
    /// What an import reads.
    List,
}

/// Tells what a file is.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    let start: Vec<u8> =
        bytes.iter().copied().filter(|b| !b.is_ascii_whitespace()).take(4).collect();
    let bare = start.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&start);
    if bare.first() != Some(&b'{') {
        return FileKind::List;
    }
    let text = String::from_utf8_lossy(bytes);
    let Some(Opened { value, .. }) = Opened::of(&text) else { return FileKind::List };
    match &value {
        value if value[DRAFT].is_u64() => FileKind::Draft,
        value if value["categories"].is_array() => FileKind::Guide,
        value if value["changes"].is_array() => FileKind::Changes,
        value if value["guide"].is_string() => FileKind::Overlay,
        value if value["asks"].is_object() => FileKind::Asks,
        value if value["policies"].is_array() => FileKind::Guide,
        _ => FileKind::List,
    }
}

/// The work on a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    published: Option<Opened>,
    asks: Option<Opened>,
    overlay: Option<Opened>,
    files: Files,
    history: History,
}

/// The work as it is saved.
#[derive(Serialize, Deserialize)]
struct Draft {
    #[serde(rename = "policy-guide-draft")]
    version: u64,
    published: Option<String>,
    asks: Option<String>,
    overlay: Option<String>,
    files: Files,
    history: History,
}

impl Session {
    /// Opens a published guide; `None` where its text is no guide.
    pub fn of_guide(guide: &str) -> Option<Self> {
        let opened = Opened::of(guide)?;
        opened.value["policies"].as_array()?;
        let mut session = Self::default();
        session.begin_with(Document::Guide, opened.value.clone());
        session.published = Some(opened);
        Some(session)
    }

    /// Begins from nothing: a guide that a list or a person fills.
    pub fn fresh(id: &str, title: &str) -> Self {
        let mut session = Self::default();
        let guide = json!({
            "format": 1, "id": id, "title": { "zh": title }, "source": {}, "languages": ["zh"], "categories": [],
            "vocabulary": { "audiences": [], "supports": [], "agencies": [] }, "questions": [], "synonyms": [],
            "policies": [],
        });
        session.begin_with(Document::Guide, guide);
        session
    }

    /// What a file says when it is opened is not something to undo.
    fn begin_with(&mut self, document: Document, value: Value) {
        self.history.edit(&mut self.files, None, vec![(document, String::new(), Some(value))]);
        self.history = History::default();
    }

    /// Opens the questions in people's own words beside the guide.
    pub fn open_asks(&mut self, asks: &str) -> bool {
        self.open_beside(asks, Document::Asks)
    }

    /// Opens a district's overlay for the guide.
    pub fn open_overlay(&mut self, overlay: &str) -> bool {
        self.open_beside(overlay, Document::Overlay)
    }

    fn open_beside(&mut self, text: &str, document: Document) -> bool {
        let Some(opened) = Opened::of(text) else { return false };
        let changes = vec![(document, String::new(), Some(opened.value.clone()))];
        self.history.edit(&mut self.files, None, changes);
        match document {
            Document::Asks => self.asks = Some(opened),
            _ => self.overlay = Some(opened),
        }
        true
    }

    /// The work as text, to be saved.
    pub fn draft(&self) -> String {
        let text = |opened: &Option<Opened>| opened.as_ref().map(|opened| opened.text.clone());
        let draft = Draft {
            version: 1,
            published: text(&self.published),
            asks: text(&self.asks),
            overlay: text(&self.overlay),
            files: self.files.clone(),
            history: self.history.clone(),
        };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    /// The work from its text; `None` where it is none.
    pub fn of_draft(draft: &str) -> Option<Self> {
        let draft: Draft = serde_json::from_str(draft).ok()?;
        let opened = |text: Option<String>| text.and_then(|text| Opened::of(&text));
        Some(Self {
            published: opened(draft.published),
            asks: opened(draft.asks),
            overlay: opened(draft.overlay),
            files: draft.files,
            history: draft.history,
        })
    }

    /// One of the files as it is now.
    pub fn file(&self, document: Document) -> &Value {
        self.files.get(document)
    }

    /// The guide as it is now.
    pub fn guide(&self) -> &Value {
        self.file(Document::Guide)
    }

    /// The published guide; `null` where there is none.
    pub fn published(&self) -> &Value {
        self.published.as_ref().map_or(&Value::Null, |opened| &opened.value)
    }

    /// Whether a guide is open, even an empty one.
    pub fn is_open(&self) -> bool {
        self.guide().is_object()
    }

    /// Whether the guide differs from what is published.
    pub fn is_changed(&self) -> bool {
        self.published() != self.guide()
            || self.asks.as_ref().is_some_and(|asks| asks.value != *self.file(Document::Asks))
            || self.history.can_undo() && !self.file(Document::Overlay).is_null()
    }

    /// The languages of the guide, the official text's first.
    pub fn languages(&self) -> Vec<String> {
        let languages = words(self.guide(), "/languages");
        if languages.is_empty() { vec!["zh".to_owned()] } else { languages }
    }

    /// Its policies.
    pub fn policies(&self) -> &[Value] {
        items(self.guide(), "/policies")
    }

    /// Where the policy of a number stands.
    pub fn place_of(&self, number: u64) -> Option<usize> {
        self.policies().iter().position(|policy| policy["number"] == number)
    }

    /// Puts a value at a place; edits of one place in a row are undone as one.
    pub fn set(&mut self, document: Document, pointer: &str, new: Option<Value>) -> bool {
        let changes = vec![(document, pointer.to_owned(), new)];
        self.history.edit(&mut self.files, Some(pointer), changes)
    }

    /// Makes several changes that are undone together.
    pub fn change(&mut self, changes: Vec<(Document, String, Option<Value>)>) -> bool {
        self.history.edit(&mut self.files, None, changes)
    }

    /// The history, to be asked.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Ends an edit that goes on as long as a person types.
    pub fn pause(&mut self) {
        self.history.pause();
    }

    /// Undoes the last edit.
    pub fn undo(&mut self) {
        self.history.undo(&mut self.files);
    }

    /// Does the last undone edit again.
    pub fn redo(&mut self) {
        self.history.redo(&mut self.files);
    }

    /// Takes a list that was read: its guide becomes the one that is worked on.
    pub fn take(&mut self, read: Read) {
        let kept = items(self.file(Document::TakenOut), "").iter().enumerate();
        let kept = kept.filter(|(idx, _)| !read.brought_back.contains(idx));
        let mut aside: Vec<Value> = kept.map(|(_, policy)| policy.clone()).collect();
        aside.extend(read.taken_out.iter().cloned());
        let guide = read.guide.clone();
        let reading = serde_json::to_value(read).unwrap_or_default();
        self.change(vec![
            (Document::Guide, String::new(), Some(guide)),
            (Document::Reading, String::new(), Some(reading)),
            (Document::TakenOut, String::new(), Some(aside.into())),
        ]);
    }

    /// What was told of the last list.
    pub fn told(&self) -> Vec<Told> {
        serde_json::from_value(self.file(Document::Reading)["told"].clone()).unwrap_or_default()
    }

    /// Adds a spelling to a known office, so that this list and the next ones find it by themselves.
    pub fn also_spelt(&mut self, known: &str, spelling: &str) {
        let offices = items(self.guide(), Terms::Agencies.pointer());
        let Some(idx) = offices.iter().position(|office| office["id"] == known) else { return };
        let place = format!("{}/{idx}/aliases", Terms::Agencies.pointer());
        let mut aliases = words(self.guide(), &place);
        aliases.push(spelling.to_owned());
        self.change(vec![(Document::Guide, place, Some(json!(aliases)))]);
    }

    /// Takes a new office that is in the guide already for another spelling of a known one.
    pub fn same_office(&mut self, new: &str, known: &str) {
        let guide = same_office(self.guide(), new, known);
        self.change(vec![(Document::Guide, String::new(), Some(guide))]);
    }

    /// Gives a policy back what is published of it, whatever the list says. `was` is its published number, `is` the one
    /// that it has now; a policy that is new leaves, one that is gone comes back.
    pub fn keep_published(&mut self, was: Option<u64>, is: Option<u64>) {
        let known = was.and_then(|was| row(self.published(), was)).cloned();
        let place = is.and_then(|number| self.place_of(number));
        let change = match (known, place) {
            (Some(mut old), Some(idx)) => {
                put(&mut old, "/number", Some(json!(is)));
                (format!("/policies/{idx}"), Some(old))
            }
            (None, Some(idx)) => (format!("/policies/{idx}"), None),
            (Some(old), None) => ("/policies".to_owned(), Some(self.with_row(old))),
            (None, None) => return,
        };
        self.change(vec![(Document::Guide, change.0, change.1)]);
    }

    /// The policies with one more, at the place of its number, or at the end with the next free number.
    fn with_row(&self, mut policy: Value) -> Value {
        let mut policies = self.policies().to_vec();
        let numbers: Vec<u64> = policies.iter().filter_map(|row| row["number"].as_u64()).collect();
        let number = policy["number"].as_u64().unwrap_or(0);
        let place = if numbers.contains(&number) {
            let free = numbers.iter().max().map_or(1, |last| last + 1);
            put(&mut policy, "/number", Some(json!(free)));
            policies.len()
        } else {
            numbers.iter().position(|other| *other > number).unwrap_or(policies.len())
        };
        policies.insert(place, policy);
        policies.into()
    }

    /// Gives a policy what the last list says of it again.
    pub fn take_from_list(&mut self, number: u64) {
        let list = &self.file(Document::Reading)["guide"];
        let Some(new) = row(list, number).cloned() else { return };
        let change = match self.place_of(number) {
            Some(idx) => (format!("/policies/{idx}"), new),
            None => ("/policies".to_owned(), self.with_row(new)),
        };
        self.change(vec![(Document::Guide, change.0, Some(change.1))]);
    }

    /// Whether the last list says something else of a policy than the guide does now.
    pub fn differs_from_list(&self, number: u64) -> bool {
        let listed = row(&self.file(Document::Reading)["guide"], number);
        listed.is_some_and(|listed| row(self.guide(), number) != Some(listed))
    }

    /// Begins a district's overlay with what districts handle, or says why there is nothing to begin.
    ///
    /// # Errors
    /// When the guide leaves nothing to districts.
    pub fn begin_overlay(&mut self) -> anyhow::Result<()> {
        let overlay = skeleton(self.guide())?;
        self.change(vec![(Document::Overlay, String::new(), Some(overlay))]);
        Ok(())
    }

    /// Everything that the files are made of.
    pub fn publishing(&self, date: &str, until: &str, marks: bool) -> Publishing {
        let file = |opened: &Option<Opened>, document, write: fn(&Value) -> String| {
            let now = self.file(document);
            let same = opened.as_ref().filter(|opened| opened.value == *now);
            let text = same.map(|opened| opened.text.clone());
            (!now.is_null()).then(|| text.unwrap_or_else(|| write(now)))
        };
        Publishing {
            published: self.published.as_ref().map(|opened| opened.text.clone()),
            guide: self.guide().clone(),
            asks: file(&self.asks, Document::Asks, |asks| written(asks).unwrap_or_default()),
            overlay: file(&self.overlay, Document::Overlay, |overlay| format!("{overlay:#}\n")),
            taken_out: items(self.file(Document::TakenOut), "").to_vec(),
            date: date.to_owned(),
            until: until.to_owned(),
            marks,
            pages: Vec::new(),
        }
    }

    /// What the guide is called.
    pub fn title(&self, lang: &str) -> String {
        let titles = ["/short_title", "/title"].into_iter();
        let named = titles.map(|place| {
            let own = text(self.guide(), &format!("{place}/{lang}"));
            let first = || text(self.guide(), &format!("{place}/{}", self.languages()[0]));
            if own.is_empty() { first().to_owned() } else { own.to_owned() }
        });
        named
            .chain([text(self.guide(), "/title").to_owned()])
            .find(|name| !name.is_empty())
            .unwrap_or_default()
    }
}

fn row(guide: &Value, number: u64) -> Option<&Value> {
    items(guide, "/policies").iter().find(|policy| policy["number"] == number)
}
