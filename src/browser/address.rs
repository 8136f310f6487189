//! The fragment of the page's address, and its history.

use wasm_bindgen::JsValue;

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
        let path = window.location().pathname().unwrap_or_default();
        let query = window.location().search().unwrap_or_default();
        let sign = if fragment.is_empty() { "" } else { "#" };
        let url = [path.as_str(), &query, sign, fragment].concat();
        // A page opened from a file or in a sandbox may refuse: then the address stays as it is.
        let _ = if new_entry {
            history.push_state_with_url(&JsValue::NULL, "", Some(&url))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
        };
    }
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
