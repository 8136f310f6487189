//! The official words: they can be read and marked, never changed.

use editing_session::{Document, place, quote, wording};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;

use super::button;
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The cells of a policy, with what is quoted already, and what can be made of words that are marked.
pub fn official(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let heading = html::h3().attr("id", "s-official").attr("tabindex", "-1").child(t.official);
    html::section()
        .class("panel official")
        .attr("aria-labelledby", "s-official")
        .child(heading)
        .child(html::p().class("hint").child(t.official_hint))
        .child(super::checks::of_section(state, Some(policy), "official"))
        .child(text(state, policy))
        .child(tools(state, t, policy))
        .child(cells(state, t, policy))
        .into()
}

fn text(state: State, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}");
    let runs = Memo::new(move |_| {
        state.read(|session| {
            let row = place::at(session.guide(), &at);
            let lists = ["/editorial/benefits", "/editorial/conditions"].into_iter();
            let quotes: Vec<&str> = lists
                .flat_map(|list| place::items(row, list))
                .map(|one| place::text(one, "/quote"))
                .collect();
            wording::marked(place::text(row, "/official/text"), &quotes)
        })
    });
    let draw = move || {
        let runs = runs.get().into_iter().map(|(is_quoted, run)| match is_quoted {
            true => html::mark().class("quoted").child(run).into(),
            false => ErasedView::from(run),
        });
        ErasedView::from(runs.collect::<Vec<_>>())
    };
    html::blockquote()
        .attr("lang", "zh-CN")
        .attr("data-official", "")
        .class("official-text")
        .child(draw)
        .into()
}

/// What can be made of the marked words.
fn tools(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let is_none = move || state.marked.with(String::is_empty);
    let said = move || match state.marked.get() {
        none if none.is_empty() => t.marked_none.to_owned(),
        marked => fill(t.marked, &[&marked]),
    };
    html::div()
        .class("tools")
        .attr("role", "group")
        .attr("aria-label", t.marked_tools)
        .child(html::p().class("marked").child(said))
        .child(
            button("button")
                .prop("disabled", is_none)
                .on(ev::click, move |_| make(state, policy, "benefits", quote::benefit))
                .child(t.benefit_of_marked),
        )
        .child(
            button("button")
                .prop("disabled", is_none)
                .on(ev::click, move |_| make(state, policy, "conditions", quote::condition))
                .child(t.condition_of_marked),
        )
        .into()
}

/// Adds what is made of the marked words to a list of the policy, and leads there.
fn make(state: State, policy: usize, list: &str, of_words: fn(&str, &str) -> serde_json::Value) {
    let marked = state.marked.get_untracked();
    let place = format!("/policies/{policy}/editorial/{list}");
    let (new, n) = state.session.with_untracked(|session| {
        let mut items = place::items(session.guide(), &place).to_vec();
        items.push(of_words(&marked, &session.languages()[0]));
        let n = items.len();
        (serde_json::Value::from(items), n)
    });
    state.change(vec![(Document::Guide, place.clone(), Some(new))]);
    state.marked.set(String::new());
    let label = super::fields::field_id(&format!("{place}/{}/label", n - 1), Some("zh"));
    state.raise(Intent::Focus(vec![label, ["s-", list].concat()]));
}

/// The other cells.
fn cells(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}/official");
    let cells = Memo::new(move |_| {
        state.read(|session| {
            let cells = place::at(session.guide(), &at);
            let mut all = vec![
                (t.agency_cell.to_owned(), place::text(cells, "/agency").to_owned()),
                (t.contact_cell.to_owned(), place::text(cells, "/contact").to_owned()),
            ];
            let more = place::items(cells, "/more").iter();
            all.extend(more.map(|cell| {
                (place::text(cell, "/head").to_owned(), place::text(cell, "/text").to_owned())
            }));
            all
        })
    });
    let draw = move || {
        let rows = cells.get().into_iter().flat_map(|(head, text)| {
            [
                html::dt().child(head).into(),
                html::dd().attr("lang", "zh-CN").class("cell").child(text).into(),
            ]
        });
        ErasedView::from(rows.collect::<Vec<ErasedView>>())
    };
    html::dl().class("cells").child(draw).into()
}
