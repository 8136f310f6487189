//! Lists of changes: whatever bytes lie beside a guide, only policies that are there are marked.

use policy_core::changes::read;
use policy_core::load;

use crate::SAMPLE;
use crate::guides::check_sentences;

/// Any bytes read to rows of policies that the guide has, with words to every mark.
pub fn changes_stay_with_the_guide(bytes: &[u8]) {
    let (guide, _) = load(SAMPLE);
    let (changes, issues) = read(&guide, bytes);
    check_sentences(&issues);
    for row in &changes.rows {
        assert!(guide.policy(row.number).is_some(), "{} is no policy", row.number);
        assert!(changes.of(row.number).is_some());
        for detail in &row.details {
            assert!(!detail.marks("xx").1.is_empty(), "a detail without marks");
        }
    }
    let _ = changes.is_told_on("2026-12-01");
}
