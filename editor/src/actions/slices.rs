//! What would hold the page up is done in slices, with the page drawn in between.

use editing_session::slices::{Slices, Step as Read};
use editing_session::{Act, Found, Opening};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use super::Actions;
use crate::browser::now;
use crate::state::{InOpening, Step};

/// So many milliseconds are worked at once.
const SLICE: f64 = 24.0;

impl Actions {
    /// A file is opened from now on: one that was being opened is no longer.
    pub(super) fn begin_opening(&self) -> u32 {
        self.openings.set(self.openings.get() + 1);
        self.openings.get()
    }

    /// It is opened; whether no other one is, and nobody has cancelled it.
    pub(super) fn end_opening(&self, turn: u32) -> bool {
        let is_own = self.openings.get() == turn;
        if is_own && self.state.opening.with_untracked(Option::is_some) {
            self.state.opening.set(None);
        }
        is_own
    }

    /// Works in slices until there is a result; `None` once another file is opened or somebody has cancelled.
    async fn in_slices<T>(
        &self,
        turn: u32,
        mut work: impl FnMut() -> Option<T>,
        mut tell: impl FnMut(),
    ) -> Option<T> {
        while self.openings.get() == turn {
            let end = now() + SLICE;
            while now() < end {
                if let Some(found) = work() {
                    return Some(found);
                }
            }
            tell();
            TimeoutFuture::new(0).await;
        }
        None
    }

    /// Reads a file to its end. How far it is, is told once it takes longer than a slice.
    pub(super) async fn read_file(&self, turn: u32, name: &str, bytes: Vec<u8>) -> Option<Found> {
        let opening = std::cell::RefCell::new(Opening::of(bytes));
        let tell = || {
            let percent = opening.borrow().percent();
            self.state.opening.set(Some(InOpening { name: name.to_owned(), percent }));
            if self.state.step.get_untracked() != Step::Open {
                self.state.step.set(Step::Open);
            }
        };
        self.in_slices(turn, || opening.borrow_mut().step(), tell).await
    }

    /// Reads what is to be done; `None` where it is nothing.
    pub(super) async fn read_act(&self, turn: u32, act: Vec<u8>) -> Option<Act> {
        let mut slices = Slices::of_bytes(act);
        let work = || match slices.step() {
            Read::More => None,
            Read::Done(value) => Some(Act::read(value)),
            Read::Bad => Some(None),
        };
        self.in_slices(turn, work, || {}).await.flatten()
    }
}
