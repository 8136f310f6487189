//! Where short news are shown and read out.

use erased_view::{ErasedView, html};
use leptos::prelude::*;

use crate::state::State;
use crate::view::page::notice::notice;

/// Where news are read out.
pub fn notice_bar(state: State) -> ErasedView {
    let news = move || state.appearance.read().notice.clone().map(|news| notice(state, news));
    html::div().class("notices").attr("aria-live", "polite").child(news).into()
}
