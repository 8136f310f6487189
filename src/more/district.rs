//! What a district adds: its overlay laid over the guide, its notice, and marks on what is its own.

use leptos::prelude::*;
use policy_core::issue::{Effect, Problem};
use policy_core::{Facet, Guide, Issue, Policy, overlay};

use super::texts::texts;
use crate::i18n::{Lang, fill};
use crate::node::{Node, el};
use crate::state::{Failure, State};

/// Lays what has come over the guide, or says why nothing has.
pub fn lay_over(guide: &mut Guide, issues: &mut Vec<Issue>, came: Result<Vec<u8>, Failure>) {
    match came {
        Ok(bytes) => {
            let city = std::mem::replace(guide, policy_core::load::empty_guide());
            let (merged, found) = overlay::apply(city, &bytes);
            *guide = merged;
            issues.extend(found);
        }
        Err(failure) => issues.push(Issue {
            place: "overlay".to_owned(),
            policy: None,
            problem: Problem::NotLoaded(word(&failure)),
            effect: Effect::OverlayLeftOut,
        }),
    }
}

fn word(failure: &Failure) -> String {
    match failure {
        Failure::Status(status) => status.to_string(),
        Failure::Timeout => "timeout".to_owned(),
        Failure::Network | Failure::Data(_) => "network".to_owned(),
    }
}

/// What the guide is narrowed to, the district's notice, or that its part could not be loaded.
pub fn banner(state: State) -> Node {
    let lang = state.lang.get_untracked();
    let data = state.data.read_untracked();
    let lost =
        data.overlay_lost.then(|| el("p").class("banner").text(texts(lang).overlay_lost).into());
    let district = data.guide.district.as_ref();
    let notice = district.and_then(|district| district.notice.as_ref()).map(|notice| {
        let text = notice.get(lang.tag()).to_owned();
        let line = el("p").class("banner district-notice").attr("part", "notice");
        line.attr_text("lang", notice.lang_of(lang.tag()).to_owned()).child(text).into()
    });
    let banners: Vec<Node> = locked(state, lang).into_iter().chain(lost).chain(notice).collect();
    banners.into()
}

/// What the guide is narrowed to for good, and the way to all of it.
fn locked(state: State, lang: Lang) -> Option<Node> {
    let data = state.data.read_untracked();
    let name = |facet: Facet, id: &String| {
        let term = data.guide.terms[facet].get(data.guide.term_idx(facet, id)?)?;
        Some(term.label().get(lang.tag()).to_owned())
    };
    let names = Facet::ALL.into_iter().flat_map(|facet| {
        let name = &name;
        data.locked[facet].iter().filter_map(move |id| name(facet, id))
    });
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        return None;
    }
    let texts = texts(lang);
    let all = el("a")
        .attr_text("href", data.site.clone())
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text(texts.see_all);
    let text = fill(texts.locked, &[&names.join(" · ")]);
    Some(el("p").class("banner").child(text).text(" ").child(all).into())
}

/// That a number was given by the district.
pub fn contact_mark(state: State) -> Node {
    let lang = state.lang.get_untracked();
    let texts = texts(lang);
    let guide = state.guide();
    let name = guide.district.as_ref().and_then(|district| district.name.as_ref());
    let words = match name {
        Some(name) => fill(texts.from_district, &[name.get(lang.tag())]),
        None => texts.from_own_district.to_owned(),
    };
    el("span").class("district-mark").child(words).into()
}

/// That a policy is the district's own, or one that it puts first.
pub fn policy_mark(state: State, policy: &Policy) -> Node {
    let texts = texts(state.lang.get_untracked());
    let mark = |on: bool, words: &'static str| -> Option<Node> {
        on.then(|| el("span").class("district-mark").text(words).into())
    };
    let marks = [mark(policy.local, texts.local), mark(policy.pinned, texts.pinned)];
    marks.into_iter().flatten().collect::<Vec<Node>>().into()
}
