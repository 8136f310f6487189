//! Every office with its numbers and the policies that each serves.

use erased_view::{ErasedElement, ErasedView, Event, ev, html};
use leptos::prelude::*;
use policy_core::Facet;
use policy_core::directory::{Line, Office, offices, vcard};
use policy_core::permalink::escape;

use crate::i18n::Strings;
use crate::state::State;
use crate::view::card::contact_row::contact_row;
use crate::view::{button, focus_soon, icon};

/// The directory.
pub fn directory(state: State) -> ErasedView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let offices = offices(&guide, |_| true);
    let sections =
        offices.iter().enumerate().map(|(idx, office)| section(state, strings, idx, office));
    let hotline = guide.hotline.as_ref().map(|contact| contact_row(state, contact, None));
    html::section()
        .class("directory")
        .child(html::p().class("view-lead").child(strings.contacts_lead))
        .child(hotline)
        .child(jump_list(state, strings, &offices))
        .child(html::div().class("offices").children(sections))
        .into()
}

/// What an office is called in the language of now.
pub fn office_name(state: State, strings: &'static Strings, office: &Office<'_>) -> String {
    let guide = state.guide();
    let term = office.agency.and_then(|idx| guide.terms[Facet::Agency].get(idx));
    term.map_or_else(
        || strings.no_office.to_owned(),
        |term| term.name.get(state.lang.get_untracked().tag()).to_owned(),
    )
}

/// A button for each office: it brings its numbers into view, with the focus on its name.
fn jump_list(state: State, strings: &'static Strings, offices: &[Office<'_>]) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let items = offices.iter().enumerate().map(|(idx, office)| {
        let term = office.agency.and_then(|idx| guide.terms[Facet::Agency].get(idx));
        let name = term.map_or(strings.no_office, |term| term.label().get(lang)).to_owned();
        let place = ["#", &office_id(idx)].concat();
        let jump = move |event: Event| focus_soon(&event, vec![place.clone()]);
        html::li().child(button("jump").on(ev::click, jump).child(name)).into()
    });
    let list = html::ul().class("jump-list").children(items);
    html::nav().class("jumps").attr("aria-label", strings.jump).child(list).into()
}

fn office_id(idx: usize) -> String {
    ["office-", &idx.to_string()].concat()
}

fn section(state: State, strings: &'static Strings, idx: usize, office: &Office<'_>) -> ErasedView {
    let name = office_name(state, strings, office);
    let lines = office.lines.iter().map(|line| row(state, strings, line));
    let card = office
        .agency
        .and_then(|_| vcard(&name, office, state.lang.get_untracked().tag()))
        .map(|card| save_link(strings, &name, &card));
    let title = html::h3().class("office-name").attr("id", office_id(idx)).attr("tabindex", "-1");
    let head = html::div().class("office-head").child(title.child(name)).child(card);
    html::section().class("office").child(head).children(lines).into()
}

/// A link that downloads: no script is needed, and names are UTF-8.
fn save_link(strings: &'static Strings, name: &str, card: &str) -> ErasedElement {
    let data = escape(card);
    html::a()
        .class("button-quiet")
        .attr("aria-label", [strings.vcard, " ", name].concat())
        .attr("href", ["data:text/vcard;charset=utf-8,", &data].concat())
        .attr("download", [name, ".vcf"].concat())
        .child(html::span().child(strings.vcard))
}

fn row(state: State, strings: &'static Strings, line: &Line<'_>) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let policies = line.policies.iter().filter_map(|idx| guide.policies.get(*idx));
    let links = policies.map(|policy| {
        let number = policy.number;
        let words = [&number.to_string(), " ", policy.title.get(lang)].concat();
        let link = button("policy-link").on(ev::click, move |_| state.go_to(number));
        html::li().child(link.child(html::span().child(words)).child(icon::chevron())).into()
    });
    html::div()
        .class("line")
        .child(contact_row(state, line.contact, None))
        .child(html::ul().class("line-policies").attr("aria-label", strings.serves).children(links))
        .into()
}
