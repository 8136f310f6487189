//! Two or three saved policies side by side, where there is room.

use leptos::prelude::*;
use policy_core::guide::Guide;
use policy_core::{Facet, Policy};

use super::texts::texts;
use crate::i18n::Lang;
use crate::node::{Node, el, live};
use crate::state::{State, Width, fact};
use crate::view::figure::FigureText;

/// More columns than this are too narrow to read.
const MAX_COLUMNS: usize = 3;

/// The comparison of the first of these; nothing where there is no room or only one.
pub fn compare(state: State, positions: &[usize]) -> Node {
    let positions: Vec<usize> = positions.iter().copied().take(MAX_COLUMNS).collect();
    let has_room = fact(move || state.look.read().width == Width::Wide);
    live(move || (has_room.get() && positions.len() > 1).then(|| table(state, &positions)))
}

fn table(state: State, positions: &[usize]) -> Node {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let (strings, texts) = (lang.strings(), texts(lang));
    let policies: Vec<&Policy> =
        positions.iter().filter_map(|idx| guide.policies.get(*idx)).collect();
    let heads = policies.iter().map(|policy| {
        let words = [&policy.number.to_string(), " ", policy.title.get(lang.tag())].concat();
        el("th").attr("scope", "col").child(words).into()
    });
    let head = el("tr").child(el("td")).children(heads);
    let rows: [(&'static str, Cell, bool); 5] = [
        (texts.benefits, benefits, false),
        (strings.for_whom, audiences, false),
        (texts.agencies, agencies, false),
        (texts.contacts, phones, false),
        (texts.official_text, |_, policy, _| policy.official.text.clone(), true),
    ];
    let rows = rows.into_iter().map(|(name, cell, is_official)| {
        let cells = policies.iter().map(|policy| {
            let td = el("td").child(cell(&guide, policy, lang));
            if is_official {
                td.attr_text("lang", guide.lang().to_owned()).into()
            } else {
                td.into()
            }
        });
        el("tr").child(el("th").attr("scope", "row").text(name)).children(cells).into()
    });
    let table = el("table")
        .child(el("caption").text(texts.compare))
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    el("div")
        .class("compare")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", texts.compare)
        .child(table)
        .into()
}

type Cell = fn(&Guide, &Policy, Lang) -> String;

fn benefits(_: &Guide, policy: &Policy, lang: Lang) -> String {
    let lines = policy.benefits.iter().map(|benefit| {
        let figure = benefit.figure.as_ref().map(|figure| FigureText::new(figure, lang).line());
        [figure.as_deref().unwrap_or(""), " ", benefit.label.get(lang.tag())]
            .concat()
            .trim()
            .to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn audiences(guide: &Guide, policy: &Policy, lang: Lang) -> String {
    terms(guide, policy, Facet::Audience, lang)
}

fn agencies(guide: &Guide, policy: &Policy, lang: Lang) -> String {
    terms(guide, policy, Facet::Agency, lang)
}

fn terms(guide: &Guide, policy: &Policy, facet: Facet, lang: Lang) -> String {
    let terms = policy.terms[facet].iter().filter_map(|idx| guide.terms[facet].get(*idx));
    terms.map(|term| term.label().get(lang.tag())).collect::<Vec<_>>().join("\n")
}

fn phones(guide: &Guide, policy: &Policy, lang: Lang) -> String {
    let lines = policy.contacts.iter().filter_map(|contact| {
        let office = guide.agency_of(contact).map_or("", |term| term.label().get(lang.tag()));
        Some([office, " ", contact.phone.as_ref()?.printed()].concat().trim().to_owned())
    });
    lines.collect::<Vec<_>>().join("\n")
}
