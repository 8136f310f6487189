//! A list before it is taken: what it came to, its questions with the rows that they are about, and the answers.

use editing_session::jobs::Reading;
use editing_session::terms::{self, Terms};
use editing_session::{Answers, Column, Refused, Report, Told, place};
use erased_view::{ErasedView, Event, ev, html};
use leptos::prelude::*;

use super::columns::{column_table, columns};
use super::rows::{options, portions};
use super::{bar, button, in_lang, paragraph};
use crate::i18n::{Strings, fill};
use crate::intent::Intent;
use crate::state::State;

/// The groups of what is told, most urgent first.
const WEIGHTS: [&str; 3] = ["decide", "guess", "note"];

/// The list that is looked at.
pub fn listed(state: State, t: &'static Strings) -> ErasedView {
    let body = move || {
        let Some(listed) = state.listed.get() else { return erased_view::nothing() };
        match listed.reading.as_deref() {
            None => waiting(state, t, &listed.name),
            Some(Reading::Refused(refused)) => refused_list(state, t, &listed.name, refused),
            Some(Reading::Read(read)) => report(state, t, read),
        }
    };
    html::div().class("form").child(body).into()
}

fn waiting(state: State, t: &'static Strings, name: &str) -> ErasedView {
    html::section()
        .class("panel")
        .child(paragraph("lead", fill(t.reading, &[name])))
        .child(bar(state, t, t.reading_bar))
        .into()
}

/// Why it is not read; where its columns are the reason, they are asked for with the table's own rows.
fn refused_list(state: State, t: &'static Strings, name: &str, refused: &Refused) -> ErasedView {
    let asks = !refused.columns.is_empty();
    let columns = asks.then(|| {
        html::section()
            .class("panel")
            .child(html::h3().child(t.columns_asked))
            .child(paragraph("hint", t.columns_hint))
            .child(column_table(state, t, &refused.columns, &refused.rows))
            .child(
                button("button button-main")
                    .prop("disabled", move || !has_text(&state.answers.get()))
                    .on(ev::click, move |_| state.raise(Intent::ReadAgain))
                    .child(t.read_again),
            )
    });
    html::div()
        .class("form")
        .child(
            html::section()
                .class("panel")
                .child(paragraph("lead", fill(t.not_read, &[name])))
                .child(html::p().class("wrong").child(in_lang(&refused.words, state.tag())))
                .child(button("button").on(ev::click, move |_| leave(state)).child(t.other_file)),
        )
        .child(columns)
        .into()
}

fn leave(state: State) {
    state.listed.set(None);
    state.answers.set(Answers::default());
    state.raise(Intent::Focus(vec!["files".to_owned()]));
}

fn has_text(answers: &Answers) -> bool {
    answers.columns.iter().any(|(_, field)| field == "text")
}

/// What a list came to.
fn report(state: State, t: &'static Strings, read: &Report) -> ErasedView {
    let counts = read.counts.map(|n| n.to_string());
    let groups = WEIGHTS.map(|weight| group(state, t, weight, read));
    let is_new = state.session.with_untracked(|session| !session.is_open());
    let counts = match is_new {
        true => fill(t.counts_first, &[&counts[3]]),
        false => fill(t.counts, &counts.each_ref().map(String::as_str)),
    };
    html::div()
        .class("form")
        .child(
            html::section()
                .class("panel")
                .child(html::h3().child(fill(t.list_read, &[&read.name])))
                .child(paragraph("lead", counts))
                .child(take(state, t)),
        )
        .child(is_new.then(|| about(state, t, read)))
        .children(groups)
        .child(columns(state, t, read))
        .child(account(state, t, read))
        .into()
}

fn take(state: State, t: &'static Strings) -> ErasedView {
    let take = move |_| state.raise(Intent::Take);
    html::div()
        .class("actions")
        .child(
            button("button button-main")
                .attr("data-take", "")
                .on(ev::click, take)
                .child(t.take_list),
        )
        .child(button("button").on(ev::click, move |_| leave(state)).child(t.other_file))
        .into()
}

/// One of the answers.
type OfAnswers = fn(&mut Answers) -> &mut String;

/// What a guide that is begun is called, and where it holds. What the list says of itself stands there already.
fn about(state: State, t: &'static Strings, read: &Report) -> ErasedView {
    let field = |id: &'static str, name: &'static str, own: &str, get: OfAnswers| {
        let own = own.to_owned();
        let input = html::input()
            .attr("id", id)
            .attr("type", "text")
            .prop("value", move || {
                let mut answers = state.answers.get();
                Some(get(&mut answers).clone())
                    .filter(|text| !text.is_empty())
                    .unwrap_or(own.clone())
            })
            .on(ev::change, move |event| {
                state.answers.update(|answers| *get(answers) = event.value());
            });
        super::fields::labelled(id.to_owned(), name.to_owned(), input)
    };
    let english = html::label()
        .class("tick")
        .child(
            html::input()
                .attr("type", "checkbox")
                .prop("checked", move || state.answers.get().english)
                .on(ev::change, move |_| {
                    state.answers.update(|answers| answers.english = !answers.english);
                }),
        )
        .child(html::span().child(t.in_english));
    html::section()
        .class("panel")
        .child(html::h3().child(t.new_guide))
        .child(
            html::div()
                .class("quarter")
                .child(field("new-title", t.guide_title, &read.title, |all| &mut all.title))
                .child(field("new-region", t.guide_region, "", |all| &mut all.region))
                .child(field("new-area-code", t.guide_area_code, "", |all| &mut all.area_code))
                .child(field("new-source", t.guide_source, &read.name, |all| &mut all.source)),
        )
        .child(english)
        .into()
}

/// Everything of one weight.
fn group(state: State, t: &'static Strings, weight: &str, read: &Report) -> ErasedView {
    let of_weight = read.told.iter().filter(|told| told.weight == weight);
    let told: Vec<Told> = of_weight.cloned().collect();
    if told.is_empty() {
        return erased_view::nothing();
    }
    let (name, hint) = match weight {
        "decide" => (t.to_decide, t.to_decide_hint),
        "guess" => (t.guesses, t.guesses_hint),
        _ => (t.notes, t.notes_hint),
    };
    // Of very many the first are at hand.
    let n = read.n_told.get(weight).copied().unwrap_or_default().to_string();
    let holder = || html::ul().class("told");
    let columns = read.columns.clone();
    let offices: Vec<Office> = read.told.iter().filter_map(|one| one.office.clone()).collect();
    let list =
        portions(state, holder, told, move |one| told_row(state, t, one, &offices, &columns));
    let head = html::h3().child(format!("{name} ({n})"));
    let lost = (weight == "decide" && read.counts[4] > 0).then(|| lost(state, t));
    match weight {
        "note" => {
            html::details().class("panel").child(html::summary().child(head)).child(list).into()
        }
        _ => html::section()
            .class("panel")
            .child(head)
            .child(paragraph("hint", hint))
            .child(lost)
            .child(list)
            .into(),
    }
}

fn told_row(
    state: State,
    t: &'static Strings,
    told: &Told,
    offices: &[Office],
    columns: &[Column],
) -> ErasedView {
    let lang = state.tag();
    let policy = told.policy.map(|number| fill(t.policy_number, &[&number.to_string()]));
    let place = told.place.as_ref().map(|place| in_lang(place, lang));
    // The question says what the sentence would.
    let question =
        told.office.as_ref().and_then(|(id, name)| same_office(state, t, id, name, offices));
    let sentence = question.is_none().then(|| html::p().child(in_lang(&told.words, lang)));
    let about = [policy, place].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    html::li()
        .child((!about.is_empty()).then(|| html::p().class("hint").child(about)))
        .child(sentence)
        .child(shown_row(t, told, columns))
        .child(question)
        .into()
}

/// The head over a column, where all tables of the list have the same.
fn head_at(columns: &[Column], at: usize) -> Option<String> {
    let mut heads = columns.iter().filter(|column| column.at == at);
    let first = heads.next().filter(|column| !column.head.is_empty())?;
    heads.next().is_none().then(|| first.head.clone())
}

/// The row of the list, with the cell in question marked and the heads over the cells.
fn shown_row(t: &'static Strings, told: &Told, columns: &[Column]) -> ErasedView {
    if told.row.is_empty() {
        return erased_view::nothing();
    }
    let cells =
        told.row.iter().enumerate().filter(|(at, text)| !text.is_empty() || told.cell == Some(*at));
    let cells = cells.map(|(at, text)| {
        let class = if told.cell == Some(at) { "cell is-doubtful" } else { "cell" };
        let head = head_at(columns, at).map(|head| html::b().child(head + " "));
        html::li().class(class).child(head).child(text.clone()).into()
    });
    html::details()
        .child(html::summary().child(t.show_row))
        .child(
            html::ul()
                .class("row-cells")
                .attr("lang", "zh-CN")
                .children(cells.collect::<Vec<ErasedView>>()),
        )
        .into()
}

/// The id and the name of an office that is new with a list.
type Office = (String, String);

/// Whether a new office is another spelling of a known one, or of another new one; nothing where there is no other. The
/// answer is kept in the guide, for the next list.
fn same_office(
    state: State,
    t: &'static Strings,
    id: &str,
    name: &str,
    offices: &[Office],
) -> Option<ErasedView> {
    let lang = state.tag();
    let known = state.session.with_untracked(|session| {
        terms::named(place::items(session.guide(), Terms::Agencies.pointer()), lang)
    });
    let others = offices.iter().filter(|(other, _)| other != id).cloned();
    let others: Vec<Office> = others.collect();
    if known.is_empty() && others.is_empty() {
        return None;
    }
    let ids: Vec<String> = known.iter().map(|(id, _)| id.clone()).collect();
    let (own, shown, spelling) = (id.to_owned(), id.to_owned(), name.to_owned());
    let choose = move |event: Event| {
        let chosen = event.value();
        if ids.contains(&chosen) {
            state.session.update(|session| session.also_spelt(&chosen, &spelling));
        } else {
            state.answers.update(|answers| {
                answers.same_offices.retain(|(new, _)| *new != own);
                answers.same_offices.extend((!chosen.is_empty()).then(|| (own.clone(), chosen)));
            });
        }
        state.raise(Intent::ReadAgain);
    };
    let value = move || {
        let answers = state.answers.get();
        let said = answers.same_offices.iter().find(|(new, _)| *new == shown);
        said.map_or_else(String::new, |(_, known)| known.clone())
    };
    let select_id = ["same-", id].concat();
    let none = [(String::new(), t.office_new.to_owned())];
    let select = html::select()
        .attr("id", select_id.clone())
        .prop("value", value)
        .on(ev::change, choose)
        .children(options(none.into_iter().chain(known).chain(others)));
    Some(super::fields::labelled(select_id, fill(t.office_same, &[name]), select))
}

/// What happens to policies that the list no longer prints.
fn lost(state: State, t: &'static Strings) -> ErasedView {
    let choose = move |event: Event| {
        state.answers.update(|answers| answers.take_out = event.value() == "out");
        state.raise(Intent::ReadAgain);
    };
    let value = move || if state.answers.get().take_out { "out" } else { "stay" }.to_owned();
    let options = options([("stay", t.lost_stay), ("out", t.lost_out)]);
    let select = html::select()
        .attr("id", "lost")
        .prop("value", value)
        .on(ev::change, choose)
        .children(options);
    super::fields::labelled("lost".to_owned(), t.lost.to_owned(), select)
}

fn account(state: State, t: &'static Strings, read: &Report) -> ErasedView {
    let lang = state.tag();
    let line = move |line: &[String; 2]| html::li().child(in_lang(line, lang)).into();
    let n_hidden = read.n_account - read.account.len();
    let rest =
        (n_hidden > 0).then(|| paragraph("hint", fill(t.not_shown, &[&n_hidden.to_string()])));
    html::details()
        .class("panel")
        .child(html::summary().child(html::h3().child(t.account)))
        .child(portions(state, || html::ul().class("account"), read.account.clone(), line))
        .child(rest)
        .into()
}
