//! Carries out what views ask for: jobs, drafts, files. Each follows the state and leads back into it.

mod drafts;
mod files;
mod folder;
mod jobs;
mod lists;
mod preview;
mod slices;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use editing_session::Answers;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::Host;
use crate::intent::Intent;
use crate::state::State;

/// What is drawn meanwhile, in milliseconds, before something in it gets the focus.
const DRAWN: u32 = 40;

/// The state, and the page around it.
#[derive(Clone)]
pub struct Actions {
    state: State,
    host: Host,
    work: Rc<RefCell<Work>>,
    /// Counts the edits: what came of an earlier one is late.
    turn: Rc<Cell<u32>>,
    /// The edit that was published last.
    published: Rc<Cell<u32>>,
    /// The previews that are being made and asked for.
    previews: Rc<Cell<u32>>,
    /// Counts the files that are opened, likewise.
    openings: Rc<Cell<u32>>,
    /// Counts the reads of lists.
    reads: Rc<Cell<u32>>,
    /// The answers that the list was read with.
    read_with: Rc<RefCell<Answers>>,
}

/// The draft that this page keeps.
#[derive(Debug, Default)]
struct Work {
    id: String,
    version: u32,
}

impl Actions {
    /// For a state and the page around it.
    pub fn new(state: State, host: Host) -> Self {
        let work = Work { id: host.fresh_id(), version: 0 };
        Self {
            state,
            host,
            work: Rc::new(RefCell::new(work)),
            turn: Rc::default(),
            published: Rc::default(),
            previews: Rc::default(),
            openings: Rc::default(),
            reads: Rc::default(),
            read_with: Rc::default(),
        }
    }

    /// Wires what follows the state for as long as the page is there.
    pub fn wire(&self) {
        let own = self.clone();
        self.state.set_agent(Rc::new(move |intent| own.carry_out(intent)));
        self.follow_edits();
        self.follow_policy();
        self.list_drafts();
        let own = self.clone();
        Effect::new(move |_| {
            let t = own.state.strings();
            own.host.speak(own.state.tag(), t.name);
        });
        self.state.has_folders.set(self.host.has_folders());
        self.wire_preview();
    }

    fn carry_out(&self, intent: Intent) {
        match intent {
            Intent::ReadAgain => self.read_list(false),
            Intent::Take => self.take_list(),
            Intent::Cancel => self.cancel(),
            Intent::Compare => self.compare(),
            Intent::Preview => self.preview(),
            Intent::Publish => self.publish(),
            Intent::PublishIntoFolder => self.publish_into_folder(),
            Intent::SaveDraft => self.save_draft(),
            Intent::OpenDraft(id) => self.open_draft(id),
            Intent::ForgetDraft(id) => self.forget_draft(id),
            Intent::Begin(title) => self.begin_from_nothing(&title),
            Intent::KeepPublished(was, is) => self.keep_published(was, is),
            Intent::Leave => self.leave(),
            Intent::Copy(text) => self.copy(text),
            Intent::Focus(ids) => self.focus(ids),
            Intent::KeepBeside => self.keep_beside(),
            Intent::KeepLanguage => {
                self.host.remember("lang", self.state.lang.get_untracked().tag());
            }
        }
    }

    /// Whether somebody who leaves now leaves work behind that is not published.
    pub fn is_unpublished(&self) -> bool {
        self.turn.get() != self.published.get()
            && self.state.session.with_untracked(editing_session::Session::is_changed)
    }

    fn copy(&self, text: String) {
        let own = self.clone();
        spawn_local(async move {
            if own.host.copy(&text).await {
                own.tell(|t| t.copied.to_owned());
            }
        });
    }

    fn focus(&self, ids: Vec<String>) {
        let own = self.clone();
        spawn_local(async move {
            gloo_timers::future::TimeoutFuture::new(DRAWN).await;
            own.host.focus(ids);
        });
    }

    fn tell(&self, words: impl FnOnce(&'static crate::i18n::Strings) -> String) {
        let words = words(self.state.lang.get_untracked().strings());
        self.state.notice.set(words);
    }
}
