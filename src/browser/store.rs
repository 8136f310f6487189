//! A place to keep small texts between visits: the page's storage where it is allowed, else memory.

/// Keeps texts by key. Every failure is silent: nothing here is needed to work.
pub trait Store {
    /// The text kept under `key`.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps a text; false where it could not be kept.
    fn set(&self, key: &str, text: &str) -> bool;
}

/// The page's local storage. In a sandboxed frame every call is refused.
#[derive(Clone, Copy, Debug)]
pub struct WebStore;

impl WebStore {
    fn storage() -> Option<web_sys::Storage> {
        web_sys::window()?.local_storage().ok()?
    }
}

impl Store for WebStore {
    fn get(&self, key: &str) -> Option<String> {
        Self::storage()?.get_item(key).ok()?
    }

    fn set(&self, key: &str, text: &str) -> bool {
        Self::storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
    }
}

/// Keeps texts as long as it lives.
#[cfg(test)]
#[derive(Debug, Default)]
pub struct MemoryStore(std::cell::RefCell<std::collections::BTreeMap<String, String>>);

#[cfg(test)]
impl Store for MemoryStore {
    fn get(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        true
    }
}
