//! What differs from the published guide, policy by policy, with every word marked; each can be kept as it is published.

use editing_session::{Change, Compared, Detail, Session};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::{bar, button, heading, in_lang, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::{N_COMPARED, State};

/// Of a text that stayed, so many characters are shown beside a change.
const AROUND: usize = 24;

/// The step.
pub fn compare(state: State, t: &'static Strings) -> ErasedView {
    let body = move || {
        let is_published = state.session.with_untracked(Session::has_published);
        match state.compared.get() {
            _ if !is_published => paragraph("panel", t.nothing_published),
            None => waiting(state, t),
            Some(found) if found.policies.is_empty() && found.guide.is_empty() => {
                paragraph("panel good", t.no_difference)
            }
            Some(found) => differences(state, t, &found),
        }
    };
    html::div().class("compare").child(heading(t.step_compare)).child(body).into()
}

/// While it is compared; once that was cancelled, it can be asked for again.
fn waiting(state: State, t: &'static Strings) -> ErasedView {
    let draw = move || {
        if state.is_comparing.get() {
            return bar(state, t, t.comparing);
        }
        let compare = move |_| state.raise(Intent::Compare);
        button("button button-main").on(ev::click, compare).child(t.compare_again).into()
    };
    html::section().class("panel").child(draw).into()
}

/// The next portion is compared anew, which the worker remembers.
fn more(state: State, t: &'static Strings, n_hidden: usize) -> ErasedView {
    let show = move |_| {
        state.n_compared.update(|n| *n += N_COMPARED);
        state.raise(Intent::Compare);
    };
    let words = fill(t.show_more, &[&n_hidden.to_string()]);
    button("button").attr("data-more", "").on(ev::click, show).child(words).into()
}

fn differences(state: State, t: &'static Strings, found: &Compared) -> ErasedView {
    let is_moved = |change: &&Change| change.details.is_empty() && change.kind == "changed";
    let moved: Vec<&Change> = found.policies.iter().filter(is_moved).collect();
    let others = found.policies.iter().filter(|change| !is_moved(change));
    let policies = others.map(|change| one_change(state, t, change));
    let n_hidden = found.n_policies - found.policies.len();
    let guide = (!found.guide.is_empty()).then(|| {
        html::section().class("panel").child(html::h3().child(t.guide_part)).child(details(
            state,
            t,
            &found.guide,
        ))
    });
    html::div()
        .class("form")
        .child(paragraph("hint", fill(t.differences, &[&found.n_policies.to_string()])))
        .children(policies.collect::<Vec<_>>())
        .child((!moved.is_empty()).then(|| only_moved(t, &moved)))
        .child((n_hidden > 0).then(|| more(state, t, n_hidden)))
        .child(guide)
        .into()
}

/// Policies that only have another number, in few words.
fn only_moved(t: &'static Strings, moved: &[&Change]) -> ErasedView {
    let rows = moved.iter().map(|change| {
        let number = fill(t.policy_number, &[&change.number.to_string()]);
        let was = change.was.map(|was| fill(t.kind_renumbered, &[&was.to_string()]));
        let row = html::li().attr("data-moved", change.number.to_string());
        row.child(format!("{number} ({})", was.unwrap_or_default())).into()
    });
    html::section()
        .class("panel")
        .child(html::h3().child(t.only_moved))
        .child(html::ul().class("moved").children(rows.collect::<Vec<ErasedView>>()))
        .into()
}

fn one_change(state: State, t: &'static Strings, change: &Change) -> ErasedView {
    let lang = state.tag();
    let title =
        change.title[lang].as_str().or(change.title["zh"].as_str()).or(change.title.as_str());
    let number = fill(t.policy_number, &[&change.number.to_string()]);
    let kind = match (change.kind.as_str(), change.was) {
        ("added", _) => t.kind_added.to_owned(),
        ("removed", _) => t.kind_removed.to_owned(),
        (_, Some(was)) => fill(t.kind_renumbered, &[&was.to_string()]),
        _ => t.kind_changed.to_owned(),
    };
    html::article()
        .class("panel change")
        .attr("data-change", change.number.to_string())
        .child(
            html::h3()
                .child(format!("{number} {} ", title.unwrap_or("")))
                .child(html::span().class("badge").child(kind)),
        )
        .child(details(state, t, &change.details))
        .child(decisions(state, t, change))
        .into()
}

/// Keep what is published, take what the list says, or go to the form.
fn decisions(state: State, t: &'static Strings, change: &Change) -> ErasedView {
    let (number, kind) = (change.number, change.kind.clone());
    let was = (kind != "added").then(|| change.was.unwrap_or(number));
    let is = (kind != "removed").then_some(number);
    let keep = move |_| state.raise(Intent::KeepPublished(was, is));
    let keep_words = match kind.as_str() {
        "added" => t.leave_out,
        "removed" => t.bring_back,
        _ => t.keep_published,
    };
    let from_list =
        state.session.with_untracked(|session| is.is_some() && session.differs_from_list(number));
    let take = move |_| {
        state.session.update(|session| session.take_from_list(number));
        state.raise(Intent::Compare);
    };
    let edit = is.map(|number| {
        button("button").on(ev::click, move |_| state.edit(number)).child(t.edit_policy)
    });
    html::div()
        .class("actions")
        .child(button("button").on(ev::click, keep).child(keep_words))
        .child(from_list.then(|| button("button").on(ev::click, take).child(t.take_from_list)))
        .child(edit)
        .into()
}

fn details(state: State, t: &'static Strings, details: &[Detail]) -> ErasedView {
    let rows = details.iter().flat_map(|detail| {
        let name = html::dt().child(in_lang(&detail.name, state.tag())).into();
        let own = state.tag();
        let has_own = !detail.is_wording && detail.marks.iter().any(|(lang, _)| lang == own);
        let shown = detail.marks.iter().filter(move |(lang, _)| !has_own || lang == own);
        let marks = shown.map(|(lang, marks)| {
            html::dd().attr("lang", lang.clone()).class("marks").children(runs(t, marks)).into()
        });
        std::iter::once(name).chain(marks).collect::<Vec<ErasedView>>()
    });
    html::dl().class("details").children(rows.collect::<Vec<_>>()).into()
}

/// What went is struck out and what came underlined; both are said aloud.
fn runs(t: &'static Strings, marks: &[(char, String)]) -> Vec<ErasedView> {
    let n = marks.len();
    let run = |(idx, (sign, text)): (usize, &(char, String))| -> ErasedView {
        match sign {
            '-' => html::del().child(spoken(t.went)).child(text.clone()).into(),
            '+' => html::ins().child(spoken(t.came)).child(text.clone()).into(),
            _ => shortened(text, idx > 0, idx + 1 < n).into(),
        }
    };
    marks.iter().enumerate().map(run).collect()
}

fn spoken(words: &'static str) -> ErasedView {
    html::span().class("spoken").child(words).into()
}

/// The words next to a change, of what stayed.
fn shortened(text: &str, has_before: bool, has_after: bool) -> String {
    let chars: Vec<char> = text.chars().collect();
    let keep = usize::from(has_before) * AROUND + usize::from(has_after) * AROUND;
    if chars.len() <= keep + 2 {
        return text.to_owned();
    }
    let start: String = if has_before { chars[..AROUND].iter().collect() } else { String::new() };
    let end: String =
        if has_after { chars[chars.len() - AROUND..].iter().collect() } else { String::new() };
    format!("{start}…{end}")
}
