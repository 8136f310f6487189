//! Words of the filters as chips: pressed ones belong to the policy. New words are added where they are missed.

use editing_session::terms::{self, Terms};
use editing_session::{Document, place, quotable, quote};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::button;
use super::fields::pause;
use super::rows::new_one;
use crate::i18n::{Strings, fill};
use crate::state::State;

/// A list of ids at a place.
#[derive(Clone)]
pub struct Chips {
    /// The words to choose from.
    pub terms: Terms,
    /// The policy's place among the policies.
    pub policy: usize,
    /// The list's place inside of the policy.
    pub list: &'static str,
}

/// Id and name of each word.
type Named = Vec<(String, String)>;

/// The words of a list, in step with the guide.
pub fn named(state: State, terms: Terms) -> Memo<Named> {
    Memo::new(move |_| {
        let lang = state.tag();
        state.read(|session| terms::named(place::items(session.guide(), terms.pointer()), lang))
    })
}

impl Chips {
    fn pointer(&self) -> String {
        format!("/policies/{}{}", self.policy, self.list)
    }

    /// Draws them, and a field for a new one.
    pub fn draw(self, state: State, t: &'static Strings) -> ErasedView {
        let words = named(state, self.terms);
        let own = self.clone();
        let chips = move || {
            let own = own.clone();
            let chips = words.get().into_iter().map(move |(id, name)| own.chip(state, id, name));
            ErasedView::from(chips.collect::<Vec<_>>())
        };
        html::div()
            .child(html::div().class("chips").child(chips))
            .child(self.new_one(state, t))
            .into()
    }

    fn chip(&self, state: State, id: String, name: String) -> ErasedView {
        let (pointer, own) = (self.pointer(), self.clone());
        let (shown, pressed) = (id.clone(), pointer.clone());
        let is_on =
            move || state.read(|session| place::words(session.guide(), &pressed).contains(&shown));
        chip(name, is_on, move || own.toggle(state, &id))
    }

    fn toggle(&self, state: State, id: &str) {
        let pointer = self.pointer();
        let changes = state.session.with_untracked(|session| {
            let ids = toggled(place::words(session.guide(), &pointer), id);
            let is_on = ids.iter().any(|own| own == id);
            let mut changes = vec![(Document::Guide, pointer.clone(), Some(json!(ids)))];
            if self.terms == Terms::Audiences {
                let quote = is_on.then(|| self.found(session.guide(), id)).flatten();
                let place = quote_place(self.policy, id);
                changes.push((Document::Guide, place, quote.map(Value::from)));
            }
            changes
        });
        state.change(changes);
    }

    /// The official words that name an audience, where its own names stand there.
    fn found(&self, guide: &Value, id: &str) -> Option<String> {
        let term =
            place::items(guide, self.terms.pointer()).iter().find(|term| term["id"] == id)?;
        quote::naming(&self.cells(guide), terms::spellings(term))
    }

    /// The official cells of the policy.
    fn cells<'a>(&self, guide: &'a Value) -> Vec<&'a str> {
        let official = place::at(guide, &format!("/policies/{}/official", self.policy));
        let offices = ["/agency", "/contact"].map(|cell| place::text(official, cell));
        quotable(official).chain(offices).collect()
    }

    fn new_one(&self, state: State, t: &'static Strings) -> ErasedView {
        let own = self.clone();
        let id = ["new", &self.pointer().replace('/', "-")].concat();
        new_one(id, t.new_word, t.add, Box::new(move |name| own.add(state, name)))
    }

    fn add(&self, state: State, name: &str) {
        let pointer = self.pointer();
        let changes = state.session.with_untracked(|session| {
            let lang = &session.languages()[0];
            let (id, place, term) = terms::fresh(session.guide(), self.terms, name, lang);
            let mut ids = place::words(session.guide(), &pointer);
            ids.push(id.clone());
            let mut changes = vec![
                (Document::Guide, place, Some(term)),
                (Document::Guide, pointer.clone(), Some(json!(ids))),
            ];
            if self.terms == Terms::Audiences {
                let quote = quote::naming(&self.cells(session.guide()), std::iter::once(name));
                let place = quote_place(self.policy, &id);
                changes.push((Document::Guide, place, quote.map(Value::from)));
            }
            changes
        });
        state.change(changes);
    }
}

/// A word that is pressed or not.
pub fn chip(
    name: String,
    is_on: impl Fn() -> bool + Send + 'static,
    mut toggle: impl FnMut() + Send + 'static,
) -> ErasedView {
    button("chip")
        .attr("aria-pressed", move || Some(is_on().to_string()))
        .on(ev::click, move |_| toggle())
        .child(name)
        .into()
}

/// The ids with one more at the end, or without it where it was among them.
pub fn toggled(mut ids: Vec<String>, id: &str) -> Vec<String> {
    let n = ids.len();
    ids.retain(|own| own != id);
    if ids.len() == n {
        ids.push(id.to_owned());
    }
    ids
}

fn quote_place(policy: usize, id: &str) -> String {
    format!("/policies/{policy}/editorial/audience_quotes/{}", place::escaped(id))
}

/// For each audience of a policy, the official words that name it.
pub fn evidence(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let words = named(state, Terms::Audiences);
    let list = format!("/policies/{policy}/editorial/audiences");
    let own = Memo::new(move |_| state.read(|session| place::words(session.guide(), &list)));
    let draw = move || {
        let names = words.get();
        let rows = own.get().into_iter().map(|id| {
            let name = names
                .iter()
                .find(|(own, _)| *own == id)
                .map_or(id.clone(), |(_, name)| name.clone());
            one_evidence(state, t, policy, &id, &name)
        });
        ErasedView::from(rows.collect::<Vec<_>>())
    };
    html::div().class("evidence").child(draw).into()
}

fn one_evidence(
    state: State,
    t: &'static Strings,
    policy: usize,
    id: &str,
    name: &str,
) -> ErasedView {
    let place = quote_place(policy, id);
    let label = fill(t.evidence, &[name]);
    let field = super::fields::TextField::of_guide(place.clone(), label).draw(state);
    let take = move |_| {
        let marked = state.marked.get_untracked();
        if !marked.is_empty() {
            state.set(Document::Guide, &place, Some(json!(marked)));
            pause(state);
        }
    };
    html::div()
        .class("with-button")
        .child(field)
        .child(
            button("button")
                .prop("disabled", move || state.marked.with(String::is_empty))
                .on(ev::click, take)
                .child(t.use_marked),
        )
        .into()
}
