//! What views ask of the browser: copy, share, print.

use leptos::prelude::*;
use leptos::task::tick;

use super::spawn;
use crate::browser::clipboard;
use crate::state::{Notice, State};
use crate::view::card::detail::{link_to, message};

/// Puts a text on the clipboard and says so; where that is refused, shows it to be copied by hand.
pub fn copy(state: State, text: String) {
    spawn(async move {
        let copied = clipboard::copy(&text).await;
        state.notify(Some(if copied { Notice::Copied } else { Notice::CopyByHand(text) }));
    });
}

/// Puts the link to a policy on the clipboard.
pub fn copy_link(state: State, number: u32) {
    copy(state, link_to(&state.site(), number));
}

/// Hands a policy to the system's share sheet; where there is none, copies it.
pub fn share(state: State, number: u32) {
    let guide = state.guide();
    let Some(policy) = guide.policy(number) else { return };
    let url = link_to(&state.site(), number);
    let title = policy.title.get(state.lang.get_untracked().tag()).to_owned();
    let text = message(state, policy, false);
    spawn(async move {
        if !clipboard::share(&title, &text, &url).await {
            copy(state, [&text, "\n", &url].concat());
        }
    });
}

/// Prints the page.
pub fn print() {
    clipboard::print();
}

/// Marks the policy, and prints once the mark is there. On phones the dialog is still open when the call returns, so
/// that the mark stays until printing is over: `sync::system` takes it away.
pub fn print_one(state: State, number: u32) {
    state.appearance.update(|appearance| appearance.alone = Some(number));
    spawn(async move {
        tick().await;
        clipboard::print();
    });
}
