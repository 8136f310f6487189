//! Files that somebody opens: each by what it is, not by its name.

use std::sync::Arc;

use editing_session::{Answers, Document, Found, Session};
use js_sys::Uint8Array;
use leptos::prelude::*;

use super::Actions;
use crate::i18n::fill;
use crate::state::{Listed, Step};

impl Actions {
    /// Opens a file.
    pub async fn open_file(&self, name: &str, file: Uint8Array) {
        if file.length() == 0 {
            return self.tell(|t| fill(t.empty_file, &[name]));
        }
        let turn = self.begin_opening();
        let found = self.read_file(turn, name, file.to_vec()).await;
        if !self.end_opening(turn) {
            return;
        }
        match found {
            Some(Found::Work(session)) => self.open_work(name, *session, &file),
            Some(Found::Beside(document, text)) => self.open_beside(name, document, &text),
            Some(Found::Changes) => self.tell(|t| fill(t.changes_again, &[name])),
            // A guide that is cut off begins like one and is no JSON.
            Some(Found::List(_)) if name.ends_with(".json") => {
                self.tell(|t| fill(t.bad_json, &[name]));
            }
            Some(Found::List(bytes)) => self.open_list(name, bytes),
            Some(Found::Broken) => self.tell(|t| fill(t.bad_json, &[name])),
            None => {}
        }
    }

    fn open_work(&self, name: &str, session: Session, file: &Uint8Array) {
        let asks = session.closed_asks().map(ToOwned::to_owned);
        self.begin(session, file);
        self.tell(|t| match &asks {
            Some(asks) => fill(t.asks_closed, &[name, asks]),
            None => fill(t.beside_opened, &[name]),
        });
        self.state.step.set(Step::Open);
    }

    fn open_beside(&self, name: &str, document: Document, text: &str) {
        if !self.state.session.with_untracked(Session::is_open) {
            self.tell(|t| fill(t.no_guide, &[name]));
            return;
        }
        let open = |session: &mut Session| session.open_beside(document, text);
        let is_read = self.state.session.try_update(open).unwrap_or(false);
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
