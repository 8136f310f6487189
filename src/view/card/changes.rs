//! What changed since the guide before, as the list beside the guide tells it: marks on cards, and what changed in
//! opened ones. Also what became of a policy that is no longer in force.

use erased_view::{ErasedView, dynamic, ev, html, nothing};
use leptos::prelude::*;
use policy_core::Policy;
use policy_core::changes::{Changes, Detail, Kind, Mark, Row, Sign};
use policy_core::guide::Status;

use crate::i18n::{Lang, Strings, fill};
use crate::state::State;
use crate::view::button;

/// Asks what the list tells; follows its coming.
fn told<T>(state: State, tell: impl FnOnce(&Changes) -> Option<T>) -> Option<T> {
    tell(state.changes.read().as_ref()?)
}

/// New, or updated; nothing for a policy that only has another number.
pub fn mark(state: State, number: u32) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    dynamic(move || match told(state, |changes| Some(changes.of(number)?.kind)) {
        Some(Kind::New) => {
            html::span().class("change-mark is-new").child(strings.change_new).into()
        }
        Some(Kind::Changed) => {
            html::span().class("change-mark").child(strings.change_updated).into()
        }
        Some(Kind::Renumbered) | None => nothing(),
    })
}

/// What became of a policy and what changed in it, above everything else that an opened card shows.
pub fn story(state: State, policy: &Policy, lang: Lang) -> ErasedView {
    let number = policy.number;
    let tell = move |changes: &Changes| Some(story_of(changes, changes.of(number)?, lang));
    let list = move || told(state, tell);
    vec![no_longer(state, policy, lang), dynamic(list)].into()
}

/// The policies that are in the list no more: a card that is not there can't tell it.
pub fn gone(state: State, lang: Lang) -> ErasedView {
    let tell =
        move |changes: &Changes| (!changes.removed.is_empty()).then(|| gone_list(changes, lang));
    dynamic(move || told(state, tell))
}

fn gone_list(changes: &Changes, lang: Lang) -> ErasedView {
    let strings = lang.strings();
    let date = changes.date.as_deref().unwrap_or_default();
    let rows = changes.removed.iter().map(|(number, title)| {
        let words = html::span().attr("lang", title.lang_of(lang.tag()).to_owned());
        html::li()
            .child(fill(strings.change_was, &[&number.to_string()]))
            .child(" · ")
            .child(words.child(title.get(lang.tag()).to_owned()))
            .into()
    });
    html::div()
        .class("gone")
        .child(html::p().child(fill(strings.change_gone, &[date]).trim().to_owned()))
        .child(html::ul().children(rows))
        .into()
}

fn story_of(changes: &Changes, row: &Row, lang: Lang) -> ErasedView {
    let strings = lang.strings();
    let date = changes.date.as_deref().unwrap_or_default();
    let title = match row.kind {
        Kind::New => strings.change_is_new,
        Kind::Changed | Kind::Renumbered => strings.change_is_updated,
    };
    let was = row.was.map(|was| fill(strings.change_was, &[&was.to_string()]));
    let was = was.map(|was| html::p().class("change-was").child(was));
    let rows = row.details.iter().map(|detail| detail_row(detail, strings, lang));
    html::section()
        .class("change-story")
        .child(html::h4().class("detail-name").child(fill(title, &[date]).trim().to_owned()))
        .child(was)
        .child(html::dl().class("changes").children(rows))
        .into()
}

fn detail_row(detail: &Detail, strings: &'static Strings, lang: Lang) -> ErasedView {
    let field = || strings.change_fields.split('|').nth(detail.field as usize).unwrap_or_default();
    let name = detail.head.clone().unwrap_or_else(|| field().to_owned());
    let (own, marks) = detail.marks(lang.tag());
    let words = marks.iter().map(words);
    let words = html::dd().attr("lang", own.to_owned()).children(words);
    vec![html::dt().child(name).into(), words.into()].into()
}

/// Words that went and came are elements of their own, which screen readers can be set to name.
fn words(mark: &Mark) -> ErasedView {
    let element = match mark.sign {
        Sign::Same => html::span(),
        Sign::Out => html::del(),
        Sign::In => html::ins(),
    };
    element.child(mark.text.clone()).into()
}

/// That a policy is over, and the way to the one in its place.
fn no_longer(state: State, policy: &Policy, lang: Lang) -> ErasedView {
    let strings = lang.strings();
    let note = html::p().class("no-longer");
    match &policy.status {
        Status::Active { .. } => nothing(),
        Status::Expired { valid_until: Some(day) } => {
            note.child(fill(strings.no_longer_since, &[day])).into()
        }
        Status::Expired { valid_until: None } | Status::Replaced { by: None } => {
            note.child(strings.no_longer).into()
        }
        Status::Replaced { by: Some(by) } => {
            let by = *by;
            let guide = state.guide();
            let title = guide.policy(by).map(|policy| policy.title.get(lang.tag()).to_owned());
            let Some(title) = title else { return note.child(strings.no_longer).into() };
            let way = button("no-longer-way").on(ev::click, move |_| state.go_to(by));
            note.child(fill(strings.replaced_by, &[&by.to_string()])).child(way.child(title)).into()
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
