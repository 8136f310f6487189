//! The page in the widget's shape. What stands for the parts that need a script is shown only where scripts run,
//! and keeps their place until the widget is there.

use leptos::prelude::GetUntracked as _;
use policy_core::permalink::{VIEWS, View};

use super::{contents, foot, heading, notice, positions, styled_card};
use crate::node::{El, Kept, Node, el, write};
use crate::state::State;
use crate::view::filter_bar::filter_bar;
use crate::view::search_box::search_box;
use crate::view::top::top;

/// Writes the page. Its elements are those of `view::shell`, so that the same styles hold.
pub(super) fn write_page(state: State, html: &mut String) {
    let lang = state.lang.get_untracked().tag();
    html.push_str("<div class=\"shell still\" lang=\"");
    html.push_str(lang);
    html.push_str("\">");
    write(top(state), Kept::All, html);
    html.push_str("<div class=\"browse\">");
    for part in [notice(state), views(state).into(), search_box(state), place("hints-place").into()]
    {
        write(part, Kept::All, html);
    }
    html.push_str("<div class=\"browse-body\">");
    write(el("aside").class("column").child(contents(state)).into(), Kept::All, html);
    html.push_str("<div class=\"browse-list\">");
    write(filter_bar(state), Kept::All, html);
    write(cards(state).into(), Kept::Still, html);
    html.push_str("</div></div>");
    write(foot(state), Kept::Still, html);
    html.push_str("</div></div>");
}

fn place(class: &'static str) -> El {
    el("div").class(class)
}

/// Links in the place of the widget's buttons: followed before the widget is there, they say what it shows first.
fn views(state: State) -> El {
    let strings = state.lang.get_untracked().strings();
    let names = [strings.view_list, strings.view_finder, strings.view_contacts, strings.view_saved];
    let links = VIEWS.iter().zip(names).map(|((view, id), name)| {
        let link = el("a").class("view-button").attr_text("href", ["#pg=view:", id].concat());
        let link = if *view == View::List { link.attr("aria-current", "page") } else { link };
        link.text(name).into()
    });
    el("nav").class("views").attr("aria-label", strings.views).children(links)
}

/// Headings are seen where no script runs; elsewhere they are for anchors and screen readers.
fn cards(state: State) -> El {
    let guide = state.guide();
    let categories = 0..guide.terms[policy_core::Facet::Category].len();
    let parts: Vec<Node> = categories
        .flat_map(|category| {
            let heading = heading(state, category).class("category-name");
            let cards = positions(&guide, category).map(|idx| styled_card(state, idx));
            std::iter::once(heading.into()).chain(cards).collect::<Vec<_>>()
        })
        .collect();
    place("card-list").children(parts)
}
