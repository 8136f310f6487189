//! Keeps the address in step with what the reader asks for.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use policy_core::Permalink;
use send_wrapper::SendWrapper;

use crate::browser::address::{Address, WebAddress};
use crate::browser::clock::Timer;
use crate::state::State;

/// What is typed is written so much later: writing the address takes a browser as long as drawing the list, and it may
/// look for the icon of the page again. A reader who types on is not held up, and Safari allows 100 times in 30 s.
const TYPED_AFTER: Duration = Duration::from_millis(400);

/// Writes every change of the permalink to the address, and what has changed until now.
#[inline(never)]
pub fn door_keep_address(state: State) {
    let written = Permalink::decode(&WebAddress.fragment());
    let written = Rc::new(RefCell::new(written));
    let effect = RenderEffect::new(move |waiting: Option<Option<Timer>>| {
        drop(waiting);
        let is_typed = state.permalink.read().query != written.borrow().query;
        let written = written.clone();
        let write = move || {
            let now = state.permalink.get_untracked();
            let before = written.replace(now.clone());
            write_address(&WebAddress, &before, &now);
        };
        if is_typed {
            return Some(Timer::new(TYPED_AFTER, Box::new(write)));
        }
        write();
        None
    });
    let effect = SendWrapper::new(effect);
    on_cleanup(move || drop(effect));
}

/// Writes `now`, unless the address says it already: then the change came from there.
fn write_address(address: &impl Address, before: &Permalink, now: &Permalink) {
    if Permalink::decode(&address.fragment()) != *now {
        address.write(&now.encode(), is_a_step(before, now));
    }
}

/// Typing is one step, however many letters it takes; everything else is a step to go back to.
fn is_a_step(before: &Permalink, now: &Permalink) -> bool {
    let same_query = Permalink { query: now.query.clone(), ..before.clone() };
    let starts_or_ends = before.query.is_empty() != now.query.is_empty();
    same_query != *now || starts_or_ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::address::MemoryAddress;

    #[test]
    fn typing_is_one_step_and_choosing_is_another() {
        let query = |text: &str| Permalink { query: text.into(), ..Permalink::default() };
        assert!(is_a_step(&query(""), &query("安")));
        assert!(!is_a_step(&query("安"), &query("安家")));
        assert!(is_a_step(&query("安家"), &query("")));
        assert!(is_a_step(&query("安"), &Permalink::decode("pg=q:安;open:1")));
    }

    #[test]
    fn back_undoes_a_choice_but_not_a_letter() {
        let address = MemoryAddress::default();
        address.write("", true);
        let mut now = Permalink::default();
        let mut step = |change: &dyn Fn(&mut Permalink)| {
            let before = now.clone();
            change(&mut now);
            write_address(&address, &before, &now);
        };
        step(&|permalink| permalink.query = "a".into());
        step(&|permalink| permalink.query = "ab".into());
        step(&|permalink| permalink.toggle(policy_core::Facet::Support, "loan"));
        step(&|_| {});
        assert_eq!(address.entries(), ["", "pg=q:ab", "pg=q:ab;support:loan"]);
    }
}
