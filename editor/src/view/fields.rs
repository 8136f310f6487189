//! Fields of forms: each edits one place of a file.

use editing_session::session::is_blank;
use editing_session::{Document, Session, place, wording};
use erased_view::{ErasedElement, ErasedView, Event, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use crate::state::State;

/// A text at a place.
#[derive(Clone)]
pub struct TextField {
    /// The file.
    pub document: Document,
    /// The place.
    pub pointer: String,
    /// What it is called.
    pub label: String,
    /// The language, where the place has a text a language.
    pub lang: Option<String>,
    /// How many lines are in view.
    pub rows: u8,
}

/// The id of the field that edits a place, as checks name it.
pub fn field_id(pointer: &str, lang: Option<&str>) -> String {
    let mut id = ["f", &pointer.replace(['/', '~'], "-")].concat();
    if let Some(lang) = lang {
        id.push('-');
        id.push_str(lang);
    }
    id
}

impl TextField {
    /// A field of the guide, one line high.
    pub fn of_guide(pointer: String, label: String) -> Self {
        Self { document: Document::Guide, pointer, label, lang: None, rows: 1 }
    }

    /// The same in a language.
    pub fn in_lang(self, lang: &str) -> Self {
        Self { lang: Some(lang.to_owned()), ..self }
    }

    /// The same with more lines.
    pub fn high(self, rows: u8) -> Self {
        Self { rows, ..self }
    }

    /// The same in another file.
    pub fn within(self, document: Document) -> Self {
        Self { document, ..self }
    }

    fn text(&self, session: &Session) -> String {
        let file = session.file(self.document);
        match &self.lang {
            Some(lang) => {
                wording::text(file, &self.pointer, lang, &session.languages()[0]).to_owned()
            }
            None => place::text(file, &self.pointer).to_owned(),
        }
    }

    fn put(&self, state: State, text: &str) {
        let new = state.session.with_untracked(|session| match &self.lang {
            Some(lang) => {
                let first = &session.languages()[0];
                wording::with_text(session.file(self.document), &self.pointer, lang, first, text)
            }
            None => (!text.is_empty()).then(|| json!(text)),
        });
        state.set(self.document, &self.pointer, new);
    }

    /// Draws it with its label.
    pub fn draw(self, state: State) -> ErasedView {
        let id = field_id(&self.pointer, self.lang.as_deref());
        let control = match self.rows {
            1 => html::input().attr("type", "text"),
            rows => html::textarea().attr("rows", rows.to_string()),
        };
        let (shown, hint, typed) = (self.clone(), self.clone(), self.clone());
        // What a skeleton leaves to be filled in is a hint, not a text.
        let value =
            move || Some(state.read(|session| shown.text(session))).filter(|text| !is_blank(text));
        let blank =
            move || Some(state.read(|session| hint.text(session))).filter(|text| is_blank(text));
        let mut control = control
            .attr("id", id.clone())
            .attr("placeholder", blank)
            .prop("value", move || value().unwrap_or_default())
            .on(ev::input, move |event| typed.put(state, &event.value()))
            .on(ev::change, move |_| pause(state));
        if let Some(lang) = self.lang {
            control = control.attr("lang", lang);
        }
        labelled(id, self.label, control)
    }
}

/// A control under its label. It says its name itself as well: checkers know of no label in a part that is closed.
pub fn labelled(id: String, label: String, control: ErasedElement) -> ErasedView {
    let control = control.attr("aria-label", label.clone());
    under_label(id, label, control.into())
}

/// What holds a control, under its label.
pub fn under_label(id: String, label: String, control: ErasedView) -> ErasedView {
    let label = html::label().attr("for", id).child(label);
    html::div().class("field").child(label).child(control).into()
}

/// What is typed next is an edit of its own.
pub fn pause(state: State) {
    state.session.update_untracked(Session::pause);
}

/// A text in each language of the guide, side by side.
pub fn in_languages(state: State, field: &TextField) -> ErasedView {
    let languages = state.session.with_untracked(Session::languages);
    let fields = languages.iter().map(|lang| {
        let own = field.clone().in_lang(lang);
        let label = format!("{} ({})", own.label, language_name(lang));
        TextField { label, ..own }.draw(state)
    });
    html::div().class("pair").children(fields.collect::<Vec<_>>()).into()
}

/// A language in its own words.
pub fn language_name(lang: &str) -> &str {
    match lang {
        "zh" => "\u{4e2d}\u{6587}",
        "en" => "English",
        other => other,
    }
}

/// Values that hold as well where nothing is written, and are then the empty choice.
const USUAL: [&str; 3] = ["exact", "CNY", "active"];

/// A choice of a few values at a place; the empty one takes the field away.
pub fn choice(
    state: State,
    document: Document,
    pointer: &str,
    label: &str,
    options: Vec<(String, String)>,
) -> ErasedView {
    let id = field_id(pointer, None);
    let (shown, chosen) = (pointer.to_owned(), pointer.to_owned());
    let value = move || {
        let own = state.read(|session| place::text(session.file(document), &shown).to_owned());
        if USUAL.contains(&own.as_str()) { String::new() } else { own }
    };
    let choose = move |event: Event| {
        let value = Some(event.value()).filter(|value| !value.is_empty());
        state.set(document, &chosen, value.map(Value::from));
        pause(state);
    };
    let select = html::select()
        .attr("id", id.clone())
        .prop("value", value)
        .on(ev::change, choose)
        .children(super::rows::options(options));
    labelled(id, label.to_owned(), select)
}

/// A day at a place.
pub fn day(state: State, pointer: &str, label: &str) -> ErasedView {
    let id = field_id(pointer, None);
    let (shown, chosen) = (pointer.to_owned(), pointer.to_owned());
    let input = html::input()
        .attr("type", "date")
        .attr("id", id.clone())
        .prop("value", move || {
            state.read(|session| place::text(session.guide(), &shown).to_owned())
        })
        .on(ev::change, move |event| {
            let day = Some(event.value()).filter(|day| !day.is_empty());
            state.set(Document::Guide, &chosen, day.map(Value::from));
            pause(state);
        });
    labelled(id, label.to_owned(), input)
}

/// Several texts at a place, one a line.
pub fn lines(
    state: State,
    document: Document,
    pointer: &str,
    label: String,
    before: Option<Before>,
) -> ErasedView {
    let id = field_id(pointer, None);
    let (shown, typed) = (pointer.to_owned(), pointer.to_owned());
    // What is typed has line breaks that the list has not: it stays as typed while it says the same.
    let value =
        move || state.read(|session| place::words(session.file(document), &shown).join("\n"));
    let put = move |event: Event| {
        let mut changes: Vec<_> = before.and_then(|before| before(state)).into_iter().collect();
        changes.push((document, typed.clone(), wording::lines(&event.value())));
        state.change(changes);
        pause(state);
    };
    let area = html::textarea()
        .attr("rows", "4")
        .attr("id", id.clone())
        .prop("value", value)
        .on(ev::change, put);
    labelled(id, label, area)
}

/// A change that has to come first, such as making the file.
pub type Before = fn(State) -> Option<(Document, String, Option<Value>)>;
