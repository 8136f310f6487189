//! What lists do to the work: one is taken, and policy by policy what it says, or what is published, holds.

use serde_json::{Value, json};

use crate::change::{Act, Change, Document};
use crate::place::{escaped, items, put, words};
use crate::reading::{Read, Told};
use crate::session::{POLICIES, Session};
use crate::terms::Terms;

impl Session {
    /// Takes a list that was read: its guide becomes the one that is worked on.
    pub fn take(&mut self, read: &Read) {
        let act = self.taking(read);
        self.act(act);
    }

    /// What has to be done to take a list. Where it has as many policies as the guide, only those that differ are put.
    pub fn taking(&self, read: &Read) -> Act {
        let kept = items(self.file(Document::TakenOut), "").iter().enumerate();
        let kept = kept.filter(|(idx, _)| !read.brought_back.contains(idx));
        let mut aside: Vec<Value> = kept.map(|(_, policy)| policy.clone()).collect();
        aside.extend(read.taken_out.iter().cloned());
        let mut changes = differences(self.guide(), &read.guide);
        let reading = serde_json::to_value(read).unwrap_or_default();
        changes.push(Change::of(Document::Reading, "", Some(reading)));
        changes.push(Change::of(Document::TakenOut, "", Some(aside.into())));
        Act::Edit { place: None, changes }
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

    /// Gives a policy back what is published of it, whatever the list says. `was` is its published number, `is` the one
    /// that it has now; a policy that is new leaves, one that is gone comes back.
    pub fn keep_published(&mut self, was: Option<u64>, is: Option<u64>) {
        if let Some(act) = self.keeping_published(was, is) {
            self.act(act);
        }
    }

    /// What has to be done for that; nothing where neither is there.
    pub fn keeping_published(&self, was: Option<u64>, is: Option<u64>) -> Option<Act> {
        let known = was.and_then(|was| row(self.published(), was)).cloned();
        let place = is.and_then(|number| self.place_of(number));
        let change = match (known, place) {
            (Some(mut old), Some(idx)) => {
                put(&mut old, "/number", Some(json!(is)));
                (format!("/policies/{idx}"), Some(old))
            }
            (None, Some(idx)) => (format!("/policies/{idx}"), None),
            (Some(old), None) => self.with_row(old),
            (None, None) => return None,
        };
        let changes = vec![Change::of(Document::Guide, change.0, change.1)];
        Some(Act::Edit { place: None, changes })
    }

    /// Where a further policy goes: to the place of its number, or to the end with the next free number.
    fn with_row(&self, mut policy: Value) -> (String, Option<Value>) {
        let policies = self.policies().iter();
        let numbers: Vec<u64> = policies.filter_map(|row| row["number"].as_u64()).collect();
        let number = policy["number"].as_u64().unwrap_or(0);
        let place = if numbers.contains(&number) {
            let free = numbers.iter().max().map_or(1, |last| last + 1);
            put(&mut policy, "/number", Some(json!(free)));
            self.policies().len()
        } else {
            let later = numbers.iter().position(|other| *other > number);
            later.unwrap_or(self.policies().len())
        };
        (format!("/policies/+{place}"), Some(policy))
    }

    /// Gives a policy what the last list says of it again.
    pub fn take_from_list(&mut self, number: u64) {
        let list = &self.file(Document::Reading)["guide"];
        let Some(new) = row(list, number).cloned() else { return };
        let change = match self.place_of(number) {
            Some(idx) => (format!("/policies/{idx}"), Some(new)),
            None => self.with_row(new),
        };
        self.change(vec![(Document::Guide, change.0, change.1)]);
    }

    /// Whether the last list says something else of a policy than the guide does now.
    pub fn differs_from_list(&self, number: u64) -> bool {
        let listed = row(&self.file(Document::Reading)["guide"], number);
        listed.is_some_and(|listed| row(self.guide(), number) != Some(listed))
    }
}

/// What makes a guide out of another. Where only fields and policies at their places differ it is those, else the whole.
fn differences(guide: &Value, new: &Value) -> Vec<Change> {
    let whole = || vec![Change::of(Document::Guide, "", Some(new.clone()))];
    let (Value::Object(before), Value::Object(after)) = (guide, new) else { return whole() };
    if !before.keys().eq(after.keys()) || items(guide, POLICIES).len() != items(new, POLICIES).len()
    {
        return whole();
    }
    let mut changes = Vec::new();
    // The order of fields counts too: the files are to be the same, letter by letter.
    let text = Value::to_string;
    let is_same = |old: &Value, new: &Value| old == new && text(old) == text(new);
    let fields = after.iter();
    let fields = fields.filter(|(name, new)| *name != "policies" && !is_same(&before[*name], new));
    for (name, value) in fields {
        let place = ["/", &escaped(name)].concat();
        changes.push(Change::of(Document::Guide, place, Some(value.clone())));
    }
    for (idx, (old, new)) in items(guide, POLICIES).iter().zip(items(new, POLICIES)).enumerate() {
        if !is_same(old, new) {
            let place = format!("{POLICIES}/{idx}");
            changes.push(Change::of(Document::Guide, place, Some(new.clone())));
        }
    }
    changes
}

fn row(guide: &Value, number: u64) -> Option<&Value> {
    items(guide, POLICIES).iter().find(|policy| policy["number"] == number)
}
