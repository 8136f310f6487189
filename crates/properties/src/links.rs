//! Links: any text decodes to a state that a link can say again.

use policy_core::permalink::{MAX_LINK, MAX_QUERY};
use policy_core::{Facet, Selection};

/// Reading what was written changes nothing, and nothing grows without bounds.
pub fn permalink_settles(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for fragment in [text.as_ref(), &["#a=1&pg=", &text].concat(), &["pg=q:", &text].concat()] {
        let once = Selection::decode(fragment);
        let written = once.encode();
        // What is longer than any link is cut: it settles on what is left.
        if written.len() <= MAX_LINK {
            assert_eq!(Selection::decode(&written), once, "{fragment:?} {written:?}");
            assert_eq!(Selection::decode(&written).encode(), written);
        }
        assert!(written.is_ascii(), "{written}");
        assert!(!written.contains(['&', '#', '<', '>', '"', '\'', ' ']), "{written}");
        check_bounds(&once);
    }
}

fn check_bounds(selection: &Selection) {
    assert!(selection.query.chars().count() <= MAX_QUERY);
    assert!(!selection.query.chars().any(char::is_control));
    assert!(selection.open.is_sorted() && selection.saved.is_sorted());
    assert!(Facet::ALL.iter().all(|facet| selection.chosen[*facet].is_sorted()));
    let mut questions: Vec<&str> = selection.answers.iter().map(|(id, _)| id.as_str()).collect();
    questions.sort_unstable();
    questions.dedup();
    assert_eq!(questions.len(), selection.answers.len(), "a question is answered once");
}
