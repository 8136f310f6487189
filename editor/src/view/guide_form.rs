//! The guide as a whole: what it is called, where it holds, where it comes from, the names of its words, and
//! what its finder asks.

use editing_session::Document;
use editing_session::terms::Terms;
use erased_view::{ErasedView, html};
use leptos::prelude::*;

use super::fields::{TextField, day, in_languages};
use super::finder_form::finder_form;
use super::rows::rows;
use super::{checks, contacts};
use crate::i18n::Strings;
use crate::state::State;

/// The form.
pub fn guide_form(state: State, t: &'static Strings) -> ErasedView {
    let texts =
        [("/title", t.guide_title), ("/short_title", t.guide_short), ("/region", t.guide_region)];
    let field = |place: &str, name: &str| TextField::of_guide(place.to_owned(), name.to_owned());
    let texts = texts.map(|(place, name)| in_languages(state, &field(place, name)));
    let note = in_languages(state, &field("/note", t.guide_note).high(4));
    let source = TextField::of_guide("/source/document".to_owned(), t.guide_source.to_owned());
    let code = TextField::of_guide("/area_code".to_owned(), t.guide_area_code.to_owned());
    let about = html::section()
        .class("panel")
        .attr("aria-labelledby", "s-guide")
        .child(html::h3().attr("id", "s-guide").attr("tabindex", "-1").child(t.guide_part))
        .child(checks::of_section(state, None, "guide"))
        .children(texts)
        .child(note)
        .child(
            html::div()
                .class("quarter")
                .child(source.draw(state))
                .child(day(state, "/source/checked", t.guide_checked))
                .child(code.draw(state)),
        );
    let lists = [
        (Terms::Categories, t.categories),
        (Terms::Audiences, t.audiences),
        (Terms::Supports, t.supports),
        (Terms::Agencies, t.offices),
    ];
    let lists = lists.map(|(terms, name)| words(state, terms, name));
    let about = html::div().class("form").child(about).child(hotline(state, t));
    about.children(lists).child(finder_form(state, t)).into()
}

/// Whom to call where nobody knows whom to ask.
fn hotline(state: State, t: &'static Strings) -> ErasedView {
    let label = TextField::of_guide("/hotline/label".to_owned(), t.contact_label.to_owned());
    html::section()
        .class("panel")
        .attr("aria-labelledby", "s-hotline")
        .child(html::h3().attr("id", "s-hotline").attr("tabindex", "-1").child(t.hotline))
        .child(html::p().class("hint").child(t.hotline_hint))
        .child(contacts::line(state, t, Document::Guide, "/hotline"))
        .child(in_languages(state, &label))
        .into()
}

/// The names of the words of a list, in each language.
fn words(state: State, terms: Terms, name: &'static str) -> ErasedView {
    let row = move |term: String| {
        let languages = state.session.with_untracked(editing_session::Session::languages);
        let fields = languages.iter().map(|lang| {
            // A screen reader tells one from the next by its number.
            let nth =
                term.rsplit('/').next().and_then(|idx| idx.parse().ok()).unwrap_or(0_usize) + 1;
            let label = format!("{name} {nth} ({})", super::fields::language_name(lang));
            TextField::of_guide(format!("{term}/{lang}"), label).draw(state)
        });
        html::li().class("pair").children(fields.collect::<Vec<_>>()).into()
    };
    html::details()
        .class("panel")
        .child(html::summary().child(html::h3().child(name)))
        .child(rows(state, Document::Guide, terms.pointer(), html::ul(), row))
        .into()
}
