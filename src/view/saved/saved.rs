//! What the reader saved: a visit sheet by office, with a QR code of its link, and a comparison.

use erased_view::{ErasedView, dynamic, ev, html};
use leptos::prelude::*;
use policy_core::Selection;
use policy_core::directory::{Office, offices};
use policy_core::selection::View;

use crate::i18n::Strings;
use crate::intent::Intent;
use crate::state::{Notice, State};
use crate::view::card::card::card;
use crate::view::card::contact_row::contact_row;
use crate::view::contacts::directory::office_name;
use crate::view::saved::compare::compare;
use crate::view::saved::qr::qr;
use crate::view::{button, icon};

/// The saved policies.
pub fn saved(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let site = state.site();
    let numbers = Memo::new(move |_| state.choices.read().saved.clone());
    dynamic(move || list(state, strings, &numbers.get(), &site))
}

fn list(state: State, strings: &'static Strings, numbers: &[u32], site: &str) -> ErasedView {
    let guide = state.guide();
    let place = |number: &u32| guide.policies.iter().position(|policy| policy.number == *number);
    let positions: Vec<usize> = numbers.iter().filter_map(place).collect();
    if positions.is_empty() {
        return html::p().class("view-lead").child(strings.saved_none).into();
    }
    let link = link_to(site, numbers);
    let cards = positions.iter().map(|idx| card(state, *idx));
    html::section()
        .class("saved")
        .child(html::p().class("view-lead").child(strings.saved_lead))
        .child(ways(state, strings, &link))
        .child(sheet(state, strings, &positions, &link))
        .child(compare(state, &positions))
        .child(html::div().class("card-list").children(cards))
        .into()
}

fn link_to(site: &str, numbers: &[u32]) -> String {
    let selection =
        Selection { saved: numbers.to_vec(), view: View::Saved, ..Selection::default() };
    [site, "#", &selection.encode()].concat()
}

fn ways(state: State, strings: &'static Strings, link: &str) -> ErasedView {
    let link = link.to_owned();
    let print = button("button button-main").on(ev::click, move |_| state.raise(Intent::Print));
    let copy = button("button").on(ev::click, move |_| state.raise(Intent::Copy(link.clone())));
    // What was saved can be had back, and the way to it has the focus.
    let forget = button("button").on(ev::click, move |event| {
        event.focus_soon(".shell", vec![".notice-undo".to_owned()]);
        let saved = state.choices.read_untracked().saved.clone();
        state.change(|selection| selection.saved.clear());
        state.notify(Some(Notice::Forgot(saved)));
    });
    html::div()
        .class("actions")
        .child(print.child(strings.print_sheet))
        .child(copy.child(icon::link()).child(html::span().child(strings.copy_saved)))
        .child(forget.child(strings.forget))
        .into()
}

/// By office: the numbers, what to ask about, room for notes.
fn sheet(state: State, strings: &'static Strings, positions: &[usize], link: &str) -> ErasedView {
    let guide = state.guide();
    let offices = offices(&guide, |idx| positions.contains(&idx));
    let sections = offices.iter().map(|office| visit(state, strings, office));
    let code = html::div().class("sheet-code").child(qr(link)).child(html::p().child(strings.qr));
    html::div().class("visit-sheet").children(sections).child(code).into()
}

fn visit(state: State, strings: &'static Strings, office: &Office<'_>) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let mut policies: Vec<usize> =
        office.lines.iter().flat_map(|line| line.policies.clone()).collect();
    policies.sort_unstable();
    policies.dedup();
    let titles = policies.iter().filter_map(|idx| guide.policies.get(*idx)).map(|policy| {
        let words = [&policy.number.to_string(), " ", policy.title.get(lang)].concat();
        html::li().child(words).into()
    });
    let lines = office.lines.iter().map(|line| contact_row(state, line.contact, None));
    html::section()
        .class("visit")
        .child(html::h3().class("office-name").child(office_name(state, strings, office)))
        .child(html::ul().class("visit-policies").children(titles))
        .children(lines)
        .child(html::p().class("visit-notes").child(strings.notes))
        .into()
}
