//! Checks that are not held, each beside what mends it.

use editing_session::OpenCheck;
use editing_session::finder::QUESTIONS;
use erased_view::{ErasedView, html};
use leptos::prelude::*;

use super::fields::field_id;
use super::rows::portions;
use super::{button, in_lang, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::{State, Step};

/// The checks of a part of a form.
pub fn of_section(state: State, policy: Option<usize>, section: &'static str) -> ErasedView {
    let is_here = move |check: &OpenCheck| {
        let around = policy.map(|idx| format!("/policies/{idx}"));
        let is_inside = match &around {
            Some(around) => check
                .place
                .strip_prefix(around.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
            None => true,
        };
        check.section == section && is_inside
    };
    those(state, Box::new(is_here))
}

/// The checks at places of the guide.
pub fn at_places(
    state: State,
    is_here: impl Fn(&str) -> bool + Send + Sync + 'static,
) -> ErasedView {
    those(state, Box::new(move |check| is_here(&check.place)))
}

/// Which checks are meant.
type Meant = Box<dyn Fn(&OpenCheck) -> bool + Send + Sync>;

fn those(state: State, is_here: Meant) -> ErasedView {
    let is_here = move |check: &&OpenCheck| !check.is_overlay && is_here(check);
    let found = Memo::new(move |_| {
        state.checks.with(|all| all.iter().filter(&is_here).cloned().collect::<Vec<_>>())
    });
    (move || list(state, found.get())).into()
}

/// The checks of the district's overlay, which are many at first: their number, and on demand each.
pub fn of_overlay(state: State, t: &'static Strings) -> ErasedView {
    let found = Memo::new(move |_| {
        state
            .checks
            .with(|all| all.iter().filter(|one| one.is_overlay).cloned().collect::<Vec<_>>())
    });
    let draw = move || {
        let found = found.get();
        let n = found.len().to_string();
        (!found.is_empty()).then(|| {
            html::details()
                .child(html::summary().child(fill(t.open_checks, &[&n])))
                .child(list(state, found))
        })
    };
    draw.into()
}

fn list(state: State, checks: Vec<OpenCheck>) -> ErasedView {
    if checks.is_empty() {
        return erased_view::nothing();
    }
    let lang = state.tag();
    let row = move |check: &OpenCheck| {
        let class = if check.is_error { "check is-error" } else { "check" };
        html::li().class(class).child(sentence(check, lang)).into()
    };
    portions(state, || html::ul().class("checks"), checks, row)
}

fn sentence(check: &OpenCheck, lang: &str) -> String {
    let (message, advice) = (in_lang(&check.message, lang), in_lang(&check.advice, lang));
    match lang {
        "zh" => format!("{message}。{advice}。"),
        _ => format!("{}. {}.", capital(&message), capital(&advice)),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>());
    [first.unwrap_or_default().as_str(), chars.as_str()].concat()
}

/// So many checks of a kind stand one by one; the others are behind them.
const N_OF_KIND: usize = 2;

/// Checks kind by kind, in the order in which they come: errors first.
fn kinds(checks: Vec<OpenCheck>) -> Vec<Vec<OpenCheck>> {
    let mut kinds: Vec<Vec<OpenCheck>> = Vec::new();
    for check in checks {
        let is_alike = |kind: &&mut Vec<OpenCheck>| {
            kind.first()
                .is_some_and(|one| (&one.rule, one.is_error) == (&check.rule, check.is_error))
        };
        match kinds.iter_mut().find(is_alike) {
            Some(kind) => kind.push(check),
            None => kinds.push(vec![check]),
        }
    }
    kinds
}

/// The first checks of a kind, and on demand the others.
fn kind(state: State, t: &'static Strings, mut checks: Vec<OpenCheck>) -> ErasedView {
    let others = checks.split_off(checks.len().min(N_OF_KIND));
    let first = checks.into_iter().map(|check| way(state, t, check));
    let first = html::ul().class("checks ways").children(first.collect::<Vec<_>>());
    let n = others.len().to_string();
    let draw = move |check: &OpenCheck| way(state, t, check.clone());
    let others =
        (!others.is_empty()).then(|| {
            html::details()
                .child(html::summary().child(fill(t.checks_alike, &[&n])))
                .child(portions(state, || html::ul().class("checks ways"), others, draw))
        });
    html::div().class("kind").child(first).child(others).into()
}

/// Every check as a way to its field, kind by kind.
pub fn ways(state: State, t: &'static Strings) -> ErasedView {
    let draw = move || {
        let checks = state.checks.get();
        if checks.is_empty() {
            return html::p().class("good").child(t.checks_none).into();
        }
        let list = kinds(checks).into_iter().map(|checks| kind(state, t, checks));
        let list = html::div().class("kinds").children(list.collect::<Vec<_>>());
        let rest = state
            .checked
            .with(|checked| checked.has_more)
            .then(|| paragraph("hint", t.checks_more));
        ErasedView::from(html::div().child(list).child(rest))
    };
    draw.into()
}

fn way(state: State, t: &'static Strings, check: OpenCheck) -> ErasedView {
    let class = if check.is_error { "check is-error" } else { "check" };
    let level = if check.is_error { t.level_error } else { t.level_warning };
    let number = check.policy.map(|number| fill(t.policy_number, &[&number.to_string()]));
    let words = sentence(&check, state.tag());
    let go = move |_| go_to(state, &check);
    html::li()
        .class(class)
        .child(
            button("way")
                .on(erased_view::ev::click, go)
                .child(html::b().child(level))
                .child(" ")
                .child(number.map(|number| number + " "))
                .child(words),
        )
        .into()
}

/// Leads to the field that mends a check, else to its part of the form.
fn go_to(state: State, check: &OpenCheck) {
    if check.is_overlay {
        state.go(Step::District);
    } else if let Some(number) = check.policy {
        state.edit(u64::from(number));
    } else {
        state.policy.set(None);
        state.question.set(question_of(&check.place));
        state.go(Step::Edit);
    }
    // What is wrong with a benefit as a whole is mostly whom it is for.
    let first = ["-zh", "", "-when"].map(|field| field_id(&check.place, None) + field);
    let section = ["s-", &check.section].concat();
    state.raise(Intent::Focus(first.into_iter().chain([section]).collect()));
}

/// The question of the finder that a place is inside of.
fn question_of(place: &str) -> Option<usize> {
    place.strip_prefix(QUESTIONS)?.split('/').nth(1)?.parse().ok()
}
