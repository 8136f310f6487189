//! The whole widget: top, then whatever the phase calls for.

use leptos::prelude::*;

use super::browse::browse;
use super::later::later;
use super::notice_bar::notice_bar;
use super::skeleton::skeleton;
use super::top::top;
use crate::config::{SCALES, THEMES, Theme, id_of};
use crate::more::door_failure;
use crate::node::{Node, el, live, nothing};
use crate::state::{Phase, State, fact};

/// The widget.
pub fn shell(state: State) -> Node {
    // What the second file adds to the data must not draw the list anew under the reader's hands.
    let is_ready = fact(move || state.data.read().phase == Phase::Ready);
    let body = move || {
        if is_ready.get() {
            // Drawn anew when the language changes, so that no text inside needs to watch it.
            return browse(state, state.lang.get());
        }
        match state.phase() {
            Phase::Failed(reason) => later(state, move || door_failure(state, &reason)),
            Phase::Loading { slow } => skeleton(state, slow),
            Phase::Ready => nothing(),
        }
    };
    el("div")
        .class("shell")
        .attr("part", "shell")
        .live_attr("lang", move || Some(state.lang.get().tag().to_owned()))
        .live_attr("data-width", move || Some(state.look.read().width.id().to_owned()))
        .live_attr("data-theme", move || Some(theme(state).to_owned()))
        .live_attr("data-scale", move || Some(id_of(&SCALES, state.look.read().scale).to_owned()))
        .live_attr("data-hide", move || Some(state.look.read().hide.clone()))
        .child(top(state))
        .child(live(body))
        .child(notice_bar(state))
        .into()
}

fn theme(state: State) -> &'static str {
    id_of(&THEMES, if state.look.read().is_dark() { Theme::Dark } else { Theme::Light })
}
