//! Jobs in the worker, and what they came to. What is late is left out.

use editing_session::jobs::{Checked, Job, Told};
use editing_session::publish::Drawn;
use editing_session::{Act, Session, place};
use js_sys::Uint8Array;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Actions;
use crate::browser::Ended;
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::Counted;

/// A guide is checked so many milliseconds after the last key.
const CHECK_AFTER: u32 = 350;
/// It is kept a little later.
const KEEP_AFTER: u32 = 300;

/// So many hundredths of the time for a zip have passed once its pages are drawn.
const DRAWN: u32 = 60;

/// What a zip is made from.
struct Packing {
    job: Job,
    /// The bytes of its pages.
    pages: Uint8Array,
    /// Whether the pages with the guide in them are among them.
    is_whole: bool,
}

impl Actions {
    /// After each edit: hands it over, checks the guide, and keeps the work.
    pub(super) fn follow_edits(&self) {
        let own = self.clone();
        Effect::new(move |_| {
            own.state.session.track();
            own.hand_over();
            let turn = own.turn.get() + 1;
            own.turn.set(turn);
            let own = own.clone();
            spawn_local(async move { own.settle(turn).await });
        });
    }

    /// Of very many checks those of the policy that is looked at are asked for.
    pub(super) fn follow_policy(&self) {
        let own = self.clone();
        Effect::new(move |_| {
            own.state.policy.track();
            if own.state.checked.with_untracked(|checked| checked.has_more) {
                let own = own.clone();
                spawn_local(async move { own.check(own.turn.get()).await });
            }
        });
    }

    /// Hands over what was done since it was last asked for.
    pub(super) fn hand_over(&self) {
        let acts = self.state.session.try_update_untracked(Session::take_acts);
        for act in acts.into_iter().flatten() {
            self.host.acted(&act.into());
        }
    }

    async fn settle(&self, turn: u32) {
        let is_open = self.state.session.with_untracked(Session::is_open);
        if !is_open {
            return;
        }
        self.mark_soon();
        gloo_timers::future::TimeoutFuture::new(CHECK_AFTER).await;
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
        self.hand_over();
        let Ok(question) = serde_json::to_string(&self.check_job()) else { return };
        match self.host.run_aside(&question).await {
            Ok(json) if self.turn.get() == turn => {
                self.show_checks(serde_json::from_str(&json).unwrap_or_default());
            }
            Err(Ended::Fault) => self.tell(|t| t.own_fault.to_owned()),
            Ok(_) | Err(Ended::Cancelled) => {}
        }
    }

    fn check_job(&self) -> Job {
        let policy = self.state.policy.get_untracked().and_then(|idx| {
            let at = format!("/policies/{idx}/number");
            self.state.session.with_untracked(|session| place::at(session.guide(), &at).as_u64())
        });
        let policy = policy.and_then(|number| u32::try_from(number).ok());
        Job::Check { today: self.state.date.get_untracked(), policy }
    }

    fn show_checks(&self, checked: Checked) {
        let Checked { counts, by_policy, open, has_more } = checked;
        self.state.checked.set(Counted { counts, by_policy, has_more });
        self.state.checks.set(open);
    }

    /// Does a job with the work as it is now; tells of a fault.
    pub(super) async fn ask_for(&self, job: &Job, bytes: &[u8]) -> Option<(String, Uint8Array)> {
        self.hand_over();
        let answer = self.host.run(&serde_json::to_string(job).ok()?, bytes).await;
        self.or_told(answer)
    }

    /// Makes a file of the work as it is now; tells of a fault.
    pub(super) async fn make(&self, job: &Job, bytes: &Uint8Array) -> Option<(String, JsValue)> {
        self.hand_over();
        let answer = self.host.make(&serde_json::to_string(job).ok()?, bytes).await;
        self.or_told(answer)
    }

    fn or_told<T>(&self, answer: Result<T, Ended>) -> Option<T> {
        if answer.as_ref().is_err_and(|ended| *ended == Ended::Fault) {
            self.tell(|t| t.own_fault.to_owned());
        }
        answer.ok()
    }

    /// The same, of an answer in JSON.
    pub(super) async fn ask<T: DeserializeOwned>(&self, job: Job, bytes: &[u8]) -> Option<T> {
        let (json, _) = self.ask_for(&job, bytes).await?;
        serde_json::from_str(&json).ok()
    }

    pub(super) fn compare(&self) {
        let own = self.clone();
        let job = Job::Compare { n_shown: self.state.n_compared.get_untracked() };
        self.state.is_comparing.set(true);
        self.state.percent.set(None);
        spawn_local(async move {
            let turn = own.turn.get();
            let found = own.ask(job, &[]).await;
            if own.turn.get() == turn {
                own.state.is_comparing.set(false);
                if found.is_some() {
                    own.state.compared.set(found);
                }
            }
        });
    }

    /// What is published of a policy is known to the worker alone.
    pub(super) fn keep_published(&self, was: Option<u64>, is: Option<u64>) {
        let own = self.clone();
        spawn_local(async move {
            let act: Option<Value> = own.ask(Job::Published { was, is }, &[]).await;
            let act = act.map(Act::read);
            if let Some(act) = act.flatten() {
                own.state.session.update(|session| {
                    session.act(act);
                });
                own.state.raise(Intent::Compare);
                own.state.raise(Intent::Focus(vec!["step-heading".to_owned()]));
            }
        });
    }

    /// What readers are told of the changes.
    pub(super) fn told(&self) -> Told {
        Told {
            date: self.state.date.get_untracked(),
            until: self.state.until.get_untracked(),
            marks: self.state.marks.get_untracked(),
        }
    }

    pub(super) fn publish(&self) {
        let own = self.clone();
        self.state.is_busy.set(true);
        spawn_local(async move {
            let turn = own.turn.get();
            let packing = own.packing().await;
            let made = own.make(&packing.job, &packing.pages).await;
            own.state.is_busy.set(false);
            let Some((names, zip)) = made else { return };
            let name = format!("policy-guide-{}.zip", own.state.date.get_untracked());
            if own.host.save(&name, &zip).await {
                own.published.set(turn);
                let n = serde_json::from_str::<Vec<String>>(&names).unwrap_or_default().len();
                let done = |t: &'static Strings| fill(t.published_done, &[&n.to_string()]);
                own.tell(|t| with_missing(t, done(t), packing.is_whole));
            }
        });
    }

    /// Makes the zip, to be taken apart here: itself, and whether it is whole.
    pub(super) async fn zip(&self) -> Option<(Vec<u8>, bool)> {
        self.state.is_busy.set(true);
        let Packing { job, pages, is_whole } = self.packing().await;
        let made = self.ask_for(&job, &pages.to_vec()).await;
        self.state.is_busy.set(false);
        Some((made?.1.to_vec(), is_whole))
    }

    /// Draws the pages with the guide in them; without them where what draws cannot be had, or the guide has no policy.
    async fn packing(&self) -> Packing {
        let told = self.told();
        self.state.percent.set(Some(0));
        let (pages, bytes) = self.draw(&told).await.unwrap_or_default();
        self.state.percent.set(Some(DRAWN));
        let is_whole = !pages.is_empty();
        Packing { job: Job::Publish { told, pages }, pages: bytes, is_whole }
    }

    async fn draw(&self, told: &Told) -> Option<(Vec<Drawn>, Uint8Array)> {
        self.hand_over();
        let files = serde_json::to_string(&Job::Files(told.clone())).ok()?;
        let (pages, bytes) = self.host.draw(&files).await.ok()?;
        Some((serde_json::from_str(&pages).ok()?, bytes))
    }

    /// Ends what somebody waits for: a file that is opened, a list that is read, a comparison, files that are made.
    pub(super) fn cancel(&self) {
        self.host.cancel();
        let turn = self.begin_opening();
        self.end_opening(turn);
        self.reads.set(self.reads.get() + 1);
        self.state.listed.set(None);
        self.state.is_comparing.set(false);
        self.tell(|t| t.cancelled.to_owned());
    }
}

/// What is told of the files, and where it is so, that the single file is missing.
pub(super) fn with_missing(t: &Strings, done: String, is_whole: bool) -> String {
    if is_whole { done } else { [&done, t.single_missing].join(t.sentences) }
}
