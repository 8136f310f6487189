//! What the reader saved: a visit sheet by office, with a QR code of its link, and a comparison.

use leptos::prelude::*;
use policy_core::Permalink;
use policy_core::directory::{Office, offices};
use policy_core::permalink::View;

use super::compare::compare;
use super::contact_row::contact_row;
use super::directory::office_name;
use super::qr::qr;
use super::texts::{Texts, texts};
use crate::intent::Intent;
use crate::node::{Node, el, live};
use crate::state::State;
use crate::view::card::card;
use crate::view::{button, icon};

/// The saved policies.
pub fn saved(state: State) -> Node {
    let texts = texts(state.lang.get_untracked());
    let site = state.data.read_untracked().site.clone();
    let numbers = Memo::new(move |_| state.choices.read().saved.clone());
    live(move || list(state, texts, &numbers.get(), &site))
}

fn list(state: State, texts: &'static Texts, numbers: &[u32], site: &str) -> Node {
    let guide = state.guide();
    let place = |number: &u32| guide.policies.iter().position(|policy| policy.number == *number);
    let positions: Vec<usize> = numbers.iter().filter_map(place).collect();
    if positions.is_empty() {
        return el("p").class("view-lead").text(texts.saved_none).into();
    }
    let link = link_to(site, numbers);
    let cards = positions.iter().map(|idx| card(state, *idx));
    el("section")
        .class("saved")
        .child(el("p").class("view-lead").text(texts.saved_lead))
        .child(ways(state, texts, &link))
        .child(el("div").class("card-list").children(cards))
        .child(compare(state, &positions))
        .child(sheet(state, texts, &positions, &link))
        .into()
}

fn link_to(site: &str, numbers: &[u32]) -> String {
    let permalink =
        Permalink { saved: numbers.to_vec(), view: View::Saved, ..Permalink::default() };
    [site, "#", &permalink.encode()].concat()
}

fn ways(state: State, texts: &'static Texts, link: &str) -> Node {
    let link = link.to_owned();
    let print = button("button button-main").on("click", move |_| state.raise(Intent::Print));
    let copy = button("button").on("click", move |_| state.raise(Intent::Copy(link.clone())));
    let forget =
        button("button").on("click", move |_| state.change(|permalink| permalink.saved.clear()));
    el("div")
        .class("actions")
        .child(print.text(texts.print_sheet))
        .child(copy.child(icon::link()).child(el("span").text(texts.copy_saved)))
        .child(forget.text(texts.forget))
        .into()
}

/// By office: the numbers, what to ask about, room for notes.
fn sheet(state: State, texts: &'static Texts, positions: &[usize], link: &str) -> Node {
    let guide = state.guide();
    let offices = offices(&guide, |idx| positions.contains(&idx));
    let sections = offices.iter().map(|office| visit(state, texts, office));
    let code = el("div").class("sheet-code").child(qr(link)).child(el("p").text(texts.qr));
    el("div").class("visit-sheet").children(sections).child(code).into()
}

fn visit(state: State, texts: &'static Texts, office: &Office<'_>) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let mut policies: Vec<usize> =
        office.lines.iter().flat_map(|line| line.policies.clone()).collect();
    policies.sort_unstable();
    policies.dedup();
    let titles = policies.iter().filter_map(|idx| guide.policies.get(*idx)).map(|policy| {
        let words = [&policy.number.to_string(), " ", policy.title.get(lang)].concat();
        el("li").child(words).into()
    });
    let lines = office.lines.iter().map(|line| contact_row(state, line.contact, None));
    el("section")
        .class("visit")
        .child(el("h3").class("office-name").child(office_name(state, texts, office)))
        .child(el("ul").class("visit-policies").children(titles))
        .children(lines)
        .child(el("p").class("visit-notes").text(texts.notes))
        .into()
}
