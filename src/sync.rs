//! Effects that keep the address, the saved list, stored preferences and the host page in step with the state.

pub mod address;
pub mod events;
pub mod preferences;
pub mod saved;
pub mod search;
pub mod system;

use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;

use crate::browser::listener::Listener;

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

/// Brings the card of a policy into view.
pub type Reveal = Rc<dyn Fn(u32)>;

/// Runs `react` with the value before and after each change. One type of effect serves all.
fn watch<T: Clone + 'static>(
    read: impl Fn() -> T + 'static,
    mut react: impl FnMut(&T, &T) + 'static,
) -> Watch {
    let mut before = untrack(&read);
    run(Box::new(move || {
        let now = read();
        untrack(|| react(&before, &now));
        before = now;
    }))
}

fn run(mut effect: Box<dyn FnMut()>) -> Watch {
    Watch::Signals { _effect: RenderEffect::new(move |_| effect()) }
}
