//! The first step: files in, work that is kept here, or an empty guide.

use editing_session::{ENDINGS, Session};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::listed::listed;
use super::{button, heading, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::{DraftRow, State, Step};

/// The step.
pub fn open(state: State, t: &'static Strings) -> ErasedView {
    let body = move || {
        let is_listed = state.listed.with(Option::is_some);
        if is_listed { listed(state, t) } else { begin(state, t) }
    };
    html::div()
        .class("open")
        .child(heading(t.step_open))
        .child(opening(state, t))
        .child(body)
        .into()
}

/// A large file while it is opened: how much of it is read, and a way to end that.
fn opening(state: State, t: &'static Strings) -> ErasedView {
    let name = Memo::new(move |_| {
        state.opening.with(|opening| opening.as_ref().map(|opening| opening.name.clone()))
    });
    let percent = move || {
        let percent = state.opening.with(|opening| opening.as_ref().map(|opening| opening.percent));
        Some(percent.unwrap_or_default().to_string())
    };
    let draw = move || {
        name.get().map(|name| {
            let bar = html::progress().attr("max", "100").attr("aria-label", t.reading_bar);
            html::section()
                .class("panel")
                .child(paragraph("lead", fill(t.opening, &[&name])))
                .child(bar.attr("value", percent))
                .child(
                    button("button")
                        .attr("data-cancel", "")
                        .on(ev::click, move |_| state.raise(Intent::Cancel))
                        .child(t.cancel),
                )
        })
    };
    draw.into()
}

fn begin(state: State, t: &'static Strings) -> ErasedView {
    let is_open = Memo::new(move |_| state.read(Session::is_open));
    let now = move || is_open.get().then(|| opened(state, t));
    let fresh = move || (!is_open.get()).then(|| from_nothing(state, t));
    html::div()
        .class("form")
        .child(now)
        .child(drop_zone(t))
        .child(fresh)
        .child(drafts(state, t))
        .into()
}

/// What is open already.
fn opened(state: State, t: &'static Strings) -> ErasedView {
    let name = move || {
        let (title, n) =
            state.read(|session| (session.title(state.tag()), session.policies().len()));
        fill(t.opened, &[&title, &n.to_string()])
    };
    html::section()
        .class("panel")
        .child(html::p().class("lead").child(name))
        .child(
            html::div()
                .class("actions")
                .child(
                    button("button button-main")
                        .on(ev::click, move |_| state.go(Step::Edit))
                        .child(t.go_on),
                )
                .child(
                    button("button")
                        .on(ev::click, move |_| state.raise(Intent::Leave))
                        .child(t.leave),
                ),
        )
        .into()
}

fn drop_zone(t: &'static Strings) -> ErasedView {
    html::section()
        .class("panel drop")
        .attr("data-drop", "")
        .child(html::h3().attr("id", "files-heading").child(t.files))
        .child(paragraph("hint", t.files_hint))
        .child(
            html::label()
                .attr("for", "files")
                .class("field")
                .child(html::span().child(t.files_choose))
                .child(
                    html::input()
                        .attr("type", "file")
                        .attr("id", "files")
                        .attr("multiple", "")
                        .attr("accept", ENDINGS.join(",") + ",.json,.zip"),
                ),
        )
        .child(paragraph("hint", t.files_kinds))
        .child(paragraph("hint", t.files_stay))
        .into()
}

fn from_nothing(state: State, t: &'static Strings) -> ErasedView {
    let title = RwSignal::new(String::new());
    let begin = move |_| {
        let name = title.get_untracked().trim().to_owned();
        if !name.is_empty() {
            state.raise(Intent::Begin(name));
            // Only a list brings policies.
            state.raise(Intent::Focus(vec!["files".to_owned()]));
        }
    };
    html::section()
        .class("panel")
        .child(html::h3().child(t.fresh))
        .child(
            html::div()
                .class("with-button")
                .child(super::fields::labelled(
                    "fresh-title".to_owned(),
                    t.guide_title.to_owned(),
                    html::input()
                        .attr("id", "fresh-title")
                        .attr("type", "text")
                        .prop("value", move || title.get())
                        .on(ev::input, move |event| title.set(event.value())),
                ))
                .child(button("button").on(ev::click, begin).child(t.fresh_begin)),
        )
        .into()
}

/// Work that is kept in this browser.
fn drafts(state: State, t: &'static Strings) -> ErasedView {
    let draw = move || {
        let all = state.drafts.get();
        (!all.is_empty()).then(|| {
            let rows = all.into_iter().map(|draft| draft_row(state, t, draft));
            html::section()
                .class("panel")
                .child(html::h3().child(t.drafts))
                .child(html::ul().class("rows").children(rows.collect::<Vec<_>>()))
        })
    };
    draw.into()
}

fn draft_row(state: State, t: &'static Strings, draft: DraftRow) -> ErasedView {
    let DraftRow { id, label, when } = draft;
    let (open, forget) = (id.clone(), id);
    html::li()
        .class("draft")
        .child(html::span().child(fill(t.draft, &[&label, &when])))
        .child(
            html::span()
                .class("actions")
                .child(
                    button("button")
                        .attr("aria-label", format!("{} {label}", t.draft_open))
                        .on(ev::click, move |_| state.raise(Intent::OpenDraft(open.clone())))
                        .child(t.draft_open),
                )
                .child(
                    button("button-quiet")
                        .attr("aria-label", format!("{} {label}", t.draft_forget))
                        .on(ev::click, move |_| state.raise(Intent::ForgetDraft(forget.clone())))
                        .child(t.draft_forget),
                ),
        )
        .into()
}
