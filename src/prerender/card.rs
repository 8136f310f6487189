//! A policy as a card that opens without a script.

use policy_core::Policy;

use super::tag;
use crate::more::static_detail;
use crate::node::{El, Node, el, nothing};
use crate::state::State;
use crate::view::card::{N_ACCENTS, face, kicker, office_line};
use crate::view::icon;
use leptos::prelude::GetUntracked as _;

/// The widget's card, with a summary in the place of its button.
pub(super) fn styled_card(state: State, position: usize) -> Node {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let summary = el("summary")
        .class("card-more")
        .child(el("span").text(summary_text(state)))
        .child(icon::chevron());
    article(policy)
        .class("card")
        .attr_text("data-accent", (policy.category() % N_ACCENTS).to_string())
        .child(kicker(state, policy, state.lang.get_untracked()))
        .child(title(state, policy).class("card-title"))
        .children(face(state, policy, state.lang.get_untracked()))
        .child(office_line(state, policy))
        .child(el("details").child(summary).child(static_detail(state, policy)))
        .into()
}

/// The same without the number's line of colours, for a page of any look.
pub(super) fn plain_card(state: State, position: usize) -> Node {
    let guide = state.guide();
    let Some(policy) = guide.policies.get(position) else { return nothing() };
    let summary = el("summary").text(summary_text(state));
    article(policy)
        .child(title(state, policy))
        .child(kicker(state, policy, state.lang.get_untracked()))
        .children(face(state, policy, state.lang.get_untracked()))
        .child(office_line(state, policy))
        .child(el("details").child(summary).child(static_detail(state, policy)))
        .into()
}

fn article(policy: &Policy) -> El {
    let number = policy.number.to_string();
    el("article").attr_text("id", ["policy-", &number].concat()).attr_text("data-policy", number)
}

fn title(state: State, policy: &Policy) -> El {
    el("h3").child(policy.title.get(tag(state)).to_owned())
}

fn summary_text(state: State) -> &'static str {
    state.lang.get_untracked().strings().details_open
}
