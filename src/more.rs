//! What may come after the first paint. `xtask` moves this module, the search engine and some views into a WebAssembly file
//! of their own, which shares everything with the first; [`crate::app`] fetches it once the guide is shown.
//!
//! The rest of the widget calls in here only through functions named `door_…`, and only once the file is there.

#[cfg(any(feature = "csr", test))]
mod address;
mod card_detail;
#[cfg(any(feature = "csr", test))]
mod carry_out;
mod changes;
mod compare;
mod contact_row;
mod directory;
mod district;
mod empty;
mod failure;
mod finder;
mod foot;
mod hints;
mod news;
mod qr;
mod saved;
mod sheet;
mod sort;
mod texts;

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use card_detail::card_detail;
use empty::empty;
use failure::failure;
use foot::foot;
use hints::hints;
use leptos::prelude::*;
use news::news;
#[cfg(feature = "ssr")]
use policy_core::Policy;
use policy_core::facet::PerFacet;
use policy_core::issue::Effect;
use policy_core::permalink::View;
use policy_core::search::{Builder, Tables};
use policy_core::{Guide, Issue};
use send_wrapper::SendWrapper;
use sheet::filter_sheet;
use sort::sort_select;

#[cfg(any(feature = "csr", test))]
pub use address::door_keep_address;
#[cfg(any(feature = "csr", test))]
pub use carry_out::{door_carry_out, door_keep_saved};

use crate::i18n::{Lang, fill};
use crate::node::{Node, live, nothing};
use crate::state::{Failure, N_CARDS, Notice, Search, State};
use crate::view::button;

/// What an opened card shows.
#[inline(never)]
pub fn door_detail(state: State, position: usize) -> Node {
    card_detail(state, position)
}

/// What an opened card shows where nothing can be clicked.
#[cfg(feature = "ssr")]
pub(crate) fn static_detail(state: State, policy: &Policy) -> Node {
    card_detail::detail(state, policy, nothing())
}

/// A way to ask that stands by itself.
#[cfg(feature = "ssr")]
pub(crate) fn static_contact(state: State, contact: &policy_core::guide::Contact) -> Node {
    contact_row::contact_row(state, contact, None)
}

/// A text as a QR code.
#[cfg(feature = "ssr")]
pub(crate) fn static_qr(text: &str) -> Node {
    qr::qr(text)
}

/// So many policies are read between two turns of the page.
const STEP: usize = 200;

/// The finder, the directory or what is saved, as the link says.
#[inline(never)]
pub fn door_view(state: State) -> Node {
    let view = Memo::new(move |_| state.choices.read().view);
    live(move || match view.get() {
        View::List => nothing(),
        View::Finder => finder::finder(state),
        View::Contacts => directory::directory(state),
        View::Saved => saved::saved(state),
    })
}

/// What may be searched for, while nothing is.
#[inline(never)]
pub fn door_hints(state: State) -> Node {
    hints(state)
}

/// Draws more of a long list.
#[inline(never)]
pub fn door_cards_more(state: State) -> Node {
    let label = fill(texts::texts(state.lang.get()).cards_more, &[&N_CARDS.to_string()]);
    let more = move |_| state.look.update(|look| look.n_cards += N_CARDS);
    button("button cards-more").on("click", more).child(label).into()
}

/// The filters, where there is no room for a column.
#[inline(never)]
pub fn door_sheet(state: State) -> Node {
    filter_sheet(state)
}

/// Where the list comes from.
#[inline(never)]
pub fn door_foot(state: State) -> Node {
    foot(state)
}

/// The order of the list.
#[inline(never)]
pub fn door_sort(state: State) -> Node {
    sort_select(state)
}

/// What an empty list shows.
#[inline(never)]
pub fn door_empty(state: State) -> Node {
    empty(state)
}

/// News at the bottom.
#[inline(never)]
pub fn door_news(state: State, notice: Notice) -> Node {
    news(state, notice)
}

/// Whether a policy is new or was changed, once that is known.
#[inline(never)]
pub fn door_change(state: State, number: u32) -> Node {
    changes::mark(state, number)
}

/// Asks for what changed since the guide before, where the guide says that it is told. `get` is the page's way to a file.
#[cfg(any(feature = "csr", test))]
#[inline(never)]
pub fn door_changes(state: State, get: &js_sys::Function, src: &str) {
    carry_out::fetch_changes(state, get, src);
}

/// Why the guide could not be loaded.
#[inline(never)]
pub fn door_failure(state: State, reason: &Failure) -> Node {
    failure(state, reason)
}

/// Does to the guide what a partner asks for.
#[inline(never)]
pub fn door_adapt(
    state: State,
    guide: &mut Guide,
    issues: &mut Vec<Issue>,
    overlay: Option<Result<Vec<u8>, Failure>>,
    locked: PerFacet<Vec<String>>,
) {
    if let Some(overlay) = overlay {
        district::lay_over(guide, issues, overlay);
    }
    policy_core::filter::restrict(guide, &locked);
    let is_lost = issues.iter().any(|issue| issue.effect == Effect::OverlayLeftOut);
    state.data.update(|data| {
        data.is_partial = true;
        data.overlay_lost = is_lost;
        data.locked = locked;
    });
}

/// What a partner tells its readers.
#[inline(never)]
pub fn door_partner(state: State) -> Node {
    district::banner(state)
}

/// That a number comes from the district.
#[inline(never)]
pub fn door_contact_mark(state: State) -> Node {
    district::contact_mark(state)
}

/// That a policy is the district's own, or put first by it.
#[inline(never)]
pub fn door_policy_mark(state: State, policy: &policy_core::Policy) -> Node {
    district::policy_mark(state, policy)
}

/// What is wrong, in a sentence.
#[inline(never)]
pub fn door_sentence(issue: &Issue, lang: Lang) -> String {
    issue.sentence(lang.tag())
}

/// The words of this file's views, before any of them is shown.
#[inline(never)]
pub fn door_texts(text: String) {
    texts::bring(text);
}

/// From now on searches as people ask, once the index is made. `tables` is how characters sound and are written.
#[inline(never)]
pub fn door_search(state: State, tables: &str) {
    let guide = state.guide();
    let builder = Builder::new(&guide, Tables::read(tables));
    build(state, guide, builder);
}

/// Reads a part of the guide, and the rest after the page has had its turn.
fn build(state: State, guide: Arc<Guide>, mut builder: Builder) {
    // The widget may be gone by then.
    if state.data.is_disposed() {
        return;
    }
    if builder.step(&guide, STEP) {
        set_timeout(move || build(state, guide, builder), Duration::ZERO);
        return;
    }
    // A guide that has come meanwhile has an index of its own to wait for.
    if !Arc::ptr_eq(&guide, &state.guide()) {
        return;
    }
    let engine = builder.finish();
    let search: Search = SendWrapper::new(Rc::new(move |query: &str| engine.search(query)));
    state.data.update(|data| data.search = Some(search));
}
