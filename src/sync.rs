//! Effects that keep the address, stored preferences and the host page in step with the state.

use std::rc::Rc;

use leptos::prelude::*;
use policy_core::Permalink;

use crate::browser::address::{Address, FragmentWatch};
use crate::browser::store::Store;
use crate::config::{SCALES, Scale, THEMES, Theme, by_id, id_of};
use crate::state::{Phase, State};

/// Writes every change of the permalink to the address, and takes in what the reader does there.
pub fn keep_address(state: State, address: Rc<dyn Address>) {
    let writer = address.clone();
    Effect::watch(
        move || state.permalink.get(),
        move |now, before, _| {
            if let Some(before) = before {
                write_address(&*writer, before, now);
            }
        },
        true,
    );
    let watch = FragmentWatch::new(move || {
        let there = Permalink::decode(&address.fragment());
        if there != *state.permalink.read_untracked() {
            state.permalink.set(there);
        }
    });
    // Lives as long as the widget.
    StoredValue::new_local(watch);
}

/// Writes `now`, unless the address says it already: then the change came from there.
fn write_address(address: &dyn Address, before: &Permalink, now: &Permalink) {
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

const THEME_KEY: &str = "policy-guide:theme";
const SCALE_KEY: &str = "policy-guide:scale";

/// Restores colours and size from the last visit and keeps them for the next.
pub fn keep_preferences(state: State, store: Rc<dyn Store>) {
    if let Some(theme) = store.get(THEME_KEY) {
        state.theme.set(by_id::<Theme>(&THEMES, &theme));
    }
    if let Some(scale) = store.get(SCALE_KEY) {
        state.scale.set(by_id::<Scale>(&SCALES, &scale));
    }
    Effect::watch(
        move || (state.theme.get(), state.scale.get()),
        move |(theme, scale), _, _| {
            store.set(THEME_KEY, id_of(&THEMES, *theme));
            store.set(SCALE_KEY, id_of(&SCALES, *scale));
        },
        false,
    );
}

/// What happens in the widget that a host page may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// The guide is shown.
    Ready,
    /// What is searched for or chosen has changed.
    FilterChange,
    /// A card was opened.
    Open(u32),
}

/// Tells `tell` what happens.
pub fn tell_host(state: State, tell: Rc<dyn Fn(Happening)>) {
    let told = tell.clone();
    Effect::watch(
        move || state.phase.get() == Phase::Ready,
        move |ready, before, _| {
            if *ready && before != Some(&true) {
                told(Happening::Ready);
            }
        },
        true,
    );
    Effect::watch(
        move || state.permalink.get(),
        move |now, before, _| {
            let Some(before) = before else { return };
            if now.query != before.query || now.chosen != before.chosen {
                tell(Happening::FilterChange);
            }
            for number in now.open.difference(&before.open) {
                tell(Happening::Open(*number));
            }
        },
        true,
    );
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
