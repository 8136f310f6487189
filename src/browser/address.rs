//! The fragment of the page's address, and its history.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::History;

use super::listener::Listener;

/// Reads and writes the fragment, without the leading `#`.
pub trait Address {
    /// The fragment as it is now.
    fn fragment(&self) -> String;
    /// Writes the fragment, as a new entry of the history or over the newest.
    fn write(&self, fragment: &str, new_entry: bool);
}

/// The page's own address.
#[derive(Clone, Copy, Debug)]
pub struct WebAddress;

impl Address for WebAddress {
    fn fragment(&self) -> String {
        let hash =
            web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
        hash.trim_start_matches('#').to_owned()
    }

    fn write(&self, fragment: &str, new_entry: bool) {
        let Some(window) = web_sys::window() else { return };
        let Ok(history) = window.history() else { return };
        let href = window.location().href().unwrap_or_default();
        // Whole: a `<base>` would lead what is relative elsewhere.
        let url = with_fragment(&href, fragment);
        let state = host_state(&history, fragment);
        // A page opened from a file or in a sandbox may refuse: then the address stays as it is.
        let _ = if new_entry {
            history.push_state_with_url(&state, "", Some(&url))
        } else {
            history.replace_state_with_url(&state, "", Some(&url))
        };
    }
}

fn with_fragment(address: &str, fragment: &str) -> String {
    let before = address.split('#').next().unwrap_or_default();
    if fragment.is_empty() { before.to_owned() } else { [before, "#", fragment].concat() }
}

/// What the page's own router keeps with the entry: without it the router takes the entry for a stranger's. Where it keeps
/// the address as `current`, which it writes anew when it leaves, the fragment belongs there too.
fn host_state(history: &History, fragment: &str) -> JsValue {
    let state = history.state().unwrap_or(JsValue::NULL);
    if !state.is_object() {
        return state;
    }
    let state: JsValue = Object::assign(&Object::new(), state.unchecked_ref()).into();
    let current = Reflect::get(&state, &"current".into()).ok().and_then(|text| text.as_string());
    if let Some(current) = current {
        let _ = Reflect::set(&state, &"current".into(), &with_fragment(&current, fragment).into());
    }
    state
}

/// A change of the fragment alone fires both in some browsers and one of them in others.
const EVENTS: [&str; 2] = ["popstate", "hashchange"];

/// Calls back whenever the reader goes back, forward, or edits the address.
pub fn watch_fragment(changed: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::new(web_sys::window()?.into(), &EVENTS, changed))
}

/// An address in memory.
#[cfg(test)]
#[derive(Debug, Default)]
pub struct MemoryAddress(std::cell::RefCell<Vec<String>>);

#[cfg(test)]
impl MemoryAddress {
    /// Every entry of the history, oldest first.
    pub fn entries(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}

#[cfg(test)]
impl Address for MemoryAddress {
    fn fragment(&self) -> String {
        self.0.borrow().last().cloned().unwrap_or_default()
    }

    fn write(&self, fragment: &str, new_entry: bool) {
        let mut entries = self.0.borrow_mut();
        if !new_entry {
            entries.pop();
        }
        entries.push(fragment.to_owned());
    }
}
