//! What may come after the first paint. `xtask` moves this module, the search engine and some views into a WebAssembly file
//! of their own, which shares everything with the first; [`crate::app`] fetches it once the guide is shown.
//!
//! The rest of the widget calls in here only through functions named `door_…`, and only once the file is there.

use std::rc::Rc;

use leptos::prelude::*;
use policy_core::Permalink;
use policy_core::search::{Answer, Engine, Tables};
use send_wrapper::SendWrapper;

use crate::app::spawn;
use crate::browser::clipboard;
use crate::intent::Intent;
use crate::node::Node;
use crate::state::{Notice, State};
use crate::view::card_detail::card_detail;
use crate::view::empty::empty;
use crate::view::notice_bar::news;

/// What an opened card shows.
#[inline(never)]
pub fn door_detail(state: State, position: usize) -> Node {
    card_detail(state, position)
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

/// Carries out what a view of this file asks for. `site` is the address of the full site.
#[inline(never)]
pub fn door_carry_out(state: State, site: &str, intent: Intent) {
    match intent {
        Intent::Copy(text) => copy(state, text),
        Intent::CopyLink(number) => copy(state, link_to(site, number)),
        Intent::Share(number) => share(state, link_to(site, number), number),
        Intent::Print => clipboard::print(),
        Intent::Retry | Intent::More | Intent::Call { .. } => {}
    }
}

/// From now on searches as people ask. `tables` is how characters sound and are written.
#[inline(never)]
pub fn door_search(state: State, tables: &str) {
    let engine = Engine::new(&state.guide(), Tables::read(tables));
    let search: Rc<dyn Fn(&str) -> Option<Answer>> = Rc::new(move |query| engine.search(query));
    state.data.update(|data| data.search = Some(SendWrapper::new(search)));
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
