//! Chips under the empty search box: what was searched for lately, and what the guide suggests.

use std::cell::RefCell;

use leptos::prelude::*;

use super::texts::texts;
use crate::node::{Node, PAINTED, el, live};
use crate::state::State;
use crate::view::button;

/// More than this is no help.
const MAX: usize = 6;
/// Shorter queries are beginnings.
const MIN_LEN: usize = 2;

thread_local! {
    /// What was searched for on this page, newest first. It is not kept any longer.
    static RECENT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The chips. They stand while one types as well: were they to come and go, everything below would jump.
pub fn hints(state: State) -> Node {
    let version = RwSignal::new(0);
    let mut typed = String::new();
    let follow = live(move || {
        let query = state.query();
        if query.trim().is_empty() && remember(&typed) {
            // The reader waits for the list, not for these.
            set_timeout(move || _ = version.try_update(|version| *version += 1), PAINTED);
        }
        typed = query;
        Node::Same
    });
    let row = live(move || {
        version.track();
        row(state)
    });
    vec![follow, row].into()
}

/// Keeps the query as it was when it was cleared; whether there is something new to keep.
fn remember(query: &str) -> bool {
    let query = query.trim();
    if query.chars().count() < MIN_LEN {
        return false;
    }
    RECENT.with_borrow_mut(|recent| {
        recent.retain(|known| known != query);
        recent.insert(0, query.to_owned());
        recent.truncate(MAX / 2);
    });
    true
}

fn row(state: State) -> Node {
    let mut words = RECENT.with_borrow(Vec::clone);
    words.extend(suggested(state));
    words.truncate(MAX);
    let chips = words.into_iter().map(|word| {
        let query = word.clone();
        let chip = button("hint").on("click", move |_| state.search(query.clone()));
        el("li").child(chip.child(word)).into()
    });
    let name = texts(state.lang.get()).hints;
    el("ul").class("hints").attr("aria-label", name).children(chips).into()
}

/// One word for each category: the first keyword of its first policy in the language of now.
fn suggested(state: State) -> Vec<String> {
    let guide = state.guide();
    let is_chinese = state.lang.get().tag() == "zh";
    let mut seen = Vec::new();
    let mut words = Vec::new();
    for policy in &guide.policies {
        let fits = |word: &&String| word.is_ascii() != is_chinese;
        if let Some(word) =
            policy.keywords.iter().find(fits).filter(|_| !seen.contains(&policy.category()))
        {
            seen.push(policy.category());
            words.push(word.clone());
        }
    }
    words
}
