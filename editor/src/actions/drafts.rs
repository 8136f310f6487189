//! Work that is kept in this browser, so that a crash or a closed lid costs nothing.

use editing_session::jobs::Job;
use editing_session::{Found, Session};
use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Actions, Work};
use crate::browser::{Draft, KeptAs, bytes_of_act};
use crate::state::{Counted, DraftRow, Kept, N_COMPARED, Step};

impl Actions {
    pub(super) fn mark_soon(&self) {
        let has_work = self.state.session.with_untracked(Session::has_work);
        if has_work && self.state.kept.get_untracked() != Kept::Refused {
            self.state.kept.set(Kept::Soon);
        }
    }

    /// Keeps the work. Where another tab has kept something else under its id, this one goes on under an id of its own.
    pub(super) async fn keep(&self) {
        if !self.state.session.with_untracked(Session::has_work) {
            return;
        }
        self.hand_over();
        let tag = self.state.lang.get_untracked().tag();
        let label = self.state.session.with_untracked(|session| session.title(tag));
        match self.keep_as(&label).await {
            KeptAs::Elsewhere => {
                *self.work.borrow_mut() = Work { id: self.host.fresh_id(), version: 0 };
                self.tell(|t| t.elsewhere.to_owned());
                self.keep_as(&label).await;
            }
            KeptAs::Kept | KeptAs::Refused => {}
        }
    }

    async fn keep_as(&self, label: &str) -> KeptAs {
        let (id, version) = {
            let mut work = self.work.borrow_mut();
            work.version += 1;
            (work.id.clone(), work.version)
        };
        let kept = self.host.keep(&id, version, label).await;
        self.state.kept.set(match kept {
            KeptAs::Kept => Kept::Yes,
            KeptAs::Elsewhere => Kept::Soon,
            KeptAs::Refused => Kept::Refused,
        });
        kept
    }

    pub(super) fn list_drafts(&self) {
        let own = self.clone();
        spawn_local(async move {
            let tag = own.state.lang.get_untracked().tag();
            let found = own.host.drafts(tag).await.unwrap_or_default();
            own.state.drafts.set(serde_json::from_str(&found).unwrap_or_default());
        });
    }

    pub(super) fn open_draft(&self, id: String) {
        let own = self.clone();
        spawn_local(async move {
            let turn = own.begin_opening();
            let kept = own.host.draft(&id).await;
            let session = match &kept {
                Some(draft) => own.replayed(turn, &id, draft).await,
                None => None,
            };
            if !own.end_opening(turn) {
                return;
            }
            let (Some(draft), Some(session)) = (kept, session) else {
                own.tell(|t| t.draft_gone.to_owned());
                return;
            };
            *own.work.borrow_mut() = Work { id, version: draft.version() };
            own.show(session);
            own.host.resume(&draft);
            own.state.go(Step::Edit);
        });
    }

    /// The work of a draft: its file is opened, and what was done is done again.
    async fn replayed(&self, turn: u32, id: &str, draft: &Draft) -> Option<Session> {
        let named = |row: &DraftRow| (row.id == id).then(|| row.label.clone());
        let drafts = self.state.drafts.get_untracked();
        let name = drafts.iter().find_map(named).unwrap_or_default();
        let found = self.read_file(turn, &name, draft.base().to_vec()).await?;
        let Found::Work(mut session) = found else { return None };
        for act in draft.acts().iter() {
            let act = self.read_act(turn, bytes_of_act(&act)).await?;
            session.apply(act);
        }
        Some(*session)
    }

    pub(super) fn forget_draft(&self, id: String) {
        let own = self.clone();
        spawn_local(async move {
            own.host.forget(&id).await;
            own.list_drafts();
            own.focus(vec!["step-heading".to_owned()]);
        });
    }

    /// Begins work on something else; what was open stays among the drafts.
    pub(super) fn leave(&self) {
        let own = self.clone();
        spawn_local(async move {
            own.keep().await;
            own.begin(Session::default(), &Uint8Array::default());
            own.list_drafts();
            own.focus(vec!["files".to_owned()]);
        });
    }

    pub(super) fn begin_from_nothing(&self, title: &str) {
        let session = Session::fresh("guide", title);
        let file = session.draft();
        self.begin(session, &Uint8Array::from(file.as_bytes()));
    }

    /// Takes a session in the place of the one before, under a draft of its own; it begins with a file.
    pub(super) fn begin(&self, session: Session, file: &Uint8Array) {
        *self.work.borrow_mut() = Work { id: self.host.fresh_id(), version: 0 };
        self.show(session);
        self.host.begin(file);
    }

    fn show(&self, session: Session) {
        let state = self.state;
        // What was done to the one before belongs to its own draft.
        self.hand_over();
        state.kept.set(Kept::Nothing);
        state.checks.set(Vec::new());
        state.checked.set(Counted::default());
        state.compared.set(None);
        state.is_previewed.set(false);
        state.n_compared.set(N_COMPARED);
        state.policy.set(None);
        state.question.set(None);
        state.wanted.set(String::new());
        state.listed.set(None);
        state.session.set(session);
    }

    pub(super) fn save_draft(&self) {
        let own = self.clone();
        spawn_local(async move {
            if let Some((_, text)) =
                own.make(&Job::Draft, &js_sys::Uint8Array::new_with_length(0)).await
            {
                let name = format!("policy-guide-work-{}.json", own.state.date.get_untracked());
                own.host.save(&name, &text).await;
            }
        });
    }
}
