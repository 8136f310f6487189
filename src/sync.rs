//! Effects that keep the address, stored preferences and the host page in step with the state.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use policy_core::Permalink;

use crate::browser::address::{Address as _, WebAddress, watch_fragment};
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

/// Takes in what the reader does to the address, and brings the policy that it opens into view. What writes it comes
/// with the second file: `door_keep_address`.
pub fn follow_address(state: State, reveal: Reveal) -> [Watch; 2] {
    let listener = watch_fragment(move || {
        let there = WebAddress.fragment();
        if Permalink::decode(&there) != *state.permalink.read_untracked() {
            state.follow_link(&there);
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
    [Watch::Signals { _effect: opened }, Watch::Page { _listener: listener }]
}

/// Follows the colours of the system.
pub fn follow_system(state: State) -> Watch {
    let read = move || state.look.update(|look| look.system_dark = prefers_dark());
    read();
    Watch::Page { _listener: watch_scheme(read) }
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
