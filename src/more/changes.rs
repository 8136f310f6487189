//! What changed since the guide before, as the list beside the guide tells it: marks on cards, and what changed in
//! opened ones. Also what became of a policy that is no longer in force.

use std::any::Any;

use leptos::prelude::*;
use policy_core::Policy;
use policy_core::changes::{Changes, Detail, Kind, Mark, Row, Sign};
use policy_core::guide::Status;

use super::texts::{Texts, texts};
use crate::i18n::{Lang, fill};
use crate::node::{Node, el, live, nothing};
use crate::state::State;
use crate::view::button;

/// Where the list is that a guide names: beside the guide, unless it says otherwise. Only the web's own schemes.
#[cfg(any(feature = "csr", test))]
pub fn address(name: &str, src: &str) -> Option<String> {
    if name.contains(':') {
        return policy_core::link::Link::parse(name).map(|link| link.href().to_owned());
    }
    let path = src.split(['?', '#']).next().unwrap_or(src);
    let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("");
    (!name.starts_with('/')).then(|| [folder, name].concat())
}

/// Takes the list in, unless it is another guide's or its day is over. What is wrong with it is the editors' business.
#[cfg(any(feature = "csr", test))]
pub fn show(state: State, list: &[u8], today: &str) {
    let (changes, _) = policy_core::changes::read(&state.guide(), list);
    if (changes.rows.is_empty() && changes.removed.is_empty()) || !changes.is_told_on(today) {
        return;
    }
    let changes: std::rc::Rc<dyn Any> = std::rc::Rc::new(changes);
    state.data.update(|data| data.changes = Some(send_wrapper::SendWrapper::new(changes)));
}

/// Asks what the list tells; follows its coming.
fn told<T>(state: State, tell: impl FnOnce(&Changes) -> Option<T>) -> Option<T> {
    let data = state.data.read();
    let changes: &dyn Any = &***data.changes.as_ref()?;
    tell(changes.downcast_ref::<Changes>()?)
}

/// New, or updated; nothing for a policy that only has another number.
pub fn mark(state: State, number: u32) -> Node {
    let texts = texts(state.lang.get_untracked());
    match told(state, |changes| Some(changes.of(number)?.kind)) {
        Some(Kind::New) => el("span").class("change-mark is-new").text(texts.change_new).into(),
        Some(Kind::Changed) => el("span").class("change-mark").text(texts.change_updated).into(),
        Some(Kind::Renumbered) | None => nothing(),
    }
}

/// What became of a policy and what changed in it, above everything else that an opened card shows.
pub fn story(state: State, policy: &Policy, lang: Lang) -> Node {
    let number = policy.number;
    let tell = move |changes: &Changes| Some(story_of(changes, changes.of(number)?, lang));
    let list = move || told(state, tell);
    Node::Many(vec![no_longer(state, policy, lang), live(list)])
}

/// The policies that are in the list no more: a card that is not there can't tell it.
pub fn gone(state: State, lang: Lang) -> Node {
    let tell =
        move |changes: &Changes| (!changes.removed.is_empty()).then(|| gone_list(changes, lang));
    live(move || told(state, tell))
}

fn gone_list(changes: &Changes, lang: Lang) -> Node {
    let texts = texts(lang);
    let date = changes.date.as_deref().unwrap_or_default();
    let rows = changes.removed.iter().map(|(number, title)| {
        let words = el("span").attr_text("lang", title.lang_of(lang.tag()).to_owned());
        el("li")
            .child(fill(texts.change_was, &[&number.to_string()]))
            .text(" · ")
            .child(words.child(title.get(lang.tag()).to_owned()))
            .into()
    });
    el("div")
        .class("gone")
        .child(el("p").child(fill(texts.change_gone, &[date]).trim().to_owned()))
        .child(el("ul").children(rows))
        .into()
}

fn story_of(changes: &Changes, row: &Row, lang: Lang) -> Node {
    let texts = texts(lang);
    let date = changes.date.as_deref().unwrap_or_default();
    let title = match row.kind {
        Kind::New => texts.change_is_new,
        Kind::Changed | Kind::Renumbered => texts.change_is_updated,
    };
    let was = row.was.map(|was| fill(texts.change_was, &[&was.to_string()]));
    let was = was.map(|was| el("p").class("change-was").child(was));
    let rows = row.details.iter().map(|detail| detail_row(detail, texts, lang));
    el("section")
        .class("change-story")
        .child(el("h4").class("detail-name").child(fill(title, &[date]).trim().to_owned()))
        .child(was)
        .child(el("dl").class("changes").children(rows))
        .into()
}

fn detail_row(detail: &Detail, texts: &'static Texts, lang: Lang) -> Node {
    let name = texts.change_fields.split('|').nth(detail.field).unwrap_or_default();
    let (own, marks) = detail.marks(lang.tag());
    let words = marks.iter().map(words);
    let words = el("dd").attr_text("lang", own.to_owned()).children(words);
    Node::Many(vec![el("dt").text(name).into(), words.into()])
}

/// Words that went and came are elements of their own, which screen readers can be told to name.
fn words(mark: &Mark) -> Node {
    let tag = match mark.sign {
        Sign::Same => "span",
        Sign::Out => "del",
        Sign::In => "ins",
    };
    el(tag).child(mark.text.clone()).into()
}

/// That a policy is over, and the way to the one in its place.
fn no_longer(state: State, policy: &Policy, lang: Lang) -> Node {
    let texts = texts(lang);
    let note = el("p").class("no-longer");
    match &policy.status {
        Status::Active { .. } => nothing(),
        Status::Expired { valid_until: Some(day) } => {
            note.child(fill(texts.expired_on, &[day])).into()
        }
        Status::Expired { valid_until: None } | Status::Replaced { by: None } => {
            note.text(texts.expired).into()
        }
        Status::Replaced { by: Some(by) } => {
            let by = *by;
            let guide = state.guide();
            let title = guide.policy(by).map(|policy| policy.title.get(lang.tag()).to_owned());
            let Some(title) = title else { return note.text(texts.expired).into() };
            let way = button("no-longer-way").on("click", move |_| state.go_to(by));
            note.child(fill(texts.replaced_by, &[&by.to_string()])).child(way.child(title)).into()
        }
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
