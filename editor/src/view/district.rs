//! A district's overlay: its own offices and numbers in the place of the city's.

use editing_session::{Document, Session, place};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::contacts::contacts;
use super::fields::{TextField, in_languages};
use super::rows::{remove, rows};
use super::{button, checks, heading, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::{State, Step};

/// What a district puts into its site. The address is the reader's own to fill in.
const SNIPPET: &str = "<script async src=\"https://HOST/policy-guide.js\"></script>\n\
    <policy-guide overlay=\"https://HOST/overlay.json\"></policy-guide>";

/// The step.
pub fn district(state: State, t: &'static Strings) -> ErasedView {
    let is_begun =
        Memo::new(move |_| state.read(|session| !session.file(Document::Overlay).is_null()));
    let body = move || if is_begun.get() { form(state, t) } else { begin(state, t) };
    html::div().class("district").child(heading(t.step_district)).child(body).into()
}

fn begin(state: State, t: &'static Strings) -> ErasedView {
    let begin = move |_| {
        let begun = state.session.try_update(Session::begin_overlay);
        if !matches!(begun, Some(Ok(()))) {
            state.notice.set(t.no_districts.to_owned());
        }
    };
    html::section()
        .class("panel")
        .child(paragraph("hint", t.district_hint))
        .child(button("button button-main").on(ev::click, begin).child(t.district_begin))
        .into()
}

fn form(state: State, t: &'static Strings) -> ErasedView {
    let name = TextField::of_guide("/name".to_owned(), t.district_name.to_owned())
        .within(Document::Overlay);
    let notice = TextField::of_guide("/notice".to_owned(), t.district_notice.to_owned())
        .within(Document::Overlay);
    let about = html::section()
        .class("panel")
        .child(html::h3().child(t.district_about))
        .child(checks::of_overlay(state, t))
        .child(in_languages(state, &name))
        .child(in_languages(state, &notice));
    html::div()
        .class("form")
        .child(about)
        .child(offices(state, t))
        .child(policies(state, t))
        .child(finish(state, t))
        .into()
}

fn offices(state: State, t: &'static Strings) -> ErasedView {
    let row = move |at: String| {
        let languages = state.session.with_untracked(Session::languages);
        let full = languages.iter().map(|lang| {
            let label = format!("{} ({})", t.office_name, super::fields::language_name(lang));
            TextField::of_guide(format!("{at}/{lang}"), label).within(Document::Overlay).draw(state)
        });
        let short = TextField::of_guide(format!("{at}/short"), t.office_short.to_owned())
            .within(Document::Overlay);
        html::li()
            .class("row-card")
            .child(html::div().class("pair").children(full.collect::<Vec<_>>()))
            .child(in_languages(state, &short))
            .child(remove(state, Document::Overlay, at, t.office_remove))
            .into()
    };
    html::section()
        .class("panel")
        .child(html::h3().child(t.district_offices))
        .child(rows(state, Document::Overlay, "/agencies", html::ul(), row))
        .into()
}

fn policies(state: State, t: &'static Strings) -> ErasedView {
    let row = move |at: String| {
        let shown = at.clone();
        let name = move || state.read(|session| name_of(session, &shown, t));
        html::li()
            .class("row-card")
            .child(html::h4().child(name))
            .child(contacts(state, t, Document::Overlay, &at))
            .child(remove(state, Document::Overlay, at, t.district_policy_remove))
            .into()
    };
    html::section()
        .class("panel")
        .child(html::h3().child(t.district_policies))
        .child(rows(state, Document::Overlay, "/policies", html::ul(), row))
        .into()
}

/// Number and title of a policy that the overlay names.
fn name_of(session: &Session, at: &str, t: &Strings) -> String {
    let number = place::at(session.file(Document::Overlay), &format!("{at}/number"));
    let title = number
        .as_u64()
        .and_then(|number| session.place_of(number))
        .map(|idx| super::edit::title_of(&session.policies()[idx], &session.languages()[0]));
    format!("{} {}", fill(t.policy_number, &[&number.to_string()]), title.unwrap_or_default())
}

fn finish(state: State, t: &'static Strings) -> ErasedView {
    let copy = move |_| state.raise(Intent::Copy(SNIPPET.to_owned()));
    html::section()
        .class("panel")
        .child(html::h3().child(t.snippet))
        .child(paragraph("hint", t.snippet_hint))
        .child(
            html::textarea()
                .class("snippet")
                .attr("readonly", "")
                .attr("rows", "3")
                .attr("aria-label", t.snippet)
                .prop("value", || SNIPPET.to_owned()),
        )
        .child(
            html::div()
                .class("actions")
                .child(button("button").on(ev::click, copy).child(t.copy))
                .child(
                    button("button")
                        .on(ev::click, move |_| state.go(Step::Preview))
                        .child(t.step_preview),
                )
                .child(
                    button("button button-main")
                        .on(ev::click, move |_| state.go(Step::Publish))
                        .child(t.step_publish),
                ),
        )
        .into()
}
