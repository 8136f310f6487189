//! From what a file says to the guide: official cells are the file's, editorial work is the guide's.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::entry_of_policy as entry;
use super::finding::{Entry, Fate, Finding};
use super::header::Field;
use super::offices::{Offices, fresh_id};
use super::pair::{Pair, Side, pair, squeezed};
use super::policy::{self, Written};
use super::refusal::Refusal;
use super::rows::{Source, SourceRow};

/// What happens to policies that the file does not print any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lost {
    /// They stay, marked as expired.
    #[default]
    Expire,
    /// They are taken out and handed back.
    TakeOut,
}

/// How many policies went which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Word for word as before, number included.
    pub same: usize,
    /// With another cell or category.
    pub changed: usize,
    /// With another number; may be changed as well.
    pub renumbered: usize,
    /// Not in the guide before.
    pub new: usize,
    /// Not in the file any more.
    pub lost: usize,
}

/// A guide with a file brought in.
#[derive(Debug)]
pub struct Merged {
    /// The guide.
    pub guide: Value,
    /// Policies taken out of it, with all their editorial work.
    pub taken_out: Vec<Value>,
    /// What was guessed, changed and lost.
    pub entries: Vec<Entry>,
    /// How many of each.
    pub counts: Counts,
}

/// A guide with nothing in it yet.
pub fn fresh(id: &str, source: &Source) -> Value {
    json!({
        "format": policy_core::load::FORMAT,
        "id": id,
        "title": { "zh": source.title.as_deref().unwrap_or(id) },
        "source": {},
        "languages": ["zh"],
        "categories": [],
        "vocabulary": { "audiences": [], "supports": [], "agencies": [] },
        "questions": [],
        "synonyms": [],
        "policies": [],
    })
}

/// Brings the file in.
///
/// # Errors
/// When the file prints no policy, or the guide is none.
pub fn merge(guide: &Value, source: Source, lost: Lost) -> Result<Merged> {
    if source.rows.is_empty() {
        bail!(Refusal::NoPolicy);
    }
    let Some(old) = guide["policies"].as_array() else { bail!(Refusal::GuideWithoutList) };
    let mut merge = Merge::new(guide, source.entries);
    merge.heads(guide, source.title.as_deref(), source.note.as_deref());
    let sides: Vec<Side<'_>> = old.iter().map(side).collect();
    let rows: Vec<Side<'_>> =
        source.rows.iter().map(|row| Side { number: row.number, text: &row.text }).collect();
    let pairs = pair(&rows, &sides);
    for (row, pair) in source.rows.iter().zip(&pairs) {
        let known = pair.and_then(|pair| Some((pair, old.get(pair.old)?)));
        merge.row(row, known);
    }
    let found: BTreeSet<usize> = pairs.iter().flatten().map(|pair| pair.old).collect();
    for (_, policy) in old.iter().enumerate().filter(|(idx, _)| !found.contains(idx)) {
        merge.lost(policy, lost);
    }
    Ok(merge.finish())
}

fn side(policy: &Value) -> Side<'_> {
    Side { number: number_of(policy), text: policy["official"]["text"].as_str().unwrap_or("") }
}

fn number_of(policy: &Value) -> u32 {
    policy["number"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

struct Merge {
    guide: Value,
    lang: String,
    offices: Offices,
    policies: Vec<Value>,
    taken_out: Vec<Value>,
    entries: Vec<Entry>,
    counts: Counts,
    /// Ids of categories by their names without blanks.
    categories: BTreeMap<String, String>,
    /// Numbers that policies have.
    used: BTreeSet<u32>,
    /// New numbers by old ones.
    renumbered: BTreeMap<u32, u32>,
}

impl Merge {
    fn new(guide: &Value, entries: Vec<Entry>) -> Self {
        let lang = guide["languages"][0].as_str().unwrap_or("zh").to_owned();
        let mut categories = BTreeMap::new();
        for category in guide["categories"].as_array().into_iter().flatten() {
            if let (Some(id), Some(name)) = (category["id"].as_str(), category[&lang].as_str()) {
                categories.entry(squeezed(name)).or_insert_with(|| id.to_owned());
            }
        }
        Self {
            guide: guide.clone(),
            offices: Offices::of(guide, &lang),
            lang,
            policies: Vec::new(),
            taken_out: Vec::new(),
            entries,
            counts: Counts::default(),
            categories,
            used: BTreeSet::new(),
            renumbered: BTreeMap::new(),
        }
    }

    /// Title and remark of the list as a whole.
    fn heads(&mut self, old: &Value, title: Option<&str>, note: Option<&str>) {
        let text = |value: &Value| value[&self.lang].as_str().or(value.as_str()).map(squeezed);
        let (old_title, old_note) = (text(&old["title"]), text(&old["note"]));
        if let Some(title) = title
            && old_title.is_some_and(|old| old != squeezed(title))
        {
            self.say(Finding::TitleDiffers(title.to_owned()));
        }
        let Some(note) = note.filter(|note| old_note != Some(squeezed(note))) else { return };
        if old_note.is_some() {
            self.say(Finding::NoteChanged);
        }
        match &mut self.guide["note"] {
            Value::Object(texts) => drop(texts.insert(self.lang.clone(), json!(note))),
            other => *other = json!({ &self.lang: note }),
        }
    }

    fn row(&mut self, row: &SourceRow, known: Option<(Pair, &Value)>) {
        let category = self.category(row);
        let Some((pair, old)) = known else {
            self.counts.new += 1;
            let title = row.text.chars().take(24).collect();
            self.entries.push(entry(row, Finding::NewPolicy { title }));
            let written = policy::new(row, &category, &self.lang, &mut self.offices);
            return self.keep(written);
        };
        let old_number = number_of(old);
        if pair.percent < 100 {
            let finding = Finding::PairGuessed { percent: pair.percent, old: old_number };
            self.entries.push(entry(row, finding));
        }
        if old_number != row.number {
            self.renumbered.insert(old_number, row.number);
            self.entries.push(entry(row, Finding::Renumbered { old: old_number }));
        }
        let written = policy::updated(old, row, &category, &self.lang, &mut self.offices);
        let is_changed =
            written.entries.iter().any(|entry| matches!(entry.finding, Finding::Changed(_)));
        self.counts.changed += usize::from(is_changed);
        self.counts.renumbered += usize::from(old_number != row.number);
        self.counts.same += usize::from(!is_changed && old_number == row.number);
        self.keep(written);
    }

    fn keep(&mut self, written: Written) {
        self.entries.extend(written.entries);
        self.used.insert(number_of(&written.policy));
        self.policies.push(written.policy);
    }

    /// The id of the row's category; a name that is not known makes a new one.
    fn category(&mut self, row: &SourceRow) -> String {
        let name = squeezed(&row.category);
        if let Some(id) = self.categories.get(&name) {
            return id.clone();
        }
        if name.is_empty() {
            let first = self.guide["categories"][0]["id"].as_str();
            return first.unwrap_or_default().to_owned();
        }
        let ids: BTreeSet<&String> = self.categories.values().collect();
        let id = fresh_id(&name, |id| ids.contains(&id.to_owned()));
        self.entries.push(entry(row, Finding::NewCategory { name: name.clone(), id: id.clone() }));
        push(&mut self.guide["categories"], json!({ "id": id, &self.lang: name }));
        self.categories.insert(name, id.clone());
        id
    }

    fn lost(&mut self, old: &Value, lost: Lost) {
        let number = number_of(old);
        let was_active = old["status"].as_str().unwrap_or("active") == "active";
        let fate = match (was_active, lost) {
            (false, _) => Fate::Kept,
            (true, Lost::Expire) => Fate::Expired,
            (true, Lost::TakeOut) => Fate::TakenOut,
        };
        let title = policy::title(old, &self.lang);
        let mut policy = old.clone();
        let mut place = None;
        if fate == Fate::TakenOut {
            self.taken_out.push(policy);
        } else {
            let free = self.free_number(number);
            place = Some(free);
            if let Value::Object(policy) = &mut policy {
                set_status(policy, free, fate == Fate::Expired);
            }
            if free != number {
                // A policy of that number is in the file: links to the number mean that one now.
                self.renumbered.entry(number).or_insert(free);
            }
            self.policies.push(policy);
        }
        self.counts.lost += usize::from(fate != Fate::Kept);
        let finding = Finding::Lost { title, old: number, fate };
        self.entries.push(Entry { place: None, policy: place, finding });
    }

    /// The number, or the next one that no policy has.
    fn free_number(&mut self, number: u32) -> u32 {
        let last = self.used.last().copied().unwrap_or(0);
        let free = if self.used.contains(&number) { last.saturating_add(1) } else { number };
        self.used.insert(free);
        free
    }

    fn finish(mut self) -> Merged {
        for (id, name) in self.offices.new_ones().to_vec() {
            self.say(Finding::NewAgency { name: name.clone(), id: id.clone() });
            push(&mut self.guide["vocabulary"]["agencies"], json!({ "id": id, &self.lang: name }));
        }
        for policy in &mut self.policies {
            let by = policy["replaced_by"].as_u64().and_then(|by| u32::try_from(by).ok());
            if let Some(new) = by.and_then(|by| self.renumbered.get(&by)) {
                policy["replaced_by"] = json!(new);
            }
        }
        self.unused_categories();
        let policies = std::mem::take(&mut self.policies);
        self.guide["policies"] = Value::Array(policies);
        if !self.renumbered.is_empty() {
            let mut texts = Vec::new();
            numbers_in_prose(&self.guide, &mut texts);
            texts.into_iter().for_each(|text| self.say(Finding::NumbersInProse(text)));
        }
        Merged {
            guide: self.guide,
            taken_out: self.taken_out,
            entries: self.entries,
            counts: self.counts,
        }
    }

    fn unused_categories(&mut self) {
        let categories = self.guide["categories"].as_array().cloned().unwrap_or_default();
        for category in categories {
            let is_used = self.policies.iter().any(|policy| policy["category"] == category["id"]);
            if let (false, Some(name)) = (is_used, category[&self.lang].as_str()) {
                self.say(Finding::CategoryUnused(name.to_owned()));
            }
        }
    }

    fn say(&mut self, finding: Finding) {
        self.entries.push(Entry { place: None, policy: None, finding });
    }
}

fn set_status(policy: &mut Map<String, Value>, number: u32, is_expired: bool) {
    policy.insert("number".to_owned(), json!(number));
    if is_expired {
        policy.insert("status".to_owned(), json!("expired"));
    }
}

fn push(list: &mut Value, item: Value) {
    match list {
        Value::Array(items) => items.push(item),
        other => *other = json!([item]),
    }
}

/// Editorial texts that name policies by number, official cells aside.
fn numbers_in_prose(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields
            .iter()
            .filter(|(key, _)| *key != "official" && *key != "quote")
            .for_each(|(_, value)| numbers_in_prose(value, texts)),
        Value::Array(items) => items.iter().for_each(|item| numbers_in_prose(item, texts)),
        Value::String(text) if names_number(text) && !texts.contains(text) => {
            texts.push(text.clone());
        }
        _ => {}
    }
}

/// 第3条, 第3、6、15条, policy 3, policies 3 and 6.
fn names_number(text: &str) -> bool {
    let chinese = text.split('第').skip(1).any(|rest| {
        rest.split('条').next().is_some_and(|inside| {
            let is_list = inside.chars().all(|c| c.is_ascii_digit() || "、，,和至-".contains(c));
            inside.len() < rest.len() && is_list && !inside.is_empty()
        })
    });
    let english = ["policy ", "policies "].into_iter().any(|word| {
        text.split(word).skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    chinese || english
}

/// The fields whose changes are told.
pub const CELLS: [(Field, &str); 3] =
    [(Field::Text, "text"), (Field::Agency, "agency"), (Field::Contact, "contact")];

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
