//! What is open and what was done to it.

use std::sync::OnceLock;

use policy_data::import::written;
pub use policy_data::overlay::is_blank;
use policy_data::overlay::skeleton;
use serde::Serialize;
use serde_json::{Value, json};

use crate::change::{Act, Change};
use crate::history::{Document, Files, History};
use crate::place::{items, text, words};
use crate::publish::Publishing;

/// Where the policies of a guide are.
pub(crate) const POLICIES: &str = "/policies";
/// How a draft says what it is.
pub const DRAFT: &str = "policy-guide-draft";

/// A file as it was opened: its text, letter by letter. What it says is read once somebody asks, which the page never does.
#[derive(Clone, Debug, Default)]
struct Opened {
    text: String,
    value: OnceLock<Value>,
}

impl PartialEq for Opened {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Opened {
    fn of(text: String) -> Self {
        Self { text, value: OnceLock::new() }
    }

    fn value(&self) -> &Value {
        self.value.get_or_init(|| parsed(&self.text).unwrap_or_default())
    }
}

/// What a text says; a byte order mark before it is passed over.
pub fn parsed(text: &str) -> Option<Value> {
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// The work on a guide.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    published: Option<Opened>,
    asks: Option<Opened>,
    overlay: Option<Opened>,
    files: Files,
    history: History,
    /// What was done and is not handed over yet.
    acts: Vec<String>,
}

/// The work as it is saved.
#[derive(Serialize)]
struct Draft<'a> {
    #[serde(rename = "policy-guide-draft")]
    version: u64,
    published: Option<&'a str>,
    asks: Option<&'a str>,
    overlay: Option<&'a str>,
    files: &'a Files,
    history: &'a History,
}

impl Session {
    /// Opens a published guide; `None` where its text is no guide.
    pub fn of_guide(guide: &str) -> Option<Self> {
        Self::of_read_guide(guide.to_owned(), parsed(guide)?)
    }

    /// The same with what its text says.
    pub fn of_read_guide(text: String, guide: Value) -> Option<Self> {
        guide["policies"].as_array()?;
        let files = Files::of_guide(guide);
        Some(Self { published: Some(Opened::of(text)), files, ..Self::default() })
    }

    /// Begins from nothing: a guide that a list or a person fills.
    pub fn fresh(id: &str, title: &str) -> Self {
        let guide = json!({
            "format": 1, "id": id, "title": { "zh": title }, "source": {}, "languages": ["zh"], "categories": [],
            "vocabulary": { "audiences": [], "supports": [], "agencies": [] }, "questions": [], "synonyms": [],
            "policies": [],
        });
        Self { files: Files::of_guide(guide), ..Self::default() }
    }

    /// Opens the questions in people's own words beside the guide.
    pub fn open_asks(&mut self, asks: &str) -> bool {
        self.open_beside(Document::Asks, asks)
    }

    /// Opens a district's overlay for the guide.
    pub fn open_overlay(&mut self, overlay: &str) -> bool {
        self.open_beside(Document::Overlay, overlay)
    }

    /// Opens one of the two beside the guide; returns whether it can be read.
    pub fn open_beside(&mut self, document: Document, text: &str) -> bool {
        self.act(Act::Beside { document, text: text.to_owned() })
    }

    fn beside(&mut self, document: Document, text: String) -> bool {
        let Some(value) = parsed(&text) else { return false };
        self.history.edit(&mut self.files, None, vec![Change::of(document, "", Some(value))]);
        let opened = Some(Opened::of(text));
        match document {
            Document::Asks => self.asks = opened,
            _ => self.overlay = opened,
        }
        true
    }

    /// The work as text, to be saved.
    pub fn draft(&self) -> String {
        let text = |opened: &'_ Option<Opened>| opened.as_ref().map(|opened| opened.text.clone());
        let (published, asks, overlay) =
            (text(&self.published), text(&self.asks), text(&self.overlay));
        let draft = Draft {
            version: 1,
            published: published.as_deref(),
            asks: asks.as_deref(),
            overlay: overlay.as_deref(),
            files: &self.files,
            history: &self.history,
        };
        serde_json::to_string(&draft).unwrap_or_default()
    }

    /// The work from its text; `None` where it is none.
    pub fn of_draft(draft: &str) -> Option<Self> {
        Self::of_read_draft(parsed(draft)?)
    }

    /// The same from what its text says, without a copy of it.
    pub fn of_read_draft(mut draft: Value) -> Option<Self> {
        draft[DRAFT].as_u64()?;
        let mut opened = |name: &str| match draft[name].take() {
            Value::String(text) => Some(Opened::of(text)),
            _ => None,
        };
        let (published, asks, overlay) = (opened("published"), opened("asks"), opened("overlay"));
        let files = Files::read(draft["files"].take())?;
        let history = serde_json::from_value(draft["history"].take()).ok()?;
        Some(Self { published, asks, overlay, files, history, acts: Vec::new() })
    }

    /// Does something; it is handed over with [`Self::take_acts`]. Returns whether anything is other than before.
    pub fn act(&mut self, act: Act) -> bool {
        let text = serde_json::to_string(&act);
        let is_done = self.apply(act);
        if is_done {
            self.acts.extend(text);
        }
        is_done
    }

    /// Does what was handed over by another; returns whether anything is other than before.
    pub fn apply(&mut self, act: Act) -> bool {
        match act {
            Act::Edit { place, changes } => {
                self.history.edit(&mut self.files, place.as_deref(), changes)
            }
            Act::Beside { document, text } => self.beside(document, text),
            Act::Pause => self.history.pause(),
            Act::Undo => {
                let is_some = self.history.can_undo();
                self.history.undo(&mut self.files);
                is_some
            }
            Act::Redo => {
                let is_some = self.history.can_redo();
                self.history.redo(&mut self.files);
                is_some
            }
        }
    }

    /// What was done since this was last asked, in order, each as JSON.
    pub fn take_acts(&mut self) -> Vec<String> {
        std::mem::take(&mut self.acts)
    }

    /// One of the files as it is now.
    pub fn file(&self, document: Document) -> &Value {
        self.files.get(document)
    }

    /// The guide as it is now.
    pub fn guide(&self) -> &Value {
        self.file(Document::Guide)
    }

    /// The published guide; `null` where there is none. It is read when it is first asked for.
    pub fn published(&self) -> &Value {
        self.published.as_ref().map_or(&Value::Null, Opened::value)
    }

    /// The file with the questions that people ask, where the guide names one and it is not open.
    pub fn closed_asks(&self) -> Option<&str> {
        let is_open = !self.file(Document::Asks).is_null();
        self.guide()["asks"].as_str().filter(|_| !is_open)
    }

    /// Whether there is a published guide.
    pub fn has_published(&self) -> bool {
        self.published.is_some()
    }

    /// Whether a guide is open, even an empty one.
    pub fn is_open(&self) -> bool {
        self.guide().is_object()
    }

    /// Whether the guide differs from what is published. It looks at what was edited, not at every policy.
    pub fn is_changed(&self) -> bool {
        let has_changed = |document| self.history.has_changed(&self.files, document);
        self.is_open() && !self.has_published()
            || has_changed(Document::Guide)
            || has_changed(Document::Asks)
            || self.history.can_undo() && !self.file(Document::Overlay).is_null()
    }

    /// Whether there is anything to keep: what was only opened is on disk already.
    pub fn has_work(&self) -> bool {
        let is_fresh = self.is_open() && !self.has_published();
        is_fresh || self.history.can_undo() || self.history.can_redo()
    }

    /// The languages of the guide, the official text's first.
    pub fn languages(&self) -> Vec<String> {
        let languages = words(self.guide(), "/languages");
        if languages.is_empty() { vec!["zh".to_owned()] } else { languages }
    }

    /// Its policies.
    pub fn policies(&self) -> &[Value] {
        items(self.guide(), POLICIES)
    }

    /// Where the policy of a number stands.
    pub fn place_of(&self, number: u64) -> Option<usize> {
        self.policies().iter().position(|policy| policy["number"] == number)
    }

    /// Puts a value at a place; edits of one place in a row are undone as one.
    pub fn set(&mut self, document: Document, pointer: &str, new: Option<Value>) -> bool {
        let changes = vec![Change::of(document, pointer, new)];
        self.act(Act::Edit { place: Some(pointer.to_owned()), changes })
    }

    /// Makes several changes that are undone together.
    pub fn change(&mut self, changes: Vec<(Document, String, Option<Value>)>) -> bool {
        let changes = changes.into_iter();
        let changes = changes.map(|(document, pointer, new)| Change::of(document, pointer, new));
        self.act(Act::Edit { place: None, changes: changes.collect() })
    }

    /// The history, to be asked.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Ends an edit that goes on as long as a person types.
    pub fn pause(&mut self) {
        self.act(Act::Pause);
    }

    /// Undoes the last edit.
    pub fn undo(&mut self) {
        self.act(Act::Undo);
    }

    /// Does the last undone edit again.
    pub fn redo(&mut self) {
        self.act(Act::Redo);
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
            let same = opened.as_ref().filter(|opened| opened.value() == now);
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
