//! Gets the guide: over the network, else the last good copy.

pub mod cache;
pub mod fetch;

use std::time::Duration;

use policy_core::load::load_bytes;
use policy_core::{Guide, Issue};

use crate::browser::clock::{self, Timer};
use crate::browser::store::Store;
use crate::state::{Failure, Phase, State};
use fetch::Request;

/// After this the reader is told that it takes long.
const SLOW_AFTER: Duration = Duration::from_secs(4);

/// A guide that has come, with what was wrong in it.
pub struct Arrived {
    /// The guide.
    pub guide: Guide,
    /// What was wrong.
    pub issues: Vec<Issue>,
    /// The day a last good copy was saved, where it is one.
    pub stale: Option<String>,
}

/// Gets the guide that `request` asks for at `url`, or says why there is none.
pub async fn load_guide(
    state: State,
    request: Request,
    url: &str,
    store: &dyn Store,
) -> Result<Arrived, Failure> {
    state.set_phase(Phase::Loading { slow: false });
    let slow = move || state.set_phase(Phase::Loading { slow: true });
    let slow = Timer::new(SLOW_AFTER, Box::new(slow));
    let body = request.body().await;
    drop(slow);
    match body.and_then(|bytes| read(&bytes).map(|read| (bytes, read))) {
        Ok((bytes, (guide, issues))) => {
            cache::keep(store, url, &bytes, &clock::today());
            Ok(Arrived { guide, issues, stale: None })
        }
        Err(failure) => last_good(url, store).ok_or(failure),
    }
}

fn last_good(url: &str, store: &dyn Store) -> Option<Arrived> {
    let copy = cache::last_good(store, url)?;
    let (guide, issues) = read(copy.text.as_bytes()).ok()?;
    Some(Arrived { guide, issues, stale: Some(copy.day) })
}

/// A guide with at least one policy, or the reason why there is none.
fn read(bytes: &[u8]) -> Result<(Guide, Vec<Issue>), Failure> {
    let (guide, issues) = load_bytes(bytes);
    match issues.iter().max_by_key(|issue| issue.effect) {
        Some(worst) if guide.policies.is_empty() => Err(Failure::Data(Box::new(worst.clone()))),
        _ => Ok((guide, issues)),
    }
}
