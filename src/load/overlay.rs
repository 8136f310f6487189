//! Lays a district's overlay over the guide.

use policy_core::issue::{Effect, Problem};
use policy_core::load::empty_guide;
use policy_core::{Guide, Issue, overlay};

use super::fetch::Answer;
use crate::state::Failure;

/// Lays what has come over the guide; where nothing has, an issue says why and the guide stays.
pub fn lay_over(guide: &mut Guide, issues: &mut Vec<Issue>, came: Answer) {
    match came {
        Ok(bytes) => {
            let city = std::mem::replace(guide, empty_guide());
            let (merged, found) = overlay::apply(city, &bytes);
            *guide = merged;
            issues.extend(found);
        }
        Err(failure) => issues.push(Issue {
            place: "overlay".to_owned(),
            policy: None,
            problem: Problem::NotLoaded(word(&failure)),
            effect: Effect::OverlayLeftOut,
        }),
    }
}

fn word(failure: &Failure) -> String {
    match failure {
        Failure::Status(status) => status.to_string(),
        Failure::Timeout => "timeout".to_owned(),
        Failure::Network | Failure::Data(_) => "network".to_owned(),
    }
}
