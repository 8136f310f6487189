//! One policy of the guide, new or brought up to date with its row.

use serde_json::{Map, Value, json};

use super::contacts::{self, Draft, Reading};
use super::entry_of_policy as entry;
use super::finding::{Entry, Finding};
use super::header::Field;
use super::merge::CELLS;
use super::offices::Offices;
use super::pair::squeezed;
use super::rows::SourceRow;

/// A policy and what there is to say about it.
#[derive(Debug)]
pub struct Written {
    /// The policy as it goes into the guide.
    pub policy: Value,
    /// What was guessed and changed.
    pub entries: Vec<Entry>,
}

/// A policy that the guide did not have: official cells and what they say, nothing editorial.
pub fn new(row: &SourceRow, category: &str, lang: &str, offices: &mut Offices) -> Written {
    let reading = contacts::read(&row.agency, &row.contact, offices);
    let contacts: Vec<Value> =
        reading.contacts.iter().map(|draft| written(draft, lang, None)).collect();
    let policy = json!({
        "number": row.number,
        "category": category,
        "official": { "text": row.text, "agency": row.agency, "contact": row.contact },
        "agencies": reading.agencies,
        "contacts": contacts,
        "editorial": {},
        "status": "active",
    });
    Written { policy, entries: told(row, reading) }
}

/// A known policy with the row's official cells; everything editorial is kept.
pub fn updated(
    old: &Value,
    row: &SourceRow,
    category: &str,
    lang: &str,
    offices: &mut Offices,
) -> Written {
    let mut policy = old.clone();
    let mut entries = Vec::new();
    if old["number"] != json!(row.number) {
        policy["number"] = json!(row.number);
    }
    if old["category"] != json!(category) {
        policy["category"] = json!(category);
        entries.push(entry(row, Finding::Changed(Field::Category)));
    }
    let mut is_changed = false;
    for (field, key) in CELLS {
        let (before, now) = (old["official"][key].as_str().unwrap_or(""), cell(row, field));
        if before == now {
            continue;
        }
        if squeezed(before) == squeezed(now) {
            entries.push(entry(row, Finding::BlanksDiffer(field)));
            continue;
        }
        policy["official"][key] = json!(now);
        entries.push(entry(row, Finding::Changed(field)));
        is_changed |= field != Field::Text;
        if field == Field::Text {
            entries
                .extend(gone_quotes(old, now).map(|quote| entry(row, Finding::QuoteGone(quote))));
        }
    }
    if is_changed {
        let reading = contacts::read(&row.agency, &row.contact, offices);
        policy["agencies"] = json!(reading.agencies);
        policy["contacts"] = Value::Array(renewed(old, &reading, lang, row, &mut entries));
        entries.extend(told(row, reading));
    }
    Written { policy, entries }
}

fn cell(row: &SourceRow, field: Field) -> &str {
    match field {
        Field::Agency => &row.agency,
        Field::Contact => &row.contact,
        _ => &row.text,
    }
}

/// A policy's title for people, or how its text begins.
pub fn title(policy: &Value, lang: &str) -> String {
    let title = policy["editorial"]["title"][lang].as_str();
    let text = title.or(policy["official"]["text"].as_str()).unwrap_or("");
    text.chars().take(24).collect()
}

/// Guesses about the cells, each at its cell.
fn told(row: &SourceRow, reading: Reading) -> Vec<Entry> {
    let (agency, contact) = row.columns;
    let place = |is_contact: bool| row.at(if is_contact { contact } else { agency });
    let findings = reading.findings.into_iter();
    findings
        .map(|(is_contact, finding)| Entry {
            place: place(is_contact),
            policy: Some(row.number),
            finding,
        })
        .collect()
}

/// Quotes that stood in the text and do not any more.
fn gone_quotes(old: &Value, text: &str) -> impl Iterator<Item = String> {
    let before = old["official"]["text"].as_str().unwrap_or("");
    let lists = [&old["editorial"]["benefits"], &old["editorial"]["conditions"]];
    let mut gone: Vec<String> = Vec::new();
    for item in lists.into_iter().filter_map(Value::as_array).flatten() {
        let quote = item["quote"].as_str().unwrap_or("");
        let is_gone = before.contains(quote) && !text.contains(quote);
        if is_gone && !gone.iter().any(|known| known == quote) {
            gone.push(quote.to_owned());
        }
    }
    gone.into_iter()
}

/// The contacts as the cells say now, with what the editors had written about them.
fn renewed(
    old: &Value,
    reading: &Reading,
    lang: &str,
    row: &SourceRow,
    entries: &mut Vec<Entry>,
) -> Vec<Value> {
    let known = old["contacts"].as_array().map_or(&[][..], Vec::as_slice);
    let mut renewed: Vec<Value> = reading
        .contacts
        .iter()
        .map(|draft| written(draft, lang, known.iter().find(|one| is_same(one, draft))))
        .collect();
    let cells = ["agency", "contact"].map(|key| old["official"][key].as_str().unwrap_or(""));
    for contact in known {
        if reading.contacts.iter().any(|draft| is_same(contact, draft)) {
            continue;
        }
        let Some(number) = number_of(contact) else { continue };
        let was_printed = cells.iter().any(|cell| squeezed(cell).contains(&squeezed(number)));
        let finding = match was_printed {
            true => Finding::ContactGone(number.to_owned()),
            false => Finding::ContactKept(number.to_owned()),
        };
        entries.push(entry(row, finding));
        if !was_printed {
            renewed.push(contact.clone());
        }
    }
    renewed
}

fn number_of(contact: &Value) -> Option<&str> {
    contact["phone"].as_str().or(contact["printed"].as_str()).or(contact["url"].as_str())
}

fn is_same(contact: &Value, draft: &Draft) -> bool {
    let number = draft.phone.as_deref().or(draft.printed.as_deref()).or(draft.url.as_deref());
    number.is_some() && number_of(contact) == number
}

/// A contact as the guide writes it; `known` is the same number as the guide had it.
fn written(draft: &Draft, lang: &str, known: Option<&Value>) -> Value {
    let label = draft.label.as_deref();
    if let Some(known) = known
        && known["agency"].as_str() == draft.agency.as_deref()
        && known["label"][lang].as_str() == label
    {
        return known.clone();
    }
    let mut contact = Map::new();
    let mut put = |key: &str, value: Value| contact.insert(key.to_owned(), value);
    put("agency", json!(draft.agency));
    if let Some(label) = label {
        put("label", json!({ lang: label }));
    }
    if let Some(url) = &draft.url {
        put("url", json!(url));
    } else {
        put("phone", json!(draft.phone));
    }
    if let Some(printed) = &draft.printed {
        put("printed", json!(printed));
    }
    let note = known.map(|known| known["note"].clone()).filter(|note| !note.is_null());
    if let Some(note) = note.or_else(|| own_note(draft, lang)) {
        put("note", note);
    }
    Value::Object(contact)
}

/// What a reader should know before calling.
fn own_note(draft: &Draft, lang: &str) -> Option<Value> {
    if let Some(extension) = &draft.extension {
        return Some(json!({ lang: extension }));
    }
    let printed = draft.printed.as_ref()?;
    Some(json!({
        "zh": format!("清单印作“{printed}”，不是可以直接拨打的号码，照原样列出。"),
        "en": format!("The list prints “{printed}”, which no phone can dial; it is shown as printed."),
    }))
}
