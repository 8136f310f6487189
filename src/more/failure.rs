//! The guide could not be loaded: why, and what to do.

use leptos::prelude::*;

use super::texts::texts;
use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::node::{Node, el};
use crate::state::{Failure, State};
use crate::view::button;

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
        .child(el("h3").class("failure-title").text(texts(lang).failed_title))
        .child(el("p").child(sentence(reason, lang)))
        .child(el("p").child(retry))
        .into()
}

/// The reason in words.
fn sentence(failure: &Failure, lang: Lang) -> String {
    let texts = texts(lang);
    match failure {
        Failure::Network => lang.strings().failed_network.to_owned(),
        Failure::Timeout => texts.failed_timeout.to_owned(),
        Failure::Status(status) => fill(texts.failed_status, &[&status.to_string()]),
        Failure::Data(issue) => fill(texts.failed_data, &[&issue.sentence(lang.tag())]),
    }
}
