//! From the text of a guide to a [`Guide`]: the one place where a guide is parsed.
//!
//! Loading never fails as a whole: a bad row becomes an [`Issue`] and the good rows are shown.

pub(crate) mod node;
pub(crate) mod policy;
mod value;

use crate::facet::{Facet, PerFacet};
use crate::guide::{Guide, Question, Term};
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::localized::Localized;
pub use node::is_hidden;
use node::{Log, Node};
use value::{Fault, Value};

/// The format that this program writes and the newest it reads.
pub const FORMAT: u64 = 1;

/// A file larger than this, in bytes, is not read: 10,000 policies take about 35 MB.
pub const MAX_BYTES: usize = 48 << 20;

/// The language that texts without a language are in.
const DEFAULT_LANG: &str = "zh";

/// Reads a guide. Where nothing can be read the guide is empty and the issues say why.
///
/// ```
/// let (guide, issues) = policy_core::load("<!doctype html>");
/// assert!(guide.policies.is_empty());
/// assert_eq!(issues[0].sentence("zh"), "得到的是网页，不是数据；无法显示。");
/// ```
pub fn load(text: &str) -> (Guide, Vec<Issue>) {
    let bare = text.trim_start_matches('\u{feff}');
    let mut issues = Vec::new();
    if bare.len() < text.len() {
        issues.push(issue_of_file(Problem::ByteOrderMark, Effect::Noted));
    }
    match parse(bare.trim(), MAX_BYTES) {
        Ok(value) => {
            let log = Log::new(&value);
            let guide = read_guide(Node::root(&log));
            issues.extend(log.take());
            (guide, issues)
        }
        Err(problem) => {
            issues.push(issue_of_file(problem, Effect::NothingToShow));
            (empty_guide(), issues)
        }
    }
}

/// Reads a guide from bytes as they came over the wire.
pub fn load_bytes(bytes: &[u8]) -> (Guide, Vec<Issue>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => load(text),
        Err(_) => (empty_guide(), vec![issue_of_file(Problem::NotUtf8, Effect::NothingToShow)]),
    }
}

pub(crate) fn issue_of_file(problem: Problem, effect: Effect) -> Issue {
    Issue { place: String::new(), policy: None, problem, effect }
}

/// The object that a file of at most `max` bytes holds, in a format that is read here.
pub(crate) fn parse(json: &str, max: usize) -> Result<Value, Problem> {
    if json.len() > max {
        return Err(Problem::TooLarge(json.len()));
    }
    if json.is_empty() {
        return Err(Problem::Empty);
    }
    if json.starts_with('<') {
        return Err(Problem::WebPage);
    }
    let value = value::parse(json).map_err(|fault| match fault {
        Fault::TooDeep => Problem::TooDeep,
        Fault::TooMany => Problem::TooLarge(json.len()),
        Fault::At(byte) => not_json(json, byte),
    })?;
    if !value.is_object() {
        return Err(Problem::WrongType(Expected::Object));
    }
    match value.get("format").and_then(Value::as_whole) {
        Some(format) if format > FORMAT => Err(Problem::FutureFormat(format)),
        _ => Ok(value),
    }
}

/// The line and column of a byte, counted from 1; the column in characters, as editors count.
fn not_json(json: &str, byte: usize) -> Problem {
    let before = json.get(..byte).unwrap_or(json);
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    Problem::NotJson { line, column }
}

/// A guide with nothing in it.
pub fn empty_guide() -> Guide {
    Guide {
        id: String::new(),
        langs: Vec::new(),
        title: Localized::new(DEFAULT_LANG, ""),
        region: None,
        note: None,
        document: None,
        checked: None,
        changes: None,
        hotline: None,
        facets: PerFacet::default(),
        examples: None,
        terms: PerFacet::default(),
        questions: Vec::new(),
        synonyms: Vec::new(),
        policies: Vec::new(),
        district: None,
    }
}

/// Where the words of each facet stand in the file.
const VOCABULARY: [(Facet, &str); 3] =
    [(Facet::Audience, "audiences"), (Facet::Support, "supports"), (Facet::Agency, "agencies")];

/// The language that texts without a language are in.
pub(crate) fn own_lang(root: Node<'_>) -> String {
    langs(root).swap_remove(0)
}

/// At least one.
fn langs(root: Node<'_>) -> Vec<String> {
    let mut langs = root.texts_at("languages");
    if langs.is_empty() {
        langs.push(DEFAULT_LANG.to_owned());
    }
    langs
}

fn read_guide(root: Node<'_>) -> Guide {
    let langs = langs(root);
    let lang = langs[0].as_str();
    let mut guide = empty_guide();
    guide.id = root.text_at("id").unwrap_or_default();
    if let Some(title) =
        root.require("title", Effect::Noted).and_then(|title| title.localized(lang))
    {
        guide.title = title;
    }
    guide.region = root.localized_at("region", lang);
    guide.note = root.localized_at("note", lang);
    if let Some(source) = root.get("source") {
        guide.document = source.text_at("document");
        guide.checked = date_at(source, "checked");
    }
    guide.changes = root.text_at("changes");
    guide.terms[Facet::Category] = read_terms(root, "categories", lang);
    if let Some(vocabulary) = root.get("vocabulary") {
        for (facet, key) in VOCABULARY {
            guide.terms[facet] = read_terms(vocabulary, key, lang);
        }
    }
    if let Some(names) = root.get("facets") {
        for facet in Facet::ALL {
            guide.facets[facet] = names.localized_at(facet.id(), lang);
        }
    }
    guide.examples = root.localized_at("examples", lang);
    guide.hotline = root.get("hotline").map(|node| policy::read_contact(node, &guide, lang));
    guide.questions = read_questions(root, lang);
    guide.synonyms =
        root.list("synonyms").map(Node::words).filter(|words| words.len() > 1).collect();
    if root.require("policies", Effect::NothingToShow).is_some() {
        policy::read_policies(root, &mut guide, lang);
    }
    guide.langs = langs;
    guide
}

fn read_terms(parent: Node<'_>, key: &str, lang: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for item in parent.list(key) {
        let Some(term) = read_term(item, lang) else { continue };
        if terms.iter().any(|known| known.id == term.id) {
            item.report(Problem::Duplicate(term.id), Effect::RowLeftOut);
        } else {
            terms.push(term);
        }
    }
    terms
}

pub(crate) fn read_term(item: Node<'_>, lang: &str) -> Option<Term> {
    let id = item.require("id", Effect::RowLeftOut)?.text(Effect::RowLeftOut)?;
    if id.is_empty() {
        item.report(Problem::Missing, Effect::RowLeftOut);
        return None;
    }
    let name = item.localized_by(lang, is_lang_tag).unwrap_or_else(|| Localized::new(lang, &id));
    Some(Term {
        name,
        short: item.localized_at("short", lang),
        aliases: item.texts_at("aliases"),
        id,
    })
}

/// `zh`, `en`, `zh-Hant`: what a language looks like, and `id` does not mean Indonesian here.
fn is_lang_tag(key: &str) -> bool {
    let primary = key.split('-').next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && key != "id"
}

fn read_questions(root: Node<'_>, lang: &str) -> Vec<Question> {
    root.list("questions").filter_map(|item| read_question(item, lang)).collect()
}

fn read_question(item: Node<'_>, lang: &str) -> Option<Question> {
    Some(Question {
        id: item.require("id", Effect::RowLeftOut)?.text(Effect::RowLeftOut)?,
        text: item.require("text", Effect::RowLeftOut)?.localized(lang)?,
        help: item.localized_at("help", lang),
        many: item.flag("many"),
        answers: read_terms(item, "answers", lang),
    })
}

/// A day as `YYYY-MM-DD`.
fn date_at(parent: Node<'_>, key: &str) -> Option<String> {
    let text = parent.text_at(key)?;
    if is_date(&text) {
        return Some(text);
    }
    parent.report_at(key, Problem::BadDate(text));
    None
}

/// Whether a text is a day of the calendar, as `YYYY-MM-DD`.
pub fn is_date(text: &str) -> bool {
    let shape = text.bytes().enumerate().all(|(idx, b)| match idx {
        4 | 7 => b == b'-',
        _ => b.is_ascii_digit(),
    });
    let part = |from: usize, to: usize| {
        text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0)
    };
    let (year, month) = (part(0, 4), part(5, 7));
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let n_days = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(is_leap),
        _ => 0,
    };
    text.len() == 10 && shape && (1..=n_days).contains(&part(8, 10))
}

#[cfg(test)]
mod tests;
