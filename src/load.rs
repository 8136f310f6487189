//! Gets the guide: over the network, else the last good copy.

pub mod cache;
mod fetch;

use std::time::Duration;

use policy_core::issue::Effect;
use policy_core::load::load_bytes;
use policy_core::{Guide, Issue};

use crate::browser::clock::{self, Timer};
use crate::browser::store::Store;
use crate::state::{Failure, Phase, State};

/// After this the reader is told that it takes long.
const SLOW_AFTER: Duration = Duration::from_secs(4);
/// After this it is given up. The first byte may take long on a bad line; more is a broken one.
const GIVE_UP_AFTER: Duration = Duration::from_secs(20);

/// What came of loading, with what was wrong in the data.
pub struct Loaded {
    /// Why there is nothing, where there is nothing.
    pub failure: Option<Failure>,
    /// What was wrong.
    pub issues: Vec<Issue>,
}

/// Loads the guide at `url` into `state`.
pub async fn load_guide(state: State, url: &str, store: &dyn Store) -> Loaded {
    state.set_phase(Phase::Loading { slow: false });
    match fetch_in_time(state, url).await.and_then(|bytes| read(&bytes).map(|read| (bytes, read))) {
        Ok((bytes, (guide, issues))) => {
            cache::keep(store, url, &bytes, &clock::today());
            state.show_guide(guide, n_left_out(&issues), None);
            Loaded { failure: None, issues }
        }
        Err(failure) => fall_back(state, url, store, failure),
    }
}

/// Shows the last good copy, or says why there is nothing.
fn fall_back(state: State, url: &str, store: &dyn Store, failure: Failure) -> Loaded {
    let copy = cache::last_good(store, url);
    let copy = copy.and_then(|copy| Some((copy.day, read(copy.text.as_bytes()).ok()?)));
    let Some((day, (guide, issues))) = copy else {
        state.set_phase(Phase::Failed(failure.clone()));
        return Loaded { failure: Some(failure), issues: Vec::new() };
    };
    state.show_guide(guide, n_left_out(&issues), Some(day));
    Loaded { failure: None, issues }
}

async fn fetch_in_time(state: State, url: &str) -> Result<Vec<u8>, Failure> {
    let request = fetch::Abortable::new();
    let abort = request.aborter();
    let _slow =
        Timer::new(SLOW_AFTER, Box::new(move || state.set_phase(Phase::Loading { slow: true })));
    let _end = Timer::new(GIVE_UP_AFTER, Box::new(move || abort.abort()));
    request.fetch(url).await
}

/// A guide with at least one policy, or the reason why there is none.
fn read(bytes: &[u8]) -> Result<(Guide, Vec<Issue>), Failure> {
    let (guide, issues) = load_bytes(bytes);
    match issues.iter().max_by_key(|issue| issue.effect) {
        Some(worst) if guide.policies.is_empty() => Err(Failure::Data(Box::new(worst.clone()))),
        _ => Ok((guide, issues)),
    }
}

fn n_left_out(issues: &[Issue]) -> usize {
    issues.iter().filter(|issue| issue.effect >= Effect::RowLeftOut).count()
}
