//! What the reader's system says: that printing is over.

use leptos::prelude::*;

use super::Watch;
use crate::browser::clipboard::watch_print;
use crate::state::State;

/// Takes the mark of a policy that was printed by itself away when printing is over.
pub fn follow_print(state: State) -> Watch {
    let over = move || {
        if state.appearance.read_untracked().alone.is_some() {
            state.appearance.update(|appearance| appearance.alone = None);
        }
    };
    Watch::Page { _listener: watch_print(over) }
}
