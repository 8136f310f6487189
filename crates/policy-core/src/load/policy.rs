//! The rows of a guide: policies with their contacts, benefits and conditions.

use super::date_at;
use super::node::Node;
use crate::facet::{Facet, PerFacet};
use crate::figure::{Amount, Unit, find_figures};
use crate::guide::{
    Benefit, BenefitFigure, Condition, Contact, Guide, LIMITS, Limit, Official, PERS, Policy,
    Status, TermIdx,
};
use crate::issue::{Effect, Expected, Problem};
use crate::link::Link;
use crate::localized::Localized;
use crate::mark::find;
use crate::phone::Phone;

/// How much of the official text stands in for a missing title, in characters.
const TITLE_LEN: usize = 18;

pub(super) fn read_policies(root: Node<'_>, guide: &mut Guide, lang: &str) {
    let mut policies: Vec<Policy> = Vec::new();
    // Sorted.
    let mut seen: Vec<u32> = Vec::new();
    for (idx, row) in root.list("policies").enumerate() {
        let number = row.get("number").and_then(Node::as_whole).and_then(|n| u32::try_from(n).ok());
        row.enter_row(idx, number);
        let Some(policy) = read_policy(row, guide, lang) else { continue };
        match seen.binary_search(&policy.number) {
            Ok(_) => row.report(Problem::Duplicate(policy.number.to_string()), Effect::RowLeftOut),
            Err(place) => {
                seen.insert(place, policy.number);
                policies.push(policy);
            }
        }
    }
    root.leave_rows();
    guide.policies = policies;
}

pub(crate) fn read_policy(row: Node<'_>, guide: &Guide, lang: &str) -> Option<Policy> {
    if !row.is_object() {
        row.report(Problem::WrongType(Expected::Object), Effect::RowLeftOut);
        return None;
    }
    let number = row.require("number", Effect::RowLeftOut)?.number(Effect::RowLeftOut)?;
    let official = read_official(row.require("official", Effect::RowLeftOut)?)?;
    let category = read_category(row, guide)?;
    // Without editorial work the row stands in: it has none of its fields.
    let editorial = row.require("editorial", Effect::Noted).unwrap_or(row);
    let mut terms = PerFacet::default();
    terms[Facet::Category] = vec![category];
    terms[Facet::Audience] = read_ids(editorial, "audiences", guide, Facet::Audience);
    terms[Facet::Support] = read_ids(editorial, "supports", guide, Facet::Support);
    terms[Facet::Agency] = read_ids(row, "agencies", guide, Facet::Agency);
    let title = editorial.localized_at("title", lang);
    Some(Policy {
        number,
        title: title.unwrap_or_else(|| Localized::new(lang, &beginning(&official.text))),
        summary: editorial.localized_at("summary", lang),
        benefits: editorial
            .list("benefits")
            .filter_map(|item| read_benefit(item, &official, lang))
            .collect(),
        conditions: editorial
            .list("conditions")
            .filter_map(|item| read_condition(item, &official, guide))
            .collect(),
        keywords: editorial.texts_at("keywords"),
        status: read_status(row),
        pinned: false,
        local: false,
        official,
        terms,
        contacts: row.list("contacts").map(|item| read_contact(item, guide, lang)).collect(),
    })
}

fn beginning(text: &str) -> String {
    let title: String = text.chars().take(TITLE_LEN).collect();
    if title.len() < text.len() { [&title, "…"].concat() } else { title }
}

fn read_official(cells: Node<'_>) -> Option<Official> {
    let text = cells.require("text", Effect::RowLeftOut)?.text(Effect::RowLeftOut)?;
    if text.is_empty() {
        cells.report(Problem::Missing, Effect::RowLeftOut);
        return None;
    }
    Some(Official {
        text,
        agency: cells.text_at("agency").unwrap_or_default(),
        contact: cells.text_at("contact").unwrap_or_default(),
    })
}

fn read_category(row: Node<'_>, guide: &Guide) -> Option<TermIdx> {
    let node = row.require("category", Effect::RowLeftOut)?;
    let id = node.text(Effect::RowLeftOut)?;
    let category = guide.term_idx(Facet::Category, &id);
    if category.is_none() {
        node.report(Problem::UnknownId(id), Effect::RowLeftOut);
    }
    category
}

pub(crate) fn read_ids(parent: Node<'_>, key: &str, guide: &Guide, facet: Facet) -> Vec<TermIdx> {
    let mut found = Vec::new();
    for item in parent.list(key) {
        let Some(id) = item.text(Effect::ValueLeftOut) else { continue };
        match guide.term_idx(facet, &id) {
            Some(idx) if found.contains(&idx) => {}
            Some(idx) => found.push(idx),
            None => item.report(Problem::UnknownId(id), Effect::ValueLeftOut),
        }
    }
    found
}

/// A contact is never dropped: a number that can't be dialled is still shown as printed.
pub(crate) fn read_contact(item: Node<'_>, guide: &Guide, lang: &str) -> Contact {
    let mut contact = Contact {
        agency: read_agency(item, guide),
        label: item.localized_at("label", lang),
        printed: item.text_at("printed"),
        note: item.localized_at("note", lang),
        ..Contact::default()
    };
    if let Some(text) = item.text_at("phone") {
        contact.phone = Phone::parse(&text);
        if contact.phone.is_none() {
            item.report_at("phone", Problem::BadPhone(text.clone()));
            contact.printed.get_or_insert(text);
        }
    }
    if let Some(text) = item.text_at("url") {
        contact.link = Link::parse(&text);
        if contact.link.is_none() {
            item.report_at("url", Problem::BadLink(text.clone()));
            contact.printed.get_or_insert(text);
        }
    }
    contact
}

fn read_agency(item: Node<'_>, guide: &Guide) -> Option<TermIdx> {
    let id = item.text_at("agency")?;
    let agency = guide.term_idx(Facet::Agency, &id);
    if agency.is_none() {
        item.report_at("agency", Problem::UnknownId(id));
    }
    agency
}

fn read_benefit(item: Node<'_>, official: &Official, lang: &str) -> Option<Benefit> {
    let quote = read_quote(item, official)?;
    let label = item.require("label", Effect::RowLeftOut)?.localized(lang)?;
    let figure = read_figure(item);
    if let Some(figure) = &figure
        && !says(&quote, figure)
    {
        // A figure that the official words do not bear out is never shown large.
        item.report(Problem::FigureNotQuoted(quote.clone()), Effect::ValueLeftOut);
        return Some(Benefit { quote, label, figure: None, indirect: true, note: None });
    }
    Some(Benefit {
        quote,
        label,
        figure,
        indirect: item.flag("indirect"),
        note: item.localized_at("note", lang),
    })
}

/// Words that stand in the official text; others are reported and the row is left out.
fn read_quote(item: Node<'_>, official: &Official) -> Option<String> {
    let node = item.require("quote", Effect::RowLeftOut)?;
    let quote = node.text(Effect::RowLeftOut)?;
    if quote.is_empty() || find(&official.text, &quote).is_none() {
        node.report(Problem::QuoteNotFound(quote), Effect::RowLeftOut);
        return None;
    }
    Some(quote)
}

fn says(quote: &str, figure: &BenefitFigure) -> bool {
    find_figures(quote)
        .iter()
        .any(|found| found.amount == figure.amount && found.unit == Some(figure.unit))
}

fn read_figure(item: Node<'_>) -> Option<BenefitFigure> {
    let node = item.get("amount")?;
    let Some(amount) = node.hundredths().and_then(Amount::hundredths) else {
        node.report(Problem::WrongType(Expected::Number), Effect::ValueLeftOut);
        return None;
    };
    Some(BenefitFigure {
        amount,
        unit: read_choice(item, "unit", Unit::from_id).unwrap_or(Unit::Yuan),
        limit: read_choice(item, "limit", |id| among(&LIMITS, id)).unwrap_or(Limit::Exact),
        per: read_choice(item, "per", |id| among(&PERS, id)),
    })
}

fn among<T: Copy>(table: &[(&str, T)], id: &str) -> Option<T> {
    table.iter().find(|(name, _)| *name == id).map(|(_, value)| *value)
}

fn read_choice<T>(item: Node<'_>, key: &str, from_id: impl Fn(&str) -> Option<T>) -> Option<T> {
    let id = item.text_at(key)?;
    let choice = from_id(&id);
    if choice.is_none() {
        item.report_at(key, Problem::UnknownId(id));
    }
    choice
}

fn read_condition(item: Node<'_>, official: &Official, guide: &Guide) -> Option<Condition> {
    let node = item.require("question", Effect::RowLeftOut)?;
    let id = node.text(Effect::RowLeftOut)?;
    let Some(question) = guide.questions.iter().position(|question| question.id == id) else {
        node.report(Problem::UnknownId(id), Effect::RowLeftOut);
        return None;
    };
    let answers = &guide.questions[question].answers;
    let mut any_of = Vec::new();
    for item in item.list("any_of") {
        let Some(id) = item.text(Effect::ValueLeftOut) else { continue };
        match answers.iter().position(|answer| answer.id == id) {
            Some(idx) => any_of.push(idx),
            None => item.report(Problem::UnknownId(id), Effect::ValueLeftOut),
        }
    }
    let quote = read_quote(item, official)?;
    (!any_of.is_empty()).then_some(Condition { question, any_of, quote })
}

fn read_status(row: Node<'_>) -> Status {
    let valid_until = date_at(row, "valid_until");
    match row.text_at("status").as_deref() {
        None | Some("active") => Status::Active { valid_until },
        Some("expired") => Status::Expired { valid_until },
        Some("replaced") => Status::Replaced {
            by: row.get("replaced_by").and_then(|n| n.number(Effect::ValueLeftOut)),
        },
        Some(other) => {
            row.report_at("status", Problem::UnknownId(other.to_owned()));
            Status::Active { valid_until }
        }
    }
}
