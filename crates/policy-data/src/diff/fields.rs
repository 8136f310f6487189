//! What changed inside of a policy, field by field.

use std::collections::BTreeMap;

use serde_json::Value;

use super::marks::{Mark, Sign, instead, mark, marks};
use super::names::{answers, figure, name, question, status, text};
use super::rest::rest;
use super::{Detail, Field};

/// Two versions of a policy, each in its guide.
pub struct Versions<'a> {
    /// The old guide.
    pub old_guide: &'a Value,
    /// The new guide.
    pub new_guide: &'a Value,
    /// The policy as it was.
    pub old: &'a Value,
    /// The policy as it is.
    pub new: &'a Value,
    /// The languages of both guides; official words are in the first.
    pub langs: &'a [String],
}

impl Versions<'_> {
    /// Marks in each language.
    fn each(&self, marks: impl Fn(&str) -> Vec<Mark>) -> BTreeMap<String, Vec<Mark>> {
        self.langs.iter().map(|lang| (lang.clone(), marks(lang))).collect()
    }

    /// Marks of words that are in the first language only.
    fn official(&self, marks: Vec<Mark>) -> BTreeMap<String, Vec<Mark>> {
        self.langs.iter().take(1).map(|lang| (lang.clone(), marks.clone())).collect()
    }
}

/// Everything that changed, each thing once.
pub fn details(versions: &Versions<'_>) -> Vec<Detail> {
    let mut found = Vec::new();
    cells(versions, &mut found);
    words_of_ids(versions, &mut found);
    state(versions, &mut found);
    contacts(versions, &mut found);
    benefits(versions, &mut found);
    conditions(versions, &mut found);
    for (field, key) in [(Field::Title, "title"), (Field::Summary, "summary")] {
        let (old, new) = (&versions.old["editorial"][key], &versions.new["editorial"][key]);
        found.extend(texts(versions, field, &format!("editorial.{key}"), old, new));
    }
    rest(versions, &mut found);
    found
}

/// The printed cells, word by word.
fn cells(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    for (field, key) in
        [(Field::Text, "text"), (Field::AgencyCell, "agency"), (Field::ContactCell, "contact")]
    {
        let cell = |policy: &Value| policy["official"][key].as_str().unwrap_or("").to_owned();
        let (old, new) = (cell(versions.old), cell(versions.new));
        if old != new {
            let marks = versions.official(marks(&old, &new));
            found.push(Detail { field, place: format!("official.{key}"), marks });
        }
    }
    more_cells(versions, found);
}

/// Further official cells, by their heads.
fn more_cells(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let cells = |policy: &Value| -> Vec<(String, String)> {
        let list = policy["official"]["more"].as_array().cloned().unwrap_or_default();
        let text = |cell: &Value, key: &str| cell[key].as_str().unwrap_or("").to_owned();
        list.iter().map(|cell| (text(cell, "head"), text(cell, "text"))).collect()
    };
    let (old, new) = (cells(versions.old), cells(versions.new));
    let of = |cells: &[(String, String)], head: &str| {
        cells
            .iter()
            .find(|(known, _)| known == head)
            .map_or_else(String::new, |(_, text)| text.clone())
    };
    let mut heads: Vec<&String> = Vec::new();
    for (head, _) in old.iter().chain(&new) {
        if !heads.contains(&head) {
            heads.push(head);
        }
    }
    for head in heads {
        let (was, is) = (of(&old, head), of(&new, head));
        if was != is {
            let marks = versions.official(marks(&was, &is));
            found.push(Detail {
                field: Field::Text,
                place: format!("official.more[{head}]"),
                marks,
            });
        }
    }
}

/// Lists of ids, and the category.
fn words_of_ids(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let lists = [
        (Field::Office, "agencies", "/agencies", "vocabulary.agencies"),
        (Field::Audience, "editorial.audiences", "/editorial/audiences", "vocabulary.audiences"),
        (Field::Support, "editorial.supports", "/editorial/supports", "vocabulary.supports"),
        (Field::Keyword, "editorial.keywords", "/editorial/keywords", ""),
        (Field::Category, "category", "/category", "categories"),
    ];
    for (field, place, pointer, list) in lists {
        let (old, new) = (ids(versions.old, pointer), ids(versions.new, pointer));
        if old == new {
            continue;
        }
        let marks = versions.each(|lang| {
            let was = |id: &str| name(versions.old_guide, list, id, lang);
            let is = |id: &str| name(versions.new_guide, list, id, lang);
            set_marks(&old, &new, lang, was, is)
        });
        found.push(Detail { field, place: place.to_owned(), marks });
    }
}

fn ids(policy: &Value, pointer: &str) -> Vec<String> {
    match policy.pointer(pointer) {
        Some(Value::Array(items)) => {
            items.iter().filter_map(|item| Some(item.as_str()?.to_owned())).collect()
        }
        Some(Value::String(id)) => vec![id.clone()],
        _ => Vec::new(),
    }
}

/// What left a list, what stayed, what came, in the order of the new list.
fn set_marks(
    old: &[String],
    new: &[String],
    lang: &str,
    was: impl Fn(&str) -> String,
    is: impl Fn(&str) -> String,
) -> Vec<Mark> {
    let gone = old.iter().filter(|id| !new.contains(id)).map(|id| (Sign::Out, was(id)));
    let here = new.iter().map(|id| {
        let sign = if old.contains(id) { Sign::Same } else { Sign::In };
        (sign, is(id))
    });
    let separator = if lang == "zh" { "、" } else { ", " };
    let mut marks: Vec<Mark> = Vec::new();
    for (sign, word) in gone.chain(here) {
        if !marks.is_empty() {
            marks.push(mark(Sign::Same, separator));
        }
        marks.push(mark(sign, word));
    }
    // The same words in another order.
    let is_order = marks.iter().all(|mark| mark.sign == Sign::Same);
    if is_order {
        let line = |ids: &[String]| ids.iter().map(|id| is(id)).collect::<Vec<_>>().join(separator);
        return instead(&line(old), &line(new));
    }
    marks
}

fn state(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let marks =
        versions.each(|lang| instead(&status(versions.old, lang), &status(versions.new, lang)));
    if status(versions.old, "zh") != status(versions.new, "zh") {
        found.push(Detail { field: Field::Status, place: "status".into(), marks });
    }
}

/// What a contact is known by: its number, what is printed, or its address.
fn key_of(contact: &Value) -> String {
    let fields =
        ["phone", "printed", "url"].into_iter().filter_map(|field| contact[field].as_str());
    fields.collect::<Vec<_>>().join(" ")
}

fn contacts(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let (mut old, mut new) = (items(&versions.old["contacts"]), items(&versions.new["contacts"]));
    take_common(&mut old, &mut new, |one, other| one.1 == other.1);
    let kept = take_common(&mut old, &mut new, |one, other| key_of(one.1) == key_of(other.1));
    for ((_, was), (idx, is)) in kept {
        contact_words(versions, idx, was, is, found);
    }
    let same_place = |one: &Item<'_>, other: &Item<'_>| {
        one.1["agency"] == other.1["agency"] && one.1["label"] == other.1["label"]
    };
    let moved = take_common(&mut old, &mut new, same_place);
    let gone = old.iter().map(|one| (Some(*one), None));
    let come = new.iter().map(|one| (None, Some(*one)));
    let moved = moved.into_iter().map(|(was, is)| (Some(was), Some(is)));
    for (was, is) in moved.chain(gone).chain(come) {
        found.push(number_detail(versions, was, is));
    }
}

type Item<'a> = (usize, &'a Value);

fn items(list: &Value) -> Vec<Item<'_>> {
    list.as_array().into_iter().flatten().enumerate().collect()
}

/// Takes the pairs that are alike out of both lists.
fn take_common<'a>(
    old: &mut Vec<Item<'a>>,
    new: &mut Vec<Item<'a>>,
    alike: impl Fn(&Item<'a>, &Item<'a>) -> bool,
) -> Vec<(Item<'a>, Item<'a>)> {
    let mut pairs = Vec::new();
    old.retain(|one| match new.iter().position(|other| alike(one, other)) {
        Some(idx) => {
            pairs.push((*one, new.remove(idx)));
            false
        }
        None => true,
    });
    pairs
}

/// A number that came, went, or took the place of another.
fn number_detail(versions: &Versions<'_>, was: Option<Item<'_>>, is: Option<Item<'_>>) -> Detail {
    let either = is.or(was).map_or(&Value::Null, |(_, contact)| contact);
    let guide = if is.is_some() { versions.new_guide } else { versions.old_guide };
    let key = |item: Option<Item<'_>>| item.map(|(_, contact)| key_of(contact)).unwrap_or_default();
    let marks = versions.each(|lang| {
        let office =
            either["agency"].as_str().map(|id| name(guide, "vocabulary.agencies", id, lang));
        let whose = [office.as_deref().unwrap_or(""), text(&either["label"], lang)];
        let whose =
            whose.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ");
        let mut marks = Vec::new();
        if !whose.is_empty() {
            marks.push(mark(Sign::Same, whose + " "));
        }
        marks.extend(instead(&key(was), &key(is)));
        marks
    });
    let field = if either["url"].is_null() { Field::Phone } else { Field::Link };
    let idx = is.or(was).map_or(0, |(idx, _)| idx);
    Detail { field, place: format!("contacts[{idx}]"), marks }
}

/// What else is said of a number that stayed.
fn contact_words(
    versions: &Versions<'_>,
    idx: usize,
    was: &Value,
    is: &Value,
    found: &mut Vec<Detail>,
) {
    let place = format!("contacts[{idx}]");
    if was["agency"] != is["agency"] {
        let marks = versions.each(|lang| {
            let office = |guide: &Value, contact: &Value| {
                let id = contact["agency"].as_str();
                id.map_or_else(String::new, |id| name(guide, "vocabulary.agencies", id, lang))
            };
            let mut marks = vec![mark(Sign::Same, key_of(is) + " ")];
            marks
                .extend(instead(&office(versions.old_guide, was), &office(versions.new_guide, is)));
            marks
        });
        let place = format!("{place}.agency");
        found.push(Detail { field: Field::Phone, place, marks });
    }
    for (field, key) in [(Field::Label, "label"), (Field::Note, "note")] {
        found.extend(texts(versions, field, &format!("{place}.{key}"), &was[key], &is[key]));
    }
}

fn benefits(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let list = |policy: &'_ Value| policy["editorial"]["benefits"].clone();
    let (old_list, new_list) = (list(versions.old), list(versions.new));
    let (mut old, mut new) = (items(&old_list), items(&new_list));
    take_common(&mut old, &mut new, |one, other| one.1 == other.1);
    let mut pairs =
        take_common(&mut old, &mut new, |one, other| one.1["label"] == other.1["label"]);
    pairs.extend(take_common(&mut old, &mut new, |one, other| one.1["quote"] == other.1["quote"]));
    for ((_, was), (idx, is)) in pairs {
        benefit(versions, idx, was, is, found);
    }
    let gone = old.into_iter().map(|one| (Some(one), None));
    let come = new.into_iter().map(|one| (None, Some(one)));
    for (was, is) in gone.chain(come) {
        let words = |item: Option<Item<'_>>, lang: &str| {
            item.map(|(_, benefit)| benefit_words(benefit, lang)).unwrap_or_default()
        };
        let marks = versions.each(|lang| instead(&words(was, lang), &words(is, lang)));
        let idx = is.or(was).map_or(0, |(idx, _)| idx);
        let place = format!("editorial.benefits[{idx}]");
        found.push(Detail { field: Field::Figure, place, marks });
    }
}

/// What it is called and how much it is.
fn benefit_words(benefit: &Value, lang: &str) -> String {
    let (label, figure) = (text(&benefit["label"], lang), figure(benefit, lang));
    if figure.is_empty() { label.to_owned() } else { [label, " ", &figure].concat() }
}

fn benefit(versions: &Versions<'_>, idx: usize, was: &Value, is: &Value, found: &mut Vec<Detail>) {
    let place = format!("editorial.benefits[{idx}]");
    if figure(was, "zh") != figure(is, "zh") || was["indirect"] != is["indirect"] {
        let marks = versions.each(|lang| {
            let aside = |benefit: &Value| {
                let words = if lang == "zh" {
                    "（不直接发给个人）"
                } else {
                    " (not paid to people)"
                };
                let words = if benefit["indirect"] == true { words } else { "" };
                [&figure(benefit, lang), words].concat()
            };
            let mut marks = vec![mark(Sign::Same, [text(&is["label"], lang), " "].concat())];
            marks.extend(instead(&aside(was), &aside(is)));
            marks
        });
        found.push(Detail { field: Field::Figure, place: place.clone(), marks });
    }
    let quote = |benefit: &Value| benefit["quote"].as_str().unwrap_or("").to_owned();
    if was["quote"] != is["quote"] {
        let marks = versions.official(marks(&quote(was), &quote(is)));
        found.push(Detail { field: Field::Quote, place: format!("{place}.quote"), marks });
    }
    for (field, key) in [(Field::Label, "label"), (Field::Note, "note")] {
        found.extend(texts(versions, field, &format!("{place}.{key}"), &was[key], &is[key]));
    }
}

fn conditions(versions: &Versions<'_>, found: &mut Vec<Detail>) {
    let list = |policy: &'_ Value| policy["editorial"]["conditions"].clone();
    let (old_list, new_list) = (list(versions.old), list(versions.new));
    let (mut old, mut new) = (items(&old_list), items(&new_list));
    take_common(&mut old, &mut new, |one, other| one.1 == other.1);
    let pairs =
        take_common(&mut old, &mut new, |one, other| one.1["question"] == other.1["question"]);
    let pairs = pairs.into_iter().map(|(was, is)| (Some(was), Some(is)));
    let gone = old.into_iter().map(|one| (Some(one), None));
    let come = new.into_iter().map(|one| (None, Some(one)));
    for (was, is) in pairs.chain(gone).chain(come) {
        let idx = is.or(was).map_or(0, |(idx, _)| idx);
        let place = format!("editorial.conditions[{idx}]");
        let value = |item: Option<Item<'_>>| item.map_or(Value::Null, |(_, value)| value.clone());
        let (was, is) = (value(was), value(is));
        if was["any_of"] != is["any_of"] {
            let marks = condition_marks(versions, &was, &is);
            found.push(Detail { field: Field::Condition, place: place.clone(), marks });
        }
        if let (Some(old), Some(new)) = (was["quote"].as_str(), is["quote"].as_str())
            && old != new
        {
            let marks = versions.official(marks(old, new));
            found.push(Detail { field: Field::Quote, place: format!("{place}.quote"), marks });
        }
    }
}

fn condition_marks(
    versions: &Versions<'_>,
    was: &Value,
    is: &Value,
) -> BTreeMap<String, Vec<Mark>> {
    let id = is["question"].as_str().or(was["question"].as_str()).unwrap_or("");
    let guide = if is.is_null() { versions.old_guide } else { versions.new_guide };
    versions.each(|lang| {
        let (old, new) = (ids(was, "/any_of"), ids(is, "/any_of"));
        let mut marks = vec![mark(Sign::Same, question(guide, id, lang) + " ")];
        let was = answers(versions.old_guide, id, lang);
        let is = answers(versions.new_guide, id, lang);
        marks.extend(set_marks(&old, &new, lang, was, is));
        marks
    })
}

/// A text that changed, in each language that it changed in.
fn texts(
    versions: &Versions<'_>,
    field: Field,
    place: &str,
    old: &Value,
    new: &Value,
) -> Option<Detail> {
    let own = |words: &Value, lang: &str| {
        let is_first = versions.langs.first().is_some_and(|first| first == lang);
        let plain = words.as_str().filter(|_| is_first);
        words[lang].as_str().or(plain).unwrap_or("").to_owned()
    };
    let changed = versions.langs.iter().filter_map(|lang| {
        let (old, new) = (own(old, lang), own(new, lang));
        (old != new).then(|| (lang.clone(), marks(&old, &new)))
    });
    let marks: BTreeMap<_, _> = changed.collect();
    (!marks.is_empty()).then(|| Detail { field, place: place.to_owned(), marks })
}
