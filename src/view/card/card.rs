//! A policy as a card: closed it says what it gives, to whom, and whom to call.

use erased_view::{ErasedElement, ErasedView, ev, html, nothing};
use leptos::prelude::*;
use policy_core::figure::Unit;
use policy_core::guide::{Benefit, Contact, Status, Term};
use policy_core::{Facet, Policy};

use crate::i18n::{Lang, fill};
use crate::state::{State, fact};
use crate::view::card::call_link::call_link;
use crate::view::card::changes::mark as change_mark;
use crate::view::card::detail::card_detail;
use crate::view::card::figure::{benefit_words, recipient};
use crate::view::card::highlight::{highlight, highlight_in_phrases};
use crate::view::page::district::{contact_mark, policy_mark};
use crate::view::{button, icon};

/// How many colours the stylesheet has for categories.
pub(crate) const N_ACCENTS: usize = 8;

/// The card of the policy at a position of the guide.
pub fn card(state: State, position: usize) -> ErasedView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let lang = state.lang.get_untracked();
    let number = policy.number;
    let is_open = fact(move || state.choices.read().open.contains(&number));
    let class = move || if is_open.get() { "card is-open" } else { "card" };
    let detail = move || is_open.get().then(|| card_detail(state, position));
    html::article()
        .attr("class", move || Some(class().to_owned()))
        .attr("part", "card")
        .attr("data-policy", number.to_string())
        .attr("data-accent", (policy.category() % N_ACCENTS).to_string())
        .attr("aria-labelledby", title_id(number))
        .child(kicker(state, policy, lang))
        .child(star(state, policy, lang))
        .child(title(state, policy, is_open))
        .children(face(state, policy, lang))
        .children(foot(state, policy, is_open))
        .child(detail)
        .into()
}

fn title_id(number: u32) -> String {
    ["policy-", &number.to_string()].concat()
}

pub(crate) fn kicker(state: State, policy: &Policy, lang: Lang) -> ErasedElement {
    let guide = state.guide();
    let category = guide.terms[Facet::Category].get(policy.category());
    let category = category.map(|term| term.name.get(lang.tag()).to_owned());
    let number = fill(lang.strings().number, &[&policy.number.to_string()]);
    html::p()
        .class("card-kicker")
        .child(html::span().class("card-category").child(category))
        .child(" ")
        .child(html::span().class("card-number").child(number))
        .child(change_mark(state, policy.number))
        .child(status_mark(policy, lang).map(|text| html::span().class("card-status").child(text)))
        .child((policy.local || policy.pinned).then(|| policy_mark(state, policy)))
}

/// Keeps the policy, or forgets it.
fn star(state: State, policy: &Policy, lang: Lang) -> ErasedElement {
    let number = policy.number;
    let is_saved = fact(move || state.choices.read().saved.contains(&number));
    let name = fill(lang.strings().save_policy, &[policy.title.get(lang.tag())]);
    button("card-star")
        .attr("aria-label", name)
        .attr("aria-pressed", move || Some(is_saved.get().to_string()))
        .on(ev::click, move |_| state.change(|selection| selection.toggle_saved(number)))
        .child(icon::star())
}

fn title(state: State, policy: &Policy, is_open: Memo<bool>) -> ErasedElement {
    let ends = state.lang.get_untracked().strings().phrase_ends;
    let lang = state.lang.get_untracked().tag();
    let number = policy.number;
    let open = button("card-open")
        .attr("aria-expanded", move || Some(is_open.get().to_string()))
        .on(ev::click, move |_| state.toggle_open(number));
    let open = highlight_in_phrases(state, open, policy.title.get(lang), Vec::new(), ends);
    html::h3()
        .class("card-title")
        .attr("id", title_id(number))
        .attr("lang", policy.title.lang_of(lang).to_owned())
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

pub(crate) fn face(state: State, policy: &Policy, lang: Lang) -> Vec<ErasedView> {
    let summary = policy.summary.as_ref().map(|summary| {
        let summary_lang = summary.lang_of(lang.tag()).to_owned();
        let holder = html::p().class("card-summary").attr("lang", summary_lang);
        highlight(state, holder, summary.get(lang.tag()), Vec::new())
    });
    let guide = state.guide();
    let terms = &guide.terms[Facet::Audience];
    let audiences = policy.terms[Facet::Audience].iter().filter_map(|idx| terms.get(*idx));
    let audiences =
        audiences.map(|term| html::li().child(term.label().get(lang.tag()).to_owned()).into());
    let list = html::ul()
        .class("card-audiences")
        .attr("aria-label", lang.strings().for_whom)
        .children(audiences);
    vec![amount(policy, lang), summary.into(), list.into()]
}

/// One figure, what it is and who gets it; or that there is none.
fn amount(policy: &Policy, lang: Lang) -> ErasedView {
    let strings = lang.strings();
    match policy.headline() {
        Some(benefit) if benefit.figure.is_some() => {
            let to = recipient(benefit, strings);
            let to = to.map(|to| html::span().class("figure-to").child(to));
            let line = html::p().class("card-headline").children(benefit_words(benefit, lang));
            line.child(" ").child(to).into()
        }
        // Without a benefit nobody has looked for sums in the text yet.
        _ if policy.benefits.is_empty() => nothing(),
        _ => {
            let is_sum = |benefit: &Benefit| {
                benefit.figure.as_ref().is_some_and(|figure| figure.unit == Unit::Yuan)
            };
            let has_sums = policy.benefits.iter().any(is_sum);
            let words = if has_sums { strings.no_amount_paid } else { strings.no_amount };
            html::p().class("card-no-amount").child(words).into()
        }
    }
}

fn foot(state: State, policy: &Policy, is_open: Memo<bool>) -> Vec<ErasedView> {
    let strings = state.lang.get_untracked().strings();
    let label = move || if is_open.get() { strings.details_close } else { strings.details_open };
    // The title opens the card for keyboards and screen readers; this says so to everybody else.
    let more = html::p()
        .class("card-more")
        .attr("aria-hidden", "true")
        .child(html::span().child(label))
        .child(icon::chevron());
    vec![office_line(state, policy), more.into()]
}

/// Whom to call: the office and its number. Where the first number that is printed can't be dialled, another office's
/// does not take its place.
pub(crate) fn office_line(state: State, policy: &Policy) -> ErasedView {
    match policy.contacts.first() {
        Some(first) if first.phone.is_none() && first.printed.is_some() => {
            foot_line(state, office_of(state, first), Some(first), unverified(state, policy))
        }
        _ => match policy.contacts.iter().find(|contact| contact.phone.is_some()) {
            Some(contact) => {
                let call = call_link(state, contact, Some(policy.number));
                foot_line(state, office_of(state, contact), Some(contact), call)
            }
            None => no_phone(state, policy),
        },
    }
}

fn foot_line(
    state: State,
    office: String,
    contact: Option<&Contact>,
    call: ErasedView,
) -> ErasedView {
    let is_districts = contact.is_some_and(|contact| contact.from_overlay);
    let mark = is_districts.then(|| contact_mark(state));
    html::div()
        .class("card-foot")
        .child(html::p().class("card-office").child(office).child(mark))
        .child(call)
        .into()
}

/// The office that a number belongs to, or what the number is for; else that the source does not say whose it is.
fn office_of(state: State, contact: &Contact) -> String {
    let lang = state.lang.get_untracked();
    let guide = state.guide();
    let office = guide.agency_of(contact).map(Term::label);
    let words = office.or(contact.label.as_ref()).map(|words| words.get(lang.tag()).to_owned());
    words.unwrap_or_else(|| lang.strings().no_owner.to_owned())
}

/// That the printed number is to be verified, and how many others the policy has.
fn unverified(state: State, policy: &Policy) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let guide = state.guide();
    let hotline = guide.hotline.as_ref().and_then(|contact| contact.phone.as_ref());
    // The general line is nobody's in particular.
    let is_own = |contact: &&Contact| contact.agency.is_some() || contact.phone.as_ref() != hotline;
    let n = policy.contacts.iter().filter(|contact| contact.phone.is_some()).filter(is_own).count();
    let others = (n > 0)
        .then(|| html::span().class("card-others").child(fill(strings.others, &[&n.to_string()])));
    html::p()
        .class("card-no-phone")
        .child(html::b().child(strings.unverified))
        .child(" ")
        .child(others)
        .into()
}

fn no_phone(state: State, policy: &Policy) -> ErasedView {
    let lang = state.lang.get_untracked();
    let guide = state.guide();
    let agencies = &guide.terms[Facet::Agency];
    let office = policy.terms[Facet::Agency].first().and_then(|idx| agencies.get(*idx));
    let office = office.map_or_else(String::new, |term| term.label().get(lang.tag()).to_owned());
    let words = html::span().class("card-no-phone").child(lang.strings().no_phone);
    foot_line(state, office, None, words.into())
}
