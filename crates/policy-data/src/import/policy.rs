//! One policy of the guide, new or brought up to date with its row.

use policy_format::MoreCell;
use serde_json::{Map, Value, json};

use super::contacts::{self, Draft, Reading};
use super::entry_of_policy as entry;
use super::finding::{Entry, Finding};
use super::header::Field;
use super::merge::CELLS;
use super::offices::Offices;
use super::pair::squeezed;
use super::rows::SourceRow;
use super::{head_words, life};

/// A policy and what there is to say about it.
#[derive(Debug)]
pub struct Written {
    /// The policy as it goes into the guide.
    pub policy: Value,
    /// What was guessed and changed.
    pub entries: Vec<Entry>,
}

/// What is the same for all policies of a guide.
#[derive(Debug)]
pub struct Known {
    /// The language of the official text.
    pub lang: String,
    /// The offices.
    pub offices: Offices,
    /// The area code of local numbers.
    pub area_code: Option<String>,
    /// Whether the guide speaks English.
    pub is_english: bool,
}

/// A title that the list prints is no longer, in characters.
const MAX_TITLE: usize = 30;

/// A policy that the guide did not have: official cells and what they say; of editorial work only the name that the
/// list itself has for it.
pub fn new(row: &SourceRow, category: &str, known: &mut Known) -> Written {
    let lang = known.lang.as_str();
    let [agency, contact] = row.meant();
    let reading = contacts::read(agency, contact, &mut known.offices, known.area_code.as_deref());
    let contacts: Vec<Value> = reading
        .contacts
        .iter()
        .map(|draft| written(draft, (lang, known.is_english), None))
        .collect();
    let mut policy = json!({
        "number": row.number,
        "category": category,
        "official": { "text": row.text, "agency": row.agency, "contact": row.contact },
        "agencies": reading.agencies,
        "contacts": contacts,
        "editorial": {},
        "status": "active",
    });
    let mut entries = told(row, reading);
    if !row.more.is_empty() {
        policy["official"]["more"] = more(row);
    }
    let is_title =
        |text: &str| text.chars().count() <= MAX_TITLE && !text.contains('\n') && *text != row.text;
    let name = row.more.iter().find(|(head, text)| head_words::is_name(head) && is_title(text));
    if let Some((_, name)) = name {
        policy["editorial"] = json!({ "title": { lang: name } });
        entries.push(entry(row, Finding::NameTaken(name.clone())));
    }
    life::state(&mut policy, row, &mut entries);
    Written { policy, entries }
}

/// A known policy with the row's official cells; everything editorial is kept.
pub fn updated(old: &Value, row: &SourceRow, category: Option<&str>, known: &mut Known) -> Written {
    let lang = known.lang.as_str();
    let mut policy = old.clone();
    let mut entries = Vec::new();
    if old["number"] != json!(row.number) {
        policy["number"] = json!(row.number);
    }
    if let Some(category) = category.filter(|category| old["category"] != json!(category)) {
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
    }
    changed_more(&mut policy, old, row, &mut entries);
    let gone = gone_quotes(old, &policy["official"]);
    entries.extend(gone.map(|quote| entry(row, Finding::QuoteGone(quote))));
    life::state(&mut policy, row, &mut entries);
    if is_changed {
        let [agency, contact] = row.meant();
        let reading =
            contacts::read(agency, contact, &mut known.offices, known.area_code.as_deref());
        policy["agencies"] = json!(reading.agencies);
        policy["contacts"] =
            Value::Array(renewed(old, &reading, (lang, known.is_english), row, &mut entries));
        entries.extend(told(row, reading));
    }
    Written { policy, entries }
}

/// The further cells as the guide writes them.
fn more(row: &SourceRow) -> Value {
    let cell =
        |(head, text): &(String, String)| MoreCell { head: head.clone(), text: text.clone() };
    json!(row.more.iter().map(cell).collect::<Vec<_>>())
}

/// Further cells that changed, came or went.
fn changed_more(policy: &mut Value, old: &Value, row: &SourceRow, entries: &mut Vec<Entry>) {
    let before = old["official"]["more"].as_array().map_or(&[][..], Vec::as_slice);
    let text = |cell: &Value, key: &str| cell[key].as_str().unwrap_or_default().to_owned();
    let known = |head: &str| {
        before.iter().find(|cell| text(cell, "head") == head).map(|cell| text(cell, "text"))
    };
    let mut is_same = before.len() == row.more.len();
    for (head, now) in &row.more {
        let is_known = known(head).is_some_and(|before| squeezed(&before) == squeezed(now));
        is_same &= is_known;
        if !is_known {
            entries.push(entry(row, Finding::MoreChanged(head.clone())));
        }
    }
    for head in before.iter().map(|cell| text(cell, "head")) {
        if !row.more.iter().any(|(known, _)| *known == head) {
            entries.push(entry(row, Finding::MoreGone(head)));
        }
    }
    let Value::Object(official) = &mut policy["official"] else { return };
    match (is_same, row.more.is_empty()) {
        (true, _) => {}
        (false, true) => drop(official.shift_remove("more")),
        (false, false) => drop(official.insert("more".to_owned(), more(row))),
    }
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

/// Quotes that stood in a cell and do not any more.
fn gone_quotes(old: &Value, official: &Value) -> impl Iterator<Item = String> {
    let [before, now] =
        [&old["official"], official].map(|cells| quotable(cells).collect::<Vec<_>>());
    let lists = [&old["editorial"]["benefits"], &old["editorial"]["conditions"]];
    let mut gone: Vec<String> = Vec::new();
    for item in lists.into_iter().filter_map(Value::as_array).flatten() {
        let quote = item["quote"].as_str().unwrap_or("");
        let says = |cells: &[&str]| cells.iter().any(|cell| cell.contains(quote));
        let is_gone = says(&before) && !says(&now);
        if is_gone && !gone.iter().any(|known| known == quote) {
            gone.push(quote.to_owned());
        }
    }
    gone.into_iter()
}

/// The official cells that benefits and conditions may quote, as a guide writes them: the policy's text, then the list's
/// further cells.
pub fn quotable(official: &Value) -> impl Iterator<Item = &str> {
    let more = official["more"].as_array().into_iter().flatten().map(|cell| &cell["text"]);
    std::iter::once(&official["text"]).chain(more).filter_map(Value::as_str)
}

/// The contacts as the cells say now, with what the editors had written about them.
fn renewed(
    old: &Value,
    reading: &Reading,
    langs: (&str, bool),
    row: &SourceRow,
    entries: &mut Vec<Entry>,
) -> Vec<Value> {
    let known = old["contacts"].as_array().map_or(&[][..], Vec::as_slice);
    let mut renewed: Vec<Value> = reading
        .contacts
        .iter()
        .map(|draft| written(draft, langs, known.iter().find(|one| is_same(one, draft))))
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
fn written(draft: &Draft, (lang, is_english): (&str, bool), known: Option<&Value>) -> Value {
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
    if let Some(note) = note.or_else(|| own_note(draft, lang, is_english)) {
        put("note", note);
    }
    Value::Object(contact)
}

/// What a reader should know before calling.
fn own_note(draft: &Draft, lang: &str, is_english: bool) -> Option<Value> {
    let beside: Vec<&str> =
        [&draft.extension, &draft.note].into_iter().flatten().map(String::as_str).collect();
    if !beside.is_empty() && draft.printed.is_none() {
        return Some(json!({ lang: beside.join("，") }));
    }
    let printed = draft.printed.as_ref()?;
    let mut note = json!({
        "zh": format!("清单印作“{printed}”，不是可以直接拨打的号码，照原样列出。"),
    });
    if is_english {
        note["en"] = json!(format!(
            "The list prints “{printed}”, which no phone can dial; it is shown as printed."
        ));
    }
    Some(note)
}
