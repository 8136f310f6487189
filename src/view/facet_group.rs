//! One facet: a named group of checkboxes with counts.

use leptos::prelude::*;
use policy_core::Facet;
use policy_core::guide::TermIdx;

use crate::i18n::{Strings, fill};
use crate::state::State;

/// A facet with more words than this shows the rest on demand.
const N_AT_FIRST: usize = 8;

/// The name of a facet.
pub fn facet_name(facet: Facet, strings: &'static Strings) -> &'static str {
    match facet {
        Facet::Category => strings.facet_category,
        Facet::Audience => strings.facet_audience,
        Facet::Support => strings.facet_support,
        Facet::Agency => strings.facet_agency,
    }
}

/// The checkboxes of a facet.
#[component]
pub fn FacetGroup(
    /// All that changes.
    state: State,
    /// Which facet.
    facet: Facet,
) -> AnyView {
    let strings = state.lang.get_untracked().strings();
    let n_terms = state.guide().terms[facet].len();
    let all = RwSignal::new(n_terms <= N_AT_FIRST + 1);
    let choices = move || {
        let n_shown = if all.get() { n_terms } else { N_AT_FIRST };
        (0..n_shown).map(|term| view! { <FacetChoice state facet term /> }).collect_view()
    };
    let more = (n_terms > N_AT_FIRST + 1).then(|| {
        let label = move || {
            if all.get() {
                strings.facet_less.to_owned()
            } else {
                fill(strings.facet_more, &[&n_terms.to_string()])
            }
        };
        view! {
            <button
                type="button"
                class="button-quiet facet-more"
                aria-expanded=move || all.get().to_string()
                on:click=move |_| all.update(|all| *all = !*all)
            >
                {label}
            </button>
        }
    });
    view! {
        <fieldset class="facet-group" data-facet=facet.id()>
            <legend class="facet-name">{facet_name(facet, strings)}</legend>
            {choices}
            {more}
        </fieldset>
    }
    .into_any()
}

#[component]
fn FacetChoice(state: State, facet: Facet, term: TermIdx) -> AnyView {
    let guide = state.guide();
    let Some(word) = guide.terms[facet].get(term) else { return ().into_any() };
    let id = StoredValue::new(word.id.clone());
    let name = word.label().get(state.lang.get_untracked().tag()).to_owned();
    let checked = move || id.with_value(|id| state.permalink.read().chosen[facet].contains(id));
    let count =
        Memo::new(move |_| state.outcome.read().counts[facet].get(term).copied().unwrap_or(0));
    view! {
        <label class="facet-choice" class:is-empty=move || count.get() == 0>
            <input
                type="checkbox"
                name=facet.id()
                value=word.id.clone()
                prop:checked=checked
                on:change=move |_| id.with_value(|id| state.toggle(facet, id))
            />
            <span class="facet-word">{name}</span>
            <span class="facet-count">{move || count.get()}</span>
        </label>
    }
    .into_any()
}
