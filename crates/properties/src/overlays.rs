//! Overlays: whatever is put over a guide, what comes out is a guide, and nobody is left without a number.

use policy_core::guide::{Guide, Status};
use policy_core::issue::Effect;
use policy_core::{load, overlay};

use crate::SAMPLE;
use crate::guides::{check_guide, check_sentences};

/// Any bytes merge; an overlay that is left out changes nothing, and replacements lead somewhere.
pub fn overlay_keeps_the_guide_whole(bytes: &[u8]) {
    let (guide, _) = load(SAMPLE);
    let (merged, issues) = overlay::apply(guide.clone(), bytes);
    check_guide(&merged);
    check_sentences(&issues);
    assert!(issues.iter().all(|issue| issue.place.starts_with("overlay")));
    if issues.iter().any(|issue| issue.effect == Effect::OverlayLeftOut) {
        assert_eq!(merged, guide, "an overlay that is left out changes nothing");
    }
    for policy in &merged.policies {
        let before = guide.policy(policy.number).map_or(0, |policy| policy.contacts.len());
        assert!(before == 0 || !policy.contacts.is_empty(), "{} lost its contacts", policy.number);
        assert!(comes_to_an_end(&merged, policy.number), "{} goes round", policy.number);
    }
}

fn comes_to_an_end(guide: &Guide, number: u32) -> bool {
    let mut number = number;
    for _ in 0..=guide.policies.len() {
        match guide.policy(number).map(|policy| &policy.status) {
            Some(Status::Replaced { by: Some(by) }) => number = *by,
            _ => return true,
        }
    }
    false
}
