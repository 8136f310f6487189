//! The official words: they can be read and marked, never changed.

use editing_session::{Document, place, quote, wording};
use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use serde_json::Value;

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

/// A cell's words in pieces, each with whether something quotes it.
type Runs = Vec<(bool, String)>;

/// The cell at a pointer of the policy, with what is quoted of it.
fn runs_of(row: &Value, cell: &str) -> Runs {
    let lists = ["/editorial/benefits", "/editorial/conditions"].into_iter();
    let quotes: Vec<&str> = lists
        .flat_map(|list| place::items(row, list))
        .map(|one| place::text(one, "/quote"))
        .collect();
    wording::marked(place::text(row, cell), &quotes)
}

fn shown(runs: Runs) -> ErasedView {
    let runs = runs.into_iter().map(|(is_quoted, run)| match is_quoted {
        true => html::mark().class("quoted").child(run).into(),
        false => ErasedView::from(run),
    });
    ErasedView::from(runs.collect::<Vec<_>>())
}

fn text(state: State, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}");
    let runs = Memo::new(move |_| {
        state.read(|session| runs_of(place::at(session.guide(), &at), "/official/text"))
    });
    html::blockquote()
        .attr("lang", "zh-CN")
        .attr("data-official", "")
        .class("official-text")
        .child(move || shown(runs.get()))
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
                .on(ev::click, move |_| make(state, policy, "benefits", quote::benefits))
                .child(t.benefit_of_marked),
        )
        .child(
            button("button")
                .prop("disabled", is_none)
                .on(ev::click, move |_| make(state, policy, "conditions", quote::conditions))
                .child(t.condition_of_marked),
        )
        .into()
}

/// Adds what is made of the marked words to a list of the policy, and leads there.
fn make(state: State, policy: usize, list: &str, of_words: fn(&str, &str) -> Vec<Value>) {
    let marked = state.marked.get_untracked();
    let place = format!("/policies/{policy}/editorial/{list}");
    let (new, first) = state.session.with_untracked(|session| {
        let mut items = place::items(session.guide(), &place).to_vec();
        let first = items.len();
        items.extend(of_words(&marked, &session.languages()[0]));
        (Value::from(items), first)
    });
    state.change(vec![(Document::Guide, place.clone(), Some(new))]);
    state.marked.set(String::new());
    let label = super::fields::field_id(&format!("{place}/{first}/label"), Some("zh"));
    state.raise(Intent::Focus(vec![label, ["s-", list].concat()]));
}

/// The other cells. Those of the offices are data of the contacts; the list's own can be marked and quoted.
fn cells(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let at = format!("/policies/{policy}");
    let cells = Memo::new(move |_| {
        state.read(|session| {
            let row = place::at(session.guide(), &at);
            let own = |cell: &str, head: &str| {
                let words = place::text(row, cell).to_owned();
                (false, head.to_owned(), vec![(false, words)])
            };
            let mut all = vec![
                own("/official/agency", t.agency_cell),
                own("/official/contact", t.contact_cell),
            ];
            let more = place::items(row, "/official/more").iter().enumerate();
            all.extend(more.map(|(idx, cell)| {
                let runs = runs_of(row, &format!("/official/more/{idx}/text"));
                (true, place::text(cell, "/head").to_owned(), runs)
            }));
            all.retain(|(_, _, runs)| runs.iter().any(|(_, words)| !words.is_empty()));
            all
        })
    });
    let draw = move || {
        let rows = cells.get().into_iter().flat_map(|(is_quotable, head, runs)| {
            let cell = html::dd().attr("lang", "zh-CN").class("cell").child(shown(runs));
            let cell = if is_quotable { cell.attr("data-official", "") } else { cell };
            [html::dt().child(head).into(), cell.into()]
        });
        ErasedView::from(rows.collect::<Vec<ErasedView>>())
    };
    html::dl().class("cells").child(draw).into()
}
