//! Gets the guide over the network, else the last good copy; then what follows it: its search index, and what changed.

pub mod cache;
pub mod changes;
pub mod fetch;
pub mod index;
pub mod overlay;

use std::sync::Arc;
use std::time::Duration;

use gloo_timers::future::TimeoutFuture;
use policy_core::issue::Effect;
use policy_core::link::Link;
use policy_core::load::load_bytes;
use policy_core::{Guide, Issue, filter};

use crate::browser::clock::{self, Timer};
use crate::browser::store::Store;
use crate::config::Settings;
use crate::state::{Catalogue, Failure, Phase, State};
use fetch::{Answer, fetch};

/// After this the reader sees that it takes long.
const SLOW_AFTER: Duration = Duration::from_secs(4);

/// A guide that has come, with what was wrong in it.
struct Arrived {
    guide: Guide,
    issues: Vec<Issue>,
    /// The day a last good copy was saved, where it is one.
    stale: Option<String>,
}

/// Gets the guide at `src` with the overlay that `settings` name, and shows it; returns what was wrong in it, or why
/// there is none. `fresh` asks the network anew.
pub async fn load_guide(
    state: State,
    settings: Settings,
    src: &str,
    store: &dyn Store,
    fresh: bool,
) -> Result<Vec<Issue>, Failure> {
    state.set_phase(Phase::Loading { slow: false });
    let slow = move || state.set_phase(Phase::Loading { slow: true });
    let slow = Timer::new(SLOW_AFTER, Box::new(slow));
    // Both are on their way before either is waited for.
    let guide = fetch(src, fresh);
    let overlay = (!settings.overlay.is_empty()).then(|| fetch(&settings.overlay, fresh));
    let guide = guide.await;
    turn().await;
    let guide = take(guide, src, store);
    let overlay = match overlay {
        Some(overlay) if guide.is_ok() => Some(overlay.await),
        _ => None,
    };
    drop(slow);
    turn().await;
    match guide {
        Ok(arrived) => Ok(show(state, arrived, overlay, settings)),
        Err(failure) => {
            state.set_phase(Phase::Failed(failure.clone()));
            Err(failure)
        }
    }
}

/// Lets the page have its turn: reading a guide, drawing it and indexing it each take a phone longer than a reader should
/// wait.
async fn turn() {
    TimeoutFuture::new(0).await;
}

/// The guide that has come, else the last good copy.
fn take(answer: Answer, src: &str, store: &dyn Store) -> Result<Arrived, Failure> {
    match answer.and_then(|bytes| read(&bytes).map(|read| (bytes, read))) {
        Ok((bytes, (guide, issues))) => {
            cache::keep(store, src, &bytes, &clock::today());
            Ok(Arrived { guide, issues, stale: None })
        }
        Err(failure) => last_good(src, store).ok_or(failure),
    }
}

fn last_good(src: &str, store: &dyn Store) -> Option<Arrived> {
    let copy = cache::last_good(store, src)?;
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

/// Puts a district's overlay over the guide, leaves only what is locked, and shows that.
fn show(state: State, arrived: Arrived, overlay: Option<Answer>, settings: Settings) -> Vec<Issue> {
    let Arrived { mut guide, mut issues, stale } = arrived;
    let n_left_out = issues.iter().filter(|issue| issue.effect == Effect::RowLeftOut).count();
    if let Some(overlay) = overlay {
        overlay::lay_over(&mut guide, &mut issues, overlay);
    }
    filter::restrict(&mut guide, &settings.locked);
    state.show_catalogue(Catalogue {
        guide: Arc::new(guide),
        stale,
        n_left_out,
        overlay_lost: issues.iter().any(|issue| issue.effect == Effect::OverlayLeftOut),
        locked: settings.locked,
        ..Catalogue::default()
    });
    issues
}

/// Where a file is that the guide at `src` names: beside the guide, unless the name says otherwise. Only the web's own schemes.
fn beside(name: &str, src: &str) -> Option<String> {
    if name.contains(':') {
        return Link::parse(name).map(|link| link.href().to_owned());
    }
    let path = src.split(['?', '#']).next().unwrap_or(src);
    let folder = path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("");
    (!name.starts_with('/')).then(|| [folder, name].concat())
}

#[cfg(test)]
mod tests {
    use super::beside;

    #[test]
    fn a_file_that_the_guide_names_lies_beside_it_or_on_the_web() {
        assert_eq!(
            beside("changes.json", "https://a.b/c/policies.json?v=/1").unwrap(),
            "https://a.b/c/changes.json"
        );
        assert_eq!(beside("changes.json", "policies.json").unwrap(), "changes.json");
        assert_eq!(beside("https://x.y/c.json", "policies.json").unwrap(), "https://x.y/c.json");
        for name in ["javascript:alert(1)", "data:x", "//x.y/c.json", "/c.json", "file:///c"] {
            assert_eq!(beside(name, "https://a.b/policies.json"), None, "{name}");
        }
    }
}
