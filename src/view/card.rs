//! A policy as a card: closed it says what it gives, to whom, and whom to call.

use std::sync::Arc;

use leptos::prelude::*;
use policy_core::guide::{Contact, Status};
use policy_core::{Facet, Guide, Policy};

use super::card_detail::CardDetail;
use super::figure::benefit_words;
use super::icon;
use super::marked::Marked;
use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::state::State;

/// How many colours the stylesheet has for categories.
const N_ACCENTS: usize = 8;

/// The card of the policy at a position of the guide.
#[component]
pub fn Card(
    /// All that changes.
    state: State,
    /// Which policy, as a position in the guide.
    position: usize,
) -> AnyView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return ().into_any() };
    let lang = state.lang.get_untracked();
    let number = policy.number;
    let is_open = Memo::new(move |_| state.permalink.read().open.contains(&number));
    let detail = move || is_open.get().then(|| view! { <CardDetail state position /> });
    view! {
        <article
            class="card"
            part="card"
            class:is-open=move || is_open.get()
            data-policy=number
            data-accent=policy.category() % N_ACCENTS
            aria-labelledby=title_id(number)
        >
            {head(state, &guide, policy, is_open)}
            {face(state, policy, lang)}
            {foot(state, &guide, policy, is_open)}
            {detail}
        </article>
    }
    .into_any()
}

fn title_id(number: u32) -> String {
    ["policy-", &number.to_string()].concat()
}

/// The id of the part that opens.
pub fn detail_id(number: u32) -> String {
    [&title_id(number), "-detail"].concat()
}

fn head(state: State, guide: &Arc<Guide>, policy: &Policy, is_open: Memo<bool>) -> AnyView {
    let lang = state.lang.get_untracked();
    let number = policy.number;
    let category = guide.terms[Facet::Category].get(policy.category());
    let category = category.map(|term| term.name.get(lang.tag()).to_owned());
    view! {
        <p class="card-kicker">
            <span class="card-number">{fill(lang.strings().number, &[&number.to_string()])}</span>
            <span class="card-category">{category}</span>
            {status_mark(policy, lang)}
        </p>
        <h3 class="card-title" id=title_id(number) lang=policy.title.lang_of(lang.tag()).to_owned()>
            <button
                type="button"
                class="card-open"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| state.toggle_open(number)
            >
                <Marked state text=policy.title.get(lang.tag()).to_owned() />
            </button>
        </h3>
    }
    .into_any()
}

fn status_mark(policy: &Policy, lang: Lang) -> Option<AnyView> {
    let strings = lang.strings();
    let text = match &policy.status {
        Status::Active { valid_until } => fill(strings.valid_until, &[valid_until.as_deref()?]),
        Status::Expired { .. } => strings.expired.to_owned(),
        Status::Replaced { by: Some(by) } => fill(strings.replaced, &[&by.to_string()]),
        Status::Replaced { by: None } => strings.expired.to_owned(),
    };
    Some(view! { <span class="card-status">{text}</span> }.into_any())
}

fn face(state: State, policy: &Policy, lang: Lang) -> AnyView {
    let headline = policy.headline().map(|benefit| {
        let quote = benefit.figure.is_some().then(|| benefit.quote.clone());
        view! {
            <p class="card-headline">{benefit_words(benefit, lang)}</p>
            {quote.map(|quote| view! { <p class="card-quote"><q lang="zh">{quote}</q></p> })}
        }
    });
    let summary = policy.summary.as_ref().map(|summary| {
        view! {
            <p class="card-summary" lang=summary.lang_of(lang.tag()).to_owned()>
                <Marked state text=summary.get(lang.tag()).to_owned() />
            </p>
        }
    });
    let guide = state.guide();
    let audiences = policy.terms[Facet::Audience]
        .iter()
        .filter_map(|idx| guide.terms[Facet::Audience].get(*idx));
    let audiences = audiences
        .map(|term| view! { <li>{term.label().get(lang.tag()).to_owned()}</li> })
        .collect_view();
    view! {
        {headline}
        {summary}
        <ul class="card-audiences" aria-label=lang.strings().for_whom>{audiences}</ul>
    }
    .into_any()
}

fn foot(state: State, guide: &Arc<Guide>, policy: &Policy, is_open: Memo<bool>) -> AnyView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let number = policy.number;
    let office =
        policy.terms[Facet::Agency].first().and_then(|idx| guide.terms[Facet::Agency].get(*idx));
    let office = office.map(|term| term.label().get(lang.tag()).to_owned());
    let call = match policy.contacts.iter().find(|contact| contact.phone.is_some()) {
        Some(contact) => call_link(state, contact, Some(number)),
        None => view! { <span class="card-no-phone">{strings.no_phone}</span> }.into_any(),
    };
    let label = move || if is_open.get() { strings.details_close } else { strings.details_open };
    view! {
        <div class="card-foot">
            <p class="card-office">{office}</p>
            {call}
        </div>
        // The title opens the card for keyboards and screen readers; this says so to everybody else.
        <p class="card-more" aria-hidden="true">
            <span>{label}</span>
            {icon::chevron()}
        </p>
    }
    .into_any()
}

/// A link that dials, named for whom it calls.
pub fn call_link(state: State, contact: &Contact, policy: Option<u32>) -> AnyView {
    let Some(phone) = &contact.phone else { return ().into_any() };
    let lang = state.lang.get_untracked();
    let printed = phone.printed().to_owned();
    let guide = state.guide();
    let name = match guide.agency_of(contact) {
        Some(office) => fill(lang.strings().call_office, &[office.name.get(lang.tag()), &printed]),
        None => fill(lang.strings().call, &[&printed]),
    };
    let intent = Intent::Call { policy, phone: printed.clone() };
    view! {
        <a class="call" part="call" href=phone.href() aria-label=name on:click=move |_| state.raise(intent.clone())>
            {icon::phone()}
            <span>{printed}</span>
        </a>
    }
    .into_any()
}
