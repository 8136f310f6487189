//! Files that somebody opens: each by what it is, not by its name.

use std::sync::Arc;

use editing_session::package::unpack;
use editing_session::publish::ASKS;
use editing_session::session::{FileKind, kind_of};
use editing_session::{Answers, Session};
use leptos::prelude::*;

use super::{Actions, Work};
use crate::i18n::fill;
use crate::state::{Listed, Step};

impl Actions {
    /// Opens a file.
    pub fn open_file(&self, name: &str, bytes: Vec<u8>) {
        let text = || String::from_utf8_lossy(&bytes).into_owned();
        match kind_of(&bytes) {
            FileKind::Guide => self.open_guide(name, Session::of_guide(&text())),
            FileKind::Draft => self.open_guide(name, Session::of_draft(&text())),
            FileKind::Asks => self.open_beside(name, &text(), Session::open_asks),
            FileKind::Overlay => self.open_beside(name, &text(), Session::open_overlay),
            FileKind::Changes => self.tell(|t| fill(t.changes_again, &[name])),
            FileKind::List => match unpack(&bytes, "policies.json") {
                Some(guide) => self.open_package(name, &guide, &bytes),
                None => self.open_list(name, bytes),
            },
        }
    }

    fn open_guide(&self, name: &str, session: Option<Session>) {
        let Some(session) = session else {
            self.tell(|t| fill(t.bad_json, &[name]));
            return;
        };
        // What was open before has its own draft.
        *self.work.borrow_mut() = Work { id: self.host.fresh_id(), version: 0 };
        self.begin(session);
        self.tell(|t| fill(t.beside_opened, &[name]));
        self.state.step.set(Step::Open);
    }

    /// A zip that this page has made.
    fn open_package(&self, name: &str, guide: &[u8], zip: &[u8]) {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let mut session = Session::of_guide(&text(guide));
        if let Some(session) = &mut session {
            if let Some(asks) = unpack(zip, ASKS) {
                session.open_asks(&text(&asks));
            }
            if let Some(overlay) = unpack(zip, "overlay.json") {
                session.open_overlay(&text(&overlay));
            }
        }
        self.open_guide(name, session);
    }

    fn open_beside(&self, name: &str, text: &str, open: fn(&mut Session, &str) -> bool) {
        if !self.state.session.with_untracked(Session::is_open) {
            self.tell(|t| fill(t.no_guide, &[name]));
            return;
        }
        let is_read = self.state.session.try_update(|session| open(session, text)).unwrap_or(false);
        self.tell(|t| fill(if is_read { t.beside_opened } else { t.bad_json }, &[name]));
    }

    fn open_list(&self, name: &str, bytes: Vec<u8>) {
        let columns = self.host.recall("columns").and_then(|text| serde_json::from_str(&text).ok());
        self.state
            .answers
            .set(Answers { columns: columns.unwrap_or_default(), ..Answers::default() });
        let listed = Listed { name: name.to_owned(), bytes: Arc::new(bytes), reading: None };
        self.state.notice.set(String::new());
        self.state.step.set(Step::Open);
        self.state.listed.set(Some(listed));
        self.read_list(false);
    }

    /// Tells that a file is too large to be opened.
    pub fn refuse_large(&self, name: &str) {
        self.tell(|t| fill(t.too_large, &[name]));
    }
}
