//! The guide could not be loaded: why, and what to do.

use leptos::prelude::*;

use super::button;
use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::node::{Node, el};
use crate::state::{Failure, State};

/// What went wrong, with a retry.
pub fn failure(state: State, reason: &Failure) -> Node {
    let lang = state.lang.get();
    let strings = lang.strings();
    let retry = button("button button-main")
        .on("click", move |_| state.raise(Intent::Retry))
        .text(strings.retry);
    el("div")
        .class("failure")
        .attr("role", "alert")
        .child(el("h3").class("failure-title").text(strings.failed_title))
        .child(el("p").child(sentence(reason, lang)))
        .child(el("p").child(retry))
        .into()
}

/// The reason in words.
fn sentence(failure: &Failure, lang: Lang) -> String {
    let strings = lang.strings();
    match failure {
        Failure::Network => strings.failed_network.to_owned(),
        Failure::Timeout => strings.failed_timeout.to_owned(),
        Failure::Status(status) => fill(strings.failed_status, &[&status.to_string()]),
        Failure::Data(issue) => fill(strings.failed_data, &[&issue.sentence(lang.tag())]),
    }
}
