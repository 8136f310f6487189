//! The preview: a step of its own, and beside the form where there is room. It follows the edits.

use editing_session::Session;
use editing_session::jobs::Job;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Actions;
use crate::state::{State, Step};

/// How a hidden preview is remembered.
const HIDDEN: (&str, &str) = ("beside", "hidden");

/// Whether the preview is made anew by itself.
fn is_followed(state: State) -> bool {
    match state.step.get_untracked() {
        Step::Preview => true,
        Step::Edit => untrack(|| state.is_beside() && state.is_small()),
        _ => false,
    }
}

impl Actions {
    /// Wires what the preview follows apart from the edits: what readers are to be told, whether it is in view, and which
    /// policy is edited.
    pub(super) fn wire_preview(&self) {
        self.state.beside.set(self.host.recall(HIDDEN.0).as_deref() != Some(HIDDEN.1));
        let own = self.clone();
        Effect::new(move |_| {
            own.state.marks.track();
            own.state.until.track();
            own.follow_preview();
        });
        let own = self.clone();
        Effect::new(move |_| {
            if own.state.step.get() == Step::Edit && own.state.is_beside() {
                own.follow_preview();
            }
        });
        let own = self.clone();
        let edited = Memo::new(move |_| own.state.edited_number());
        let host = self.host.clone();
        Effect::new(move |_| host.point(edited.get()));
    }

    /// Shows the guide as it is now, where the preview is in view.
    pub(super) fn follow_preview(&self) {
        if is_followed(self.state) && self.state.session.with_untracked(Session::is_open) {
            self.preview();
        }
    }

    /// Shows the guide as it is now. While that is made nothing else is begun: what is asked for meanwhile comes after it.
    pub(super) fn preview(&self) {
        let is_under_way = self.previews.get() > 0;
        self.previews.set(if is_under_way { 2 } else { 1 });
        if is_under_way {
            return;
        }
        let own = self.clone();
        spawn_local(async move {
            own.show_preview().await;
            let is_asked_again = own.previews.replace(0) > 1;
            if is_asked_again {
                own.preview();
            }
        });
    }

    async fn show_preview(&self) {
        // The files go through unread: they are as long as the guide.
        if let Some((files, _)) = self.ask_for(&Job::Preview(self.told()), &[]).await {
            self.state.is_previewed.set(true);
            self.host.show(&files, self.state.lang.get_untracked().tag());
        }
    }

    /// Keeps for the next visit whether the preview stands beside the form.
    pub(super) fn keep_beside(&self) {
        let is_shown = self.state.beside.get_untracked();
        self.host.remember(HIDDEN.0, if is_shown { "" } else { HIDDEN.1 });
    }
}
