//! The page in the widget's shape. What stands for the parts that need a script is shown only where scripts run,
//! and keeps their place until the widget is there.

use erased_view::{ErasedElement, ErasedView, Parts, html, write};
use leptos::prelude::{GetUntracked as _, RwSignal};
use policy_core::selection::{VIEWS, View};

use super::facets::{clear, facets, status};
use super::rules::{ANCHOR, MAX_POLICIES};
use super::{contents, foot, heading, notice, positions, styled_card};
use crate::state::State;
use crate::view::icon;
use crate::view::list::browse::{column as browse_column, entry_words};
use crate::view::list::search_box::search_box;
use crate::view::list::sort::sort_select;
use crate::view::page::header::header;

/// The name of the list as an anchor.
const LIST: &str = "policies";

/// Writes the page. Its elements are those of `view::shell`, so that the same styles hold.
pub(super) fn write_page(state: State, html: &mut String) {
    let lang = state.lang.get_untracked().tag();
    html.push_str("<div class=\"shell document\" lang=\"");
    html.push_str(lang);
    html.push_str("\">");
    let skip = html::a().class("skip").attr("href", ["#", LIST].concat());
    write(
        skip.child(state.lang.get_untracked().strings().skip_to_results).into(),
        Parts::All,
        html,
    );
    write(header(state), Parts::All, html);
    html.push_str("<div class=\"browse\">");
    for part in [notice(state), tabs(state).into(), find(state).into()] {
        write(part, Parts::All, html);
    }
    html.push_str("<div class=\"browse-body\">");
    let has_facets = state.guide().policies.len() <= MAX_POLICIES;
    write(bar(state, has_facets).into(), Parts::All, html);
    if has_facets {
        write(column(state).into(), Parts::All, html);
        write(
            html::p().class("document-clear").child(clear(state).class("button-quiet")).into(),
            Parts::All,
            html,
        );
    }
    write(contents(state).into(), Parts::All, html);
    write(cards(state).into(), Parts::NoButtons, html);
    status(state).into_iter().for_each(|part| write(part, Parts::All, html));
    html.push_str("</div>");
    write(foot(state), Parts::NoButtons, html);
    html.push_str("</div></div>");
}

fn place(class: &'static str) -> ErasedElement {
    html::div().class(class)
}

/// The way to the finder and the search, as in the widget.
fn find(state: State) -> ErasedElement {
    let entry = entry_words(state).map(|words| {
        let link = html::a().class("finder-entry").attr("href", "#pg=view:finder");
        link.child(html::span().child(words)).child(icon::chevron())
    });
    place("find")
        .child(entry)
        .child(place("search-area").child(search_box(state, RwSignal::new(false))))
}

/// What opens the facets where they don't stand beside the list, and the order, which waits for the widget.
fn bar(state: State, has_facets: bool) -> ErasedElement {
    let label = html::span().child(state.lang.get_untracked().strings().filters);
    let summary = html::summary().class("button").child(icon::sliders()).child(label);
    let toggle = has_facets.then(|| html::details().class("filter-toggle").child(summary));
    html::div().class("filter-bar").child(toggle).child(sort_select(state))
}

/// The facets, where the widget has its own. They are shown by the stylesheet that makes them work.
fn column(state: State) -> ErasedElement {
    browse_column(state.lang.get_untracked().strings(), ["column ", ANCHOR].concat())
        .attr("hidden", "")
        .children(facets(state))
}

/// Links in the place of the widget's buttons: followed before the widget is there, they say what it shows first.
fn tabs(state: State) -> ErasedElement {
    let strings = state.lang.get_untracked().strings();
    let names = [strings.view_list, strings.view_finder, strings.view_contacts, strings.view_saved];
    let links = VIEWS.iter().zip(names).map(|((view, id), name)| {
        let link = html::a().class("view-button").attr("href", ["#pg=view:", id].concat());
        let link = if *view == View::List { link.attr("aria-current", "page") } else { link };
        link.child(name).into()
    });
    html::nav().class("views").attr("aria-label", strings.views).children(links)
}

/// Headings are seen where no script runs; elsewhere they are for anchors and screen readers.
fn cards(state: State) -> ErasedElement {
    let guide = state.guide();
    let categories = 0..guide.terms[policy_core::Facet::Category].len();
    let parts: Vec<ErasedView> = categories
        .flat_map(|category| {
            let heading = heading(state, category).class("category-name");
            let cards = positions(&guide, category).map(|idx| styled_card(state, idx));
            std::iter::once(heading.into()).chain(cards).collect::<Vec<_>>()
        })
        .collect();
    place("card-list").attr("id", LIST).children(parts)
}
