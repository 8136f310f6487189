//! Every office with its numbers and the policies that each serves.

use leptos::prelude::*;
use policy_core::Facet;
use policy_core::directory::{Line, Office, offices, vcard};

use super::contact_row::contact_row;
use super::texts::{Texts, texts};
use crate::node::{El, Node, el};
use crate::state::State;
use crate::view::{button, icon};

/// The directory.
pub fn directory(state: State) -> Node {
    let lang = state.lang.get_untracked();
    let texts = texts(lang);
    let guide = state.guide();
    let offices = offices(&guide, |_| true);
    let sections = offices.iter().map(|office| section(state, texts, office));
    let hotline = guide.hotline.as_ref().map(|contact| contact_row(state, contact, None));
    el("section")
        .class("directory")
        .child(el("p").class("view-lead").text(texts.contacts_lead))
        .child(hotline)
        .child(el("div").class("offices").children(sections))
        .into()
}

/// What an office is called in the language of now.
pub fn office_name(state: State, texts: &'static Texts, office: &Office<'_>) -> String {
    let guide = state.guide();
    let term = office.agency.and_then(|idx| guide.terms[Facet::Agency].get(idx));
    term.map_or_else(
        || texts.no_office.to_owned(),
        |term| term.name.get(state.lang.get_untracked().tag()).to_owned(),
    )
}

fn section(state: State, texts: &'static Texts, office: &Office<'_>) -> Node {
    let name = office_name(state, texts, office);
    let lines = office.lines.iter().map(|line| row(state, texts, line));
    let card =
        office.agency.and_then(|_| vcard(&name, office)).map(|card| save_link(texts, &name, &card));
    let head = el("p").class("office-head").child(el("span").child(card));
    el("section")
        .class("office")
        .child(el("h3").class("office-name").child(name))
        .children(lines)
        .child(head)
        .into()
}

/// A link that downloads: no script is needed, and names are UTF-8.
fn save_link(texts: &'static Texts, name: &str, card: &str) -> El {
    let data = String::from(js_sys::encode_uri_component(card));
    el("a")
        .class("button")
        .attr_text("href", ["data:text/vcard;charset=utf-8,", &data].concat())
        .attr_text("download", [name, ".vcf"].concat())
        .child(el("span").text(texts.vcard))
}

fn row(state: State, texts: &'static Texts, line: &Line<'_>) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let policies = line.policies.iter().filter_map(|idx| guide.policies.get(*idx));
    let links = policies.map(|policy| {
        let number = policy.number;
        let words = [&number.to_string(), " ", policy.title.get(lang)].concat();
        let link = button("policy-link").on("click", move |_| state.go_to(number));
        el("li").child(link.child(el("span").child(words)).child(icon::chevron())).into()
    });
    el("div")
        .class("line")
        .child(contact_row(state, line.contact, None))
        .child(el("ul").class("line-policies").attr("aria-label", texts.serves).children(links))
        .into()
}
