//! Tells the host page what happens in the widget.

use leptos::prelude::*;

use super::{Watch, watch};
use crate::event::{Tell, WidgetEvent};
use crate::state::{Phase, State};

/// Tells `tell` when the guide is ready, when what is searched for or chosen changes, and when a card is opened.
pub fn tell_host(state: State, tell: Tell) -> [Watch; 2] {
    let told = tell.clone();
    let ready = watch(
        move || state.catalogue.read().phase == Phase::Ready,
        move |before, ready| {
            if *ready && !before {
                told(WidgetEvent::Ready);
            }
        },
    );
    let changes = watch(
        move || state.selection.get(),
        move |before, now| {
            // What is chosen before there is a guide is sent with it.
            if state.catalogue.read_untracked().phase != Phase::Ready {
                return;
            }
            if now.query != before.query || now.chosen != before.chosen {
                tell(WidgetEvent::FilterChange);
            }
            for number in now.open.iter().filter(|number| !before.open.contains(number)) {
                tell(WidgetEvent::Open(*number));
            }
        },
    );
    [ready, changes]
}
