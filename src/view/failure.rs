//! The guide could not be loaded: why, and what to do.

use leptos::prelude::*;

use crate::i18n::{Lang, fill};
use crate::intent::Intent;
use crate::state::{Failure, State};

/// What went wrong, with a retry.
#[component]
pub fn FailureView(
    /// All that changes.
    state: State,
    /// Why.
    failure: Failure,
) -> AnyView {
    let lang = state.lang.get();
    let strings = lang.strings();
    view! {
        <div class="failure" role="alert">
            <h3 class="failure-title">{strings.failed_title}</h3>
            <p>{failure_sentence(&failure, lang)}</p>
            <p>
                <button type="button" class="button button-main" on:click=move |_| state.raise(Intent::Retry)>
                    {strings.retry}
                </button>
            </p>
        </div>
    }
    .into_any()
}

/// The reason in words.
pub fn failure_sentence(failure: &Failure, lang: Lang) -> String {
    let strings = lang.strings();
    match failure {
        Failure::Network => strings.failed_network.to_owned(),
        Failure::Timeout => strings.failed_timeout.to_owned(),
        Failure::Status(status) => fill(strings.failed_status, &[&status.to_string()]),
        Failure::Data(issue) => fill(strings.failed_data, &[&issue.sentence(lang.tag())]),
    }
}
