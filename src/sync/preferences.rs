//! Colours and size of text, kept for the next visit.

use std::rc::Rc;

use leptos::prelude::*;

use super::{Watch, watch};
use crate::browser::store::Store;
use crate::config::{SCALES, Scale, THEMES, Theme, by_id, id_of};
use crate::state::State;

const THEME_KEY: &str = "policy-guide:theme";
const SCALE_KEY: &str = "policy-guide:scale";

/// Restores colours and size from the last visit and keeps them for the next.
pub fn keep_preferences(state: State, store: Rc<dyn Store>) -> Watch {
    if let Some(theme) = store.get(THEME_KEY) {
        state.appearance.update(|appearance| appearance.theme = by_id::<Theme>(&THEMES, &theme));
    }
    if let Some(scale) = store.get(SCALE_KEY) {
        state.appearance.update(|appearance| appearance.scale = by_id::<Scale>(&SCALES, &scale));
    }
    watch(
        move || {
            let appearance = state.appearance.read();
            (appearance.theme, appearance.scale)
        },
        move |before, (theme, scale)| {
            if *before != (*theme, *scale) {
                store.set(THEME_KEY, id_of(&THEMES, *theme));
                store.set(SCALE_KEY, id_of(&SCALES, *scale));
            }
        },
    )
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::browser::store::MemoryStore;
    use crate::config::Settings;

    #[track_caller]
    fn check(kept: &[(&str, &str)], wanted: (Theme, Scale)) {
        Owner::new().with(|| {
            let state = State::new(&Settings::default(), policy_core::Selection::default());
            let store = MemoryStore::default();
            kept.iter().for_each(|(key, text)| assert!(store.set(key, text)));
            let _watch = keep_preferences(state, Rc::new(store));
            let appearance = state.appearance.read_untracked();
            assert_eq!((appearance.theme, appearance.scale), wanted, "{kept:?}");
        });
    }

    #[test]
    fn the_last_visits_colours_and_size_come_back() {
        check(&[], (Theme::Auto, Scale::Normal));
        check(&[(THEME_KEY, "dark"), (SCALE_KEY, "large")], (Theme::Dark, Scale::Large));
        check(&[(THEME_KEY, "neon")], (Theme::Auto, Scale::Normal));
    }
}
