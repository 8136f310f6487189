//! One way to ask: office, what the number is for, call, copy.

use leptos::prelude::*;
use policy_core::guide::Contact;

use super::district::contact_mark;
use super::texts::texts;
use crate::i18n::fill;
use crate::intent::Intent;
use crate::node::{Node, el};
use crate::state::State;
use crate::view::card::call_link;
use crate::view::{button_icon, icon};

/// A contact, with the number of the policy it stands with, if any.
pub fn contact_row(state: State, contact: &Contact, policy: Option<u32>) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let texts = texts(lang);
    let office = guide.agency_of(contact).map(|term| term.name.get(lang.tag()).to_owned());
    let label = contact.label.as_ref().map(|label| label.get(lang.tag()).to_owned());
    let note = contact.note.as_ref().map(|note| {
        let text = note.get(lang.tag()).to_owned();
        el("p").class("contact-note").child(icon::info()).child(el("span").child(text))
    });
    let printed = contact.printed.as_ref().map(|printed| {
        let number = el("span").child(printed.clone());
        el("p").class("contact-printed").text(texts.printed).text(" ").child(number)
    });
    let link = contact.link.as_ref().map(|link| {
        el("a")
            .class("outward")
            .attr_text("href", link.href().to_owned())
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer nofollow")
            .child(el("span").child(link.host().to_owned()))
            .child(icon::outward())
    });
    let copy = contact.phone.as_ref().map(|phone| {
        let number = phone.printed().to_owned();
        let name = fill(texts.copy_number, &[&number]);
        button_icon(name, icon::copy())
            .on("click", move |_| state.raise(Intent::Copy(number.clone())))
    });
    let names = el("p")
        .class("contact-name")
        .child(office.map(|office| el("span").class("contact-office").child(office)))
        .child(label.map(|label| el("span").class("contact-label").child(label)))
        .child(contact.from_overlay.then(|| contact_mark(state)));
    let ways = el("p")
        .class("contact-ways")
        .child(call_link(state, contact, policy))
        .child(copy)
        .child(link);
    el("div").class("contact").child(names).child(ways).child(printed).child(note).into()
}
