//! The forms: the policies on one side, how complete each is, and the form of the chosen one.

use editing_session::{completeness, place, quotable, wording};
use erased_view::{ErasedView, ev, html, keyed};
use leptos::prelude::*;
use serde_json::Value;

use super::guide_form::guide_form;
use super::policy_form::policy_form;
use super::preview::{beside, beside_button};
use super::{button, heading, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// So many policies are listed at once; a search finds the others.
const MAX_ROWS: usize = 300;
/// A title that has to stand in for one is so long.
const MAX_TITLE: usize = 18;

/// The title of a policy, or the beginning of its text.
pub fn title_of(row: &Value, lang: &str) -> String {
    let title = wording::text(row, "/editorial/title", lang, lang);
    match title {
        "" => place::text(row, "/official/text").chars().take(MAX_TITLE).collect(),
        title => title.to_owned(),
    }
}

/// The step.
pub fn edit(state: State, t: &'static Strings) -> ErasedView {
    let form = move || match state.policy.get() {
        Some(policy)
            if state.session.with_untracked(|session| policy < session.policies().len()) =>
        {
            policy_form(state, t, policy)
        }
        _ => guide_form(state, t),
    };
    let columns = move || {
        let beside = if state.is_beside() { " has-beside" } else { "" };
        Some(["edit-columns", beside].concat())
    };
    html::div()
        .class("edit")
        .child(
            html::div()
                .class("head-line")
                .child(heading(t.step_edit))
                .child(beside_button(state, t)),
        )
        .child(
            html::div()
                .class(columns)
                .child(side(state, t))
                .child(html::div().class("chosen").child(form))
                .child(beside(state, t)),
        )
        .into()
}

fn side(state: State, t: &'static Strings) -> ErasedView {
    let wanted = html::input()
        .attr("id", "wanted")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", t.find_policy)
        .prop("value", move || state.wanted.get())
        .on(ev::input, move |event| state.wanted.set(event.value()));
    let guide = button("policy-row")
        .attr("aria-current", move || state.policy.get().is_none().then(|| "true".to_owned()))
        .on(ev::click, move |_| state.policy.set(None))
        .child(html::b().child(t.guide_part));
    let keys = move || {
        let wanted = state.wanted.get();
        state.read(|session| found(session.policies(), wanted.trim(), &session.languages()[0]))
    };
    html::nav()
        .class("side")
        .attr("aria-label", t.policies)
        .child(html::label().attr("for", "wanted").class("spoken").child(t.find_policy))
        .child(wanted)
        .child(guide)
        .child(html::ul().class("policy-rows").child(keyed(keys, move |idx| row(state, t, idx))))
        .child(move || {
            let n = state.read(|session| session.policies().len());
            (n > MAX_ROWS)
                .then(|| paragraph("hint", fill(t.more_policies, &[&MAX_ROWS.to_string()])))
        })
        .into()
}

/// The places of the policies whose number, title or text has the words.
fn found(policies: &[Value], wanted: &str, lang: &str) -> Vec<usize> {
    let number: Option<u64> = wanted.parse().ok();
    let fits = |row: &Value| {
        wanted.is_empty()
            || number.is_some() && row["number"].as_u64() == number
            || title_of(row, lang).contains(wanted)
            || quotable(&row["official"]).any(|cell| cell.contains(wanted))
    };
    let all = policies.iter().enumerate().filter(|(_, row)| fits(row));
    all.map(|(idx, _)| idx).take(MAX_ROWS).collect()
}

fn row(state: State, t: &'static Strings, idx: usize) -> ErasedView {
    let at = format!("/policies/{idx}");
    let look = Memo::new(move |_| {
        state.read(|session| {
            let row = place::at(session.guide(), &at);
            let languages = session.languages();
            let percent = completeness::of(row, &languages).percent();
            (row["number"].as_u64().unwrap_or(0), title_of(row, &languages[0]), percent)
        })
    });
    let n_open = Memo::new(move |_| {
        let number = u32::try_from(look.get().0).unwrap_or_default();
        state.checked.with(|all| all.by_policy.get(&number).copied().unwrap_or_default())
    });
    let percent = move || fill(t.complete, &[&look.get().2.to_string()]);
    let bar = html::progress()
        .attr("max", "100")
        .attr("value", move || Some(look.get().2.to_string()))
        .attr("aria-label", move || Some(percent()));
    let open = move || match n_open.get() {
        0 => None,
        n => Some(html::span().class("badge").child(fill(t.open_checks, &[&n.to_string()]))),
    };
    html::li()
        .child(
            button("policy-row")
                .attr("aria-current", move || {
                    (state.policy.get() == Some(idx)).then(|| "true".to_owned())
                })
                .on(ev::click, move |_| choose(state, idx))
                .child(html::span().class("row-name").child(move || {
                    let (number, title, _) = look.get();
                    format!("{number}. {title}")
                }))
                .child(html::span().class("row-state").child(bar).child(open)),
        )
        .into()
}

fn choose(state: State, idx: usize) {
    state.marked.set(String::new());
    state.policy.set(Some(idx));
    state.raise(Intent::Focus(vec!["policy-heading".to_owned()]));
}
