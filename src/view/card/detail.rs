//! An opened card: all it offers, the official text, every contact, and what to do with it.

use erased_view::{ErasedElement, ErasedView, ev, html, nothing};
use leptos::prelude::*;
use policy_core::guide::{Benefit, MoreCell};
use policy_core::{Policy, Selection};

use crate::i18n::{Lang, Strings};
use crate::intent::Intent;
use crate::state::State;
use crate::view::card::changes::story;
use crate::view::card::contact_row::contact_row;
use crate::view::card::figure::{FigureText, benefit_words, recipient};
use crate::view::card::highlight::highlight;
use crate::view::{button, icon};

/// The part of a card that opens.
pub fn card_detail(state: State, position: usize) -> ErasedView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    detail(state, policy, actions(state, policy, state.lang.get_untracked()))
}

/// Whom to ask, all that a policy offers, its official text, and what may be done with it.
pub fn detail(state: State, policy: &Policy, actions: ErasedView) -> ErasedView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let side = html::div()
        .class("detail-side")
        .child(name(strings.contacts))
        .child(contacts(state, policy))
        .children(benefits(state, policy, lang));
    let caution = html::p()
        .class("detail-caution")
        .child(icon::info())
        .child(html::span().child(strings.may_apply));
    let text = html::div()
        .class("detail-text")
        .children(official(state, policy, strings))
        .child(caution)
        .child(actions);
    html::div().class("detail").child(story(state, policy, lang)).child(side).child(text).into()
}

fn name(text: &'static str) -> ErasedElement {
    html::h4().class("detail-name").child(text)
}

fn benefits(state: State, policy: &Policy, lang: Lang) -> Vec<ErasedView> {
    if policy.benefits.is_empty() {
        return Vec::new();
    }
    let rows = policy.benefits.iter().map(|benefit| benefit_row(state, benefit, lang));
    vec![name(lang.strings().benefits).into(), html::ul().class("benefits").children(rows).into()]
}

fn benefit_row(state: State, benefit: &Benefit, lang: Lang) -> ErasedView {
    let mark = recipient(benefit, lang.strings());
    let mark = mark.map(|to| html::span().class("benefit-mark").child(to));
    let note = benefit.note.as_ref().map(|note| note.get(lang.tag()).to_owned());
    html::li()
        .class("benefit")
        .child(
            html::span().class("benefit-words").children(benefit_words(benefit, lang)).child(mark),
        )
        .child(
            html::q()
                .class("benefit-quote")
                .attr("lang", state.official_lang())
                .child(benefit.quote.clone()),
        )
        .child(note.map(|note| html::span().class("benefit-note").child(note)))
        .into()
}

fn official(state: State, policy: &Policy, strings: &'static Strings) -> Vec<ErasedView> {
    let cells = &policy.official;
    let quotes: Vec<String> = policy.benefits.iter().map(|benefit| benefit.quote.clone()).collect();
    let text = highlight(state, html::p(), &cells.text, quotes.clone());
    let mut list = html::dl().class("official-cells");
    for (name, cell) in
        [(strings.official_agency, &cells.agency), (strings.official_contact, &cells.contact)]
    {
        if !cell.is_empty() {
            let holder = html::dd().attr("lang", state.official_lang());
            let cell = highlight(state, holder, cell, Vec::new());
            list = list.child(html::dt().child(name)).child(cell);
        }
    }
    for MoreCell { head, text } in &policy.more {
        let quoted = [(html::dt(), head, Vec::new()), (html::dd(), text, quotes.clone())];
        let [name, cell] = quoted.map(|(holder, words, quotes)| {
            highlight(state, holder.attr("lang", state.official_lang()), words, quotes)
        });
        list = list.child(name).child(cell);
    }
    vec![
        name(strings.official_text).into(),
        html::blockquote().class("official").attr("lang", state.official_lang()).child(text).into(),
        list.into(),
    ]
}

fn contacts(state: State, policy: &Policy) -> ErasedView {
    if policy.contacts.is_empty() {
        return html::p()
            .class("card-no-phone")
            .child(state.lang.get_untracked().strings().no_phone)
            .into();
    }
    let rows =
        policy.contacts.iter().map(|contact| contact_row(state, contact, Some(policy.number)));
    html::div().class("contacts").children(rows).into()
}

fn actions(state: State, policy: &Policy, lang: Lang) -> ErasedView {
    let number = policy.number;
    let strings = lang.strings();
    let buttons = [
        (strings.copy_card, icon::copy(), Intent::Copy(message(state, policy, true))),
        (strings.share, icon::share(), Intent::Share(number)),
        (strings.link, icon::link(), Intent::CopyLink(number)),
        (strings.print_one, icon::printer(), Intent::PrintOne(number)),
    ];
    let buttons = buttons.into_iter().map(|(label, icon, intent)| {
        let button = button("button");
        let button = button.on(ev::click, move |_| state.raise(intent.clone()));
        button.child(icon).child(html::span().child(label)).into()
    });
    let row =
        html::div()
            .class("actions")
            .flag_around(&[".card", ".shell"], "data-alone", move || is_alone(state, number));
    row.children(buttons).into()
}

/// While a policy is printed by itself its card is marked, and the widget around it.
fn is_alone(state: State, number: u32) -> Option<bool> {
    match state.appearance.read().alone {
        Some(one) => (one == number).then_some(true),
        None => Some(false),
    }
}

/// A card as plain text for chats: title, figure, summary, offices and phones, and its link at the end if that is wanted.
pub fn message(state: State, policy: &Policy, with_link: bool) -> String {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let tag = lang.tag();
    let mut lines = vec![policy.title.get(tag).to_owned()];
    if let Some(benefit) = policy.headline() {
        let figure = benefit
            .figure
            .as_ref()
            .map_or_else(String::new, |figure| FigureText::new(figure, lang).line());
        lines.push(words(&[&figure, benefit.label.get(tag)]));
    }
    lines.extend(policy.summary.as_ref().map(|summary| summary.get(tag).to_owned()));
    for contact in &policy.contacts {
        let office = guide.agency_of(contact).map_or("", |term| term.label().get(tag));
        let label = contact.label.as_ref().map_or("", |label| label.get(tag));
        let phone = contact.phone.as_ref().map(policy_core::phone::Phone::printed);
        if let Some(address) = phone.or(contact.link.as_ref().map(policy_core::link::Link::href)) {
            lines.push(words(&[office, label, address]));
        }
    }
    if with_link {
        lines.push(link_to(&state.site(), policy.number));
    }
    lines.join("\n")
}

/// The address of one opened policy on the full site.
pub fn link_to(site: &str, number: u32) -> String {
    let selection = Selection { open: [number].into(), ..Selection::default() };
    [site, "#", &selection.encode()].concat()
}

fn words(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
