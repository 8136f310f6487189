//! What a district adds: its overlay laid over the guide, its notice, and marks on what is its own.

use erased_view::{ErasedView, html};
use leptos::prelude::*;
use policy_core::{Facet, Policy};

use crate::i18n::{Lang, fill};
use crate::state::State;

/// What the guide is narrowed to, the district's notice, or that its part could not be loaded.
pub fn banner(state: State) -> ErasedView {
    let lang = state.lang.get_untracked();
    let data = state.catalogue.read_untracked();
    let lost = data
        .overlay_lost
        .then(|| html::p().class("banner").child(lang.strings().overlay_lost).into());
    let district = data.guide.district.as_ref();
    let notice = district.and_then(|district| district.notice.as_ref()).map(|notice| {
        let text = notice.get(lang.tag()).to_owned();
        let line = html::p().class("banner district-notice").attr("part", "notice");
        line.attr("lang", notice.lang_of(lang.tag()).to_owned()).child(text).into()
    });
    let banners: Vec<ErasedView> =
        locked(state, lang).into_iter().chain(lost).chain(notice).collect();
    banners.into()
}

/// What the guide is narrowed to for good, and the way to all of it.
fn locked(state: State, lang: Lang) -> Option<ErasedView> {
    let data = state.catalogue.read_untracked();
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
    let strings = lang.strings();
    let all = html::a()
        .attr("href", state.site())
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child(strings.see_all);
    let text = fill(strings.locked, &[&names.join(" · ")]);
    Some(html::p().class("banner").child(text).child(" ").child(all).into())
}

/// That a number was given by the district.
pub fn contact_mark(state: State) -> ErasedView {
    let lang = state.lang.get_untracked();
    let strings = lang.strings();
    let guide = state.guide();
    let name = guide.district.as_ref().and_then(|district| district.name.as_ref());
    let words = match name {
        Some(name) => fill(strings.from_district, &[name.get(lang.tag())]),
        None => strings.from_own_district.to_owned(),
    };
    html::span().class("district-mark").child(words).into()
}

/// That a policy is the district's own, or one that it puts first.
pub fn policy_mark(state: State, policy: &Policy) -> ErasedView {
    let strings = state.lang.get_untracked().strings();
    let mark = |on: bool, words: &'static str| -> Option<ErasedView> {
        on.then(|| html::span().class("district-mark").child(words).into())
    };
    let marks = [mark(policy.local, strings.local), mark(policy.pinned, strings.pinned)];
    marks.into_iter().flatten().collect::<Vec<ErasedView>>().into()
}
