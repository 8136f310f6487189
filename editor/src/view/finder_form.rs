//! The questions that the finder asks: their words, how they are answered, their order. One is open at a time.

use editing_session::finder::{Kind, QUESTIONS, Users, fresh_question, moved, without_question};
use editing_session::{Document, place, wording};
use erased_view::{ErasedElement, ErasedView, Event, ev, html};
use leptos::prelude::*;

use super::fields::{TextField, field_id, in_languages, labelled};
use super::finder_answers::answers;
use super::rows::{new_one, rows};
use super::{button, checks, paragraph};
use crate::i18n::{Lang, Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The part of the guide's form.
pub fn finder_form(state: State, t: &'static Strings) -> ErasedView {
    let row = move |at: String| question_row(state, t, &at);
    let add = move |words: &str| add_question(state, words);
    html::section()
        .class("panel")
        .attr("aria-labelledby", "s-questions")
        .child(html::h3().attr("id", "s-questions").attr("tabindex", "-1").child(t.finder_part))
        .child(paragraph("hint", t.finder_hint))
        .child(rows(state, Document::Guide, QUESTIONS, html::ol(), row))
        .child(new_one("new-question".to_owned(), t.question_new, t.add, add))
        .into()
}

/// Adds a question, and opens it.
fn add_question(state: State, words: &str) {
    let (place, question, n) = state.session.with_untracked(|session| {
        let languages = session.languages();
        let spoken: Vec<Lang> = [Lang::Zh, Lang::En]
            .into_iter()
            .filter(|lang| languages.iter().any(|own| own == lang.tag()))
            .collect();
        let named = |name: fn(&Strings) -> &'static str| -> Vec<(&str, &str)> {
            spoken.iter().map(|lang| (lang.tag(), name(lang.strings()))).collect()
        };
        let (none, unsure) = (named(|t| t.meaning_none), named(|t| t.meaning_unsure));
        let n = place::items(session.guide(), QUESTIONS).len();
        let (place, question) =
            fresh_question(session.guide(), words, &languages[0], &none, &unsure);
        (place, question, n)
    });
    let id = field_id(&place, None);
    state.change(vec![(Document::Guide, place, Some(question))]);
    state.question.set(Some(n));
    state.raise(Intent::Focus(vec![id]));
}

/// The position at the end of a place.
pub(super) fn position(at: &str) -> usize {
    at.rsplit('/').next().and_then(|idx| idx.parse().ok()).unwrap_or(0)
}

/// A question: a line that opens and closes it, and its form while it is open.
fn question_row(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let idx = position(at);
    let is_open = Memo::new(move |_| state.question.get() == Some(idx));
    let toggle = move |_| state.question.set((!is_open.get_untracked()).then_some(idx));
    let (shown, around, own) = (at.to_owned(), at.to_owned(), at.to_owned());
    let name = move || {
        let lang = state.tag();
        state.read(|session| {
            let (place, first) = (format!("{shown}/text"), &session.languages()[0]);
            let text = wording::text_or_first(session.guide(), &place, lang, first);
            format!("{}. {text}", idx + 1)
        })
    };
    let n_open = Memo::new(move |_| {
        let is_here = |place: &str| is_inside(place, &around);
        state
            .checks
            .with(|all| all.iter().filter(|one| !one.is_overlay && is_here(&one.place)).count())
    });
    let badge = move || match n_open.get() {
        0 => None,
        n => Some(html::span().class("badge").child(fill(t.open_checks, &[&n.to_string()]))),
    };
    let line = button("policy-row")
        .attr("id", field_id(at, None))
        .attr("aria-expanded", move || Some(is_open.get().to_string()))
        .on(ev::click, toggle)
        .child(html::span().class("row-name").child(name))
        .child(badge);
    html::li()
        .class("row-card")
        .child(html::h4().child(line))
        .child(move || is_open.get().then(|| question(state, t, &own)))
        .into()
}

/// Whether a place is another, or inside of it.
pub(super) fn is_inside(place: &str, around: &str) -> bool {
    place.strip_prefix(around).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The form of a question.
fn question(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let text = TextField::of_guide(format!("{at}/text"), t.question.to_owned());
    let help = TextField::of_guide(format!("{at}/help"), t.question_help.to_owned()).high(2);
    let own = at.to_owned();
    let users = Memo::new(move |_| {
        state.read(|session| {
            Users::of(session.guide(), place::text(session.guide(), &format!("{own}/id")))
        })
    });
    let (around, list) = (at.to_owned(), format!("{at}/answers/"));
    let is_own = move |place: &str| is_inside(place, &around) && !place.starts_with(&list);
    html::div()
        .class("form")
        .child(checks::at_places(state, is_own))
        .child(in_languages(state, &text))
        .child(in_languages(state, &help))
        .child(html::div().class("quarter").child(kind(state, t, at)))
        .child(answers(state, t, at, users))
        .child(used_by(state, t, move || users.with(|users| users.all.clone())))
        .child(
            html::div()
                .class("actions")
                .children(moves(state, t, at, move |to| state.question.set(Some(to))))
                .child(remove_question(state, t, at, users)),
        )
        .into()
}

fn kind(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let name = |kind| match kind {
        Kind::One => t.kind_one,
        Kind::Many => t.kind_many,
        Kind::Complete => t.kind_complete,
    };
    let (shown, chosen) = (at.to_owned(), at.to_owned());
    let value =
        move || state.read(|session| Kind::of(place::at(session.guide(), &shown)).id().to_owned());
    let put = move |event: Event| {
        let kind = Kind::ALL.into_iter().find(|kind| kind.id() == event.value());
        state.change(kind.map_or_else(Vec::new, |kind| kind.set(&chosen)));
    };
    let options = Kind::ALL.map(|kind| (kind.id(), name(kind)));
    pick(field_id(&format!("{at}/kind"), None), t.kind, options.to_vec(), value, put)
}

/// A choice of a few values that are written in more than one place.
pub(super) fn pick(
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
pub(super) fn moves(
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
pub(super) fn used_by(
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

fn remove_question(state: State, t: &'static Strings, at: &str, users: Memo<Users>) -> ErasedView {
    let own = at.to_owned();
    let act = move || {
        state.question.set(None);
        let changes =
            state.session.with_untracked(|session| without_question(session.guide(), &own));
        state.change(changes);
        state.raise(Intent::Focus(vec!["s-questions".to_owned()]));
    };
    let removal = Removal {
        id: ["remove", &field_id(at, None)].concat(),
        words: t.answer_remove,
        asked: t.used_question,
    };
    removal.draw(state, t, move || users.with(|users| users.all.clone()), act)
}

/// Taking something away: where policies depend on it, a person is asked first.
pub(super) struct Removal {
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
                let begin = move |_| match users().is_empty() {
                    true => own(),
                    false => {
                        is_asked.set(true);
                        state.raise(Intent::Focus(vec![id.clone()]));
                    }
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
