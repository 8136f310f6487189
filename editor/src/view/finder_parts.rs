//! What questions and answers of the finder have in common in their forms: choices, order, who uses them, and that a
//! person is asked before what is used goes.

use editing_session::finder::moved;
use editing_session::{Document, place};
use erased_view::{ErasedElement, ErasedView, Event, ev, html};
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
    value: impl Fn() -> String + Send + 'static,
    put: impl FnMut(Event) + Send + 'static,
) -> ErasedView {
    let select = html::select()
        .attr("id", id.clone())
        .prop("value", value)
        .on(ev::change, put)
        .children(super::rows::options(options));
    labelled(id, label.to_owned(), select)
}

/// The buttons that move an item past its neighbours; the focus goes along. `follow` gets to know where it is then.
pub fn moves(
    state: State,
    t: &'static Strings,
    at: &str,
    follow: impl Fn(usize) + Copy + Send + 'static,
) -> [ErasedView; 2] {
    let (list, idx) = (at.rsplit_once('/').map_or("", |(list, _)| list).to_owned(), position(at));
    [(true, t.move_up), (false, t.move_down)].map(|(is_up, name)| {
        let (counted, own) = (list.clone(), list.clone());
        let is_last = move || {
            let n = state.read(|session| place::items(session.guide(), &counted).len());
            if is_up { idx == 0 } else { idx + 1 >= n }
        };
        button("button")
            .attr("id", move_id(&list, idx, is_up))
            .prop("disabled", is_last)
            .on(ev::click, move |_| move_item(state, &own, idx, is_up, follow))
            .child(name)
            .into()
    })
}

fn move_id(list: &str, idx: usize, is_up: bool) -> String {
    [if is_up { "up" } else { "down" }, &field_id(&format!("{list}/{idx}"), None)].concat()
}

fn move_item(state: State, list: &str, idx: usize, is_up: bool, follow: impl Fn(usize)) {
    let found = state.session.with_untracked(|session| {
        let n = place::items(session.guide(), list).len();
        moved(session.guide(), list, idx, is_up).map(|new| (new, n))
    });
    let Some((new, n)) = found else { return };
    state.change(vec![(Document::Guide, list.to_owned(), Some(new))]);
    let to = if is_up { idx - 1 } else { idx + 1 };
    follow(to);
    // At the end of the list only the other button can be pressed.
    let is_at_end = if is_up { to == 0 } else { to + 1 == n };
    state.raise(Intent::Focus(vec![move_id(list, to, is_up != is_at_end)]));
}

/// Who depends on something, each a way to its form.
pub fn used_by(
    state: State,
    t: &'static Strings,
    numbers: impl Fn() -> Vec<u64> + Send + Sync + 'static,
) -> ErasedView {
    let numbers = Memo::new(move |_| numbers());
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
pub struct Removal {
    /// The id of the button.
    pub id: String,
    /// What the button says.
    pub words: &'static str,
    /// What is asked; takes the numbers of the policies.
    pub asked: &'static str,
}

impl Removal {
    /// Draws the button, or what is asked in its place.
    pub fn draw(
        self,
        state: State,
        t: &'static Strings,
        users: impl Fn() -> Vec<u64> + Copy + Send + 'static,
        act: impl Fn() + Clone + Send + 'static,
    ) -> ErasedView {
        let is_asked = RwSignal::new(false);
        let answer = move |is_yes: bool, id: String, act: &dyn Fn()| {
            // The row stays and is another item's then.
            is_asked.set(false);
            if is_yes { act() } else { state.raise(Intent::Focus(vec![id])) }
        };
        let draw = move || {
            let (id, own) = (self.id.clone(), act.clone());
            if !is_asked.get() {
                let begin = move |_| {
                    if untrack(users).is_empty() {
                        return own();
                    }
                    is_asked.set(true);
                    state.raise(Intent::Focus(vec![id.clone()]));
                };
                return button("button-quiet")
                    .attr("id", self.id.clone())
                    .on(ev::click, begin)
                    .child(self.words);
            }
            let numbers: Vec<String> = users().iter().map(ToString::to_string).collect();
            let said = fill(self.asked, &[&numbers.join(t.between)]);
            let choices = [(true, t.remove_yes), (false, t.remove_no)].map(|(is_yes, name)| {
                let (id, own) = (id.clone(), own.clone());
                button("button")
                    .on(ev::click, move |_| answer(is_yes, id.clone(), &own))
                    .child(name)
                    .into()
            });
            asked(&id, said).child(html::div().class("actions").children(choices))
        };
        draw.into()
    }
}

/// What is asked, which has the focus.
fn asked(id: &str, said: String) -> ErasedElement {
    let heading = [id, "-asked"].concat();
    html::div()
        .class("note")
        .attr("role", "group")
        .attr("tabindex", "-1")
        .attr("id", id.to_owned())
        .attr("aria-labelledby", heading.clone())
        .child(html::p().attr("id", heading).child(said))
}
