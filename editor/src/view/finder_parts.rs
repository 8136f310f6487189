//! What questions and answers of the finder have in common in their forms: choices, order, who uses them, and that a
//! person is asked before what is used goes.

use std::sync::Arc;

use editing_session::finder::moved;
use editing_session::{Document, place};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::fields::{field_id, labelled};
use super::{button, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The position at the end of a place.
pub fn position(at: &str) -> usize {
    at.rsplit('/').next().and_then(|idx| idx.parse().ok()).unwrap_or(0)
}

/// Whether a place is another, or inside of it.
pub fn is_inside(place: &str, around: &str) -> bool {
    place.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A choice of a few values that are written in more than one place.
pub fn pick(
    id: String,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    value: Memo<&'static str>,
    put: Box<dyn Fn(&str) + Send>,
) -> ErasedView {
    let select = html::select()
        .attr("id", id.clone())
        .prop("value", move || value.get().to_owned())
        .on(ev::change, move |event| put(&event.value()))
        .children(super::rows::options(options));
    labelled(id, label.to_owned(), select)
}

/// The buttons that move an item past its neighbours; the focus goes along. `follow` gets to know where it is then.
pub fn moves(
    state: State,
    t: &'static Strings,
    at: &str,
    follow: fn(State, usize),
) -> [ErasedView; 2] {
    let (list, idx) = (at.rsplit_once('/').map_or("", |(list, _)| list).to_owned(), position(at));
    [(true, t.move_up), (false, t.move_down)].map(|(is_up, name)| {
        let (counted, own) = (list.clone(), list.clone());
        let is_last = move || {
            let n = state.read(|session| place::items(session.guide(), &counted).len());
            if is_up { idx == 0 } else { idx + 1 >= n }
        };
        let press = move |_| {
            if let Some(to) = move_item(state, &own, idx, is_up) {
                follow(state, to);
            }
        };
        button("button")
            .attr("id", move_id(&list, idx, is_up))
            .prop("disabled", is_last)
            .on(ev::click, press)
            .child(name)
            .into()
    })
}

fn move_id(list: &str, idx: usize, is_up: bool) -> String {
    [if is_up { "up" } else { "down" }, &field_id(&format!("{list}/{idx}"), None)].concat()
}

/// Moves an item, and returns where it is then.
fn move_item(state: State, list: &str, idx: usize, is_up: bool) -> Option<usize> {
    let (new, n) = state.session.with_untracked(|session| {
        let n = place::items(session.guide(), list).len();
        moved(session.guide(), list, idx, is_up).map(|new| (new, n))
    })?;
    state.change(vec![(Document::Guide, list.to_owned(), Some(new))]);
    let to = if is_up { idx - 1 } else { idx + 1 };
    // At the end of the list only the other button can be pressed.
    let is_at_end = if is_up { to == 0 } else { to + 1 == n };
    state.raise(Intent::Focus(vec![move_id(list, to, is_up != is_at_end)]));
    Some(to)
}

/// Who depends on something, each a way to its form.
pub fn used_by(state: State, t: &'static Strings, numbers: Memo<Vec<u64>>) -> ErasedView {
    let draw = move || {
        let numbers = numbers.get();
        if numbers.is_empty() {
            return paragraph("hint", t.used_by_none);
        }
        let n = numbers.len().to_string();
        let ways = numbers.into_iter().map(|number| {
            button("button-quiet")
                .on(ev::click, move |_| state.edit(number))
                .child(fill(t.policy_number, &[&number.to_string()]))
                .into()
        });
        html::details()
            .child(html::summary().class("hint").child(fill(t.used_by, &[&n])))
            .child(html::div().class("chips").children(ways.collect::<Vec<_>>()))
            .into()
    };
    draw.into()
}

/// Taking something away: where policies depend on it, a person is asked first.
#[derive(Clone)]
pub struct Removal {
    /// The state.
    pub state: State,
    /// The id of the button.
    pub id: String,
    /// What the button says.
    pub words: &'static str,
    /// What is asked; takes the numbers of the policies.
    pub asked: &'static str,
    /// The numbers of those that depend on it.
    pub users: Memo<Vec<u64>>,
    /// Takes it away.
    pub act: Arc<dyn Fn() + Send + Sync>,
}

impl Removal {
    /// Draws the button, or what is asked in its place.
    pub fn draw(self, t: &'static Strings) -> ErasedView {
        let is_asked = RwSignal::new(false);
        let draw = move || {
            if is_asked.get() { self.question(t, is_asked) } else { self.button(is_asked) }
        };
        draw.into()
    }

    fn button(&self, is_asked: RwSignal<bool>) -> ErasedView {
        let own = self.clone();
        let begin = move |_| {
            if own.users.with_untracked(Vec::is_empty) {
                return (own.act)();
            }
            is_asked.set(true);
            own.focus();
        };
        button("button-quiet")
            .attr("id", self.id.clone())
            .on(ev::click, begin)
            .child(self.words)
            .into()
    }

    /// What is asked has the focus.
    fn question(&self, t: &'static Strings, is_asked: RwSignal<bool>) -> ErasedView {
        let numbers: Vec<String> = self.users.get().iter().map(ToString::to_string).collect();
        let heading = [&self.id, "-asked"].concat();
        let said = fill(self.asked, &[&numbers.join(t.between)]);
        let choices = [(true, t.remove_yes), (false, t.remove_no)].map(|(is_yes, name)| {
            let own = self.clone();
            let answer = move |_| {
                // The row stays and is another item's then.
                is_asked.set(false);
                if is_yes { (own.act)() } else { own.focus() }
            };
            button("button").on(ev::click, answer).child(name).into()
        });
        html::div()
            .class("note")
            .attr("role", "group")
            .attr("tabindex", "-1")
            .attr("id", self.id.clone())
            .attr("aria-labelledby", heading.clone())
            .child(html::p().attr("id", heading).child(said))
            .child(html::div().class("actions").children(choices))
            .into()
    }

    fn focus(&self) {
        self.state.raise(Intent::Focus(vec![self.id.clone()]));
    }
}
