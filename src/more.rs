//! What may come after the first paint. `xtask` moves this module, the search engine and some views into a WebAssembly file
//! of their own, which shares everything with the first; [`crate::app`] fetches it once the guide is shown.
//!
//! The rest of the widget calls in here only through functions named `door_…`, and only once the file is there.

mod card_detail;
#[cfg(any(feature = "csr", test))]
mod carry_out;
mod compare;
mod contact_row;
mod directory;
mod empty;
mod failure;
mod finder;
mod hints;
mod news;
mod qr;
mod saved;
mod texts;

use std::rc::Rc;

use card_detail::card_detail;
use empty::empty;
use failure::failure;
use hints::hints;
use leptos::prelude::*;
use news::news;
use policy_core::Issue;
use policy_core::permalink::View;
use policy_core::search::{Answer, Engine, Tables};
use send_wrapper::SendWrapper;

#[cfg(any(feature = "csr", test))]
pub use carry_out::{door_carry_out, door_keep_saved};

use crate::i18n::Lang;
use crate::node::{Node, live, nothing};
use crate::state::{Failure, Notice, State};

/// What an opened card shows.
#[inline(never)]
pub fn door_detail(state: State, position: usize) -> Node {
    card_detail(state, position)
}

/// The finder, the directory or what is saved, as the link says.
#[inline(never)]
pub fn door_view(state: State) -> Node {
    let view = Memo::new(move |_| state.permalink.read().view);
    live(move || match view.get() {
        View::List => nothing(),
        View::Finder => finder::finder(state),
        View::Contacts => directory::directory(state),
        View::Saved => saved::saved(state),
    })
}

/// What may be searched for, while nothing is.
#[inline(never)]
pub fn door_hints(state: State) -> Node {
    hints(state)
}

/// What an empty list shows.
#[inline(never)]
pub fn door_empty(state: State) -> Node {
    empty(state)
}

/// News at the bottom.
#[inline(never)]
pub fn door_news(state: State, notice: Notice) -> Node {
    news(state, notice)
}

/// Why the guide could not be loaded.
#[inline(never)]
pub fn door_failure(state: State, reason: &Failure) -> Node {
    failure(state, reason)
}

/// What is wrong, in a sentence.
#[inline(never)]
pub fn door_sentence(issue: &Issue, lang: Lang) -> String {
    issue.sentence(lang.tag())
}

/// The words of this file's views, before any of them is shown.
#[inline(never)]
pub fn door_texts(text: String) {
    texts::bring(text);
}

/// From now on searches as people ask. `tables` is how characters sound and are written.
#[inline(never)]
pub fn door_search(state: State, tables: &str) {
    let engine = Engine::new(&state.guide(), Tables::read(tables));
    let search: Rc<dyn Fn(&str) -> Option<Answer>> = Rc::new(move |query| engine.search(query));
    state.data.update(|data| data.search = Some(SendWrapper::new(search)));
}
