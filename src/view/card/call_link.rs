//! A number to call.

use erased_view::{ErasedView, ev, html, nothing};
use leptos::prelude::*;
use policy_core::guide::Contact;

use crate::i18n::fill;
use crate::intent::Intent;
use crate::state::State;
use crate::view::icon;

/// A link that dials, named for whom it calls.
pub fn call_link(state: State, contact: &Contact, policy: Option<u32>) -> ErasedView {
    let Some(phone) = &contact.phone else { return nothing() };
    let lang = state.lang.get_untracked();
    let printed = phone.printed().to_owned();
    let guide = state.guide();
    let name = match guide.agency_of(contact) {
        Some(office) => fill(lang.strings().call_office, &[office.name.get(lang.tag()), &printed]),
        None => fill(lang.strings().call, &[&printed]),
    };
    let intent = Intent::Call { policy, phone: printed.clone() };
    html::a()
        .class("call")
        .attr("part", "call")
        .attr("href", phone.href())
        .attr("aria-label", name)
        .on(ev::click, move |_| state.raise(intent.clone()))
        .child(icon::phone())
        .child(html::span().child(printed))
        .into()
}
