//! An opened card: all it offers, the official text, every contact, and what to do with it.

use leptos::prelude::*;
use leptos::web_sys::Element;
use policy_core::guide::Benefit;
use policy_core::{Permalink, Policy};

use super::changes::story;
use super::contact_row::contact_row;
use super::texts::{Texts, texts};
use crate::i18n::Lang;
use crate::intent::Intent;
use crate::node::{El, Node, el, live, nothing};
use crate::state::{State, fact};
use crate::view::figure::{FigureText, benefit_words};
use crate::view::marked::marked;
use crate::view::{button, icon};

/// The part of a card that opens.
pub fn card_detail(state: State, position: usize) -> Node {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    detail(state, policy, actions(state, policy, state.lang.get_untracked()))
}

/// All that a policy offers, its official text and contacts, and what may be done with it.
pub fn detail(state: State, policy: &Policy, actions: Node) -> Node {
    let lang = state.lang.get_untracked();
    let texts = texts(lang);
    let text = el("div")
        .class("detail-text")
        .child(story(state, policy, lang))
        .children(benefits(state, policy, lang))
        .children(official(state, policy, texts));
    let caution =
        el("p").class("detail-caution").child(icon::info()).child(el("span").text(texts.may_apply));
    let side = el("div")
        .class("detail-side")
        .child(name(texts.contacts))
        .child(contacts(state, policy))
        .child(caution)
        .child(actions);
    el("div").class("detail").child(text).child(side).into()
}

fn name(text: &'static str) -> El {
    el("h4").class("detail-name").child(text)
}

fn benefits(state: State, policy: &Policy, lang: Lang) -> Vec<Node> {
    // A single benefit without more to say stands on the card's face already.
    if policy.benefits.iter().all(|benefit| !benefit.indirect && benefit.note.is_none())
        && policy.benefits.len() < 2
    {
        return Vec::new();
    }
    let rows = policy.benefits.iter().map(|benefit| benefit_row(state, benefit, lang));
    vec![name(texts(lang).benefits).into(), el("ul").class("benefits").children(rows).into()]
}

fn benefit_row(state: State, benefit: &Benefit, lang: Lang) -> Node {
    let mark =
        benefit.indirect.then(|| el("span").class("benefit-mark").child(texts(lang).indirect));
    let note = benefit.note.as_ref().map(|note| note.get(lang.tag()).to_owned());
    el("li")
        .class("benefit")
        .child(el("span").class("benefit-words").children(benefit_words(benefit, lang)).child(mark))
        .child(
            el("q")
                .class("benefit-quote")
                .attr_text("lang", state.official_lang())
                .child(benefit.quote.clone()),
        )
        .child(note.map(|note| el("span").class("benefit-note").child(note)))
        .into()
}

fn official(state: State, policy: &Policy, texts: &'static Texts) -> Vec<Node> {
    let cells = &policy.official;
    let quotes = policy.benefits.iter().map(|benefit| benefit.quote.clone()).collect();
    let text = marked(state, el("p"), &cells.text, quotes);
    let mut list = el("dl").class("official-cells");
    for (name, cell) in
        [(texts.official_agency, &cells.agency), (texts.official_contact, &cells.contact)]
    {
        if !cell.is_empty() {
            let holder = el("dd").attr_text("lang", state.official_lang());
            let cell = marked(state, holder, cell, Vec::new());
            list = list.child(el("dt").child(name)).child(cell);
        }
    }
    vec![
        name(texts.official_text).into(),
        el("blockquote")
            .class("official")
            .attr_text("lang", state.official_lang())
            .child(text)
            .into(),
        list.into(),
    ]
}

fn contacts(state: State, policy: &Policy) -> Node {
    if policy.contacts.is_empty() {
        return el("p")
            .class("card-no-phone")
            .text(state.lang.get_untracked().strings().no_phone)
            .into();
    }
    let rows =
        policy.contacts.iter().map(|contact| contact_row(state, contact, Some(policy.number)));
    el("div").class("contacts").children(rows).into()
}

fn actions(state: State, policy: &Policy, lang: Lang) -> Node {
    let number = policy.number;
    let is_saved = fact(move || state.choices.read().saved.contains(&number));
    let texts = texts(lang);
    let save = button("button")
        .live_attr("aria-pressed", move || Some(is_saved.get().to_string()))
        .on("click", move |_| state.change(|permalink| permalink.toggle_saved(number)))
        .child(icon::star())
        .child(
            el("span").child(live(move || if is_saved.get() { texts.saved } else { texts.save })),
        );
    let buttons = [
        (texts.copy_card, icon::copy(), Intent::Copy(message(state, policy, true))),
        (texts.share, icon::share(), Intent::Share(number)),
        (texts.link, icon::link(), Intent::CopyLink(number)),
        (texts.print_one, icon::printer(), Intent::PrintOne(number)),
    ];
    let buttons = buttons.into_iter().map(|(label, icon, intent)| {
        let button = button("button");
        let button = button.on("click", move |_| state.raise(intent.clone()));
        button.child(icon).child(el("span").child(label)).into()
    });
    let row = el("div").class("actions").effect(move |row| mark_alone(state, number, row));
    row.child(save).children(buttons).into()
}

/// While a policy is printed by itself its card is marked, and the widget around it.
fn mark_alone(state: State, number: u32, row: &Element) {
    let alone = state.look.read().alone;
    for around in [".card", ".shell"] {
        let Ok(Some(around)) = row.closest(around) else { continue };
        let _ = match alone {
            Some(one) if one == number => around.set_attribute("data-alone", ""),
            Some(_) => Ok(()),
            None => around.remove_attribute("data-alone"),
        };
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
        lines.push(link_to(&state.data.read_untracked().site, policy.number));
    }
    lines.join("\n")
}

/// The address of one opened policy on the full site.
pub fn link_to(site: &str, number: u32) -> String {
    let permalink = Permalink { open: [number].into(), ..Permalink::default() };
    [site, "#", &permalink.encode()].concat()
}

fn words(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}
