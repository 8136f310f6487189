//! The selection in the page's address: read from there, and written there. Only on our own site.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use policy_core::Selection;

use super::{Reveal, Watch, run, watch};
use crate::browser::address::{Address, WebAddress, watch_fragment};
use crate::browser::clock::Timer;
use crate::state::{Phase, State};

/// What is typed is written so much later: writing the address takes a browser as long as drawing the list, and it may
/// look for the icon of the page again. A reader who types on is not held up, and Safari allows 100 times in 30 s.
const TYPED_AFTER: Duration = Duration::from_millis(400);

/// Takes in what the reader does to the address, and brings the policy that it opens into view.
pub fn follow_address(state: State, reveal: Reveal) -> [Watch; 2] {
    let listener = watch_fragment(move || {
        let there = WebAddress.fragment();
        if Selection::decode(&there) != *state.selection.read_untracked() {
            state.follow_link(&there);
        }
    });
    let opened = watch(
        move || state.catalogue.read().phase == Phase::Ready,
        move |before, ready| {
            if let Some(number) = state.selection.read_untracked().open.first()
                && *ready
                && !before
            {
                reveal(*number);
            }
        },
    );
    [opened, Watch::Page { _listener: listener }]
}

/// Writes every change of the selection to the address.
pub fn keep_address(state: State) -> Watch {
    let written = Rc::new(RefCell::new(Selection::decode(&WebAddress.fragment())));
    // Typing on takes its place and ends it.
    let mut waiting = None;
    run(Box::new(move || {
        drop(waiting.take());
        let is_typed = state.selection.read().query != written.borrow().query;
        let written = written.clone();
        let write = move || {
            let now = state.selection.get_untracked();
            let before = written.replace(now.clone());
            write_address(&WebAddress, &before, &now);
        };
        if is_typed {
            waiting = Some(Timer::new(TYPED_AFTER, Box::new(write)));
        } else {
            write();
        }
    }))
}

/// Writes `now`, unless the address says it already: then the change came from there.
fn write_address(address: &impl Address, before: &Selection, now: &Selection) {
    if Selection::decode(&address.fragment()) != *now {
        address.write(&now.encode(), is_a_step(before, now));
    }
}

/// Typing is one step, however many letters it takes; everything else is a step to go back to.
fn is_a_step(before: &Selection, now: &Selection) -> bool {
    let same_query = Selection { query: now.query.clone(), ..before.clone() };
    let starts_or_ends = before.query.is_empty() != now.query.is_empty();
    same_query != *now || starts_or_ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::address::MemoryAddress;

    #[test]
    fn typing_is_one_step_and_choosing_is_another() {
        let query = |text: &str| Selection { query: text.into(), ..Selection::default() };
        assert!(is_a_step(&query(""), &query("安")));
        assert!(!is_a_step(&query("安"), &query("安家")));
        assert!(is_a_step(&query("安家"), &query("")));
        assert!(is_a_step(&query("安"), &Selection::decode("pg=q:安;open:1")));
    }

    #[test]
    fn back_undoes_a_choice_but_not_a_letter() {
        let address = MemoryAddress::default();
        address.write("", true);
        let mut now = Selection::default();
        let mut step = |change: &dyn Fn(&mut Selection)| {
            let before = now.clone();
            change(&mut now);
            write_address(&address, &before, &now);
        };
        step(&|selection| selection.query = "a".into());
        step(&|selection| selection.query = "ab".into());
        step(&|selection| selection.toggle(policy_core::Facet::Support, "loan"));
        step(&|_| {});
        assert_eq!(address.entries(), ["", "pg=q:ab", "pg=q:ab;support:loan"]);
    }
}
