//! Everything that the page knows: the session, what is looked at, and what jobs came to. One signal each.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use editing_session::jobs::Reading;
use editing_session::{Answers, Compared, Document, OpenCheck, Session};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::i18n::{Lang, Strings};
use crate::intent::Intent;

/// A step of the work.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Step {
    /// Files.
    #[default]
    Open,
    /// What differs from the published guide.
    Compare,
    /// The forms.
    Edit,
    /// The widget with the guide as it is.
    Preview,
    /// The files.
    Publish,
    /// A district's overlay.
    District,
}

impl Step {
    /// In their order.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Compare, Self::Edit, Self::Preview, Self::Publish, Self::District];

    /// Stable name.
    pub fn id(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Compare => "compare",
            Self::Edit => "edit",
            Self::Preview => "preview",
            Self::Publish => "publish",
            Self::District => "district",
        }
    }
}

/// A list that is looked at before it is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The name of its file.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
    /// What came of it; nothing while it is read.
    pub reading: Option<Arc<Reading>>,
}

/// Work that is kept in this browser.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow {
    /// Its id.
    pub id: String,
    /// What the guide is called.
    pub label: String,
    /// When it was kept, in the reader's own way of writing it.
    pub when: String,
}

/// Whether the work is kept in this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was changed.
    #[default]
    Nothing,
    /// It will be in a moment.
    Soon,
    /// It is.
    Yes,
    /// The browser refuses: only a file keeps it.
    Refused,
}

/// How many checks are not held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// Errors and warnings.
    pub counts: [usize; 2],
    /// By the number of the policy.
    pub by_policy: BTreeMap<u32, usize>,
    /// Whether only the first are at hand.
    pub has_more: bool,
}

/// How the preview is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// As on a phone.
    #[default]
    Phone,
    /// As on a desk.
    Desk,
}

/// The preview of a guide with more policies is made when somebody asks for it.
const MAX_FOLLOWED: usize = 1000;
/// A file that is being opened, which takes a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InOpening {
    /// Its name.
    pub name: String,
    /// How much of it is read, from 0 to 100.
    pub percent: usize,
}

/// So many policies that differ are shown at first, and with each "show more".
pub const N_COMPARED: usize = 100;

/// Carries out what views ask for.
pub type Agent = Rc<dyn Fn(Intent)>;

/// The state. Copies are the same.
#[derive(Clone, Copy)]
pub struct State {
    /// The work.
    pub session: RwSignal<Session>,
    /// The language of the page.
    pub lang: RwSignal<Lang>,
    /// The step that is looked at.
    pub step: RwSignal<Step>,
    /// The policy that is edited, by its place; nothing is the guide as a whole.
    pub policy: RwSignal<Option<usize>>,
    /// The question of the finder that is open on the guide's page, by its place.
    pub question: RwSignal<Option<usize>>,
    /// What the list of policies is narrowed to.
    pub wanted: RwSignal<String>,
    /// The list that is looked at.
    pub listed: RwSignal<Option<Listed>>,
    /// The file that is being opened.
    pub opening: RwSignal<Option<InOpening>>,
    /// What was answered about it.
    pub answers: RwSignal<Answers>,
    /// A job that a person waits for.
    pub is_busy: RwSignal<bool>,
    /// How much of it is done, where that is known.
    pub percent: RwSignal<Option<u32>>,
    /// The checks that are not held; of very many the first.
    pub checks: RwSignal<Vec<OpenCheck>>,
    /// How many there are, and of which policies.
    pub checked: RwSignal<Counted>,
    /// What differs from the published guide.
    pub compared: RwSignal<Option<Compared>>,
    /// Whether it is being compared.
    pub is_comparing: RwSignal<bool>,
    /// So many policies that differ are shown.
    pub n_compared: RwSignal<usize>,
    /// The work that is kept in this browser.
    pub drafts: RwSignal<Vec<DraftRow>>,
    /// Whether this work is.
    pub kept: RwSignal<Kept>,
    /// What is told once, such as that a file is no guide.
    pub notice: RwSignal<String>,
    /// The official words that are marked.
    pub marked: RwSignal<String>,
    /// The day of publication.
    pub date: RwSignal<String>,
    /// The last day on which readers see marks.
    pub until: RwSignal<String>,
    /// Whether readers see marks.
    pub marks: RwSignal<bool>,
    /// How the preview is looked at.
    pub width: RwSignal<Width>,
    /// Whether there is room for the preview beside the form.
    pub is_wide: RwSignal<bool>,
    /// Whether a person wants it there.
    pub beside: RwSignal<bool>,
    /// Whether it has been made.
    pub is_previewed: RwSignal<bool>,
    /// Whether the browser can write into a folder.
    pub has_folders: RwSignal<bool>,
    /// The address of the preview's page.
    pub preview: StoredValue<String>,
    agent: StoredValue<Option<Agent>, LocalStorage>,
}

impl State {
    /// Makes the state of a page in a language, on a day, with the address of its preview.
    pub fn new(lang: Lang, today: &str, preview: &str) -> Self {
        Self {
            session: RwSignal::new(Session::default()),
            lang: RwSignal::new(lang),
            step: RwSignal::new(Step::default()),
            policy: RwSignal::new(None),
            question: RwSignal::new(None),
            wanted: RwSignal::new(String::new()),
            listed: RwSignal::new(None),
            opening: RwSignal::new(None),
            answers: RwSignal::new(Answers::default()),
            is_busy: RwSignal::new(false),
            percent: RwSignal::new(None),
            checks: RwSignal::new(Vec::new()),
            checked: RwSignal::new(Counted::default()),
            compared: RwSignal::new(None),
            is_comparing: RwSignal::new(false),
            n_compared: RwSignal::new(N_COMPARED),
            drafts: RwSignal::new(Vec::new()),
            kept: RwSignal::new(Kept::default()),
            notice: RwSignal::new(String::new()),
            marked: RwSignal::new(String::new()),
            date: RwSignal::new(today.to_owned()),
            until: RwSignal::new(String::new()),
            marks: RwSignal::new(true),
            width: RwSignal::new(Width::default()),
            is_wide: RwSignal::new(false),
            beside: RwSignal::new(true),
            is_previewed: RwSignal::new(false),
            has_folders: RwSignal::new(false),
            preview: StoredValue::new(preview.to_owned()),
            agent: StoredValue::new_local(None),
        }
    }

    /// Who carries out what views ask for.
    pub fn set_agent(self, agent: Agent) {
        self.agent.set_value(Some(agent));
    }

    /// Asks for something.
    pub fn raise(self, intent: Intent) {
        // The agent may raise again: the value must not be held meanwhile.
        let agent = self.agent.get_value();
        if let Some(agent) = agent {
            agent(intent);
        }
    }

    /// The texts of the page.
    pub fn strings(self) -> &'static Strings {
        self.lang.get().strings()
    }

    /// The tag of its language.
    pub fn tag(self) -> &'static str {
        self.lang.get().tag()
    }

    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.notice.set(String::new());
        self.marked.set(String::new());
        self.step.set(step);
        match step {
            Step::Compare => self.raise(Intent::Compare),
            Step::Preview => self.raise(Intent::Preview),
            _ => {}
        }
        self.raise(Intent::Focus(vec!["step-heading".to_owned()]));
    }

    /// Whether the preview stands beside the form.
    pub fn is_beside(self) -> bool {
        self.is_wide.get() && self.beside.get()
    }

    /// Whether the guide is so small that the preview can follow every edit.
    pub fn is_small(self) -> bool {
        self.read(|session| session.policies().len() <= MAX_FOLLOWED)
    }

    /// The number of the policy that is edited.
    pub fn edited_number(self) -> Option<u32> {
        let idx = self.policy.get().filter(|_| self.step.get() == Step::Edit)?;
        self.read(|session| session.policies().get(idx)?["number"].as_u64()?.try_into().ok())
    }

    /// Something of the session, in step with it.
    pub fn read<T>(self, look: impl FnOnce(&Session) -> T) -> T {
        self.session.with(look)
    }

    /// Puts a value at a place of a file.
    pub fn set(self, document: Document, pointer: &str, new: Option<Value>) {
        self.session.update(|session| {
            session.set(document, pointer, new);
        });
    }

    /// Makes changes that are undone together.
    pub fn change(self, changes: Vec<(Document, String, Option<Value>)>) {
        self.session.update(|session| {
            session.change(changes);
        });
    }

    /// Looks at the policy of a number in the forms.
    pub fn edit(self, number: u64) {
        let place = self.session.with_untracked(|session| session.place_of(number));
        self.policy.set(place);
        self.go(Step::Edit);
    }
}
