//! From what a file says to the guide: official cells are the file's, editorial work is the guide's.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde_json::{Map, Value, json};

use super::account::Account;
use super::entry_of_policy as entry;
use super::finding::{Entry, Fate, Finding};
use super::header::Field;
use super::life;
use super::number::without_heading_ordinal;
use super::offices::{Offices, fresh_id};
use super::pair::{Pair, Side, pair, squeezed};
use super::policy::{self, Known, Written};
use super::prose::numbers_in_prose;
use super::refusal::Refusal;
use super::rows::{Source, SourceRow};
use super::settings::{Done, Settings};

/// What happens to policies that the file does not print any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lost {
    /// They stay, marked as expired.
    #[default]
    Expire,
    /// They are taken out and handed back.
    TakeOut,
}

/// Where policies stand of which no list says the category.
const UNSORTED: &str = "未分类";

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
    /// What became of every table, row and line of the file.
    pub account: Account,
    /// Positions of the policies that were kept aside and are printed again.
    pub brought_back: Vec<usize>,
}

/// A guide with nothing in it yet.
pub fn fresh(id: &str, source: &Source, settings: &Settings) -> Value {
    let lang = settings.languages.first().map_or("zh", String::as_str);
    let title = settings.title.as_deref().or(source.title.as_deref()).unwrap_or(id);
    let mut guide = json!({
        "format": policy_core::load::FORMAT,
        "id": id,
        "title": { lang: title },
        "source": {},
        "languages": if settings.languages.is_empty() { vec!["zh".to_owned()] } else { settings.languages.clone() },
        "categories": [],
        "vocabulary": { "audiences": [], "supports": [], "agencies": [] },
        "questions": [],
        "synonyms": [],
        "policies": [],
    });
    if let Some(region) = &settings.region {
        guide["region"] = json!({ lang: region });
    }
    if let Some(document) = &settings.document {
        guide["source"]["document"] = json!(document);
    }
    if let Some(code) = &settings.area_code {
        guide["area_code"] = json!(code);
    }
    guide
}

/// Brings the file in.
///
/// # Errors
/// When the file prints no policy, or the guide is none.
pub fn merge(guide: &Value, source: Source, settings: &Settings) -> Result<Merged> {
    let (lost, kept) = (settings.lost, settings.kept.as_slice());
    if source.rows.is_empty() {
        let seen = source.heads_seen;
        bail!(if seen.is_empty() { Refusal::NoPolicy } else { Refusal::NoTextColumn { seen } });
    }
    let Some(old) = guide["policies"].as_array() else { bail!(Refusal::GuideWithoutList) };
    let mut merge = Merge::new(guide, source.entries);
    merge.heads(guide, source.title.as_deref(), source.note.as_deref());
    let sides: Vec<Side<'_>> = old.iter().map(side).collect();
    let rows: Vec<Side<'_>> =
        source.rows.iter().map(|row| Side { number: row.number, text: &row.text }).collect();
    let pairs = pair(&rows, &sides);
    settings.tell(Done::Pairs);
    let back = life::back(&source.rows, &pairs, kept);
    for (idx, (row, pair)) in source.rows.iter().zip(&pairs).enumerate() {
        let known = pair.and_then(|pair| Some((pair, old.get(pair.old)?)));
        match (known, back.get(&idx).and_then(|at| kept.get(*at))) {
            (None, Some(kept)) => merge.back(row, kept),
            (known, _) => merge.row(row, known),
        }
    }
    let found: BTreeSet<usize> = pairs.iter().flatten().map(|pair| pair.old).collect();
    merge.entries.extend(life::split(&source.rows, &pairs, &back, old));
    let gone = old.iter().enumerate().filter(|(idx, _)| !found.contains(idx));
    let gone: Vec<&Value> = gone.map(|(_, policy)| policy).collect();
    let into = life::merged_into(&gone, &life::grown(&source.rows, &pairs, old));
    for (policy, into) in gone.into_iter().zip(into) {
        merge.lost(policy, lost, into);
    }
    let mut merged = merge.finish();
    merged.account = source.account;
    merged.brought_back = back.into_values().collect();
    Ok(merged)
}

fn side(policy: &Value) -> Side<'_> {
    Side { number: number_of(policy), text: policy["official"]["text"].as_str().unwrap_or("") }
}

fn number_of(policy: &Value) -> u32 {
    policy["number"].as_u64().and_then(|number| u32::try_from(number).ok()).unwrap_or(0)
}

struct Merge {
    guide: Value,
    known: Known,
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
                for name in [name, without_heading_ordinal(name)] {
                    categories.entry(squeezed(name)).or_insert_with(|| id.to_owned());
                }
            }
        }
        Self {
            guide: guide.clone(),
            known: Known {
                offices: Offices::of(guide, &lang),
                lang,
                area_code: guide["area_code"].as_str().map(ToOwned::to_owned),
                is_english: guide["languages"]
                    .as_array()
                    .is_some_and(|langs| langs.contains(&json!("en"))),
            },
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
        let text =
            |value: &Value| value[&self.known.lang].as_str().or(value.as_str()).map(squeezed);
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
            Value::Object(texts) => drop(texts.insert(self.known.lang.clone(), json!(note))),
            other => *other = json!({ &self.known.lang: note }),
        }
    }

    fn row(&mut self, row: &SourceRow, known: Option<(Pair, &Value)>) {
        let Some((pair, old)) = known else {
            self.counts.new += 1;
            let title = row.text.chars().take(24).collect();
            self.entries.push(entry(row, Finding::NewPolicy { title }));
            let category = self.category(row);
            let written = policy::new(row, &category, &mut self.known);
            return self.keep(written);
        };
        // What a known guide says of a category is kept where the list says nothing.
        let category = if row.category.is_empty() { None } else { Some(self.category(row)) };
        let old_number = number_of(old);
        if pair.percent < 100 {
            let finding = Finding::PairGuessed { percent: pair.percent, old: old_number };
            self.entries.push(entry(row, finding));
        }
        if old_number != row.number {
            self.renumbered.insert(old_number, row.number);
            self.entries.push(entry(row, Finding::Renumbered { old: old_number }));
        }
        let written = policy::updated(old, row, category.as_deref(), &mut self.known);
        let is_changed = written.entries.iter().any(|entry| {
            matches!(
                entry.finding,
                Finding::Changed(_) | Finding::MoreChanged(_) | Finding::MoreGone(_)
            )
        });
        self.counts.changed += usize::from(is_changed);
        self.counts.renumbered += usize::from(old_number != row.number);
        self.counts.same += usize::from(!is_changed && old_number == row.number);
        self.keep(written);
    }

    /// A policy that was taken out and is printed again.
    fn back(&mut self, row: &SourceRow, kept: &Value) {
        self.counts.new += 1;
        let title = policy::title(kept, &self.known.lang);
        self.entries.push(entry(row, Finding::BackFromKept { title }));
        let category = self.category(row);
        let written = policy::updated(kept, row, Some(&category), &mut self.known);
        self.keep(written);
    }

    fn keep(&mut self, written: Written) {
        self.entries.extend(written.entries);
        self.used.insert(number_of(&written.policy));
        self.policies.push(written.policy);
    }

    /// The id of the row's category; a name that is not known makes a new one.
    fn category(&mut self, row: &SourceRow) -> String {
        let mut name = squeezed(&row.category);
        let is_unsorted = name.is_empty();
        if is_unsorted {
            UNSORTED.clone_into(&mut name);
        }
        if let Some(id) = self.categories.get(&name) {
            return id.clone();
        }
        let ids: BTreeSet<&String> = self.categories.values().collect();
        let id = fresh_id(&name, |id| ids.contains(&id.to_owned()));
        if is_unsorted {
            self.say(Finding::NoCategories);
        } else {
            self.entries
                .push(entry(row, Finding::NewCategory { name: name.clone(), id: id.clone() }));
        }
        push(&mut self.guide["categories"], json!({ "id": id, &self.known.lang: name }));
        self.categories.insert(name, id.clone());
        id
    }

    fn lost(&mut self, old: &Value, lost: Lost, into: Option<u32>) {
        let number = number_of(old);
        let was_active = old["status"].as_str().unwrap_or("active") == "active";
        let fate = match (was_active, lost) {
            (false, _) => Fate::Kept,
            (true, Lost::Expire) => Fate::Expired,
            (true, Lost::TakeOut) => Fate::TakenOut,
        };
        let title = policy::title(old, &self.known.lang);
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
        if let Some(number) = into.filter(|_| fate != Fate::Kept) {
            self.entries.push(Entry {
                place: None,
                policy: place,
                finding: Finding::MergedPerhaps { number },
            });
        }
    }

    /// The number, or the next one that no policy has.
    fn free_number(&mut self, number: u32) -> u32 {
        let last = self.used.last().copied().unwrap_or(0);
        let free = if self.used.contains(&number) { last.saturating_add(1) } else { number };
        self.used.insert(free);
        free
    }

    fn finish(mut self) -> Merged {
        for (id, name) in self.known.offices.new_ones().to_vec() {
            self.say(Finding::NewAgency { name: name.clone(), id: id.clone() });
            push(
                &mut self.guide["vocabulary"]["agencies"],
                json!({ "id": id, &self.known.lang: name }),
            );
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
            account: Account::default(),
            brought_back: Vec::new(),
        }
    }

    fn unused_categories(&mut self) {
        let categories = self.guide["categories"].as_array().cloned().unwrap_or_default();
        for category in categories {
            let is_used = self.policies.iter().any(|policy| policy["category"] == category["id"]);
            if let (false, Some(name)) = (is_used, category[&self.known.lang].as_str()) {
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

/// The fields whose changes are reported.
pub const CELLS: [(Field, &str); 3] =
    [(Field::Text, "text"), (Field::Agency, "agency"), (Field::Contact, "contact")];

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
