//! The guide, what searches it, and what changed in it.

use std::sync::Arc;

use policy_core::changes::Changes;
use policy_core::facet::PerFacet;
use policy_core::search::{Answer, Engine, Plain};
use policy_core::{Guide, Issue};

/// How far the guide has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// On its way; `slow` once it takes longer than usual.
    Loading {
        /// Whether the reader should see that it takes long.
        slow: bool,
    },
    /// It could not be loaded and there is no earlier copy.
    Failed(Failure),
    /// It is there.
    Ready,
}

/// Why a file could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer, or none that may be read from this page.
    Network,
    /// Nothing came in time.
    Timeout,
    /// The server answered with this status.
    Status(u16),
    /// The answer is not a guide: the sentence in each language.
    Data(Box<Issue>),
}

/// How far the search index has come. It is made when a reader turns to the search.
#[derive(Clone)]
pub enum Index {
    /// Nobody has searched yet.
    None,
    /// It is being made.
    Coming,
    /// It is there.
    Made(Arc<Engine>),
}

/// The guide and how far it has come.
pub struct Catalogue {
    /// How far it has come.
    pub phase: Phase,
    /// The guide; empty until it is ready.
    pub guide: Arc<Guide>,
    /// Searches for words as they stand, until the index is made.
    pub plain: Arc<Plain>,
    /// Searches as people ask.
    pub index: Index,
    /// What changed since the guide before.
    pub changes: Option<Arc<Changes>>,
    /// The day a last good copy was saved, when that is what is shown.
    pub stale: Option<String>,
    /// How many entries were left out because of faulty data.
    pub n_left_out: usize,
    /// Whether a district's overlay could not be used.
    pub overlay_lost: bool,
    /// What is chosen for good: the guide has nothing else.
    pub locked: PerFacet<Vec<String>>,
}

impl Default for Catalogue {
    fn default() -> Self {
        Self {
            phase: Phase::Loading { slow: false },
            guide: Arc::new(policy_core::load::empty_guide()),
            plain: Arc::default(),
            index: Index::None,
            changes: None,
            stale: None,
            n_left_out: 0,
            overlay_lost: false,
            locked: PerFacet::default(),
        }
    }
}

impl Catalogue {
    /// The answer to a query; `None` where nothing is asked.
    pub fn search(&self, query: &str) -> Option<Answer> {
        match &self.index {
            Index::Made(engine) => engine.search(query),
            Index::None | Index::Coming => self.plain.search(query),
        }
    }
}
