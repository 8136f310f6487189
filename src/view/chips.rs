//! What is chosen, as chips that take it back: in view at every width.

use leptos::prelude::*;
use policy_core::Facet;

use super::icon;
use crate::i18n::fill;
use crate::state::State;

/// One chip a choice, and a button that takes all back.
#[component]
pub fn Chips(
    /// All that changes.
    state: State,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let any = Memo::new(move |_| state.permalink.read().n_chosen() > 0);
    let chips = move || {
        let chosen = state.permalink.read().chosen.clone();
        let ids = Facet::ALL.into_iter().flat_map(|facet| {
            let ids: Vec<String> = chosen[facet].iter().cloned().collect();
            ids.into_iter().map(move |id| (facet, id))
        });
        ids.filter_map(|(facet, id)| chip(state, facet, id)).collect_view()
    };
    let drawn = move || {
        any.get().then(|| {
            view! {
                <div class="chips">
                    <ul class="chip-list" aria-label=strings.chosen>
                        {chips}
                    </ul>
                    <button type="button" class="button-quiet" on:click=move |_| state.clear_filters()>
                        {strings.clear}
                    </button>
                </div>
            }
        })
    };
    drawn.into_any()
}

fn chip(state: State, facet: Facet, id: String) -> Option<impl IntoView> {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let term = guide.terms[facet].get(guide.term_idx(facet, &id)?)?;
    let name = term.label().get(lang.tag()).to_owned();
    let label = fill(lang.strings().chip_remove, &[&name]);
    Some(view! {
        <li>
            <button type="button" class="chip" aria-label=label on:click=move |_| state.toggle(facet, &id)>
                <span>{name}</span>
                {icon::cross()}
            </button>
        </li>
    })
}
