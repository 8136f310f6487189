//! The search box.

use std::time::Duration;

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use crate::i18n::fill;
use crate::intent::Intent;
use crate::state::State;
use crate::view::{button, icon};

/// Letters that a keyboard still composes are searched after a pause as long as this.
const PAUSE: Duration = Duration::from_millis(350);

/// Filters while typing. What an input method still composes is searched after a pause, since keyboards of Android compose
/// every word until its end; the field is left alone. `suggests` says whether suggestions may lie over what is below: from
/// the focus on, and no more once something was typed: then a reader goes on to the list.
pub fn search_box(state: State, suggests: RwSignal<bool>) -> ErasedView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let examples = guide.examples.as_ref().map(|words| words.get(lang.tag()));
    let hint = examples.map_or_else(
        || strings.search_label.to_owned(),
        |words| fill(strings.search_hint, &[words]),
    );
    let typed = after_composing(state);
    let field = html::input()
        .attr("type", "search")
        .attr("role", "searchbox")
        .class("search-input")
        .attr("part", "search-field")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("maxlength", "200")
        .attr("aria-label", strings.search_label)
        .attr("placeholder", hint)
        .prop("value", move || state.query())
        .on(ev::focus, move |_| {
            suggests.set(true);
            state.raise(Intent::PrepareSearch);
        })
        .on(ev::compositionend, move |event| typed(event.value(), false))
        .on(ev::input, move |event| {
            suggests.set(false);
            typed(event.value(), event.is_composing());
        });
    let clear = button("search-clear")
        .attr("aria-label", strings.search_clear)
        .attr("hidden", move || state.query().is_empty().then(String::new))
        .on(ev::click, move |event| {
            state.search(String::new());
            event.focus_before();
            suggests.set(false);
        })
        .child(icon::cross());
    html::div()
        .class("search-box")
        .attr("part", "search")
        .attr("role", "search")
        .child(icon::search())
        .child(field)
        .child(clear)
        .into()
}

/// What to do with a query: search at once, or, while it is being composed, when nothing has come for [`PAUSE`].
fn after_composing(state: State) -> impl Fn(String, bool) + Copy + 'static {
    let waiting: StoredValue<Option<TimeoutHandle>> = StoredValue::new(None);
    let search = move |query| {
        // The widget may be gone by then.
        if !state.selection.is_disposed() {
            state.search(query);
        }
    };
    move |query, is_composing| {
        waiting.update_value(|waiting| {
            waiting.take().inspect(TimeoutHandle::clear);
        });
        if is_composing {
            let soon = set_timeout_with_handle(move || search(query), PAUSE);
            waiting.set_value(soon.ok());
        } else {
            search(query);
        }
    }
}
