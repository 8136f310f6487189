//! 帮我找: questions one by one, and what the answers find.

use leptos::prelude::*;
use policy_core::finder::{Match, Verdict, matches, next_question};

use super::texts::{Texts, texts};
use crate::i18n::fill;
use crate::node::{Node, Property, el, live};
use crate::state::{State, Width, fact};
use crate::view::card::card;
use crate::view::{button, icon};

/// The finder.
pub fn finder(state: State) -> Node {
    let texts = texts(state.lang.get_untracked());
    let early = RwSignal::new(false);
    let next = Memo::new(move |_| next_question(&state.guide(), &state.choices.read().answers));
    let shows = fact(move || {
        next.get().is_none() || early.get() || state.look.read().width != Width::Narrow
    });
    el("section")
        .class("finder")
        .child(el("p").class("view-lead").text(texts.finder_lead))
        .child(live(move || given(state, texts)))
        .child(live(move || next.get().map(|idx| question(state, texts, idx))))
        .child(live(move || (!shows.get()).then(|| show_now(texts, early))))
        .child(live(move || if shows.get() { results(state, texts) } else { Vec::new() }))
        .into()
}

fn show_now(texts: &'static Texts, early: RwSignal<bool>) -> Node {
    button("button-quiet").on("click", move |_| early.set(true)).text(texts.show_results).into()
}

/// The answers so far, as chips that ask again.
fn given(state: State, texts: &'static Texts) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let permalink = state.choices.read();
    let chips = permalink.answers.iter().filter_map(|(id, answers)| {
        let question = guide.questions.iter().find(|question| question.id == *id)?;
        let words =
            answers.iter().filter_map(|id| question.answers.iter().find(|answer| answer.id == *id));
        let words: Vec<&str> = words.map(|answer| answer.name.get(lang)).collect();
        let words = if words.is_empty() { texts.skipped.to_owned() } else { words.join(" · ") };
        let id = id.clone();
        let chip = button("chip")
            .attr_text("aria-label", fill(texts.revise, &[&words]))
            .on("click", move |_| state.change(|permalink| permalink.revise(&id)))
            .child(el("span").child(words))
            .child(icon::cross());
        Some(el("li").child(chip).into())
    });
    let chips: Vec<Node> = chips.collect();
    if chips.is_empty() {
        return Vec::new().into();
    }
    let restart = button("button-quiet")
        .on("click", move |_| state.change(|permalink| permalink.answers.clear()))
        .text(texts.restart);
    el("div")
        .class("chips")
        .child(el("ul").class("chip-list").children(chips))
        .child(restart)
        .into()
}

/// One question: its answers as boxes to tick.
fn question(state: State, texts: &'static Texts, idx: usize) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked().tag();
    let Some(question) = guide.questions.get(idx) else { return Vec::new().into() };
    let chosen: RwSignal<Vec<String>> = RwSignal::new(Vec::new());
    let boxes = question.answers.iter().map(|answer| {
        let name = answer.name.get(lang).to_owned();
        answer_box(chosen, &question.id, answer.id.clone(), name, question.many)
    });
    let n_asked = state.permalink.read_untracked().answers.len();
    let help = question.help.as_ref().map(|help| help.get(lang).to_owned());
    let (skipped, answered) = (question.id.clone(), question.id.clone());
    let next = button("button button-main")
        .live_attr("disabled", move || chosen.read().is_empty().then(String::new))
        .on("click", move |_| {
            let answers = chosen.get_untracked();
            state.change(|permalink| permalink.answer(&answered, answers.clone()));
        });
    let skip = button("button").on("click", move |_| {
        state.change(|permalink| permalink.answer(&skipped, Vec::new()));
    });
    el("fieldset")
        .class("question")
        .attr_text("data-question", question.id.clone())
        .child(
            el("legend")
                .class("question-text")
                .child(
                    el("span")
                        .class("question-count")
                        .child(fill(texts.question, &[&(n_asked + 1).to_string()])),
                )
                .child(el("span").child(question.text.get(lang).to_owned())),
        )
        .child(help.map(|help| el("p").class("question-help").child(help)))
        .child(el("div").class("answers").children(boxes))
        .child(
            el("p")
                .class("question-ways")
                .child(next.text(texts.next))
                .child(skip.text(texts.skip)),
        )
        .into()
}

fn answer_box(
    chosen: RwSignal<Vec<String>>,
    question: &str,
    id: String,
    name: String,
    many: bool,
) -> Node {
    let (known, toggled) = (id.clone(), id.clone());
    let toggle = move |chosen: &mut Vec<String>| match chosen.iter().position(|one| *one == toggled)
    {
        Some(place) => drop(chosen.remove(place)),
        None if many => chosen.push(toggled.clone()),
        None => *chosen = vec![toggled.clone()],
    };
    let input = el("input")
        .attr("type", if many { "checkbox" } else { "radio" })
        .attr_text("name", question.to_owned())
        .attr_text("value", id)
        .live_prop("checked", move || Property::Flag(chosen.read().contains(&known)))
        .on("change", move |_| chosen.update(&toggle));
    el("label").class("answer").child(input).child(el("span").child(name)).into()
}

/// The three groups.
fn results(state: State, texts: &'static Texts) -> Vec<Node> {
    let guide = state.guide();
    let answers = state.choices.read().answers.clone();
    if answers.is_empty() {
        return Vec::new();
    }
    let found = matches(&guide, &answers);
    let groups =
        [(Verdict::Likely, texts.likely), (Verdict::Check, texts.check), (Verdict::No, texts.no)];
    let groups = groups.into_iter().filter_map(|(verdict, name)| {
        let group: Vec<&Match<'_>> = found.iter().filter(|one| one.verdict == verdict).collect();
        let name = fill(name, &[&group.len().to_string()]);
        let cards = group.iter().map(|one| result(state, texts, one));
        let list = el("div").class("card-list").children(cards);
        match verdict {
            _ if group.is_empty() => None,
            // What does not apply is there for those who doubt it.
            Verdict::No => {
                let name = el("summary").class("group-name").child(name);
                Some(
                    el("details")
                        .class("group")
                        .attr("data-verdict", "no")
                        .child(name)
                        .child(list)
                        .into(),
                )
            }
            Verdict::Likely | Verdict::Check => {
                let id = if verdict == Verdict::Likely { "likely" } else { "check" };
                let name = el("h3").class("group-name").child(name);
                Some(
                    el("section")
                        .class("group")
                        .attr("data-verdict", id)
                        .child(name)
                        .child(list)
                        .into(),
                )
            }
        }
    });
    groups.collect()
}

fn result(state: State, texts: &'static Texts, found: &Match<'_>) -> Node {
    let quotes = found.reasons.iter().map(|(condition, _)| {
        el("q")
            .class("reason")
            .attr_text("lang", state.official_lang())
            .child(condition.quote.clone())
            .into()
    });
    let reasons = el("p").class("reasons").child(el("span").text(texts.because)).children(quotes);
    el("div").class("result").child(reasons).child(card(state, found.policy)).into()
}
