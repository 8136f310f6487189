//! Lists: read in the worker, shown, answered, taken.

use std::sync::Arc;

use editing_session::Session;
use editing_session::jobs::{Job, Reading};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Actions;
use crate::state::Step;

impl Actions {
    /// Takes the list; where something was answered since it was read, it is read again first.
    pub(super) fn take_list(&self) {
        if *self.read_with.borrow() != self.state.answers.get_untracked() {
            return self.read_list(true);
        }
        let listed = self.state.listed.get_untracked();
        let reading = listed.and_then(|listed| listed.reading);
        if !matches!(reading.as_deref(), Some(Reading::Read(_))) {
            return;
        }
        let own = self.clone();
        spawn_local(async move {
            // What is edited meanwhile must not be lost: then it is taken again.
            while let Some(false) = own.try_to_take().await {}
        });
    }

    /// The worker makes what has to be done, which is as long as the list; `false` where there was an edit meanwhile.
    async fn try_to_take(&self) -> Option<bool> {
        let (turn, opening) = (self.turn.get(), self.begin_opening());
        let (_, act) = self.ask_for(&Job::Take, &[]).await?;
        let read = self.read_act(opening, act.to_vec()).await?;
        if self.turn.get() != turn {
            return Some(false);
        }
        self.hand_over();
        // It is handed over first: an effect that runs at once hands over what comes later.
        self.host.acted(&act);
        self.state.session.update(|session| {
            session.apply(read);
        });
        self.state.listed.set(None);
        let is_known = self.state.session.with_untracked(Session::has_published);
        self.state.go(if is_known { Step::Compare } else { Step::Edit });
        Some(true)
    }

    /// Reads the list that is looked at with the answers as they are, and takes it where that was asked for.
    pub(super) fn read_list(&self, is_taken: bool) {
        let Some(listed) = self.state.listed.get_untracked() else { return };
        let answers = self.state.answers.get_untracked();
        let job = Job::Read { name: listed.name.clone(), answers: answers.clone() };
        let turn = self.reads.get() + 1;
        self.reads.set(turn);
        *self.read_with.borrow_mut() = answers;
        self.state.percent.set(None);
        self.state.listed.update(|listed| {
            if let Some(listed) = listed {
                listed.reading = None;
            }
        });
        let own = self.clone();
        spawn_local(async move {
            let reading: Option<Reading> = own.ask(job, &listed.bytes).await;
            if own.reads.get() != turn {
                return;
            }
            match reading {
                Some(reading) => {
                    own.remember_answers(&reading);
                    own.show_reading(reading);
                    if is_taken {
                        own.take_list();
                    }
                }
                None => own.state.listed.set(None),
            }
        });
    }

    fn show_reading(&self, reading: Reading) {
        let reading = Arc::new(reading);
        self.state.listed.update(|listed| {
            if let Some(listed) = listed {
                listed.reading = Some(reading);
            }
        });
        self.focus(vec!["step-heading".to_owned()]);
    }

    /// The next list of the same office mostly has the same columns.
    fn remember_answers(&self, reading: &Reading) {
        let columns = self.state.answers.get_untracked().columns;
        if let (Reading::Read(_), false) = (reading, columns.is_empty()) {
            let text = serde_json::to_string(&columns).unwrap_or_default();
            self.host.remember("columns", &text);
        }
    }
}
