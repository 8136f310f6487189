//! The form of a policy, part by part; each part says which checks are open in it.

use editing_session::terms::Terms;
use editing_session::{Document, place};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::benefits::benefits;
use super::chips::{Chips, evidence, named};
use super::conditions::conditions;
use super::contacts::contacts;
use super::fields::{TextField, choice, day, in_languages, lines};
use super::official::official;
use super::{button, checks};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The form, with the official words beside it.
pub fn policy_form(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}");
    let editorial = format!("{at}/editorial");
    let title = TextField::of_guide(format!("{editorial}/title"), t.title.to_owned());
    let summary = TextField::of_guide(format!("{editorial}/summary"), t.summary.to_owned()).high(3);
    let chips = |terms, list| Chips { terms, policy, list }.draw(state, t);
    let part = |section, name, body| part(state, policy, section, name, body);
    let audiences = html::div()
        .child(chips(Terms::Audiences, "/editorial/audiences"))
        .child(evidence(state, t, policy))
        .into();
    let offices = html::div()
        .child(html::h4().child(t.offices))
        .child(chips(Terms::Agencies, "/agencies"))
        .child(html::h4().child(t.contacts))
        .child(contacts(state, t, Document::Guide, &at))
        .into();
    let form = html::div()
        .class("form")
        .child(part("title", t.title, in_languages(state, &title)))
        .child(part("summary", t.summary, in_languages(state, &summary)))
        .child(part("audiences", t.audiences, audiences))
        .child(part("supports", t.supports, chips(Terms::Supports, "/editorial/supports")))
        .child(part("benefits", t.benefits, benefits(state, t, policy)))
        .child(part("conditions", t.conditions, conditions(state, t, policy)))
        .child(part("contacts", t.contacts_part, offices))
        .child(part("asks", t.asks, asks(state, t, policy)))
        .child(part("status", t.status_part, status(state, t, &at)))
        .child(neighbours(state, t, policy));
    let both = html::div().class("form-and-text").child(form).child(official(state, t, policy));
    html::div().class("form").child(head(state, t, policy)).child(both).into()
}

fn part(
    state: State,
    policy: usize,
    section: &'static str,
    name: &'static str,
    body: ErasedView,
) -> ErasedView {
    let id = ["s-", section].concat();
    html::section()
        .class("panel")
        .attr("aria-labelledby", id.clone())
        .child(html::h3().attr("id", id).attr("tabindex", "-1").child(name))
        .child(checks::of_section(state, Some(policy), section))
        .child(body)
        .into()
}

/// Number and title, and how complete it is.
fn head(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}");
    let (own, shown) = (at.clone(), at);
    let name = move || {
        state.read(|session| {
            let row = place::at(session.guide(), &own);
            let number = fill(t.policy_number, &[&row["number"].to_string()]);
            format!("{number} {}", super::edit::title_of(row, &session.languages()[0]))
        })
    };
    let percent = move || {
        state.read(|session| {
            let row = place::at(session.guide(), &shown);
            editing_session::completeness::of(row, &session.languages()).percent()
        })
    };
    html::div()
        .class("form-head")
        .child(html::h3().attr("id", "policy-heading").attr("tabindex", "-1").child(name))
        .child(html::p().class("hint").child(move || fill(t.complete, &[&percent().to_string()])))
        .into()
}

/// Words that people search for, and questions that they ask.
fn asks(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let keywords = format!("/policies/{policy}/editorial/keywords");
    let (number, languages) = state.session.with_untracked(|session| {
        let number = place::at(session.guide(), &format!("/policies/{policy}/number")).to_string();
        (number, session.languages())
    });
    let fields = languages.iter().map(|lang| {
        let label = format!("{} ({})", t.asks_lines, super::fields::language_name(lang));
        lines(state, Document::Asks, &format!("/asks/{number}/{lang}"), label, Some(begin_asks))
    });
    html::div()
        .child(html::p().class("hint").child(t.asks_hint))
        .child(lines(state, Document::Guide, &keywords, t.keywords.to_owned(), None))
        .child(html::div().class("pair").children(fields.collect::<Vec<_>>()))
        .into()
}

/// The file of the questions begins with its format.
fn begin_asks(state: State) -> Option<(Document, String, Option<Value>)> {
    let is_none = state.session.with_untracked(|session| session.file(Document::Asks).is_null());
    let empty = json!({ "format": 1, "asks": {} });
    is_none.then(|| (Document::Asks, String::new(), Some(empty)))
}

/// Whether it is in force, until when, and under which heading it stands.
fn status(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let states =
        [("", t.status_active), ("expired", t.status_expired), ("replaced", t.status_replaced)];
    let states = states.map(|(id, name)| (id.to_owned(), name.to_owned())).to_vec();
    let categories = named(state, Terms::Categories).get_untracked();
    html::div()
        .class("quarter")
        .child(choice(state, Document::Guide, &format!("{at}/category"), t.category, categories))
        .child(choice(state, Document::Guide, &format!("{at}/status"), t.status, states))
        .child(day(state, &format!("{at}/valid_until"), t.valid_until))
        .child(replaced_by(state, t, at))
        .into()
}

fn replaced_by(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let pointer = format!("{at}/replaced_by");
    let id = super::fields::field_id(&pointer, None);
    let (shown, chosen) = (pointer.clone(), pointer);
    let value = move || {
        state.read(|session| {
            place::at(session.guide(), &shown).as_u64().map_or(String::new(), |n| n.to_string())
        })
    };
    let put = move |event: erased_view::Event| {
        let number = event.value().trim().parse::<u64>().ok();
        state.set(Document::Guide, &chosen, number.map(Value::from));
        super::fields::pause(state);
    };
    let input = html::input()
        .attr("id", id.clone())
        .attr("type", "number")
        .attr("min", "1")
        .prop("value", value)
        .on(ev::change, put);
    super::fields::labelled(id, t.replaced_by.to_owned(), input)
}

/// To the policy before and after.
fn neighbours(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let last = move || state.read(|session| session.policies().len().saturating_sub(1));
    let go = move |to: usize| {
        state.policy.set(Some(to));
        state.raise(Intent::Focus(vec!["policy-heading".to_owned()]));
    };
    html::div()
        .class("actions")
        .child(
            button("button")
                .prop("disabled", move || policy == 0)
                .on(ev::click, move |_| go(policy.saturating_sub(1)))
                .child(t.before),
        )
        .child(
            button("button")
                .prop("disabled", move || policy >= last())
                .on(ev::click, move |_| go(policy + 1))
                .child(t.after),
        )
        .into()
}
