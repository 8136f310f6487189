//! What may come after the first paint. `xtask` moves this module, the search engine and some views into a WebAssembly file
//! of their own, which shares everything with the first; [`crate::app`] fetches it once the guide is shown.
//!
//! The rest of the widget calls in here only through functions named `door_…`, and only once the file is there.

use std::rc::Rc;

use leptos::prelude::*;
use policy_core::search::{Answer, Engine, Tables};
use send_wrapper::SendWrapper;

use crate::node::Node;
use crate::state::State;
use crate::view::card_detail::card_detail;
use crate::view::empty::empty;

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

/// From now on searches as people ask. `tables` is how characters sound and are written.
#[inline(never)]
pub fn door_search(state: State, tables: &str) {
    let engine = Engine::new(&state.guide(), Tables::read(tables));
    let search: Rc<dyn Fn(&str) -> Option<Answer>> = Rc::new(move |query| engine.search(query));
    state.data.update(|data| data.search = Some(SendWrapper::new(search)));
}
