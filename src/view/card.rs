//! A policy as a card: closed it says what it gives, to whom, and whom to call.

use leptos::prelude::*;
use policy_core::guide::{Contact, Status};
use policy_core::{Facet, Policy};

use super::figure::benefit_words;
use super::later::later;
use super::marked::marked;
use super::{button, icon};
use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::more::{door_change, door_contact_mark, door_detail, door_policy_mark};
use crate::node::{El, Node, el, live, nothing};
use crate::state::{More, State, fact};

/// How many colours the stylesheet has for categories.
pub(crate) const N_ACCENTS: usize = 8;

/// The card of the policy at a position of the guide.
pub fn card(state: State, position: usize) -> Node {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let lang = state.lang.get_untracked();
    let number = policy.number;
    let is_open = fact(move || state.choices.read().open.contains(&number));
    let class = move || if is_open.get() { "card is-open" } else { "card" };
    let detail = move || is_open.get().then(|| later(state, move || door_detail(state, position)));
    el("article")
        .live_attr("class", move || Some(class().to_owned()))
        .attr("part", "card")
        .attr_text("data-policy", number.to_string())
        .attr_text("data-accent", (policy.category() % N_ACCENTS).to_string())
        .attr_text("aria-labelledby", title_id(number))
        .child(kicker(state, policy, lang))
        .child(title(state, policy, is_open))
        .children(face(state, policy, lang))
        .children(foot(state, policy, is_open))
        .child(live(detail))
        .into()
}

fn title_id(number: u32) -> String {
    ["policy-", &number.to_string()].concat()
}

pub(crate) fn kicker(state: State, policy: &Policy, lang: Lang) -> El {
    let guide = state.guide();
    let category = guide.terms[Facet::Category].get(policy.category());
    let category = category.map(|term| term.name.get(lang.tag()).to_owned());
    let number = fill(lang.strings().number, &[&policy.number.to_string()]);
    el("p")
        .class("card-kicker")
        .child(el("span").class("card-number").child(number))
        .child(el("span").class("card-category").child(category))
        .child(change(state, policy.number))
        .child(status_mark(policy, lang).map(|text| el("span").class("card-status").child(text)))
        // Only an overlay makes such, and with one the second file is there.
        .child((policy.local || policy.pinned).then(|| door_policy_mark(state, policy)))
}

/// Whether it is new or was changed: known once the second file is there.
fn change(state: State, number: u32) -> Node {
    live(move || match state.data.read().more {
        More::Here => door_change(state, number),
        More::Coming | More::Failed => nothing(),
    })
}

fn title(state: State, policy: &Policy, is_open: Memo<bool>) -> El {
    let lang = state.lang.get_untracked().tag();
    let number = policy.number;
    let open = button("card-open")
        .live_attr("aria-expanded", move || Some(is_open.get().to_string()))
        .on("click", move |_| state.toggle_open(number));
    let open = marked(state, open, policy.title.get(lang), Vec::new());
    el("h3")
        .class("card-title")
        .attr_text("id", title_id(number))
        .attr_text("lang", policy.title.lang_of(lang).to_owned())
        .child(open)
}

fn status_mark(policy: &Policy, lang: Lang) -> Option<String> {
    let strings = lang.strings();
    Some(match &policy.status {
        Status::Active { valid_until } => fill(strings.valid_until, &[valid_until.as_deref()?]),
        Status::Replaced { by: Some(by) } => fill(strings.replaced, &[&by.to_string()]),
        Status::Expired { .. } | Status::Replaced { by: None } => strings.expired.to_owned(),
    })
}

pub(crate) fn face(state: State, policy: &Policy, lang: Lang) -> Vec<Node> {
    let mut face = Vec::new();
    if let Some(benefit) = policy.headline() {
        face.push(el("p").class("card-headline").children(benefit_words(benefit, lang)).into());
        if benefit.figure.is_some() {
            let quote =
                el("q").attr_text("lang", state.official_lang()).child(benefit.quote.clone());
            face.push(el("p").class("card-quote").child(quote).into());
        }
    }
    if let Some(summary) = &policy.summary {
        let summary_lang = summary.lang_of(lang.tag()).to_owned();
        let holder = el("p").class("card-summary").attr_text("lang", summary_lang);
        face.push(marked(state, holder, summary.get(lang.tag()), Vec::new()).into());
    }
    let guide = state.guide();
    let terms = &guide.terms[Facet::Audience];
    let audiences = policy.terms[Facet::Audience].iter().filter_map(|idx| terms.get(*idx));
    let audiences =
        audiences.map(|term| el("li").child(term.label().get(lang.tag()).to_owned()).into());
    let list = el("ul")
        .class("card-audiences")
        .attr("aria-label", lang.strings().for_whom)
        .children(audiences);
    face.push(list.into());
    face
}

fn foot(state: State, policy: &Policy, is_open: Memo<bool>) -> Vec<Node> {
    let strings = state.lang.get_untracked().strings();
    let label = move || if is_open.get() { strings.details_close } else { strings.details_open };
    // The title opens the card for keyboards and screen readers; this says so to everybody else.
    let more = el("p")
        .class("card-more")
        .attr("aria-hidden", "true")
        .child(el("span").child(live(label)))
        .child(icon::chevron());
    vec![office_line(state, policy), more.into()]
}

/// Whom to call: the office and its number.
pub(crate) fn office_line(state: State, policy: &Policy) -> Node {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let first = policy.contacts.iter().find(|contact| contact.phone.is_some());
    // The office beside a number is the one that the number belongs to.
    let office = match first {
        Some(contact) => guide.agency_of(contact),
        None => {
            policy.terms[Facet::Agency].first().and_then(|idx| guide.terms[Facet::Agency].get(*idx))
        }
    };
    let office = office.map(|term| term.label().get(lang.tag()).to_owned());
    let call = match first {
        Some(contact) => call_link(state, contact, Some(policy.number)),
        None => el("span").class("card-no-phone").text(strings.no_phone).into(),
    };
    let mark = first.is_some_and(|contact| contact.from_overlay).then(|| door_contact_mark(state));
    el("div")
        .class("card-foot")
        .child(el("p").class("card-office").child(office).child(mark))
        .child(call)
        .into()
}

/// A link that dials, named for whom it calls.
pub fn call_link(state: State, contact: &Contact, policy: Option<u32>) -> Node {
    let Some(phone) = &contact.phone else { return nothing() };
    let lang = state.lang.get_untracked();
    let printed = phone.printed().to_owned();
    let guide = state.guide();
    let name = match guide.agency_of(contact) {
        Some(office) => fill(lang.strings().call_office, &[office.name.get(lang.tag()), &printed]),
        None => fill(lang.strings().call, &[&printed]),
    };
    let intent = Intent::Call { policy, phone: printed.clone() };
    el("a")
        .class("call")
        .attr("part", "call")
        .attr_text("href", phone.href())
        .attr_text("aria-label", name)
        .on("click", move |_| state.raise(intent.clone()))
        .child(icon::phone())
        .child(el("span").child(printed))
        .into()
}
