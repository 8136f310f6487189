//! Carries out what the views of this file ask for: copy, share, print; and keeps what is saved for the next visit.

use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use policy_core::Permalink;

use crate::app::spawn;
use crate::browser::clipboard;
use crate::browser::store::{Store as _, WebStore};
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

/// Brings back what was saved at the last visit, unless a link says what is saved, and keeps it for the next.
#[inline(never)]
pub fn door_keep_saved(state: State) {
    let key = ["policy-guide:saved:", &state.guide().id].concat();
    if state.permalink.read_untracked().saved.is_empty() {
        let kept = WebStore.get(&key).unwrap_or_default();
        let kept = Permalink::decode(&kept).saved;
        if !kept.is_empty() {
            state.permalink.update(|permalink| permalink.saved = kept);
        }
    }
    let effect = RenderEffect::new(move |before: Option<Vec<u32>>| {
        let saved = state.permalink.read().saved.clone();
        if before.is_some_and(|before| before != saved) {
            let link = Permalink { saved: saved.clone(), ..Permalink::default() };
            WebStore.set(&key, &link.encode());
        }
        saved
    });
    on_cleanup(move || drop(effect));
}
