//! The whole widget: top, then whatever the phase calls for.

use erased_view::{ErasedView, dynamic, ev, html, nothing};
use leptos::prelude::*;
use policy_core::selection::View;

use crate::config::{SCALES, THEMES, Theme, id_of};
use crate::state::{Phase, State, fact};
use crate::view::button;
use crate::view::list::browse::browse;
use crate::view::list::filter_bar::STATUS;
use crate::view::page::failure::failure;
use crate::view::page::header::header;
use crate::view::page::notice_bar::notice_bar;
use crate::view::page::skeleton::skeleton;

/// The widget.
pub fn shell(state: State) -> ErasedView {
    // What comes after the guide must not draw the list anew under the reader's hands.
    let is_ready = fact(move || state.catalogue.read().phase == Phase::Ready);
    let body = move || {
        if is_ready.get() {
            // Drawn anew when the language changes, so that no text inside needs to watch it.
            return browse(state, state.lang.get());
        }
        match state.phase() {
            Phase::Failed(reason) => failure(state, &reason),
            Phase::Loading { slow } => skeleton(state, slow),
            Phase::Ready => nothing(),
        }
    };
    html::div()
        .class("shell")
        .attr("part", "shell")
        .attr("lang", move || Some(state.lang.get().tag().to_owned()))
        .attr("data-width", move || Some(state.appearance.read().width.id().to_owned()))
        .attr("data-theme", move || Some(theme(state).to_owned()))
        .attr("data-scale", move || Some(id_of(&SCALES, state.appearance.read().scale).to_owned()))
        .attr("data-hide", move || Some(state.appearance.read().hide.clone()))
        .child(skip(state, is_ready))
        .child(header(state))
        .child(body)
        .child(notice_bar(state))
        .into()
}

/// The first that a keyboard comes to, where there is a list to skip to.
fn skip(state: State, is_ready: Memo<bool>) -> ErasedView {
    let is_list = fact(move || is_ready.get() && state.choices.read().view == View::List);
    dynamic(move || {
        let skip = button("skip")
            .on(ev::click, |event| event.focus_soon(".shell", vec![STATUS.to_owned()]));
        is_list.get().then(|| skip.child(state.strings().skip_to_results))
    })
}

fn theme(state: State) -> &'static str {
    id_of(&THEMES, if state.appearance.read().is_dark() { Theme::Dark } else { Theme::Light })
}
