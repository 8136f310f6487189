//! What is done to the work, as it is handed over: whoever has a copy of the documents does the same to it. What is handed
//! over for an edit is as long as what was edited, however long the guide is.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One of the files that are edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Document {
    /// `policies.json`.
    Guide,
    /// `policies.asks.json`.
    Asks,
    /// A district's overlay.
    Overlay,
    /// The last list that was read, with what was told of it.
    Reading,
    /// Policies that lists no longer print, and that were taken out.
    TakenOut,
}

/// A value that is put at a place of a file, or taken away there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The file.
    pub document: Document,
    /// The place.
    pub pointer: String,
    /// The value; nothing takes away what is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

impl Change {
    /// A change of a place of a file.
    pub fn of(document: Document, pointer: impl Into<String>, new: Option<Value>) -> Self {
        Self { document, pointer: pointer.into(), new }
    }

    /// The same from what is read of it, without a copy of its value. `null` is a value too; only what is not there is none.
    fn read(mut value: Value) -> Option<Self> {
        let fields = value.as_object_mut()?;
        let new = fields.shift_remove("new");
        Some(Self { document: file_of(&mut value)?, pointer: text(&mut value, "pointer")?, new })
    }
}

/// The file that something is about.
fn file_of(value: &mut Value) -> Option<Document> {
    serde_json::from_value(value["document"].take()).ok()
}

/// The text of a field, without a copy.
fn text(value: &mut Value, field: &str) -> Option<String> {
    match value[field].take() {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// What is done at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "act", rename_all = "lowercase")]
pub enum Act {
    /// Changes that are undone together.
    Edit {
        /// Edits in a row with the same place are undone as one.
        place: Option<String>,
        /// The changes.
        changes: Vec<Change>,
    },
    /// A file is opened beside the guide.
    Beside {
        /// Which.
        document: Document,
        /// Its text, letter by letter.
        text: String,
    },
    /// What is typed next is an edit of its own.
    Pause,
    /// The last edit is undone.
    Undo,
    /// It is done again.
    Redo,
}

impl Act {
    /// From what is read of it, without a copy of what it brings: a guide may be large.
    pub fn read(mut value: Value) -> Option<Self> {
        Some(match value["act"].as_str()? {
            "edit" => {
                let Value::Array(changes) = value["changes"].take() else { return None };
                let changes = changes.into_iter().map(Change::read).collect::<Option<_>>()?;
                Self::Edit { place: text(&mut value, "place"), changes }
            }
            "beside" => {
                Self::Beside { document: file_of(&mut value)?, text: text(&mut value, "text")? }
            }
            "pause" => Self::Pause,
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            _ => return None,
        })
    }
}
