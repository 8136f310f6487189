//! Effects that keep the address, stored preferences and the host page in step with the state.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use policy_core::Permalink;

use crate::browser::address::{Address, watch_fragment};
use crate::browser::listener::Listener;
use crate::browser::scheme::{prefers_dark, watch_scheme};
use crate::browser::store::Store;
use crate::config::{SCALES, Scale, THEMES, Theme, by_id, id_of};
use crate::state::{Phase, State};

/// An effect of its own making, or a listener. Ends when it is dropped.
pub enum Watch {
    /// Follows signals.
    Signals {
        /// Runs on every change.
        _effect: RenderEffect<()>,
    },
    /// Follows something of the page.
    Page {
        /// Listens to it, where it can be listened to.
        _listener: Option<Listener>,
    },
}

/// Runs `react` with the value before and after each change. One type of effect serves all.
fn watch<T: Clone + 'static>(
    read: impl Fn() -> T + 'static,
    mut react: impl FnMut(&T, &T) + 'static,
) -> RenderEffect<()> {
    let mut before = untrack(&read);
    run(Box::new(move || {
        let now = read();
        untrack(|| react(&before, &now));
        before = now;
    }))
}

fn run(mut effect: Box<dyn FnMut()>) -> RenderEffect<()> {
    RenderEffect::new(move |_| effect())
}

/// Brings the card of a policy into view.
pub type Reveal = Rc<dyn Fn(u32)>;

/// Writes every change of the permalink to the address, and takes in what the reader does there.
pub fn keep_address(state: State, address: Rc<dyn Address>, reveal: Reveal) -> [Watch; 3] {
    let writer = address.clone();
    let effect = watch(
        move || state.permalink.get(),
        move |before, now| write_address(&*writer, before, now),
    );
    let listener = watch_fragment(move || {
        let there = Permalink::decode(&address.fragment());
        if there != *state.permalink.read_untracked() {
            state.permalink.set(there);
        }
    });
    let opened = watch(
        move || state.data.read().phase == Phase::Ready,
        move |before, ready| {
            if let Some(number) = state.permalink.read_untracked().open.first()
                && *ready
                && !before
            {
                reveal(*number);
            }
        },
    );
    [
        Watch::Signals { _effect: effect },
        Watch::Signals { _effect: opened },
        Watch::Page { _listener: listener },
    ]
}

/// Follows the colours of the system.
pub fn follow_system(state: State) -> Watch {
    let read = move || state.look.update(|look| look.system_dark = prefers_dark());
    read();
    Watch::Page { _listener: watch_scheme(read) }
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
pub fn keep_preferences(state: State, store: Rc<dyn Store>) -> Watch {
    if let Some(theme) = store.get(THEME_KEY) {
        state.look.update(|look| look.theme = by_id::<Theme>(&THEMES, &theme));
    }
    if let Some(scale) = store.get(SCALE_KEY) {
        state.look.update(|look| look.scale = by_id::<Scale>(&SCALES, &scale));
    }
    let effect = watch(
        move || {
            let look = state.look.read();
            (look.theme, look.scale)
        },
        move |before, (theme, scale)| {
            if *before != (*theme, *scale) {
                store.set(THEME_KEY, id_of(&THEMES, *theme));
                store.set(SCALE_KEY, id_of(&SCALES, *scale));
            }
        },
    );
    Watch::Signals { _effect: effect }
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
pub fn tell_host(state: State, tell: Rc<dyn Fn(Happening)>) -> [Watch; 2] {
    let told = tell.clone();
    let ready = watch(
        move || state.data.read().phase == Phase::Ready,
        move |before, ready| {
            if *ready && !before {
                told(Happening::Ready);
            }
        },
    );
    let changes = watch(
        move || state.permalink.get(),
        move |before, now| {
            if now.query != before.query || now.chosen != before.chosen {
                tell(Happening::FilterChange);
            }
            for number in now.open.iter().filter(|number| !before.open.contains(number)) {
                tell(Happening::Open(*number));
            }
        },
    );
    [ready, changes].map(|effect| Watch::Signals { _effect: effect })
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
