//! A policy as a card that opens without a script.

use erased_view::{ErasedElement, ErasedView, html, nothing};
use policy_core::Policy;

use super::tag;
use crate::state::State;
use crate::view::card::card::{N_ACCENTS, face, kicker, office_line};
use crate::view::card::detail::detail;
use crate::view::icon;
use crate::view::phrase::in_phrases;
use leptos::prelude::GetUntracked as _;

/// The widget's card, with a summary in the place of its button.
pub(super) fn styled_card(state: State, position: usize) -> ErasedView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let summary = html::summary()
        .class("card-more")
        .child(html::span().child(summary_text(state)))
        .child(icon::chevron());
    article(policy)
        .class("card")
        .attr("data-accent", (policy.category() % N_ACCENTS).to_string())
        .child(kicker(state, policy, state.lang.get_untracked()))
        .child(styled_title(state, policy))
        .children(face(state, policy, state.lang.get_untracked()))
        .child(office_line(state, policy))
        .child(html::details().child(summary).child(detail(state, policy, nothing())))
        .into()
}

/// The same without the number's line of colours, for a page of any look.
pub(super) fn plain_card(state: State, position: usize) -> ErasedView {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let summary = html::summary().child(summary_text(state));
    article(policy)
        .child(title(state, policy))
        .child(kicker(state, policy, state.lang.get_untracked()))
        .children(face(state, policy, state.lang.get_untracked()))
        .child(office_line(state, policy))
        .child(html::details().child(summary).child(detail(state, policy, nothing())))
        .into()
}

fn article(policy: &Policy) -> ErasedElement {
    let number = policy.number.to_string();
    html::article().attr("id", ["policy-", &number].concat()).attr("data-policy", number)
}

fn title(state: State, policy: &Policy) -> ErasedElement {
    html::h3().child(policy.title.get(tag(state)).to_owned())
}

/// With the breaks of the widget's title.
fn styled_title(state: State, policy: &Policy) -> ErasedElement {
    let ends = state.lang.get_untracked().strings().phrase_ends;
    html::h3().class("card-title").child(in_phrases(policy.title.get(tag(state)), ends))
}

fn summary_text(state: State) -> &'static str {
    state.lang.get_untracked().strings().details_open
}
