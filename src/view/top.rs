//! The top: what this is, and the switches for language, size and colours.

use leptos::prelude::*;

use super::icon;
use crate::config::{Scale, Theme};
use crate::state::State;

/// Title and switches. It stays while the rest is drawn anew, so that a switch keeps its focus.
#[component]
pub fn Top(
    /// All that changes.
    state: State,
) -> AnyView {
    let region = move || {
        state
            .guide
            .read()
            .region
            .as_ref()
            .map(|region| region.get(state.lang.get().tag()).to_owned())
    };
    let title = move || state.guide.read().title.get(state.lang.get().tag()).to_owned();
    view! {
        <header class="top">
            <div class="top-line">
                <p class="top-region">{region}</p>
                <Switches state />
            </div>
            <h2 class="top-title">{title}</h2>
        </header>
    }
    .into_any()
}

#[component]
fn Switches(state: State) -> AnyView {
    let large = move || state.scale.get() == Scale::Large;
    let dark = move || state.theme.get() == Theme::Dark;
    let set_large = move |_| state.scale.set(if large() { Scale::Normal } else { Scale::Large });
    let set_dark = move |_| state.theme.set(if dark() { Theme::Light } else { Theme::Dark });
    view! {
        <div class="switches" role="group" aria-label=move || state.strings().preferences>
            <button
                type="button"
                class="switch"
                lang=move || state.lang.get().other().tag()
                aria-label=move || state.strings().lang_switch_name
                on:click=move |_| state.switch_lang()
            >
                {icon::globe()}
                <span>{move || state.strings().lang_switch}</span>
            </button>
            <button type="button" class="switch" aria-pressed=move || large().to_string() on:click=set_large>
                {icon::letter()}
                <span>{move || state.strings().scale_switch}</span>
            </button>
            <button type="button" class="switch" aria-pressed=move || dark().to_string() on:click=set_dark>
                {icon::moon()}
                <span>{move || state.strings().theme_switch}</span>
            </button>
        </div>
    }
    .into_any()
}
