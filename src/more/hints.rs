//! Chips under the empty search box: what was searched for lately, and what the guide suggests.

use std::cell::RefCell;

use leptos::prelude::*;

use super::texts::texts;
use crate::node::{Node, el, live, nothing};
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

/// The chips, while nothing is searched for.
pub fn hints(state: State) -> Node {
    // What was typed last; nothing while the chips stand there.
    let mut typed = Some(String::new());
    live(move || {
        let query = state.query();
        if !query.trim().is_empty() {
            typed = Some(query);
            return nothing();
        }
        let Some(typed) = typed.take() else { return Node::Same };
        remember(&typed);
        row(state)
    })
}

/// Keeps the query as it was when it was cleared.
fn remember(query: &str) {
    let query = query.trim();
    if query.chars().count() < MIN_LEN {
        return;
    }
    RECENT.with_borrow_mut(|recent| {
        recent.retain(|known| known != query);
        recent.insert(0, query.to_owned());
        recent.truncate(MAX / 2);
    });
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
