//! What each column of a list is: asked where no column is known, and to be put right where one is.

use editing_session::{Column, Report};
use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;

use super::button;
use super::rows::options;
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// A table of heads and rows, and a choice of field over each column.
pub fn column_table(
    state: State,
    t: &'static Strings,
    columns: &[Column],
    rows: &[Vec<String>],
) -> ErasedView {
    let chosen = columns.iter().map(|column| {
        let is_alone = columns.iter().filter(|other| other.head == column.head).count() == 1;
        html::td().child(field_choice(state, t, column, is_alone)).into()
    });
    let heads =
        columns.iter().map(|column| html::th().attr("scope", "col").child(head_of(column)).into());
    let body = rows.iter().map(|row| {
        let cells = (0..columns.len())
            .map(|at| html::td().child(row.get(at).cloned().unwrap_or_default()).into());
        html::tr().children(cells.collect::<Vec<ErasedView>>()).into()
    });
    html::div()
        .class("scroll")
        .child(
            html::table()
                .class("rows-shown")
                .child(html::thead().child(html::tr().children(heads.collect::<Vec<ErasedView>>())))
                .child(
                    html::tbody()
                        .child(html::tr().children(chosen.collect::<Vec<ErasedView>>()))
                        .children(body.collect::<Vec<ErasedView>>()),
                ),
        )
        .into()
}

fn head_of(column: &Column) -> String {
    format!("{} {}", column.letter, column.head)
}

/// What a column is: the answer is kept by its head where no other column has it, else by its letter. One column is one
/// thing: who gives what another was to this one is told.
fn field_choice(state: State, t: &'static Strings, column: &Column, is_alone: bool) -> ErasedView {
    let is_plain =
        !column.head.is_empty() && !column.head.contains([',', '\u{ff0c}', '=', '\u{ff1d}']);
    let name = if is_plain && is_alone { column.head.clone() } else { column.letter.clone() };
    let own = column.field.clone();
    let key = name.clone();
    let value = move || {
        let answers = state.answers.get();
        let answered =
            answers.columns.iter().find(|(head, _)| *head == key).map(|(_, field)| field.clone());
        answered.unwrap_or_else(|| own.clone())
    };
    let choose = move |event: Event| {
        let field = event.value();
        let mut displaced = None;
        state.answers.update(|answers| {
            let takes = |(head, other): &(String, String)| *head != name && *other == field;
            displaced = answers.columns.iter().find(|one| takes(one)).map(|(head, _)| head.clone());
            answers.columns.retain(|(head, other)| *head != name && *other != field);
            if !field.is_empty() {
                answers.columns.push((name.clone(), field.clone()));
            }
        });
        let displaced = displaced.filter(|_| !field.is_empty());
        let told = displaced.map(|head| fill(t.column_displaced, &[&head, &name]));
        state.notice.set(told.unwrap_or_default());
    };
    let fields = [
        ("", t.field_more),
        ("text", t.field_text),
        ("number", t.field_number),
        ("category", t.field_category),
        ("agency", t.field_agency),
        ("contact", t.field_contact),
    ];
    html::select()
        .attr("aria-label", fill(t.column_is, &[&head_of(column)]))
        .prop("value", value)
        .on(ev::change, choose)
        .children(options(fields))
        .into()
}

/// What each column is read as, to be put right.
pub fn columns(state: State, t: &'static Strings, read: &Report) -> ErasedView {
    if read.columns.is_empty() {
        return erased_view::nothing();
    }
    html::details()
        .class("panel")
        .child(html::summary().child(html::h3().child(t.columns)))
        .child(column_table(state, t, &read.columns, &[]))
        .child(again(state, t))
        .into()
}

fn again(state: State, t: &'static Strings) -> ErasedView {
    button("button")
        .on(ev::click, move |_| state.raise(Intent::ReadAgain))
        .child(t.read_again)
        .into()
}
