//! Two or three saved policies side by side, where there is room.

use erased_view::{ErasedView, dynamic, html};
use leptos::prelude::*;
use policy_core::guide::Guide;
use policy_core::{Facet, Policy};

use crate::i18n::Lang;
use crate::state::{State, Width, fact};
use crate::view::card::figure::FigureText;

/// More columns than this are too narrow to read.
const MAX_COLUMNS: usize = 3;

/// The comparison of the first of these; nothing where there is no room or only one.
pub fn compare(state: State, positions: &[usize]) -> ErasedView {
    let positions: Vec<usize> = positions.iter().copied().take(MAX_COLUMNS).collect();
    let has_room = fact(move || state.appearance.read().width == Width::Wide);
    dynamic(move || (has_room.get() && positions.len() > 1).then(|| table(state, &positions)))
}

fn table(state: State, positions: &[usize]) -> ErasedView {
    let guide = state.guide();
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let policies: Vec<&Policy> =
        positions.iter().filter_map(|idx| guide.policies.get(*idx)).collect();
    let heads = policies.iter().map(|policy| {
        let words = [&policy.number.to_string(), " ", policy.title.get(lang.tag())].concat();
        html::th().attr("scope", "col").child(words).into()
    });
    let head = html::tr().child(html::td()).children(heads);
    let rows: [(&'static str, Cell, bool); 5] = [
        (strings.benefits, benefits, false),
        (strings.for_whom, audiences, false),
        (strings.agencies, agencies, false),
        (strings.contacts, phones, false),
        (strings.official_text, |_, policy, _| policy.official.text.clone(), true),
    ];
    let rows = rows.into_iter().map(|(name, cell, is_official)| {
        let cells = policies.iter().map(|policy| {
            let td = html::td().child(cell(&guide, policy, lang));
            if is_official { td.attr("lang", guide.lang().to_owned()).into() } else { td.into() }
        });
        html::tr().child(html::th().attr("scope", "row").child(name)).children(cells).into()
    });
    let mut more: Vec<&str> = Vec::new();
    for cell in policies.iter().flat_map(|policy| &policy.more) {
        if !more.contains(&cell.head.as_str()) {
            more.push(&cell.head);
        }
    }
    let more = more.into_iter().map(|head| {
        let cells = policies.iter().map(|policy| {
            let text = policy.more.iter().find(|cell| cell.head == head);
            let td = html::td().attr("lang", guide.lang().to_owned());
            td.child(text.map(|cell| cell.text.clone())).into()
        });
        let name = html::th().attr("scope", "row").attr("lang", guide.lang().to_owned());
        html::tr().child(name.child(head.to_owned())).children(cells).into()
    });
    let table = html::table()
        .child(html::caption().child(strings.compare))
        .child(html::thead().child(head))
        .child(html::tbody().children(rows.chain(more)));
    html::div()
        .class("compare")
        .attr("role", "region")
        .attr("aria-label", strings.compare)
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
