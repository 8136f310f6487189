//! Edits and how they are undone: each keeps the smallest part of a file that changed, as it was and as it is.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::change::Change;
pub use crate::change::Document;
use crate::place::{at, index, put, split};

/// A part of a file that changed. Kept is what the file does not hold: what stood there before, and once it is undone,
/// what came after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Step {
    document: Document,
    pointer: String,
    how: How,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum How {
    /// Something else stands there; with its position among its neighbours.
    Put(Option<(usize, Value)>),
    /// An item of a list came, and the later ones moved on.
    Came(Option<Value>),
    /// An item of a list went.
    Went(Option<Value>),
}

/// What a person did at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Edit {
    steps: Vec<Step>,
    /// Edits in a row with the same place are undone as one: typing is one edit.
    place: Option<String>,
}

impl Edit {
    /// The places that it changes: a policy is changed as a whole.
    pub fn places(&self) -> impl Iterator<Item = (Document, &str)> {
        self.steps.iter().map(|step| (step.document, step.pointer.as_str()))
    }
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
    /// A guide alone.
    pub fn of_guide(guide: Value) -> Self {
        Self { guide, ..Self::default() }
    }

    /// From what is read of them, without a copy of it.
    pub fn read(mut files: Value) -> Option<Self> {
        files.as_object()?;
        let mut file = |name: &str| files[name].take();
        Some(Self {
            guide: file("guide"),
            asks: file("asks"),
            overlay: file("overlay"),
            reading: file("reading"),
            taken_out: file("taken_out"),
        })
    }

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

/// Makes a change; returns the place and what is kept of it, nothing where all is as before.
fn make(file: &mut Value, pointer: &str, new: Option<Value>) -> Option<(String, How)> {
    let unit = unit(pointer);
    let new = if unit == pointer { item(file, pointer, new)? } else { Item::Other(new) };
    let new = match new {
        Item::Made(place, how) => return Some((place, how)),
        Item::Other(new) => new,
    };
    // What is replaced as a whole is moved, not copied: it may be a guide of ten thousand policies.
    let before = if unit == pointer { taken(file, unit) } else { found(file, unit) };
    put(file, pointer, new);
    let is_same = before.as_ref().map(|(_, value)| value) == file.pointer(unit);
    (!is_same).then(|| (unit.to_owned(), How::Put(before)))
}

/// Whether a change is one of the items of a list.
enum Item {
    Made(String, How),
    Other(Option<Value>),
}

/// An item that comes or goes is kept by itself, without its neighbours. `None` where there is nothing to take away.
fn item(file: &mut Value, pointer: &str, new: Option<Value>) -> Option<Item> {
    let place =
        split(pointer).and_then(|(parent, name)| Some((parent, file.pointer_mut(parent)?, name)));
    let Some((parent, Value::Array(items), name)) = place else { return Some(Item::Other(new)) };
    let n = items.len();
    let (idx, is_between) = index(&name, n);
    let place = format!("{parent}/{}", idx.min(n));
    match new {
        Some(new) if is_between || idx >= n => {
            items.insert(idx.min(n), new);
            Some(Item::Made(place, How::Came(None)))
        }
        Some(new) => Some(Item::Other(Some(new))),
        None if idx < n => Some(Item::Made(place, How::Went(Some(items.remove(idx))))),
        None => None,
    }
}

/// Takes what stands at a place, and leaves nothing in its place.
fn taken(file: &mut Value, pointer: &str) -> Option<(usize, Value)> {
    let position = position(file, pointer);
    Some((position, std::mem::take(file.pointer_mut(pointer)?)))
}

fn position(file: &Value, pointer: &str) -> usize {
    let position = split(pointer).and_then(|(parent, name)| match at(file, parent) {
        Value::Object(fields) => fields.keys().position(|key| *key == name),
        _ => name.parse().ok(),
    });
    position.unwrap_or(0)
}

/// What stands at a place, with its position among its neighbours.
fn found(file: &Value, pointer: &str) -> Option<(usize, Value)> {
    Some((position(file, pointer), file.pointer(pointer)?.clone()))
}

impl Step {
    /// Puts what is kept into the file, and keeps what it takes the place of.
    fn turn(&mut self, file: &mut Value) {
        let pointer = self.pointer.as_str();
        match &mut self.how {
            How::Put(kept) => swap(file, pointer, kept),
            How::Came(kept) | How::Went(kept) => swap_item(file, pointer, kept),
        }
    }
}

fn swap(file: &mut Value, pointer: &str, kept: &mut Option<(usize, Value)>) {
    match (file.pointer_mut(pointer), kept.take()) {
        (Some(now), Some((position, before))) => {
            *kept = Some((position, std::mem::replace(now, before)));
        }
        (None, Some(before)) => put_back(file, pointer, before),
        (Some(_), None) => {
            *kept = taken(file, pointer);
            put(file, pointer, None);
        }
        (None, None) => {}
    }
}

fn swap_item(file: &mut Value, pointer: &str, kept: &mut Option<Value>) {
    let place = split(pointer).and_then(|(parent, name)| Some((file.pointer_mut(parent)?, name)));
    let Some((Value::Array(items), name)) = place else { return };
    let idx = name.parse().unwrap_or(items.len()).min(items.len());
    match kept.take() {
        Some(item) => items.insert(idx, item),
        None if idx < items.len() => *kept = Some(items.remove(idx)),
        None => {}
    }
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
    pub fn edit(&mut self, files: &mut Files, place: Option<&str>, changes: Vec<Change>) -> bool {
        let mut steps = Vec::new();
        for Change { document, pointer, new } in changes {
            let made = make(files.get_mut(document), &pointer, new);
            steps.extend(made.map(|(pointer, how)| Step { document, pointer, how }));
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
        let is_put = |step: &Step| matches!(step.how, How::Put(_));
        let goes_on = |last: &Edit| {
            is_last
                && edit.place.is_some()
                && last.place == edit.place
                && matches!((&last.steps[..], &edit.steps[..]), ([last], [new])
                    if last.pointer == new.pointer && is_put(last) && is_put(new))
        };
        // What stood there before the first of them is kept already.
        if !self.edits.last().is_some_and(goes_on) {
            self.edits.push(edit);
        }
        self.n_done = self.edits.len();
    }

    /// The next edit of a place begins an undo of its own; returns whether one was going on.
    pub fn pause(&mut self) -> bool {
        self.edits.last_mut().is_some_and(|last| last.place.take().is_some())
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.n_done > 0
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.n_done < self.edits.len()
    }

    /// The last edit that holds: it would be undone next.
    pub fn next_undone(&self) -> Option<&Edit> {
        self.edits.get(self.n_done.checked_sub(1)?)
    }

    /// The last undone edit: it would be done again next.
    pub fn next_redone(&self) -> Option<&Edit> {
        self.edits.get(self.n_done)
    }

    /// Undoes the last edit that holds.
    pub fn undo(&mut self, files: &mut Files) {
        self.pause();
        let last = self.n_done.checked_sub(1).and_then(|idx| self.edits.get_mut(idx));
        let Some(edit) = last else { return };
        edit.steps.iter_mut().rev().for_each(|step| step.turn(files.get_mut(step.document)));
        self.n_done -= 1;
    }

    /// Does the last undone edit again.
    pub fn redo(&mut self, files: &mut Files) {
        let Some(edit) = self.edits.get_mut(self.n_done) else { return };
        edit.steps.iter_mut().for_each(|step| step.turn(files.get_mut(step.document)));
        self.n_done += 1;
    }

    /// Whether a file is other than it was before the first edit. It looks at what was edited, however long the file is;
    /// where that cannot tell, the file counts as changed. What puts a file in place of none opens it.
    pub fn has_changed(&self, files: &Files, document: Document) -> bool {
        let mut seen: Vec<&str> = Vec::new();
        let done = self.edits.iter().take(self.n_done).flat_map(|edit| &edit.steps);
        for step in done.filter(|step| step.document == document) {
            let How::Put(Some((_, before))) = &step.how else { return true };
            let is_within = |outer: &str, inner: &str| {
                inner
                    .strip_prefix(outer)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            if step.pointer.is_empty() && before.is_null()
                || seen.iter().any(|own| is_within(own, &step.pointer))
            {
                continue;
            }
            let is_around = seen.iter().any(|own| is_within(&step.pointer, own));
            if is_around || files.get(document).pointer(&step.pointer) != Some(before) {
                return true;
            }
            seen.push(&step.pointer);
        }
        false
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
        history.edit(files, Some(pointer), vec![Change::of(Document::Guide, pointer, new)])
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
