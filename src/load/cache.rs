//! The last good copy of a guide, with the day it was saved.

use crate::browser::store::Store;

/// A copy.
#[derive(Debug, PartialEq, Eq)]
pub struct Copy {
    /// The day it was saved, as `YYYY-MM-DD`.
    pub day: String,
    /// The guide as it came.
    pub text: String,
}

/// A larger guide is not kept: storage is a few megabytes and belongs to the host as well.
const MAX_KEPT: usize = 1 << 20;

/// Keeps a copy where storage allows.
pub fn keep(store: &dyn Store, url: &str, bytes: &[u8], day: &str) {
    if let Ok(text) = std::str::from_utf8(bytes)
        && bytes.len() <= MAX_KEPT
    {
        store.set(&key(url), &[day, "\n", text].concat());
    }
}

/// The copy that was kept for `url`.
pub fn last_good(store: &dyn Store, url: &str) -> Option<Copy> {
    let kept = store.get(&key(url))?;
    let (day, text) = kept.split_once('\n')?;
    Some(Copy { day: day.to_owned(), text: text.to_owned() })
}

fn key(url: &str) -> String {
    ["policy-guide:", url].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::store::MemoryStore;

    #[test]
    fn what_was_kept_comes_back_for_the_same_address_only() {
        let store = MemoryStore::default();
        keep(&store, "a.json", b"{}", "2026-01-02");
        assert_eq!(
            last_good(&store, "a.json"),
            Some(Copy { day: "2026-01-02".into(), text: "{}".into() })
        );
        assert_eq!(last_good(&store, "b.json"), None);
    }

    #[test]
    fn a_damaged_copy_is_no_copy() {
        let store = MemoryStore::default();
        store.set("policy-guide:a.json", "no line break");
        assert_eq!(last_good(&store, "a.json"), None);
    }

    #[test]
    fn a_very_large_guide_is_not_kept() {
        let store = MemoryStore::default();
        keep(&store, "a.json", &vec![b' '; MAX_KEPT + 1], "2026-01-02");
        assert_eq!(last_good(&store, "a.json"), None);
    }
}
