//! The whole widget: top, then whatever the phase calls for.

use leptos::prelude::*;

use super::browse::Browse;
use super::failure::FailureView;
use super::notice_bar::NoticeBar;
use super::skeleton::Skeleton;
use super::top::Top;
use crate::config::{SCALES, THEMES, id_of};
use crate::state::{Phase, State};

/// The widget.
#[component]
pub fn Shell(
    /// All that changes.
    state: State,
) -> AnyView {
    let body = move || match state.phase.get() {
        Phase::Loading { slow } => view! { <Skeleton state slow /> }.into_any(),
        Phase::Failed(failure) => view! { <FailureView state failure /> }.into_any(),
        // Drawn anew when the language changes, so that no text inside needs to watch it.
        Phase::Ready => view! { <Browse state lang=state.lang.get() /> }.into_any(),
    };
    view! {
        <div
            class="shell"
            part="shell"
            lang=move || state.lang.get().tag()
            data-width=move || state.width.get().id()
            data-theme=move || id_of(&THEMES, state.theme.get())
            data-scale=move || id_of(&SCALES, state.scale.get())
        >
            <Top state />
            {body}
            <NoticeBar state />
        </div>
    }
    .into_any()
}
