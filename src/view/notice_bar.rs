//! Short news at the bottom: copied, or a text to copy by hand.

use leptos::prelude::*;

use super::icon;
use crate::state::{Notice, State};

/// The news, read out by screen readers.
#[component]
pub fn NoticeBar(
    /// All that changes.
    state: State,
) -> AnyView {
    let content = move || {
        let strings = state.strings();
        Some(match state.notice.get()? {
            Notice::Copied => view! { <p class="notice-text">{strings.copied}</p> }.into_any(),
            Notice::CopyByHand(text) => view! {
                <p class="notice-text">{strings.copy_by_hand}</p>
                <textarea class="notice-copy" readonly rows="3" aria-label=strings.copy_by_hand>{text}</textarea>
            }
            .into_any(),
        })
    };
    let is_empty = move || state.notice.read().is_none();
    view! {
        <div class="notice-bar" aria-live="polite" class:is-empty=is_empty>
            {content}
            <button
                type="button"
                class="button-icon"
                aria-label=move || state.strings().close
                hidden=is_empty
                on:click=move |_| state.notice.set(None)
            >
                {icon::cross()}
            </button>
        </div>
    }
    .into_any()
}
