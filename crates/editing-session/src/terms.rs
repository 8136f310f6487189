//! Words of the filters: new ones, and two spellings of one office made one.

use policy_data::import::fresh_id;
use serde_json::{Value, json};

use crate::place::{at, items, put, text};

/// A list of words, by its place in a guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// What the list is divided into.
    Categories,
    /// Whom policies are for.
    Audiences,
    /// Kinds of support.
    Supports,
    /// Offices.
    Agencies,
}

impl Terms {
    /// Every list.
    pub const ALL: [Self; 4] = [Self::Categories, Self::Audiences, Self::Supports, Self::Agencies];

    /// Where the list stands.
    pub fn pointer(self) -> &'static str {
        match self {
            Self::Categories => "/categories",
            Self::Audiences => "/vocabulary/audiences",
            Self::Supports => "/vocabulary/supports",
            Self::Agencies => "/vocabulary/agencies",
        }
    }
}

/// A name in a language, else in the first that there is.
pub fn name<'a>(term: &'a Value, lang: &str) -> &'a str {
    let short = term["short"][lang].as_str();
    let first = || {
        let named = term.as_object()?.iter().find(|(key, _)| key.len() <= 3 && *key != "id");
        named.and_then(|(_, name)| name.as_str())
    };
    short.or(term[lang].as_str()).or_else(first).or(term["id"].as_str()).unwrap_or("")
}

/// Id and name of each term.
pub fn named(terms: &[Value], lang: &str) -> Vec<(String, String)> {
    terms.iter().map(|term| (text(term, "/id").to_owned(), name(term, lang).to_owned())).collect()
}

/// Every way in which a term is written.
pub fn spellings(term: &Value) -> impl Iterator<Item = &str> {
    let names = term.as_object().into_iter().flatten();
    let own = names.filter(|(key, _)| *key != "id").filter_map(|(_, name)| name.as_str());
    let short = term["short"].as_object().into_iter().flat_map(|names| names.values());
    let aliases = items(term, "/aliases").iter();
    own.chain(short.chain(aliases).filter_map(Value::as_str))
}

/// A new word of a list, under an id that none has: its id, its place and itself.
pub fn fresh(guide: &Value, terms: Terms, name: &str, lang: &str) -> (String, String, Value) {
    let known = items(guide, terms.pointer());
    let id = fresh_id(name, |id| known.iter().any(|term| term["id"] == *id));
    let place = format!("{}/{}", terms.pointer(), known.len());
    let term = json!({ "id": id, lang: name.trim() });
    (id, place, term)
}

/// The guide with a new office taken for another spelling of a known one, which the next list then finds by itself.
pub fn same_office(mut guide: Value, new: &str, known: &str) -> Value {
    let offices = items(&guide, Terms::Agencies.pointer()).to_vec();
    let place = |id: &str| offices.iter().position(|office| office["id"] == id);
    let (Some(from), Some(to)) = (place(new), place(known)) else { return guide };
    if from == to {
        return guide;
    }
    let mut merged = offices[to].clone();
    let mut aliases = items(&merged, "/aliases").to_vec();
    let spelt = spellings(&offices[from]).map(ToOwned::to_owned);
    aliases.extend(
        spelt
            .map(|name| json!(name))
            .filter(|name| !items(&merged, "/aliases").contains(name))
            .collect::<Vec<_>>(),
    );
    put(&mut merged, "/aliases", Some(json!(aliases)));
    let mut rest = offices.clone();
    rest[to] = merged;
    rest.remove(from);
    put(&mut guide, Terms::Agencies.pointer(), Some(json!(rest)));
    for policy in guide["policies"].as_array_mut().into_iter().flatten() {
        rename(policy, new, known);
    }
    guide
}

fn rename(policy: &mut Value, new: &str, known: &str) {
    let mut ids: Vec<Value> = Vec::new();
    for id in items(policy, "/agencies") {
        let id = if id == new { json!(known) } else { id.clone() };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if !at(policy, "/agencies").is_null() {
        put(policy, "/agencies", Some(ids.into()));
    }
    for contact in policy["contacts"].as_array_mut().into_iter().flatten() {
        if text(contact, "/agency") == new {
            put(contact, "/agency", Some(json!(known)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_spelling_becomes_an_alias_and_every_policy_names_the_one_office() {
        let guide = json!({
            "vocabulary": { "agencies": [{ "id": "a", "zh": "示例区人社局" }, { "id": "b", "zh": "示例人社局" }] },
            "policies": [{ "agencies": ["b", "a"], "contacts": [{ "agency": "b", "phone": "023-60000001" }] }],
        });
        let one = same_office(guide, "b", "a");
        assert_eq!(
            one["vocabulary"]["agencies"],
            json!([{ "id": "a", "zh": "示例区人社局", "aliases": ["示例人社局"] }])
        );
        assert_eq!(one["policies"][0]["agencies"], json!(["a"]));
        assert_eq!(one["policies"][0]["contacts"][0]["agency"], "a");
    }

    #[test]
    fn a_new_word_has_an_id_of_its_own() {
        let guide = json!({ "vocabulary": { "audiences": [{ "id": "bi-ye-sheng" }] } });
        let (id, place, term) = fresh(&guide, Terms::Audiences, "毕业生", "zh");
        assert_eq!((id.as_str(), place.as_str()), ("bi-ye-sheng-2", "/vocabulary/audiences/1"));
        assert_eq!(name(&term, "en"), "毕业生");
    }
}
