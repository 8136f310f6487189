//! What a policy gives: each with the words that grant it, and the figure that they say.

use editing_session::{Document, place, quote};
use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;
use serde_json::{Value, json};

use super::fields::{TextField, choice, field_id, in_languages, labelled, pause};
use super::rows::{add, remove, rows};
use super::{paragraph, questions};
use crate::i18n::{Strings, fill};
use crate::state::State;

/// The list of benefits of a policy.
pub fn benefits(state: State, t: &'static Strings, policy: usize) -> ErasedView {
    let list = format!("/policies/{policy}/editorial/benefits");
    let row = move |at| benefit(state, t, at);
    let empty = json!({ "quote": "", "label": {} });
    html::div()
        .child(rows(state, Document::Guide, &list, html::ol(), row))
        .child(add(state, Document::Guide, &list, t.benefit_add, empty))
        .into()
}

fn benefit(state: State, t: &'static Strings, at: String) -> ErasedView {
    let label = TextField::of_guide(format!("{at}/label"), t.benefit_label.to_owned());
    let note = TextField::of_guide(format!("{at}/note"), t.note.to_owned());
    let quote = TextField::of_guide(format!("{at}/quote"), t.quote.to_owned()).high(2);
    let more = html::details()
        .child(html::summary().child(t.more_fields))
        .child(in_languages(state, &note))
        .child(questions::whom(state, t, &at));
    html::li()
        .class("row-card")
        .child(in_languages(state, &label))
        .child(html::div().on(ev::change, follow_quote(state, &at)).child(quote.draw(state)))
        .child(
            html::div()
                .class("quarter")
                .child(amount(state, t, &at))
                .child(choice(state, Document::Guide, &format!("{at}/unit"), t.unit, units(t)))
                .child(choice(state, Document::Guide, &format!("{at}/limit"), t.limit, limits(t)))
                .child(choice(state, Document::Guide, &format!("{at}/per"), t.per, pers(t)))
                .child(choice(state, Document::Guide, &format!("{at}/to"), t.to, recipients(t))),
        )
        .child(more)
        .child(remove(state, Document::Guide, at, t.benefit_remove))
        .into()
}

/// What a quote says is read again once it is typed, where its figure is none that it says.
fn follow_quote(state: State, at: &str) -> impl FnMut(Event) + Send + 'static {
    let at = at.to_owned();
    move |_| {
        let changes = state.session.with_untracked(|session| {
            let benefit = place::at(session.guide(), &at);
            let read = quote::read_again(benefit)?;
            let changes = read
                .into_iter()
                .map(|(field, value)| (Document::Guide, format!("{at}/{field}"), value));
            Some(changes.collect::<Vec<_>>())
        });
        changes.into_iter().for_each(|changes| state.change(changes));
    }
}

/// The figures that the quote says: nothing else can be chosen, so that no figure is invented.
fn amount(state: State, t: &'static Strings, at: &str) -> ErasedView {
    let place_of = format!("{at}/amount");
    let id = field_id(&place_of, None);
    let (quoted, shown, chosen) = (format!("{at}/quote"), place_of.clone(), place_of);
    let held = shown.clone();
    let said = Memo::new(move |_| {
        state.read(|session| {
            let mut all: Vec<(String, String)> =
                quote::amounts(place::text(session.guide(), &quoted))
                    .into_iter()
                    .map(|(amount, words)| (amount.to_string(), words))
                    .collect();
            // One that the words no longer say is shown as it is, and the checks tell of it.
            let own = place::at(session.guide(), &held);
            let words = own.to_string();
            if !own.is_null() && !all.iter().any(|(amount, _)| *amount == words) {
                all.push((words.clone(), words));
            }
            all
        })
    });
    let own = move || {
        state.read(|session| match place::at(session.guide(), &shown) {
            Value::Null => String::new(),
            amount => amount.to_string(),
        })
    };
    let chosen_now = own.clone();
    let choose = move |event: Event| {
        state.set(Document::Guide, &chosen, serde_json::from_str(&event.value()).ok());
        pause(state);
    };
    let options = move || {
        // The options come and go with the quote: the choice is said again after them.
        said.track();
        let value = chosen_now();
        let none = [(String::new(), t.amount_none.to_owned())];
        let options = none.into_iter().chain(said.get()).map(|(amount, words)| {
            let is_own = amount == value;
            html::option()
                .attr("value", amount)
                .prop("selected", move || is_own)
                .child(words)
                .into()
        });
        ErasedView::from(options.collect::<Vec<ErasedView>>())
    };
    let select = html::select().attr("id", id.clone()).on(ev::change, choose).child(options);
    html::div().child(labelled(id, t.amount.to_owned(), select)).child(others(t, said, own)).into()
}

/// The figures of the quote that are not shown: each needs a benefit of its own.
fn others(
    t: &'static Strings,
    said: Memo<Vec<(String, String)>>,
    chosen: impl Fn() -> String + Send + 'static,
) -> ErasedView {
    let draw = move || {
        let (own, all) = (chosen(), said.get());
        let others: Vec<&str> =
            all.iter().filter(|(amount, _)| *amount != own).map(|(_, words)| &**words).collect();
        (!own.is_empty() && !others.is_empty())
            .then(|| paragraph("hint", fill(t.amount_others, &[&others.join(t.between)])))
    };
    draw.into()
}

fn pairs(names: &[(&str, &str)]) -> Vec<(String, String)> {
    names.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned())).collect()
}

fn units(t: &Strings) -> Vec<(String, String)> {
    pairs(&[
        ("", t.unit_yuan),
        ("percent", t.unit_percent),
        ("bp", t.unit_bp),
        ("people", t.unit_people),
        ("years", t.unit_years),
        ("months", t.unit_months),
        ("sessions", t.unit_sessions),
        ("times", t.unit_times),
    ])
}

fn limits(t: &Strings) -> Vec<(String, String)> {
    pairs(&[
        ("", t.limit_exact),
        ("max", t.limit_max),
        ("min", t.limit_min),
        ("about", t.limit_about),
    ])
}

fn pers(t: &Strings) -> Vec<(String, String)> {
    pairs(&[
        ("", t.per_none),
        ("person", t.per_person),
        ("person-month", t.per_person_month),
        ("project", t.per_project),
        ("base", t.per_base),
        ("enterprise", t.per_enterprise),
        ("year", t.per_year),
    ])
}

fn recipients(t: &Strings) -> Vec<(String, String)> {
    pairs(&[("", t.to_person), ("unit", t.to_unit)])
}
