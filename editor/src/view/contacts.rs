//! Whom to ask: each in one line that is understood while it is typed, with what will be dialled.

use editing_session::contact::{Typed, line_of, read, with_typed};
use editing_session::terms::{self, Terms};
use editing_session::{Document, place};
use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::fields::{TextField, choice, field_id, in_languages, pause, under_label};
use super::rows::{add, remove, rows};
use crate::i18n::{Strings, fill};
use crate::state::State;

/// The contacts of a policy, in the guide or in an overlay.
pub fn contacts(state: State, t: &'static Strings, document: Document, at: &str) -> ErasedView {
    let list = format!("{at}/contacts");
    let row = move |at| contact(state, t, document, at);
    html::div()
        .child(rows(state, document, &list, html::ol(), row))
        .child(add(state, document, &list, t.contact_add, json!({})))
        .into()
}

fn contact(state: State, t: &'static Strings, document: Document, at: String) -> ErasedView {
    let label =
        TextField::of_guide(format!("{at}/label"), t.contact_label.to_owned()).within(document);
    let note = TextField::of_guide(format!("{at}/note"), t.note.to_owned()).within(document);
    let is_noted = state.session.with_untracked(|session| {
        let contact = place::at(session.file(document), &at);
        !contact["note"].is_null() || !contact["label"].is_null()
    });
    let more = if is_noted { html::details().attr("open", "") } else { html::details() };
    let more = more
        .child(html::summary().child(t.more_fields))
        .child(in_languages(state, &label))
        .child(in_languages(state, &note));
    html::li()
        .class("row-card")
        .child(html::div().class("pair").child(line(state, t, document, &at)).child(choice(
            state,
            document,
            &format!("{at}/agency"),
            t.contact_office,
            offices(state, t, document),
        )))
        .child(more)
        .child(remove(state, document, at, t.contact_remove))
        .into()
}

/// Number, address or words, and what becomes of them.
pub fn line(state: State, t: &'static Strings, document: Document, at: &str) -> ErasedView {
    let id = field_id(&format!("{at}/phone"), None);
    let said_id = [&id, "-said"].concat();
    let (shown, typed, told) = (at.to_owned(), at.to_owned(), at.to_owned());
    let line = move |at: &str| {
        state.read(|session| {
            let line = line_of(place::at(session.file(document), at)).to_owned();
            let is_blank = editing_session::session::is_blank(&line);
            if is_blank { String::new() } else { line }
        })
    };
    let put = move |event: Event| {
        let new = state.session.with_untracked(|session| {
            with_typed(&typed, place::at(session.file(document), &typed), &event.value())
        });
        state.set(document, &typed, new);
    };
    let said = move || match read(&line(&told)) {
        Typed::Nothing => String::new(),
        Typed::Phone(number, _) => fill(t.will_dial, &[&number]),
        Typed::Link(address) => fill(t.will_open, &[&address]),
        Typed::Printed(_) => t.will_print.to_owned(),
    };
    let input = html::input()
        .attr("id", id.clone())
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("aria-describedby", said_id.clone())
        .prop("value", move || line(&shown))
        .on(ev::input, put)
        .on(ev::change, move |_| pause(state));
    let control =
        html::div().child(input).child(html::p().attr("id", said_id).class("hint").child(said));
    under_label(id, t.contact_line.to_owned(), control.into())
}

/// The offices that a contact may belong to: a district's own first.
fn offices(state: State, t: &'static Strings, document: Document) -> Vec<(String, String)> {
    let lang = state.tag();
    let none = (String::new(), t.office_none.to_owned());
    state.session.with_untracked(|session| {
        let own: &[Value] = match document {
            Document::Overlay => place::items(session.file(document), "/agencies"),
            _ => &[],
        };
        let city = place::items(session.guide(), Terms::Agencies.pointer());
        let named = [own, city].into_iter().flat_map(|all| terms::named(all, lang));
        std::iter::once(none).chain(named).collect()
    })
}
