//! The guide could not be loaded: why, and what to do.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::state::{Failure, State};
use crate::view::button;

/// What went wrong, with a retry.
pub fn failure(state: State, reason: &Failure) -> ErasedView {
    let lang = state.lang.get();
    let strings = lang.strings();
    let retry = button("button button-main")
        .on(ev::click, move |_| state.raise(Intent::Retry))
        .child(strings.retry);
    html::div()
        .class("failure")
        .attr("role", "alert")
        .child(html::h3().class("failure-title").child(lang.strings().failed_title))
        .child(html::p().child(sentence(reason, lang)))
        .child(html::p().child(retry))
        .into()
}

/// The reason in words.
fn sentence(failure: &Failure, lang: Lang) -> String {
    let strings = lang.strings();
    match failure {
        Failure::Network => lang.strings().failed_network.to_owned(),
        Failure::Timeout => strings.failed_timeout.to_owned(),
        Failure::Status(status) => fill(strings.failed_status, &[&status.to_string()]),
        Failure::Data(issue) => fill(strings.failed_data, &[&issue.sentence(lang.tag())]),
    }
}
