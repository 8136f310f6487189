//! One way to ask: office, what the number is for, call, copy.

use leptos::prelude::*;
use policy_core::guide::Contact;

use super::card::call_link;
use super::icon;
use crate::i18n::fill;
use crate::intent::Intent;
use crate::state::State;

/// A contact.
#[component]
pub fn ContactRow(
    /// All that changes.
    state: State,
    /// Whom to ask.
    contact: Contact,
    /// The policy it stands with, if any.
    policy: Option<u32>,
) -> AnyView {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let office = guide.agency_of(&contact).map(|term| term.name.get(lang.tag()).to_owned());
    let label = contact.label.as_ref().map(|label| label.get(lang.tag()).to_owned());
    let note = contact.note.as_ref().map(|note| {
        view! { <p class="contact-note">{icon::info()}<span>{note.get(lang.tag()).to_owned()}</span></p> }
    });
    let printed = contact.printed.as_ref().map(|printed| {
        view! { <p class="contact-printed">{strings.printed}" "<span>{printed.clone()}</span></p> }
    });
    let link = contact.link.as_ref().map(|link| {
        view! {
            <a class="outward" href=link.href().to_owned() target="_blank" rel="noopener noreferrer nofollow">
                <span>{link.host().to_owned()}</span>
                {icon::outward()}
            </a>
        }
    });
    let copy = contact.phone.as_ref().map(|phone| {
        let number = phone.printed().to_owned();
        let name = fill(strings.copy_number, &[&number]);
        view! {
            <button
                type="button"
                class="button-icon"
                aria-label=name
                on:click=move |_| state.raise(Intent::Copy(number.clone()))
            >
                {icon::copy()}
            </button>
        }
    });
    view! {
        <div class="contact">
            <p class="contact-name">
                <span class="contact-office">{office}</span>
                <span class="contact-label">{label}</span>
            </p>
            <p class="contact-ways">{call_link(state, &contact, policy)}{copy}{link}</p>
            {printed}
            {note}
        </div>
    }
    .into_any()
}
