//! The guide as a whole: what it is called, where it holds, where it comes from, the names of its words, and
//! what its finder asks.

use editing_session::Document;
use editing_session::terms::Terms;
use erased_view::{ErasedView, html};
use leptos::prelude::*;

use super::checks;
use super::fields::{TextField, day, in_languages};
use super::finder_form::finder_form;
use super::rows::rows;
use crate::i18n::Strings;
use crate::state::State;

/// The form.
pub fn guide_form(state: State, t: &'static Strings) -> ErasedView {
    let texts = [
        ("/title", t.guide_title),
        ("/short_title", t.guide_short),
        ("/region", t.guide_region),
        ("/note", t.guide_note),
    ];
    let texts = texts.map(|(place, name)| {
        in_languages(state, &TextField::of_guide(place.to_owned(), name.to_owned()))
    });
    let source = TextField::of_guide("/source/document".to_owned(), t.guide_source.to_owned());
    let code = TextField::of_guide("/area_code".to_owned(), t.guide_area_code.to_owned());
    let about = html::section()
        .class("panel")
        .attr("aria-labelledby", "s-guide")
        .child(html::h3().attr("id", "s-guide").attr("tabindex", "-1").child(t.guide_part))
        .child(checks::of_section(state, None, "guide"))
        .children(texts)
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
    html::div().class("form").child(about).children(lists).child(finder_form(state, t)).into()
}

/// The names of the words of a list, in each language.
fn words(state: State, terms: Terms, name: &'static str) -> ErasedView {
    let row = move |term: String| {
        let languages = state.session.with_untracked(editing_session::Session::languages);
        let fields = languages.iter().map(|lang| {
            let label = super::fields::language_name(lang).to_owned();
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
