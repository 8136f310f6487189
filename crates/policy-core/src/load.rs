//! From the text of a guide to a [`Guide`]: the one place where a guide is parsed.
//!
//! Loading never fails as a whole: a bad row becomes an [`Issue`] and the good rows are shown.

mod file;
pub(crate) mod place;
pub(crate) mod policy;
mod strict;
mod typed;

use policy_format as format;

use crate::facet::{Facet, PerFacet};
use crate::guide::{Choice, ChoiceKind, Guide, Question, Term};
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::localized::Localized;
pub(crate) use file::parse;
pub use place::is_hidden;
use place::{At, Log};
pub(crate) use typed::read;

/// The format that this program writes and the newest it reads.
pub const FORMAT: u64 = format::FORMAT;

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
    match parse(bare, MAX_BYTES) {
        Ok(json) => {
            let log = Log::default();
            let guide = read_guide(&log, &json);
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

/// A guide with nothing in it.
pub fn empty_guide() -> Guide {
    Guide {
        id: String::new(),
        langs: Vec::new(),
        title: Localized::new(DEFAULT_LANG, ""),
        short_title: None,
        region: None,
        note: None,
        document: None,
        checked: None,
        changes: None,
        asks: None,
        area_code: None,
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

/// At least one; texts without a language are in the first.
pub(crate) fn langs(at: At<'_>, languages: Option<Vec<String>>) -> Vec<String> {
    let mut langs = at.texts_at("languages", languages);
    if langs.is_empty() {
        langs.push(DEFAULT_LANG.to_owned());
    }
    langs
}

/// The policies are read one by one, and the rest apart from them: reading again what is faulty stays cheap.
fn read_guide(log: &Log, json: &str) -> Guide {
    let fields = file::fields(json).unwrap_or_default();
    let is_policies = |(name, _): &&(String, _)| name == "policies";
    let mut head = String::with_capacity(json.len() / 4);
    let mut end = 0;
    for (_, policies) in fields.iter().filter(is_policies) {
        head.push_str(&json[end..policies.start]);
        head.push_str("null");
        end = policies.end;
    }
    head.push_str(&json[end..]);
    let Some(mut guide) =
        read(log, &head, String::new, Effect::NothingToShow).map(|head| read_head(log, head))
    else {
        return empty_guide();
    };
    let policies =
        fields.iter().rfind(is_policies).map_or("null", |(_, place)| &json[place.clone()]);
    read_policies(log, policies, &mut guide);
    guide
}

fn read_policies(log: &Log, json: &str, guide: &mut Guide) {
    let file = At::root(log);
    let at = file.key("policies");
    match file::items(json) {
        Some(rows) => policy::read_policies(at, json, &rows, guide),
        None if json == "null" => at.report(Problem::Missing, Effect::NothingToShow),
        None => at.report(Problem::WrongType(Expected::List), Effect::ValueLeftOut),
    }
}

fn read_head(log: &Log, head: format::Guide) -> Guide {
    let at = At::root(log);
    let mut guide = empty_guide();
    guide.langs = langs(at, head.languages);
    let lang = guide.lang().to_owned();
    let lang = lang.as_str();
    guide.id = at.text_at("id", head.id.as_ref()).unwrap_or_default();
    if head.title.is_none() {
        at.key("title").report(Problem::Missing, Effect::Noted);
    }
    if let Some(title) = at.localized_at("title", head.title.as_ref(), lang) {
        guide.title = title;
    }
    guide.short_title = at.localized_at("short_title", head.short_title.as_ref(), lang);
    guide.region = at.localized_at("region", head.region.as_ref(), lang);
    guide.note = at.localized_at("note", head.note.as_ref(), lang);
    if let Some(source) = &head.source {
        let at = at.key("source");
        guide.document = at.text_at("document", source.document.as_ref());
        guide.checked = date_at(at, "checked", source.checked.as_ref());
    }
    guide.changes = at.text_at("changes", head.changes.as_ref());
    guide.asks = at.text_at("asks", head.asks.as_ref());
    guide.area_code = at.text_at("area_code", head.area_code.as_ref());
    guide.terms = read_vocabulary(at, head.categories, head.vocabulary, lang);
    if let Some(names) = head.facets {
        let at = at.key("facets");
        for facet in Facet::ALL {
            let name = match facet {
                Facet::Category => &names.category,
                Facet::Audience => &names.audience,
                Facet::Support => &names.support,
                Facet::Agency => &names.agency,
            };
            guide.facets[facet] = at.localized_at(facet.id(), name.as_ref(), lang);
        }
    }
    guide.examples = at.localized_at("examples", head.examples.as_ref(), lang);
    guide.hotline =
        head.hotline.map(|contact| policy::read_contact(at.key("hotline"), &contact, &guide, lang));
    let questions = at.items("questions", head.questions).into_iter().enumerate();
    guide.questions = questions
        .filter_map(|(idx, question)| read_question(at.item("questions", idx), question, lang))
        .collect();
    let synonyms = at.items("synonyms", head.synonyms).into_iter();
    let trimmed = |words: Vec<String>| -> Vec<String> {
        let words = words.iter().map(|word| word.trim().to_owned());
        words.filter(|word| !word.is_empty()).collect()
    };
    guide.synonyms = synonyms.map(trimmed).filter(|words| words.len() > 1).collect();
    guide
}

fn read_vocabulary(
    at: At<'_>,
    categories: Option<Vec<format::Term>>,
    vocabulary: Option<format::Vocabulary>,
    lang: &str,
) -> PerFacet<Vec<Term>> {
    let mut terms = PerFacet::default();
    terms[Facet::Category] = read_terms(at, "categories", categories, lang);
    let words = vocabulary.unwrap_or_default();
    let at = at.key("vocabulary");
    terms[Facet::Audience] = read_terms(at, "audiences", words.audiences, lang);
    terms[Facet::Support] = read_terms(at, "supports", words.supports, lang);
    terms[Facet::Agency] = read_terms(at, "agencies", words.agencies, lang);
    terms
}

fn read_terms(at: At<'_>, key: &str, items: Option<Vec<format::Term>>, lang: &str) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    for (idx, item) in at.items(key, items).into_iter().enumerate() {
        let at = at.item(key, idx);
        let Some(term) = read_term(at, &item, lang) else { continue };
        if terms.iter().any(|known| known.id == term.id) {
            at.report(Problem::Duplicate(term.id), Effect::RowLeftOut);
        } else {
            terms.push(term);
        }
    }
    terms
}

pub(crate) fn read_term(at: At<'_>, item: &format::Term, lang: &str) -> Option<Term> {
    let id = at.key("id").text(&item.id);
    if id.is_empty() {
        at.report(Problem::Missing, Effect::RowLeftOut);
        return None;
    }
    let name = at.by_language(&item.names.0, lang).unwrap_or_else(|| Localized::new(lang, &id));
    Some(Term {
        name,
        short: at.localized_at("short", item.short.as_ref(), lang),
        aliases: at.texts_at("aliases", item.aliases.clone()),
        id,
    })
}

fn read_question(at: At<'_>, item: format::Question, lang: &str) -> Option<Question> {
    Some(Question {
        id: at.key("id").text(&item.id),
        text: at.localized_at("text", Some(&item.text), lang)?,
        help: at.localized_at("help", item.help.as_ref(), lang),
        many: item.many == Some(true),
        complete: item.complete == Some(true),
        answers: read_choices(at, item.answers, lang),
    })
}

fn read_choices(at: At<'_>, items: Option<Vec<format::Term>>, lang: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = Vec::new();
    for (idx, item) in at.items("answers", items).into_iter().enumerate() {
        let at = at.item("answers", idx);
        let Some(Term { id, name, .. }) = read_term(at, &item, lang) else { continue };
        if choices.iter().any(|known| known.id == id) {
            at.report(Problem::Duplicate(id), Effect::RowLeftOut);
            continue;
        }
        let kind = match (item.none, item.unsure) {
            (Some(true), _) => ChoiceKind::None,
            (_, Some(true)) => ChoiceKind::Unsure,
            _ => ChoiceKind::Holds,
        };
        choices.push(Choice { id, name, kind });
    }
    choices
}

/// A day as `YYYY-MM-DD`.
fn date_at(at: At<'_>, key: &str, text: Option<&String>) -> Option<String> {
    let text = at.text_at(key, text)?;
    if is_date(&text) {
        return Some(text);
    }
    at.key(key).report(Problem::BadDate(text), Effect::ValueLeftOut);
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
