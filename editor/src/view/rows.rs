//! Lists in forms: a row for each item of a list of a file, and the buttons that add one and take one away.

use editing_session::{Document, place};
use erased_view::{ErasedElement, ErasedView, Event, ev, html, keyed};
use leptos::prelude::*;
use serde_json::Value;

use super::button;
use super::fields::field_id;
use crate::i18n::fill;
use crate::intent::Intent;
use crate::state::State;

/// Of a long list so many are drawn at first, and with each "show more": the page stays fluid.
pub const PORTION: usize = 100;

/// Draws a row for each item of `list` into `holder`; `draw` gets the place of the item.
pub fn rows(
    state: State,
    document: Document,
    list: &str,
    holder: ErasedElement,
    draw: impl Fn(String) -> ErasedView + Send + 'static,
) -> ErasedView {
    let (counted, drawn) = (list.to_owned(), list.to_owned());
    let n = Memo::new(move |_| {
        state.read(|session| place::items(session.file(document), &counted).len())
    });
    let n_shown = RwSignal::new(PORTION);
    let keys = move || (0..n.get().min(n_shown.get())).collect();
    html::div()
        .child(holder.class("rows").child(keyed(keys, move |idx| draw(format!("{drawn}/{idx}")))))
        .child(more(state, n_shown, move || n.get()))
        .into()
}

/// A button that shows the next portion, where there is more than is shown.
pub fn more(
    state: State,
    n_shown: RwSignal<usize>,
    n: impl Fn() -> usize + Send + Sync + 'static,
) -> ErasedView {
    let n_hidden = Memo::new(move |_| n().saturating_sub(n_shown.get()));
    let draw = move || match n_hidden.get() {
        0 => None,
        n_hidden => Some(
            button("button")
                .attr("data-more", "")
                .on(ev::click, move |_| n_shown.update(|n| *n += PORTION))
                .child(fill(state.strings().show_more, &[&n_hidden.to_string()])),
        ),
    };
    draw.into()
}

/// A list whose items are drawn in portions.
pub fn portions<T: Clone + Send + Sync + 'static>(
    state: State,
    holder: fn() -> ErasedElement,
    items: Vec<T>,
    draw: impl Fn(&T) -> ErasedView + Send + Sync + 'static,
) -> ErasedView {
    let n = items.len();
    let n_shown = RwSignal::new(PORTION);
    let keys = move || (0..n.min(n_shown.get())).collect();
    html::div()
        .child(holder().child(keyed(keys, move |idx| draw(&items[idx]))))
        .child(more(state, n_shown, move || n))
        .into()
}

/// A button that adds an item to a list.
pub fn add(
    state: State,
    document: Document,
    list: &str,
    words: &'static str,
    item: Value,
) -> ErasedView {
    let id = add_id(list);
    let list = list.to_owned();
    let add = move |event: Event| {
        let fields = ["input", "select"];
        let new = fields.map(|field| format!(":scope > div > .rows > :last-child {field}"));
        event.focus_soon("div", new.into());
        let mut items = state
            .session
            .with_untracked(|session| place::items(session.file(document), &list).to_vec());
        items.push(item.clone());
        state.change(vec![(document, list.clone(), Some(items.into()))]);
    };
    button("button").attr("id", id).on(ev::click, add).child(words).into()
}

/// The button that adds an item to a list, which has the focus once one is taken away.
fn add_id(list: &str) -> String {
    field_id(list, Some("add"))
}

/// A button that takes an item away.
pub fn remove(
    state: State,
    document: Document,
    pointer: String,
    words: &'static str,
) -> ErasedView {
    let remove = move |_| {
        let list = pointer.rsplit_once('/').map_or("", |(list, _)| list);
        state.change(vec![(document, pointer.clone(), None)]);
        state.raise(Intent::Focus(vec![add_id(list), "step-heading".to_owned()]));
    };
    button("button-quiet").on(ev::click, remove).child(words).into()
}

/// A field for the words of something new, and the button that adds it.
pub fn new_one(
    id: String,
    name: &'static str,
    words: &'static str,
    add: Box<dyn Fn(&str) + Send>,
) -> ErasedView {
    let typed = RwSignal::new(String::new());
    let add = move |_| {
        let name = typed.get_untracked().trim().to_owned();
        if !name.is_empty() {
            add(&name);
            typed.set(String::new());
        }
    };
    html::div()
        .class("new-one")
        .child(html::label().attr("for", id.clone()).class("spoken").child(name))
        .child(
            html::input()
                .attr("id", id)
                .attr("type", "text")
                .attr("placeholder", name)
                .prop("value", move || typed.get())
                .on(ev::input, move |event| typed.set(event.value())),
        )
        .child(button("button").on(ev::click, add).child(words))
        .into()
}

/// The options of a choice: what each stands for, and its words.
pub fn options(
    choices: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
) -> Vec<ErasedView> {
    let option = |value: String, words: String| html::option().attr("value", value).child(words);
    choices.into_iter().map(|(value, words)| option(value.into(), words.into()).into()).collect()
}
