//! One way to ask: office, what the number is for, call, copy.

use erased_view::{ErasedView, ev, html};
use leptos::prelude::*;
use policy_core::guide::Contact;

use crate::i18n::fill;
use crate::intent::Intent;
use crate::state::State;
use crate::view::card::call_link::call_link;
use crate::view::page::district::contact_mark;
use crate::view::{button_icon, icon};

/// A contact, with the number of the policy it stands with, if any.
pub fn contact_row(state: State, contact: &Contact, policy: Option<u32>) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let office = guide.agency_of(contact).map(|term| term.name.get(lang.tag()).to_owned());
    let label = contact.label.as_ref().map(|label| label.get(lang.tag()).to_owned());
    let note = contact.note.as_ref().map(|note| {
        let text = note.get(lang.tag()).to_owned();
        html::p().class("contact-note").child(icon::info()).child(html::span().child(text))
    });
    let printed = contact.printed.as_ref().map(|printed| {
        let number = html::span().child(printed.clone());
        html::p().class("contact-printed").child(strings.printed).child(" ").child(number)
    });
    let link = contact.link.as_ref().map(|link| {
        html::a()
            .class("outward")
            .attr("href", link.href().to_owned())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer nofollow")
            .child(html::span().child(link.host().to_owned()))
            .child(icon::outward())
    });
    let copy = contact.phone.as_ref().map(|phone| {
        let number = phone.printed().to_owned();
        let name = fill(strings.copy_number, &[&number]);
        button_icon(name, icon::copy())
            .on(ev::click, move |_| state.raise(Intent::Copy(number.clone())))
    });
    let names = html::p()
        .class("contact-name")
        .child(office.map(|office| html::span().class("contact-office").child(office)))
        .child(label.map(|label| html::span().class("contact-label").child(label)))
        .child(contact.from_overlay.then(|| contact_mark(state)));
    let ways = html::p()
        .class("contact-ways")
        .child(call_link(state, contact, policy))
        .child(copy)
        .child(link);
    html::div().class("contact").child(names).child(ways).child(printed).child(note).into()
}
