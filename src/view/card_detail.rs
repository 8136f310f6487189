//! An opened card: all it offers, the official text, every contact, and what to do with it.

use leptos::prelude::*;
use policy_core::Policy;
use policy_core::guide::Benefit;

use super::card::detail_id;
use super::contact_row::ContactRow;
use super::figure::{FigureText, benefit_words};
use super::icon;
use super::marked::Marked;
use crate::i18n::{Lang, Strings};
use crate::intent::Intent;
use crate::state::State;

/// The part of a card that opens.
#[component]
pub fn CardDetail(
    /// All that changes.
    state: State,
    /// Which policy, as a position in the guide.
    position: usize,
) -> AnyView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return ().into_any() };
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    view! {
        <div class="detail" id=detail_id(policy.number)>
            <div class="detail-text">
                {benefits(policy, lang)}
                {official(state, policy, strings)}
            </div>
            <div class="detail-side">
                <h4 class="detail-name">{strings.contacts}</h4>
                {contacts(state, policy, strings)}
                <p class="detail-caution">{icon::info()}<span>{strings.may_apply}</span></p>
                {actions(state, policy, lang)}
            </div>
        </div>
    }
    .into_any()
}

fn benefits(policy: &Policy, lang: Lang) -> Option<AnyView> {
    if policy.benefits.is_empty() {
        return None;
    }
    let rows = policy.benefits.iter().map(|benefit| benefit_row(benefit, lang)).collect_view();
    let name = lang.strings().benefits;
    Some(view! { <h4 class="detail-name">{name}</h4><ul class="benefits">{rows}</ul> }.into_any())
}

fn benefit_row(benefit: &Benefit, lang: Lang) -> AnyView {
    let indirect = benefit
        .indirect
        .then(|| view! { <span class="benefit-mark">{lang.strings().indirect}</span> });
    let note = benefit
        .note
        .as_ref()
        .map(|note| view! { <span class="benefit-note">{note.get(lang.tag()).to_owned()}</span> });
    view! {
        <li class="benefit">
            <span class="benefit-words">{benefit_words(benefit, lang)}{indirect}</span>
            <q class="benefit-quote" lang="zh">{benefit.quote.clone()}</q>
            {note}
        </li>
    }
    .into_any()
}

fn official(state: State, policy: &Policy, strings: &'static Strings) -> AnyView {
    let quotes = policy.benefits.iter().map(|benefit| benefit.quote.clone()).collect::<Vec<_>>();
    let cells = [
        (strings.official_agency, &policy.official.agency),
        (strings.official_contact, &policy.official.contact),
    ];
    let cells = cells.into_iter().filter(|(_, cell)| !cell.is_empty()).map(|(name, cell)| {
        view! {
            <dt>{name}</dt>
            <dd lang="zh"><Marked state text=cell.clone() /></dd>
        }
    });
    view! {
        <h4 class="detail-name">{strings.official_text}</h4>
        <blockquote class="official" lang="zh">
            <p><Marked state text=policy.official.text.clone() quotes /></p>
        </blockquote>
        <dl class="official-cells">{cells.collect_view()}</dl>
    }
    .into_any()
}

fn contacts(state: State, policy: &Policy, strings: &'static Strings) -> AnyView {
    if policy.contacts.is_empty() {
        return view! { <p class="card-no-phone">{strings.no_phone}</p> }.into_any();
    }
    let number = policy.number;
    let rows = policy.contacts.iter().cloned();
    let rows = rows
        .map(|contact| view! { <ContactRow state contact policy=Some(number) /> })
        .collect_view();
    view! { <div class="contacts">{rows}</div> }.into_any()
}

fn actions(state: State, policy: &Policy, lang: Lang) -> AnyView {
    let strings = lang.strings();
    let number = policy.number;
    let text = plain_text(state, policy, lang);
    let button = move |label: &'static str, icon: AnyView, intent: Intent| {
        view! {
            <button type="button" class="button" on:click=move |_| state.raise(intent.clone())>
                {icon}
                <span>{label}</span>
            </button>
        }
    };
    view! {
        <div class="actions">
            {button(strings.copy_card, icon::copy(), Intent::Copy(text))}
            {button(strings.share, icon::share(), Intent::Share(number))}
            {button(strings.link, icon::link(), Intent::CopyLink(number))}
        </div>
    }
    .into_any()
}

/// A card as plain text for chats: title, figure, offices and phones.
pub fn plain_text(state: State, policy: &Policy, lang: Lang) -> String {
    let guide = state.guide();
    let mut lines = vec![policy.title.get(lang.tag()).to_owned()];
    if let Some(benefit) = policy.headline() {
        let figure = benefit.figure.as_ref().map(|figure| FigureText::new(figure, lang).line());
        lines.push(
            [figure.as_deref().unwrap_or(""), " ", benefit.label.get(lang.tag())]
                .concat()
                .trim()
                .to_owned(),
        );
    }
    lines.extend(policy.summary.as_ref().map(|summary| summary.get(lang.tag()).to_owned()));
    for contact in &policy.contacts {
        let office = guide.agency_of(contact).map_or("", |term| term.label().get(lang.tag()));
        let label = contact.label.as_ref().map_or("", |label| label.get(lang.tag()));
        let printed = contact.phone.as_ref().map(policy_core::phone::Phone::printed);
        let address = printed.or(contact.link.as_ref().map(policy_core::link::Link::href));
        if let Some(address) = address {
            let parts = [office, label, address].into_iter().filter(|part| !part.is_empty());
            lines.push(parts.collect::<Vec<_>>().join(" "));
        }
    }
    lines.join("\n")
}
