//! Work that is kept in this browser, so that a crash or a closed lid costs nothing.

use editing_session::Session;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::{Actions, Work};
use crate::browser::KeptAs;
use crate::state::{Kept, Step};

impl Actions {
    /// Whether there is anything to keep: what was only opened is on disk already.
    fn has_work(&self) -> bool {
        self.state.session.with_untracked(|session| {
            session.is_changed() || session.history().can_undo() || session.history().can_redo()
        })
    }

    pub(super) fn mark_soon(&self) {
        if self.has_work() && self.state.kept.get_untracked() != Kept::Refused {
            self.state.kept.set(Kept::Soon);
        }
    }

    /// Keeps the work. Where another tab has kept something else under its id, this one goes on under an id of its own.
    pub(super) async fn keep(&self) {
        if !self.has_work() {
            return;
        }
        let (text, label) = self.state.session.with_untracked(|session| {
            (session.draft(), session.title(self.state.lang.get_untracked().tag()))
        });
        match self.keep_as(&label, &text).await {
            KeptAs::Elsewhere => {
                *self.work.borrow_mut() = Work { id: self.host.fresh_id(), version: 0 };
                self.tell(|t| t.elsewhere.to_owned());
                self.keep_as(&label, &text).await;
            }
            KeptAs::Kept | KeptAs::Refused => {}
        }
    }

    async fn keep_as(&self, label: &str, text: &str) -> KeptAs {
        let (id, version) = {
            let mut work = self.work.borrow_mut();
            work.version += 1;
            (work.id.clone(), work.version)
        };
        let kept = self.host.keep(&id, version, label, text).await;
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
            let kept = own.host.draft(&id).await;
            let session = kept.as_ref().and_then(|(_, text)| Session::of_draft(text));
            let (Some((version, _)), Some(session)) = (kept, session) else {
                own.tell(|t| t.draft_gone.to_owned());
                return;
            };
            *own.work.borrow_mut() = Work { id, version };
            own.begin(session);
            own.state.go(Step::Edit);
        });
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
            *own.work.borrow_mut() = Work { id: own.host.fresh_id(), version: 0 };
            own.begin(Session::default());
            own.list_drafts();
            own.focus(vec!["files".to_owned()]);
        });
    }

    /// Takes a session in the place of the one before.
    pub(super) fn begin(&self, session: Session) {
        let state = self.state;
        state.kept.set(Kept::Nothing);
        state.checks.set(Vec::new());
        state.compared.set(None);
        state.is_previewed.set(false);
        state.policy.set(None);
        state.question.set(None);
        state.wanted.set(String::new());
        state.listed.set(None);
        state.session.set(session);
    }

    pub(super) fn save_draft(&self) {
        let own = self.clone();
        let text = self.state.session.with_untracked(Session::draft);
        spawn_local(async move {
            let name = format!("policy-guide-work-{}.json", own.state.date.get_untracked());
            own.host.save(&name, text.as_bytes()).await;
        });
    }
}
