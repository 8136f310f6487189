//! Carries out what the views of this file ask for: copy, share, print.

use leptos::prelude::*;
use policy_core::Permalink;

use crate::app::spawn;
use crate::browser::clipboard;
use crate::intent::Intent;
use crate::state::{Notice, State};

/// Carries out what a view of this file asks for. `site` is the address of the full site.
#[inline(never)]
pub fn door_carry_out(state: State, site: &str, intent: Intent) {
    match intent {
        Intent::Copy(text) => copy(state, text),
        Intent::CopyLink(number) => copy(state, link_to(site, number)),
        Intent::Share(number) => share(state, link_to(site, number), number),
        Intent::Print => clipboard::print(),
        Intent::Retry | Intent::More | Intent::Reveal(_) | Intent::Call { .. } => {}
    }
}

/// The address of one opened policy on the full site.
fn link_to(site: &str, number: u32) -> String {
    let permalink = Permalink { open: [number].into(), ..Permalink::default() };
    [site, "#", &permalink.encode()].concat()
}

fn copy(state: State, text: String) {
    spawn(async move {
        let copied = clipboard::copy(&text).await;
        state.notify(Some(if copied { Notice::Copied } else { Notice::CopyByHand(text) }));
    });
}

fn share(state: State, url: String, number: u32) {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let title = guide.policy(number).map_or("", |policy| policy.title.get(lang)).to_owned();
    spawn(async move {
        if !clipboard::share(&title, "", &url).await {
            copy(state, [&title, "\n", &url].concat());
        }
    });
}
