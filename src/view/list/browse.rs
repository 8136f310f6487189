//! The guide once it is there: search, filters, cards, foot; or another view of it.

use erased_view::{ErasedElement, ErasedView, ev, html};
use leptos::prelude::*;
use policy_core::finder::steps;
use policy_core::selection::View;

use crate::i18n::{Lang, Strings, fill};
use crate::state::{State, Width, fact};
use crate::view::contacts::directory::directory;
use crate::view::finder::finder::{enter, finder};
use crate::view::list::card_list::card_list;
use crate::view::list::chips::chips;
use crate::view::list::filter_bar::filter_bar;
use crate::view::list::filter_panel::filter_panel;
use crate::view::list::hints::hints;
use crate::view::list::search_box::search_box;
use crate::view::list::sheet::filter_sheet;
use crate::view::page::district::banner;
use crate::view::page::foot::foot;
use crate::view::page::tabs::tabs;
use crate::view::saved::saved::saved;
use crate::view::{button, icon};

/// The guide in the language of this drawing.
pub fn browse(state: State, lang: Lang) -> ErasedView {
    let state = state.scoped();
    let view = Memo::new(move |_| state.choices.read().view);
    let body = move || match view.get() {
        View::List => list(state, lang),
        View::Finder => finder(state),
        View::Contacts => directory(state),
        View::Saved => saved(state),
    };
    html::div()
        .class("browse")
        .children(banners(state, lang))
        .child(tabs(state))
        .child(body)
        .child(foot(state))
        .into()
}

/// The list with all that narrows it.
fn list(state: State, lang: Lang) -> ErasedView {
    let strings = lang.strings();
    let is_wide = fact(move || state.appearance.read().width == Width::Wide);
    let filters = move || match is_wide.get() {
        true => column(strings, "column".to_owned()).child(filter_panel(state)).into(),
        false => filter_sheet(state),
    };
    let cards = html::div()
        .class("browse-list")
        .child(filter_bar(state))
        .child(chips(state))
        .child(card_list(state));
    let suggests = RwSignal::new(true);
    let search = html::div()
        .class("search-area")
        .child(search_box(state, suggests))
        .child(hints(state, suggests));
    vec![
        html::div().class("find").child(finder_entry(state)).child(search).into(),
        html::div().class("browse-body").child(filters).child(cards).into(),
    ]
    .into()
}

/// The filters beside the list, under their heading.
pub(crate) fn column(strings: &'static Strings, class: String) -> ErasedElement {
    let name = html::h2().class("column-name").child(strings.filters);
    html::aside().class(class).attr("aria-label", strings.filters).child(name)
}

/// The way to the finder, for those who would rather be asked than search.
fn finder_entry(state: State) -> Option<ErasedView> {
    let words = entry_words(state)?;
    let entry = button("finder-entry").on(ev::click, move |event| enter(state, &event));
    Some(entry.child(html::span().child(words)).child(icon::chevron()).into())
}

/// How many questions there are, and what they are good for; nothing where the guide has none.
pub(crate) fn entry_words(state: State) -> Option<String> {
    let n = steps(&state.guide(), &[]).len();
    let strings = state.lang.get_untracked().strings();
    (n > 0).then(|| fill(strings.finder_entry, &[&n.to_string()]))
}

/// What the reader should know about the data.
fn banners(state: State, lang: Lang) -> Vec<ErasedView> {
    let strings = lang.strings();
    let catalogue = state.catalogue.read_untracked();
    let stale = catalogue.stale.as_ref().map(|day| fill(strings.stale, &[day]));
    let n_left_out = catalogue.n_left_out;
    let left_out =
        (n_left_out > 0).then(|| fill(strings.issues_notice, &[&n_left_out.to_string()]));
    let texts = stale.into_iter().chain(left_out);
    let banners = texts.map(|text| html::p().class("banner").child(text).into());
    banners.chain([banner(state)]).collect()
}
