//! The rows of a guide: policies with their contacts, benefits and conditions.

use std::ops::Range;

use policy_format as format;

use super::place::At;
use super::{date_at, read};
use crate::facet::{Facet, PerFacet};
use crate::figure::{Amount, Unit, find_figures};
use crate::guide::{
    Asked, Benefit, BenefitFigure, Condition, Contact, Guide, Limit, MoreCell, Official, Policy,
    Status, TermIdx,
};
use crate::highlight::find;
use crate::issue::{Effect, Expected, Problem};
use crate::link::Link;
use crate::localized::Localized;
use crate::phone::Phone;

/// How much of the official text stands in for a missing title, in characters.
const TITLE_LEN: usize = 18;

/// Reads the rows of a list that `json` is, one by one.
pub(super) fn read_policies(at: At<'_>, json: &str, rows: &[Range<usize>], guide: &mut Guide) {
    let mut policies: Vec<Policy> = Vec::new();
    // Sorted.
    let mut seen: Vec<u32> = Vec::new();
    let lang = guide.lang().to_owned();
    for (idx, row) in rows.iter().enumerate() {
        let at = at.row(idx);
        at.log().is_about(None);
        let row = read(at.log(), &json[row.clone()], || at.place(), Effect::RowLeftOut);
        let Some(policy) = row.and_then(|row| read_policy(at, row, guide, &lang)) else { continue };
        match seen.binary_search(&policy.number) {
            Ok(_) => at.report(Problem::Duplicate(policy.number.to_string()), Effect::RowLeftOut),
            Err(place) => {
                seen.insert(place, policy.number);
                policies.push(policy);
            }
        }
    }
    at.log().is_about(None);
    guide.policies = policies;
}

/// From here on, what is wrong concerns this policy.
pub(crate) fn read_policy(
    at: At<'_>,
    row: format::Policy,
    guide: &Guide,
    lang: &str,
) -> Option<Policy> {
    at.log().is_about(Some(row.number));
    if row.number == 0 {
        at.key("number").report(Problem::WrongType(Expected::Number), Effect::RowLeftOut);
        return None;
    }
    let official = read_official(at.key("official"), &row.official)?;
    let more = read_more(at.key("official"), row.official.more);
    let category = read_category(at.key("category"), &row.category, guide)?;
    if row.editorial.is_none() {
        at.key("editorial").report(Problem::Missing, Effect::Noted);
    }
    let status = read_status(at, row.status, row.valid_until.as_ref(), row.replaced_by);
    let agencies = read_ids(at, "agencies", row.agencies, guide, Facet::Agency);
    let contacts = at.items("contacts", row.contacts).into_iter().enumerate();
    let contacts =
        contacts.map(|(idx, item)| read_contact(at.item("contacts", idx), &item, guide, lang));
    let mut policy = Policy {
        number: row.number,
        title: Localized::new(lang, &beginning(&official.text)),
        official,
        more,
        terms: PerFacet::default(),
        contacts: contacts.collect(),
        summary: None,
        benefits: Vec::new(),
        conditions: Vec::new(),
        keywords: Vec::new(),
        asks: Vec::new(),
        status,
        pinned: false,
        local: false,
    };
    policy.terms[Facet::Category] = vec![category];
    policy.terms[Facet::Agency] = agencies;
    if let Some(editorial) = row.editorial {
        read_editorial(at.key("editorial"), editorial, &mut policy, guide, lang);
    }
    Some(policy)
}

fn read_editorial(
    at: At<'_>,
    editorial: format::Editorial,
    policy: &mut Policy,
    guide: &Guide,
    lang: &str,
) {
    if let Some(title) = at.localized_at("title", editorial.title.as_ref(), lang) {
        policy.title = title;
    }
    policy.summary = at.localized_at("summary", editorial.summary.as_ref(), lang);
    policy.terms[Facet::Audience] =
        read_ids(at, "audiences", editorial.audiences, guide, Facet::Audience);
    policy.terms[Facet::Support] =
        read_ids(at, "supports", editorial.supports, guide, Facet::Support);
    let benefits = at.items("benefits", editorial.benefits).into_iter().enumerate();
    policy.benefits = benefits
        .filter_map(|(idx, item)| read_benefit(at.item("benefits", idx), item, policy, guide, lang))
        .collect();
    let conditions = at.items("conditions", editorial.conditions).into_iter().enumerate();
    policy.conditions = conditions
        .filter_map(|(idx, item)| {
            read_condition(at.item("conditions", idx), item, policy, guide, lang)
        })
        .collect();
    policy.keywords = at.texts_at("keywords", editorial.keywords);
    policy.asks = read_asks(at.key("asks"), editorial.asks.unwrap_or_default());
}

/// By language, what people ask; languages without any question are left out.
pub(crate) fn read_asks(
    at: At<'_>,
    asks: format::Named<Vec<String>>,
) -> Vec<(String, Vec<String>)> {
    let asks = asks.0.into_iter().map(|(lang, asks)| {
        let asks = at.texts_at(&lang, Some(asks));
        (lang, asks)
    });
    asks.filter(|(_, asks)| !asks.is_empty()).collect()
}

fn beginning(text: &str) -> String {
    let title: String = text.chars().take(TITLE_LEN).collect();
    if title.len() < text.len() { [&title, "…"].concat() } else { title }
}

fn read_official(at: At<'_>, cells: &format::Official) -> Option<Official> {
    let text = at.key("text").text(&cells.text);
    if text.is_empty() {
        at.report(Problem::Missing, Effect::RowLeftOut);
        return None;
    }
    Some(Official {
        text,
        agency: at.text_at("agency", cells.agency.as_ref()).unwrap_or_default(),
        contact: at.text_at("contact", cells.contact.as_ref()).unwrap_or_default(),
    })
}

fn read_more(at: At<'_>, cells: Option<Vec<format::MoreCell>>) -> Vec<MoreCell> {
    let cells = at.items("more", cells).into_iter().enumerate().map(|(idx, cell)| {
        let at = at.item("more", idx);
        MoreCell { head: at.key("head").text(&cell.head), text: at.key("text").text(&cell.text) }
    });
    cells.filter(|cell| !cell.text.is_empty()).collect()
}

fn read_category(at: At<'_>, id: &str, guide: &Guide) -> Option<TermIdx> {
    let id = at.text(id);
    let category = guide.term_idx(Facet::Category, &id);
    if category.is_none() {
        at.report(Problem::UnknownId(id), Effect::RowLeftOut);
    }
    category
}

pub(crate) fn read_ids(
    at: At<'_>,
    key: &str,
    ids: Option<Vec<String>>,
    guide: &Guide,
    facet: Facet,
) -> Vec<TermIdx> {
    read_known(at, key, ids, |id| guide.term_idx(facet, id))
}

/// The positions of ids; those that are not known are reported, those that came before left out.
fn read_known(
    at: At<'_>,
    key: &str,
    ids: Option<Vec<String>>,
    position: impl Fn(&str) -> Option<usize>,
) -> Vec<usize> {
    let mut found = Vec::new();
    for (idx, id) in at.items(key, ids).iter().enumerate() {
        let at = at.item(key, idx);
        let id = at.text(id);
        match position(&id) {
            Some(known) if found.contains(&known) => {}
            Some(known) => found.push(known),
            None => at.report(Problem::UnknownId(id), Effect::ValueLeftOut),
        }
    }
    found
}

/// A contact is never dropped: a number that can't be dialled is still shown as printed.
pub(crate) fn read_contact(
    at: At<'_>,
    item: &format::Contact,
    guide: &Guide,
    lang: &str,
) -> Contact {
    let mut contact = Contact {
        agency: read_agency(at, item.agency.as_ref(), guide),
        label: at.localized_at("label", item.label.as_ref(), lang),
        printed: at.text_at("printed", item.printed.as_ref()),
        note: at.localized_at("note", item.note.as_ref(), lang),
        ..Contact::default()
    };
    if let Some(text) = at.text_at("phone", item.phone.as_ref()) {
        contact.phone = Phone::parse(&text);
        if contact.phone.is_none() {
            at.key("phone").report(Problem::BadPhone(text.clone()), Effect::ValueLeftOut);
            contact.printed.get_or_insert(text);
        }
    }
    if let Some(text) = at.text_at("url", item.url.as_ref()) {
        contact.link = Link::parse(&text);
        if contact.link.is_none() {
            at.key("url").report(Problem::BadLink(text.clone()), Effect::ValueLeftOut);
            contact.printed.get_or_insert(text);
        }
    }
    contact
}

fn read_agency(at: At<'_>, id: Option<&String>, guide: &Guide) -> Option<TermIdx> {
    let id = at.text_at("agency", id)?;
    let agency = guide.term_idx(Facet::Agency, &id);
    if agency.is_none() {
        at.key("agency").report(Problem::UnknownId(id), Effect::ValueLeftOut);
    }
    agency
}

fn read_benefit(
    at: At<'_>,
    item: format::Benefit,
    policy: &Policy,
    guide: &Guide,
    lang: &str,
) -> Option<Benefit> {
    let quote = read_quote(at.key("quote"), &item.quote, policy)?;
    let label = at.localized_at("label", Some(&item.label), lang)?;
    let figure = read_figure(at, &item);
    // With a branch that is not understood, nobody could learn that it is for them.
    let when = at.items("when", item.when).into_iter().enumerate();
    let when: Option<Vec<Asked>> = when
        .map(|(idx, when)| {
            let asked = format::Condition {
                question: when.question,
                any_of: when.any_of,
                perhaps: when.perhaps,
                attainable: when.attainable,
                ..format::Condition::default()
            };
            read_asked(at.item("when", idx), asked, guide, Effect::RowLeftOut)
        })
        .collect();
    let when = when?;
    let to_unit = item.to == Some(format::Recipient::Unit);
    let bears_out = figure.as_ref().is_none_or(|figure| says(&quote, figure));
    if !bears_out {
        // A figure that the official words do not bear out is never shown large.
        at.report(Problem::FigureNotQuoted(quote.clone()), Effect::ValueLeftOut);
    }
    Some(Benefit {
        quote,
        label,
        figure: figure.filter(|_| bears_out),
        indirect: to_unit || !bears_out || item.indirect == Some(true),
        to_unit: to_unit && bears_out,
        when,
        note: at.localized_at("note", item.note.as_ref(), lang).filter(|_| bears_out),
    })
}

/// Words that stand in the official text or in a further cell; others are reported and the row is left out.
fn read_quote(at: At<'_>, quote: &str, policy: &Policy) -> Option<String> {
    let quote = at.text(quote);
    if quote.is_empty() || !policy.quotable().any(|cell| find(cell, &quote).is_some()) {
        at.report(Problem::QuoteNotFound(quote), Effect::RowLeftOut);
        return None;
    }
    Some(quote)
}

fn says(quote: &str, figure: &BenefitFigure) -> bool {
    find_figures(quote)
        .iter()
        .any(|found| found.amount == figure.amount && found.unit == Some(figure.unit))
}

fn read_figure(at: At<'_>, item: &format::Benefit) -> Option<BenefitFigure> {
    let Some(amount) = Amount::hundredths(item.amount?.0) else {
        at.key("amount").report(Problem::WrongType(Expected::Number), Effect::ValueLeftOut);
        return None;
    };
    Some(BenefitFigure {
        amount,
        unit: item.unit.unwrap_or(Unit::Yuan),
        limit: item.limit.unwrap_or(Limit::Exact),
        per: item.per,
    })
}

fn read_condition(
    at: At<'_>,
    item: format::Condition,
    policy: &Policy,
    guide: &Guide,
    lang: &str,
) -> Option<Condition> {
    let quote = read_quote(at.key("quote"), &item.quote, policy)?;
    let label = at.localized_at("label", item.label.as_ref(), lang);
    // What no question can be put to is left to the office: it makes nothing likely and rules nothing out.
    let is_asked = item.question.is_some();
    let asked = is_asked.then(|| read_asked(at, item, guide, Effect::ValueLeftOut)).flatten();
    Some(Condition { asked, label, quote })
}

/// The answers that something depends on; `None` without a known question and a known answer.
fn read_asked(at: At<'_>, item: format::Condition, guide: &Guide, effect: Effect) -> Option<Asked> {
    let Some(id) = at.text_at("question", item.question.as_ref()) else {
        at.key("question").report(Problem::Missing, effect);
        return None;
    };
    let Some(question) = guide.questions.iter().position(|question| question.id == id) else {
        at.key("question").report(Problem::UnknownId(id), effect);
        return None;
    };
    let answers = &guide.questions[question].answers;
    let position = |id: &str| answers.iter().position(|answer| answer.id == id);
    let any_of = read_known(at, "any_of", item.any_of, position);
    let perhaps = read_known(at, "perhaps", item.perhaps, position);
    let says_something = !any_of.is_empty() || !perhaps.is_empty();
    let attainable = item.attainable == Some(true);
    says_something.then_some(Asked { question, any_of, perhaps, attainable })
}

fn read_status(
    at: At<'_>,
    status: Option<format::Status>,
    valid_until: Option<&String>,
    by: Option<u32>,
) -> Status {
    let valid_until = date_at(at, "valid_until", valid_until);
    match status {
        None | Some(format::Status::Active) => Status::Active { valid_until },
        Some(format::Status::Expired) => Status::Expired { valid_until },
        Some(format::Status::Replaced) => {
            if by == Some(0) {
                let problem = Problem::WrongType(Expected::Number);
                at.key("replaced_by").report(problem, Effect::ValueLeftOut);
            }
            Status::Replaced { by: by.filter(|by| *by > 0) }
        }
    }
}
