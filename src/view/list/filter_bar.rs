//! The line above the list: the filters' button when narrow, how many policies, and their order.

use std::time::Duration;

use erased_view::{ErasedView, dynamic, ev, html, nothing};
use leptos::prelude::*;

use crate::i18n::{Strings, fill};
use crate::state::State;
use crate::view::list::sort::sort_select;
use crate::view::{button, icon};

/// Where the focus goes when what had it is gone.
pub const STATUS: &str = ".status";

/// What is typed rests so long before the count is spoken.
const PAUSE: Duration = Duration::from_millis(900);

/// Button, status and order.
pub fn filter_bar(state: State) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let open_label = move || match state.choices.read().n_chosen() {
        0 => strings.filters.to_owned(),
        n => fill(strings.filters_open, &[&n.to_string()]),
    };
    let open = button("button filter-open")
        .attr("part", "filter-button")
        .attr("aria-haspopup", "dialog")
        .on(ev::click, move |_| state.open_sheet(true))
        .child(icon::sliders())
        .child(html::span().child(open_label));
    html::div()
        .class("filter-bar")
        .child(open)
        .child(
            html::p()
                .class("status")
                .attr("role", "status")
                // While one types it changes with every key: what is spoken waits for a pause, see below.
                .attr("aria-live", "off")
                .attr("tabindex", "-1")
                .child(move || status(state, strings)),
        )
        .child(spoken(state, strings))
        .child(sort_select(state))
        .into()
}

/// Speaks the count once nothing has changed it for [`PAUSE`]: one count for a word that is typed.
fn spoken(state: State, strings: &'static Strings) -> ErasedView {
    let said = RwSignal::new(String::new());
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let count = Memo::new(move |_| status(state, strings));
    let mut is_drawn = false;
    let wait = move || {
        let text = count.get();
        // What is there from the start is read in its place.
        if std::mem::replace(&mut is_drawn, true) {
            // The widget may be gone by then.
            let say = move || drop(said.try_set(text));
            waiting.update_value(|waiting| {
                waiting.take().inspect(TimeoutHandle::clear);
                *waiting = set_timeout_with_handle(say, PAUSE).ok();
            });
        }
        nothing()
    };
    html::p()
        .class("spoken")
        .attr("aria-live", "polite")
        .child(dynamic(wait))
        .child(move || said.get())
        .into()
}

/// How many policies are shown, of how many, and how many more match outside the filters.
fn status(state: State, strings: &Strings) -> String {
    let outcome = state.outcome.read();
    let selection = state.selection.read();
    let total = state.guide().policies.len().to_string();
    if selection.is_everything() {
        return fill(strings.status_all, &[&total]);
    }
    if outcome.shown.is_empty() && state.is_finding() {
        return strings.finding.to_owned();
    }
    let mut text = fill(strings.status_some, &[&outcome.shown.len().to_string(), &total]);
    if outcome.n_perhaps > 0 {
        text.push_str(" · ");
        text.push_str(&fill(strings.status_perhaps, &[&outcome.n_perhaps.to_string()]));
    }
    if !selection.query.trim().is_empty() && outcome.outside > 0 {
        text.push_str(" · ");
        text.push_str(&fill(strings.status_outside, &[&outcome.outside.to_string()]));
    }
    text
}
