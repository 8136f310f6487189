//! Edits and how they are undone: each keeps the smallest part of a file that changed, as it was and as it is.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::place::{at, put, split};

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

/// A part of a file before and after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Step {
    document: Document,
    pointer: String,
    /// What stood there, and where among its neighbours.
    before: Option<(usize, Value)>,
    after: Option<Value>,
}

/// What a person did at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    steps: Vec<Step>,
    /// Edits in a row with the same place are undone as one: typing is one edit.
    place: Option<String>,
}

/// The files, by their names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Files {
    guide: Value,
    asks: Value,
    overlay: Value,
    reading: Value,
    taken_out: Value,
}

impl Files {
    /// One of the files.
    pub fn get(&self, document: Document) -> &Value {
        match document {
            Document::Guide => &self.guide,
            Document::Asks => &self.asks,
            Document::Overlay => &self.overlay,
            Document::Reading => &self.reading,
            Document::TakenOut => &self.taken_out,
        }
    }

    fn get_mut(&mut self, document: Document) -> &mut Value {
        match document {
            Document::Guide => &mut self.guide,
            Document::Asks => &mut self.asks,
            Document::Overlay => &mut self.overlay,
            Document::Reading => &mut self.reading,
            Document::TakenOut => &mut self.taken_out,
        }
    }
}

/// The smallest part that is kept: a policy, a list of words, or a field of the file.
fn unit(pointer: &str) -> &str {
    let depth = match pointer.split('/').nth(1) {
        Some("policies" | "vocabulary") => 3,
        Some(_) => 2,
        None => return "",
    };
    let ends = pointer.match_indices('/').map(|(end, _)| end).chain([pointer.len()]);
    ends.skip(1).nth(depth - 2).map_or(pointer, |end| &pointer[..end])
}

/// The same; a list that gets longer or shorter is kept as a whole, since its other items move.
fn unit_in<'a>(file: &Value, pointer: &'a str, is_taken: bool) -> &'a str {
    let unit = unit(pointer);
    let is_moved = file.pointer(unit).is_none() || is_taken && unit == pointer;
    let parent = unit.rsplit_once('/').map(|(parent, _)| parent);
    parent.filter(|parent| is_moved && at(file, parent).is_array()).unwrap_or(unit)
}

/// What stands at a place, with its position among its neighbours.
fn found(file: &Value, pointer: &str) -> Option<(usize, Value)> {
    let value = file.pointer(pointer)?;
    let position = split(pointer).and_then(|(parent, name)| match at(file, parent) {
        Value::Object(fields) => fields.keys().position(|key| *key == name),
        _ => name.parse().ok(),
    });
    Some((position.unwrap_or(0), value.clone()))
}

/// Puts what stood at a place back to where it stood.
fn put_back(file: &mut Value, pointer: &str, (position, value): (usize, Value)) {
    let place = split(pointer);
    let parent = place.as_ref().and_then(|(parent, _)| file.pointer_mut(parent));
    match (parent, &place) {
        (Some(Value::Object(fields)), Some((_, name))) => insert(fields, position, name, value),
        _ => put(file, pointer, Some(value)),
    }
}

fn insert(fields: &mut Map<String, Value>, position: usize, name: &str, value: Value) {
    if fields.contains_key(name) {
        fields.insert(name.to_owned(), value);
    } else {
        fields.shift_insert(position.min(fields.len()), name.to_owned(), value);
    }
}

/// Every edit, and how many of them hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    edits: Vec<Edit>,
    n_done: usize,
}

impl History {
    /// Makes changes to the files as one edit; returns whether anything is other than before.
    pub fn edit(
        &mut self,
        files: &mut Files,
        place: Option<&str>,
        changes: Vec<(Document, String, Option<Value>)>,
    ) -> bool {
        let mut steps = Vec::new();
        for (document, pointer, new) in changes {
            let file = files.get_mut(document);
            let unit = unit_in(file, &pointer, new.is_none()).to_owned();
            let before = found(file, &unit);
            put(file, &pointer, new);
            let after = file.pointer(&unit).cloned();
            if before.as_ref().map(|(_, value)| value) != after.as_ref() {
                steps.push(Step { document, pointer: unit, before, after });
            }
        }
        let is_change = !steps.is_empty();
        if is_change {
            self.keep(Edit { steps, place: place.map(ToOwned::to_owned) });
        }
        is_change
    }

    fn keep(&mut self, edit: Edit) {
        let is_last = self.n_done == self.edits.len();
        self.edits.truncate(self.n_done);
        let goes_on = |last: &&mut Edit| {
            is_last
                && edit.place.is_some()
                && last.place == edit.place
                && last.steps.len() == 1
                && edit.steps.len() == 1
                && last.steps[0].pointer == edit.steps[0].pointer
        };
        match self.edits.last_mut().filter(goes_on) {
            Some(last) => {
                for (step, new) in last.steps.iter_mut().zip(edit.steps) {
                    step.after = new.after;
                }
            }
            None => self.edits.push(edit),
        }
        self.n_done = self.edits.len();
    }

    /// The next edit of a place begins an undo of its own.
    pub fn pause(&mut self) {
        if let Some(last) = self.edits.last_mut() {
            last.place = None;
        }
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.n_done > 0
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.n_done < self.edits.len()
    }

    /// Undoes the last edit that holds.
    pub fn undo(&mut self, files: &mut Files) {
        self.pause();
        let Some(edit) = self.n_done.checked_sub(1).and_then(|idx| self.edits.get(idx)) else {
            return;
        };
        for step in edit.steps.iter().rev() {
            let file = files.get_mut(step.document);
            match &step.before {
                Some(before) => put_back(file, &step.pointer, before.clone()),
                None => put(file, &step.pointer, None),
            }
        }
        self.n_done -= 1;
    }

    /// Does the last undone edit again.
    pub fn redo(&mut self, files: &mut Files) {
        let Some(edit) = self.edits.get(self.n_done) else { return };
        for step in &edit.steps {
            put(files.get_mut(step.document), &step.pointer, step.after.clone());
        }
        self.n_done += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn files() -> Files {
        let guide =
            json!({ "title": "x", "note": "n", "policies": [{ "number": 1 }, { "number": 2 }] });
        Files { guide, ..Files::default() }
    }

    #[track_caller]
    fn edit(history: &mut History, files: &mut Files, pointer: &str, new: Option<Value>) -> bool {
        history.edit(files, Some(pointer), vec![(Document::Guide, pointer.to_owned(), new)])
    }

    #[test]
    fn the_part_that_is_kept_is_a_policy_or_a_field() {
        assert_eq!(unit("/policies/3/editorial/title"), "/policies/3");
        assert_eq!(unit("/policies"), "/policies");
        assert_eq!(unit("/vocabulary/audiences/0/zh"), "/vocabulary/audiences");
        assert_eq!(unit("/source/checked"), "/source");
        assert_eq!(unit(""), "");
    }

    #[test]
    fn undo_of_everything_gives_the_file_letter_by_letter_and_redo_gives_it_back() {
        let (mut history, mut files) = (History::default(), files());
        let before = files.guide.to_string();
        edit(&mut history, &mut files, "/title", None);
        edit(&mut history, &mut files, "/region/zh", Some(json!("示例区")));
        edit(&mut history, &mut files, "/policies/1/editorial/title/zh", Some(json!("a")));
        edit(&mut history, &mut files, "/policies/0", None);
        let after = files.guide.to_string();
        while history.can_undo() {
            history.undo(&mut files);
        }
        assert_eq!(files.guide.to_string(), before);
        while history.can_redo() {
            history.redo(&mut files);
        }
        assert_eq!(files.guide.to_string(), after);
    }

    #[test]
    fn typing_is_one_edit_until_a_pause_and_what_changes_nothing_is_none() {
        let (mut history, mut files) = (History::default(), files());
        for text in ["a", "ab", "abc"] {
            edit(&mut history, &mut files, "/title", Some(json!(text)));
        }
        history.pause();
        edit(&mut history, &mut files, "/title", Some(json!("abcd")));
        assert!(!edit(&mut history, &mut files, "/title", Some(json!("abcd"))));
        history.undo(&mut files);
        assert_eq!(files.guide["title"], "abc");
        history.undo(&mut files);
        assert_eq!(files.guide["title"], "x");
        assert!(!history.can_undo());
        edit(&mut history, &mut files, "/title", Some(json!("other")));
        assert!(!history.can_redo(), "a new edit ends what was undone");
    }
}
