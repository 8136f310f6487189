//! What changed since the guide before: the list beside the guide, if the guide names one.

use std::sync::Arc;

use policy_core::Guide;
use policy_core::changes::Changes;

use super::beside;
use super::fetch::fetch;

/// Gets the list that `guide`, which came from `src`, names. Nothing comes of one that cannot be had, is another guide's,
/// or whose day is over: what is wrong with it is the editors' business. `today` is `YYYY-MM-DD`.
pub async fn load_changes(guide: &Guide, src: &str, today: &str) -> Option<Arc<Changes>> {
    let url = beside(guide.changes.as_deref()?, src)?;
    told(guide, &fetch(&url, false).await.ok()?, today)
}

/// What a list tells on a day.
pub(crate) fn told(guide: &Guide, list: &[u8], today: &str) -> Option<Arc<Changes>> {
    let (changes, _) = policy_core::changes::read(guide, list);
    let is_empty = changes.rows.is_empty() && changes.removed.is_empty();
    (!is_empty && changes.is_told_on(today)).then(|| Arc::new(changes))
}
