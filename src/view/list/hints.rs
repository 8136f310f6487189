//! A panel under the empty search box while the focus is there: what was searched for lately, and, apart from it, what
//! the guide suggests.

use std::cell::RefCell;

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use crate::state::{State, fact};
use crate::view::list::filter_bar::STATUS;
use crate::view::{button, focus_soon};

/// More than this is no help.
const MAX: usize = 6;
/// How much of what was searched for is kept.
const MAX_RECENT: usize = 3;
/// Shorter queries are beginnings.
const MIN_LEN: usize = 2;

thread_local! {
    /// What was searched for on this page, newest first. It is not kept any longer.
    static RECENT: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// The panel. It lies over what is below, so that nothing moves as it comes and goes.
pub fn hints(state: State, suggests: RwSignal<bool>) -> ErasedView {
    // Counts the queries that were kept.
    let version = Memo::new(move |before: Option<&(u32, String)>| {
        let (n, typed) = before.cloned().unwrap_or_default();
        let query = state.query();
        let is_kept = query.trim().is_empty() && remember(&typed);
        (n + u32::from(is_kept), query)
    });
    let n_kept = Memo::new(move |_| version.read().0);
    let is_hidden = fact(move || !state.query().is_empty() || !suggests.get());
    let rows = move || {
        n_kept.track();
        rows(state)
    };
    html::div()
        .class("hints")
        // What is clicked here keeps the focus here, also in engines that give none to buttons.
        .attr("tabindex", "-1")
        .attr("hidden", move || is_hidden.get().then(String::new))
        .child(rows)
        .into()
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
        recent.truncate(MAX_RECENT);
    });
    true
}

fn rows(state: State) -> Vec<ErasedView> {
    let strings = state.lang.get().strings();
    let recent = RECENT.with_borrow(Vec::clone);
    let mut words = suggested(state);
    words.retain(|word| !recent.contains(word));
    words.truncate(MAX);
    let rows = [(strings.recent, recent), (strings.hints, words)];
    let rows = rows.into_iter().filter(|(_, words)| !words.is_empty());
    rows.flat_map(|(name, words)| row(state, name, words)).collect()
}

fn row(state: State, name: &'static str, words: Vec<String>) -> [ErasedView; 2] {
    let chips = words.into_iter().map(|word| {
        let query = word.clone();
        let chip = button("hint").on(ev::click, move |event| {
            focus_soon(&event, vec![STATUS.to_owned()]);
            state.search(query.clone());
        });
        html::li().child(chip.child(word)).into()
    });
    let head = html::p().class("hints-name").attr("aria-hidden", "true").child(name);
    let list = html::ul().class("hint-list").attr("aria-label", name).children(chips);
    [head.into(), list.into()]
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
