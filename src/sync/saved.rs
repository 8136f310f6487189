//! The saved list, kept for the next visit under the guide's id.

use std::rc::Rc;

use leptos::prelude::*;
use policy_core::Selection;

use super::{Watch, watch};
use crate::browser::store::Store;
use crate::state::{Phase, State};

/// Brings back what was saved at the last visit once a guide is there, unless a link says what is saved; keeps every
/// change for the next visit.
pub fn keep_saved(state: State, store: Rc<dyn Store>) -> [Watch; 2] {
    let kept = store.clone();
    let restore = watch(
        move || {
            let catalogue = state.catalogue.read();
            (catalogue.phase == Phase::Ready).then(|| key(&catalogue.guide.id))
        },
        move |before, now| {
            if let Some(key) = now.as_deref().filter(|key| before.as_deref() != Some(key)) {
                bring_back(state, &*kept, key);
            }
        },
    );
    let keep = watch(
        move || state.choices.read().saved.clone(),
        move |before, saved| {
            let catalogue = state.catalogue.read_untracked();
            if before != saved && catalogue.phase == Phase::Ready {
                let link = Selection { saved: saved.clone(), ..Selection::default() };
                store.set(&key(&catalogue.guide.id), &link.encode());
            }
        },
    );
    [restore, keep]
}

fn key(guide: &str) -> String {
    ["policy-guide:saved:", guide].concat()
}

fn bring_back(state: State, store: &dyn Store, key: &str) {
    if !state.selection.read_untracked().saved.is_empty() {
        return;
    }
    let kept = Selection::decode(&store.get(key).unwrap_or_default()).saved;
    if !kept.is_empty() {
        state.change(|selection| selection.saved = kept);
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::browser::store::MemoryStore;
    use crate::config::Settings;

    #[track_caller]
    fn check(link: &str, kept: &str, wanted: &[u32]) {
        Owner::new().with(|| {
            let state = State::new(&Settings::default(), Selection::decode(link));
            let store = MemoryStore::default();
            store.set(&key("guide"), kept);
            bring_back(state, &store, &key("guide"));
            assert_eq!(state.selection.read_untracked().saved, wanted, "{link} over {kept}");
        });
    }

    #[test]
    fn what_was_saved_comes_back_unless_a_link_says_what_is_saved() {
        check("", "pg=saved:3,5", &[3, 5]);
        check("pg=saved:7", "pg=saved:3,5", &[7]);
        check("", "damaged", &[]);
        check("", "", &[]);
    }

    #[test]
    fn each_guide_has_a_list_of_its_own() {
        assert_ne!(key("one"), key("another"));
    }
}
