//! Carries out what the views of this file ask for: copy, share, print; and keeps what is saved for the next visit.

use std::sync::Arc;

use js_sys::Function;
use leptos::prelude::*;
use leptos::reactive::effect::RenderEffect;
use leptos::task::tick;
use policy_core::Permalink;
use send_wrapper::SendWrapper;

use super::changes;
use crate::app::spawn;
use crate::browser::clipboard;
use crate::browser::clock::today;
use crate::browser::store::{Store as _, WebStore};
use crate::intent::Intent;
use crate::load::fetch::Request;
use crate::more::card_detail::{link_to, message};
use crate::state::{Notice, State};

/// Carries out what a view of this file asks for. `site` is the address of the full site.
#[inline(never)]
pub fn door_carry_out(state: State, site: &str, intent: Intent) {
    match intent {
        Intent::Copy(text) => copy(state, text),
        Intent::CopyLink(number) => copy(state, link_to(site, number)),
        Intent::Share(number) => share(state, link_to(site, number), number),
        Intent::Print => clipboard::print(),
        Intent::PrintOne(number) => print_one(state, number),
        Intent::Retry | Intent::More | Intent::Reveal(_) | Intent::Call { .. } => {}
    }
}

fn copy(state: State, text: String) {
    spawn(async move {
        let copied = clipboard::copy(&text).await;
        state.notify(Some(if copied { Notice::Copied } else { Notice::CopyByHand(text) }));
    });
}

fn share(state: State, url: String, number: u32) {
    let guide = state.guide();
    let Some(policy) = guide.policy(number) else { return };
    let title = policy.title.get(state.lang.get_untracked().tag()).to_owned();
    let text = message(state, policy, false);
    spawn(async move {
        if !clipboard::share(&title, &text, &url).await {
            copy(state, [&text, "\n", &url].concat());
        }
    });
}

/// Marks the policy, and prints once the mark is there. On phones the dialog is still open when the call returns, so
/// that the mark stays until printing is over.
fn print_one(state: State, number: u32) {
    state.look.update(|look| look.alone = Some(number));
    spawn(async move {
        tick().await;
        clipboard::print();
    });
}

/// Fetches what changed since the guide before, if the guide names a list. Nothing comes of one that cannot be had.
pub fn fetch_changes(state: State, get: &Function, src: &str) {
    let guide = state.guide();
    let Some(url) = guide.changes.as_deref().and_then(|name| changes::address(name, src)) else {
        return;
    };
    let request = Request::send(get, &url, false);
    spawn(async move {
        let Ok(list) = request.body().await else { return };
        // A guide that has come meanwhile has a list of its own to wait for.
        if Arc::ptr_eq(&guide, &state.guide()) {
            changes::show(state, &list, &today());
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
            state.change(|permalink| permalink.saved.clone_from(&kept));
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
    let over = clipboard::watch_print(move || {
        if state.look.read_untracked().alone.is_some() {
            state.look.update(|look| look.alone = None);
        }
    });
    let over = SendWrapper::new(over);
    on_cleanup(move || drop((effect, over)));
}
