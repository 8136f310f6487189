//! The search index of the guide that is shown, made when a reader turns to the search, in steps so that the page stays
//! alive meanwhile.

use std::sync::Arc;

use futures_util::future::join;
use leptos::prelude::*;
use policy_core::search::{Asks, Builder, Tables};

use super::beside;
use super::fetch::fetch;
use super::turn;
use crate::state::{Catalogue, Index, Phase, State};

/// What the pinyin table beside a guide is called, after the guide's own name.
const PINYIN: &str = ".pinyin.txt";

/// So many policies are read between two turns of the page.
const STEP: usize = 200;

/// Makes the index of the guide that is shown, which came from `src`, unless it is there or being made. What a search needs
/// is fetched with it, by nobody else: the pinyin table (`policies.json` has `policies.pinyin.txt`), and the questions in
/// people's own words where the guide names them. The index is made without what can't be had.
pub async fn load_index(state: State, src: &str) {
    if !is_wanted(&state.catalogue.read_untracked()) {
        return;
    }
    state.catalogue.update(|catalogue| catalogue.index = Index::Coming);
    let guide = state.guide();
    let table = src.strip_suffix(".json").map(|stem| [stem, PINYIN].concat());
    let asks = guide.asks.as_deref().and_then(|name| beside(name, src));
    let (table, asks) = join(text_at(table), text_at(asks)).await;
    let mut builder = Builder::with_asks(&guide, Tables::read(&table), Asks::read(&asks));
    while builder.step(&guide, STEP) {
        turn().await;
    }
    // A guide that has come meanwhile has an index of its own to wait for.
    if Arc::ptr_eq(&guide, &state.guide()) {
        let engine = Arc::new(builder.finish());
        state.catalogue.update(|catalogue| catalogue.index = Index::Made(engine));
    }
}

fn is_wanted(catalogue: &Catalogue) -> bool {
    catalogue.phase == Phase::Ready && matches!(catalogue.index, Index::None)
}

/// The text at an address; empty where it cannot be had.
async fn text_at(url: Option<String>) -> String {
    let Some(url) = url else { return String::new() };
    let bytes = fetch(&url, false).await.ok();
    bytes.and_then(|bytes| String::from_utf8(bytes.to_vec()).ok()).unwrap_or_default()
}
