//! Whether the system prefers dark colours.

use web_sys::MediaQueryList;

use super::listener::Listener;

fn query() -> Option<MediaQueryList> {
    web_sys::window()?.match_media("(prefers-color-scheme: dark)").ok()?
}

/// Whether it does now.
pub fn prefers_dark() -> bool {
    query().is_some_and(|query| query.matches())
}

/// Calls back when that changes.
pub fn watch_scheme(changed: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::new(query()?.into(), &["change"], changed))
}
