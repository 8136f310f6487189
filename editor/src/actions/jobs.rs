//! Jobs in the worker, and what they came to. What is late is left out.

use std::sync::Arc;

use editing_session::jobs::{Job, Reading};
use editing_session::place;
use editing_session::publish::{Drawn, Publishing};
use editing_session::{Document, Session};
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;

use super::Actions;
use crate::browser::Ended;
use crate::i18n::{Strings, fill};
use crate::state::Step;

/// A guide is checked so many milliseconds after the last key, and one later for each of its policies.
const CHECK_AFTER: u32 = 350;
/// It is kept a little later.
const KEEP_AFTER: u32 = 300;

/// The zip, and what is in it.
pub(super) struct Made {
    pub zip: Vec<u8>,
    pub n_files: usize,
    /// Whether the pages with the guide in them are there, too.
    pub is_whole: bool,
}

impl Made {
    /// What is told of it: also that it is not whole.
    pub fn told(&self, t: &Strings, done: String) -> String {
        if self.is_whole { done } else { [&done, t.single_missing].join(t.sentences) }
    }
}

impl Actions {
    /// After each edit: checks the guide, and keeps the work.
    pub(super) fn follow_edits(&self) {
        let own = self.clone();
        Effect::new(move |_| {
            own.state.session.track();
            let turn = own.turn.get() + 1;
            own.turn.set(turn);
            let own = own.clone();
            spawn_local(async move { own.settle(turn).await });
        });
    }

    async fn settle(&self, turn: u32) {
        let is_open = self.state.session.with_untracked(Session::is_open);
        if !is_open {
            return;
        }
        self.mark_soon();
        let n_policies = self.state.session.with_untracked(|session| session.policies().len());
        let later = u32::try_from(n_policies).unwrap_or(CHECK_AFTER);
        gloo_timers::future::TimeoutFuture::new(CHECK_AFTER.saturating_add(later)).await;
        if self.turn.get() != turn {
            return;
        }
        self.follow_preview();
        // What takes long must not keep the work from being kept.
        let own = self.clone();
        spawn_local(async move { own.check(turn).await });
        gloo_timers::future::TimeoutFuture::new(KEEP_AFTER).await;
        if self.turn.get() == turn {
            self.keep().await;
        }
    }

    async fn check(&self, turn: u32) {
        let Ok(question) = serde_json::to_string(&self.check_job()) else { return };
        match self.host.run_aside(&question).await {
            Ok(json) if self.turn.get() == turn => {
                self.state.checks.set(serde_json::from_str(&json).unwrap_or_default());
            }
            Err(Ended::Fault) => self.tell(|t| t.own_fault.to_owned()),
            Ok(_) | Err(Ended::Cancelled) => {}
        }
    }

    fn check_job(&self) -> Job {
        self.state.session.with_untracked(|session| Job::Check {
            guide: session.guide().clone(),
            asks: session.file(Document::Asks).clone(),
            overlay: session.file(Document::Overlay).clone(),
            today: self.state.date.get_untracked(),
        })
    }

    /// Does a job; tells of a fault.
    async fn ask<T: DeserializeOwned>(&self, job: Job, bytes: &[u8]) -> Option<T> {
        let question = serde_json::to_string(&job).ok()?;
        match self.host.run(&question, bytes).await {
            Ok((json, _)) => serde_json::from_str(&json).ok(),
            Err(Ended::Cancelled) => None,
            Err(Ended::Fault) => {
                self.tell(|t| t.own_fault.to_owned());
                None
            }
        }
    }

    pub(super) fn compare(&self) {
        let job = self.state.session.with_untracked(|session| Job::Compare {
            published: session.published().clone(),
            guide: session.guide().clone(),
        });
        let own = self.clone();
        spawn_local(async move {
            let turn = own.turn.get();
            if let Some(found) = own.ask(job, &[]).await
                && own.turn.get() == turn
            {
                own.state.compared.set(Some(found));
            }
        });
    }

    pub(super) fn publishing(&self) -> Publishing {
        let (date, until) = (self.state.date.get_untracked(), self.state.until.get_untracked());
        let marks = self.state.marks.get_untracked();
        self.state.session.with_untracked(|session| session.publishing(&date, &until, marks))
    }

    pub(super) fn publish(&self) {
        let own = self.clone();
        spawn_local(async move {
            let turn = own.turn.get();
            let Some(made) = own.zip().await else { return };
            let name = format!("policy-guide-{}.zip", own.state.date.get_untracked());
            if own.host.save(&name, &made.zip).await {
                own.published.set(turn);
                own.tell(|t| made.told(t, fill(t.published_done, &[&made.n_files.to_string()])));
            }
        });
    }

    /// Makes the zip; tells of a fault.
    pub(super) async fn zip(&self) -> Option<Made> {
        self.state.is_busy.set(true);
        let made = self.try_zip().await;
        self.state.is_busy.set(false);
        if made.is_none() {
            self.tell(|t| t.own_fault.to_owned());
        }
        made
    }

    async fn try_zip(&self) -> Option<Made> {
        let mut publishing = self.publishing();
        let (pages, bytes) = self.draw(&publishing).await.unwrap_or_default();
        let is_whole = !pages.is_empty();
        publishing.pages = pages;
        let question = serde_json::to_string(&Job::Publish(Box::new(publishing))).ok()?;
        let (names, zip) = self.host.run(&question, &bytes).await.ok()?;
        let n_files = serde_json::from_str::<Vec<String>>(&names).ok()?.len();
        Some(Made { zip, n_files, is_whole })
    }

    /// Draws the pages with the guide in them; `None` where what draws cannot be had, or the guide has no policy.
    async fn draw(&self, publishing: &Publishing) -> Option<(Vec<Drawn>, Vec<u8>)> {
        let question = serde_json::to_string(&Job::Preview(Box::new(publishing.clone()))).ok()?;
        let (files, _) = self.host.run(&question, &[]).await.ok()?;
        let (pages, bytes) = self.host.draw(&files).await.ok()?;
        Some((serde_json::from_str(&pages).ok()?, bytes))
    }

    /// Takes the list; where something was answered since it was read, it is read again first.
    pub(super) fn take_list(&self) {
        if *self.read_with.borrow() != self.state.answers.get_untracked() {
            return self.read_list(true);
        }
        let listed = self.state.listed.get_untracked();
        let reading = listed.and_then(|listed| listed.reading);
        let Some(Reading::Read(read)) = reading.as_deref() else { return };
        self.state.session.update(|session| session.take((**read).clone()));
        self.state.listed.set(None);
        let is_known = self.state.session.with_untracked(|session| !session.published().is_null());
        self.state.go(if is_known { Step::Compare } else { Step::Edit });
    }

    /// Reads the list that is looked at with the answers as they are, and takes it where that was asked for.
    pub(super) fn read_list(&self, is_taken: bool) {
        let Some(listed) = self.state.listed.get_untracked() else { return };
        let answers = self.state.answers.get_untracked();
        let job = self.state.session.with_untracked(|session| Job::Read {
            name: listed.name.clone(),
            guide: session.guide().clone(),
            kept: place::items(session.file(Document::TakenOut), "").to_vec(),
            answers: answers.clone(),
        });
        let turn = self.reads.get() + 1;
        self.reads.set(turn);
        *self.read_with.borrow_mut() = answers;
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

    pub(super) fn cancel(&self) {
        self.host.cancel();
        self.reads.set(self.reads.get() + 1);
        self.state.listed.set(None);
        self.tell(|t| t.cancelled.to_owned());
    }
}
