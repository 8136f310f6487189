//! What the answers find, in three groups: each policy with its reasons in the reader's language, the official words, and
//! the benefit of the branch that fits this reader.

use erased_view::{ErasedElement, ErasedView, html};
use leptos::prelude::*;
use policy_core::finder::{Match, Verdict, matches};

use crate::i18n::{Strings, fill};
use crate::state::State;
use crate::view::card::card::{N_ACCENTS, card};
use crate::view::card::figure::{benefit_words, recipient};

/// The three groups; nothing while nothing is answered.
pub(super) fn results(state: State, strings: &'static Strings) -> Vec<ErasedView> {
    let guide = state.guide();
    let answers = state.choices.read().answers.clone();
    if answers.is_empty() {
        return Vec::new();
    }
    let found = matches(&guide, &answers);
    let groups = [
        (Verdict::Likely, "likely", strings.group_likely),
        (Verdict::Check, "check", strings.group_check),
        (Verdict::No, "no", strings.group_no),
    ];
    let groups = groups.into_iter().filter_map(|(verdict, id, name)| {
        let group: Vec<&Match<'_>> = found.iter().filter(|one| one.verdict == verdict).collect();
        if group.is_empty() {
            return None;
        }
        let name = fill(name, &[&group.len().to_string()]);
        let cards = group.iter().map(|one| result(state, strings, one));
        let list = html::div().class("card-list").children(cards);
        let frame = frame(verdict, name).class("group").attr("data-verdict", id);
        Some(frame.child(list).into())
    });
    groups.collect()
}

/// What does not apply is there for those who doubt it, closed.
fn frame(verdict: Verdict, name: String) -> ErasedElement {
    match verdict {
        Verdict::No => {
            html::details().child(html::summary().class("group-name").child(html::h2().child(name)))
        }
        Verdict::Likely | Verdict::Check => {
            let name = html::h2().class("group-name").attr("tabindex", "-1").child(name);
            html::section().child(name)
        }
    }
}

fn result(state: State, strings: &'static Strings, found: &Match<'_>) -> ErasedView {
    let guide = state.guide();
    let accent = guide.policies.get(found.policy).map_or(0, |policy| policy.category() % N_ACCENTS);
    html::div()
        .class("result")
        .attr("data-accent", accent.to_string())
        .children(reasons(state, found))
        .child(benefit(state, strings, found))
        .child(card(state, found.policy))
        .into()
}

/// "因为您选了…", with the official words; words that the line before has quoted are not said twice.
fn reasons(state: State, found: &Match<'_>) -> Vec<ErasedView> {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let mut quoted = "";
    let rows = found.reasons.iter().map(|reason| {
        let is_new = reason.quote != quoted && !reason.quote.is_empty();
        quoted = reason.quote;
        let quote = is_new.then(|| {
            html::q()
                .class("reason")
                .attr("lang", state.official_lang())
                .child(reason.quote.to_owned())
        });
        let words = html::span().class("reason-words").child(reason.sentence(&guide, lang));
        html::p().class("reasons").child(words).child(quote).into()
    });
    rows.collect()
}

/// What this reader gets: never another branch's figure.
fn benefit(state: State, strings: &'static Strings, found: &Match<'_>) -> Option<ErasedView> {
    let benefit = found.shown()?;
    let lang = state.lang.get_untracked();
    let unsure = (found.verdict == Verdict::Check)
        .then(|| html::span().class("result-if").child(strings.if_it_applies));
    let to = recipient(benefit, strings);
    let to = to.map(|to| html::span().class("benefit-mark").child(to));
    let line = html::p().class("result-benefit").child(unsure);
    Some(line.children(benefit_words(benefit, lang)).child(to).into())
}
