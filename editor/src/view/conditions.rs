//! What must hold for a policy to apply: a question with its answers, or what only the office can tell.

use editing_session::Document;
use erased_view::{ErasedView, html};
use serde_json::json;

use super::fields::{TextField, in_languages};
use super::questions::picker;
use super::rows::{add, remove, rows};
use crate::i18n::Strings;
use crate::state::State;

/// The list of conditions of a policy.
pub fn conditions(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let list = format!("/policies/{policy}/editorial/conditions");
    let row = move |at| condition(state, t, at);
    let empty = json!({ "quote": "" });
    html::div()
        .child(rows(state, Document::Guide, &list, html::ol(), row))
        .child(add(state, Document::Guide, &list, t.condition_add, empty))
        .into()
}

fn condition(state: State, t: &'static Strings, at: String) -> ErasedView {
    let label = TextField::of_guide(format!("{at}/label"), t.condition_label.to_owned());
    let quote = TextField::of_guide(format!("{at}/quote"), t.quote.to_owned()).high(2);
    html::li()
        .class("row-card")
        .child(picker(state, t, &at))
        .child(in_languages(state, &label))
        .child(quote.draw(state))
        .child(remove(state, Document::Guide, at, t.condition_remove))
        .into()
}
