//! The guide once it is there: search, filters, cards, foot.

use leptos::prelude::*;

use super::card_list::card_list;
use super::chips::chips;
use super::filter_bar::filter_bar;
use super::filter_panel::{filter_panel, filter_sheet};
use super::foot::foot;
use super::search_box::search_box;
use crate::i18n::{Lang, fill};
use crate::node::{Node, el, live};
use crate::state::{State, Width, fact};

/// The list with all that narrows it, in the language of this drawing.
pub fn browse(state: State, lang: Lang) -> Node {
    let strings = lang.strings();
    let is_wide = fact(move || state.look.read().width == Width::Wide);
    let filters = move || {
        if is_wide.get() {
            el("aside")
                .class("column")
                .attr("aria-label", strings.filters)
                .child(filter_panel(state))
                .into()
        } else {
            filter_sheet(state)
        }
    };
    let list = el("div")
        .class("browse-list")
        .child(filter_bar(state))
        .child(chips(state))
        .child(card_list(state));
    el("div")
        .class("browse")
        .children(banners(state, lang))
        .child(search_box(state))
        .child(el("div").class("browse-body").child(live(filters)).child(list))
        .child(foot(state))
        .into()
}

/// What the reader should know about the data.
fn banners(state: State, lang: Lang) -> Vec<Node> {
    let strings = lang.strings();
    let data = state.data.read_untracked();
    let stale = data.stale.as_ref().map(|day| fill(strings.stale, &[day]));
    let left_out =
        (data.n_left_out > 0).then(|| fill(strings.issues_notice, &[&data.n_left_out.to_string()]));
    stale
        .into_iter()
        .chain(left_out)
        .map(|text| el("p").class("banner").child(text).into())
        .collect()
}
