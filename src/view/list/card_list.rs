//! The cards that match, those that perhaps do below them, or what to do when none does.

use erased_view::{ErasedView, dynamic, ev, html, keyed};
use leptos::prelude::*;
use policy_core::filter::Outcome;

use crate::i18n::fill;
use crate::state::{N_CARDS, State, fact};
use crate::view::button;
use crate::view::card::card::card;
use crate::view::list::empty::empty;

/// The list.
pub fn card_list(state: State) -> ErasedView {
    let is_empty = fact(move || state.outcome.read().shown.is_empty());
    let is_finding = fact(move || state.is_finding());
    let cards = keyed(
        move || rows(&state.outcome.read(), state.appearance.read().n_cards),
        move |row| match row.checked_sub(1) {
            None => perhaps(state),
            Some(position) => card(state, position),
        },
    );
    let nothing = move || {
        is_empty.get().then(|| if is_finding.get() { finding(state) } else { empty(state) })
    };
    let list = html::div().class("card-list").attr("part", "list").child(cards);
    let has_more = fact(move || state.outcome.read().shown.len() > state.appearance.read().n_cards);
    let rest = move || has_more.get().then(|| more(state));
    vec![dynamic(nothing), list.into(), dynamic(rest)].into()
}

/// The row between the policies that surely match and those that perhaps do. Other rows count the policies from 1.
const PERHAPS: usize = 0;

/// The rows of the first `n` cards.
fn rows(outcome: &Outcome, n: usize) -> Vec<usize> {
    let mut rows: Vec<usize> = outcome.shown.iter().take(n).map(|position| position + 1).collect();
    let n_sure = outcome.shown.len() - outcome.n_perhaps;
    if n_sure < rows.len() {
        rows.insert(n_sure, PERHAPS);
    }
    rows
}

fn perhaps(state: State) -> ErasedView {
    html::h2().class("perhaps").child(state.strings().perhaps).into()
}

/// Nothing stands there as it was typed, and the index, which knows more, is on its way.
fn finding(state: State) -> ErasedView {
    html::p().class("finding").child(state.strings().finding).into()
}

/// Draws more of a long list.
fn more(state: State) -> ErasedView {
    let label = fill(state.lang.get().strings().cards_more, &[&N_CARDS.to_string()]);
    let more = move |_| state.appearance.update(|appearance| appearance.n_cards += N_CARDS);
    button("button cards-more").on(ev::click, more).child(label).into()
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[track_caller]
    fn check(shown: &[usize], n_perhaps: usize, n: usize, wanted: &[usize]) {
        let outcome = Outcome { shown: shown.to_vec(), n_perhaps, ..Outcome::default() };
        assert_eq!(rows(&outcome, n), wanted);
    }

    #[test]
    fn what_is_only_a_perhaps_has_a_heading_above_it() {
        check(&[4, 2, 7], 0, 9, &[5, 3, 8]);
        check(&[4, 2, 7], 1, 9, &[5, 3, PERHAPS, 8]);
        check(&[4, 2, 7], 3, 9, &[PERHAPS, 5, 3, 8]);
        check(&[4, 2, 7], 1, 2, &[5, 3]);
        check(&[], 0, 9, &[]);
    }
}
