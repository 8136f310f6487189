//! The foot: where the list comes from, how fresh it is, and what prevails.

use leptos::prelude::*;

use crate::i18n::fill;
use crate::state::State;

/// Source, note, date of the check, caution.
#[component]
pub fn Foot(
    /// All that changes.
    state: State,
) -> AnyView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let document = guide.document.clone().map(|document| {
        view! { <p>{strings.source}" · "<span lang="zh">{document}</span></p> }
    });
    let note = guide.note.as_ref().map(|note| view! { <p>{note.get(lang.tag()).to_owned()}</p> });
    let checked =
        guide.checked.as_deref().map(|day| view! { <p>{fill(strings.checked, &[day])}</p> });
    view! {
        <footer class="foot">
            {document}
            {note}
            {checked}
            <p>{strings.prevails}</p>
        </footer>
    }
    .into_any()
}
