//! The guide as HTML that needs no script: the same views, drawn natively, with `<details>` where the widget has buttons.
//!
//! [`page`] is for pages that carry the widget's styles, and has the widget's shape, so that nothing moves when the
//! widget takes its place. [`snippet`] is for other people's pages: what it says, and nothing for a stylesheet.

mod card;
mod facets;
mod rules;
mod styled;

use erased_view::{ErasedElement, ErasedView, Parts, html, write};
use leptos::prelude::*;
use policy_core::{Facet, Guide, Selection};

use self::card::{plain_card, styled_card};
use self::facets::{clear, facets, status};
use crate::config::Settings;
use crate::i18n::Lang;
use crate::state::State;
use crate::view::card::contact_row::contact_row;
use crate::view::page::foot::foot as page_foot;

/// The children of the element on our own pages.
pub fn page(guide: Guide) -> String {
    icons_once(&drawn(guide, Lang::Zh, styled::write_page))
}

/// The children of the element on a partner's page. Where the page refuses the style, the list stands without facets.
pub fn snippet(guide: Guide, lang: Lang) -> String {
    drawn(guide, lang, |state, html| {
        let guide = state.guide();
        let title = html::h2().child(guide.title.get(tag(state)).to_owned());
        write(title.into(), Parts::Plain, html);
        write(notice(state), Parts::Plain, html);
        write_plain_facets(state, html);
        write(contents(state).into(), Parts::Plain, html);
        for category in 0..guide.terms[Facet::Category].len() {
            let cards = positions(&guide, category).map(|idx| plain_card(state, idx));
            let section = html::section().child(heading(state, category)).children(cards);
            write(section.into(), Parts::Plain, html);
        }
        status(state).into_iter().for_each(|part| write(part, Parts::All, html));
        write(foot(state), Parts::Plain, html);
    })
}

/// The stylesheet that makes the facets of [`page`] work; empty for a guide so large that it has none.
pub fn filter_styles(guide: &Guide) -> String {
    rules::sheet(guide).unwrap_or_default()
}

/// The look of the facets on a page of any look: their size and place only. The count follows the list, and stays in view.
/// Inside of a host's form there is none of ours, and nothing to take back with.
const PLAIN_FACETS: &str = "\
.policy-guide-filters{margin:1em 0}
.policy-guide-filters fieldset{min-width:0;margin:.5em 0;padding:0;border:0}
.policy-guide-filters legend{padding:0;font-weight:bold}
.policy-guide-filters label{display:inline-block;margin:0 1em 0 0;padding:.4em 0}
.policy-guide-filters summary{padding:.4em 0;cursor:pointer}
.policy-guide-filters:has(:checked)~.policy-guide-status{position:sticky;bottom:0;padding:.5em 0;background:Canvas;color:CanvasText}
.policy-guide-filters:not(:has(form)) [type=reset]{display:none}
";

/// The facets and their rules, under one class of ours.
fn write_plain_facets(state: State, html: &mut String) {
    let Some(rules) = rules::sheet(&state.guide()) else { return };
    html.push_str(&["<style>", PLAIN_FACETS, &rules, "</style>"].concat());
    html.push_str(&["<details class=\"", rules::ANCHOR, "\" hidden>"].concat());
    let label = state.lang.get_untracked().strings().filters;
    write(html::summary().child(label).into(), Parts::Plain, html);
    facets(state).into_iter().for_each(|part| write(part, Parts::Plain, html));
    write(html::p().child(clear(state)).into(), Parts::Plain, html);
    html.push_str("</details>");
}

/// A text as a QR code, in SVG.
pub fn qr_code(text: &str) -> String {
    let mut html = String::new();
    write(crate::view::saved::qr::qr(text), Parts::All, &mut html);
    html
}

/// Names the outline of each icon once and refers to it: a third of the page is icons otherwise.
fn icons_once(html: &str) -> String {
    const OUTLINE: &str = "<path d=\"";
    let mut names: Vec<&str> = Vec::new();
    let mut parts = html.split(OUTLINE);
    let mut page = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (outline, rest) = part.split_once("\"></path>").unwrap_or((part, ""));
        let name = names.iter().position(|known| *known == outline).unwrap_or_else(|| {
            names.push(outline);
            names.len() - 1
        });
        let refer = ["<use xlink:href=\"#pg-icon-", &name.to_string(), "\"></use>", rest];
        page.push_str(&refer.concat());
    }
    let outlines = names
        .iter()
        .enumerate()
        .map(|(name, outline)| format!("<path id=\"pg-icon-{name}\" d=\"{outline}\"></path>"));
    let outlines: String = outlines.collect();
    format!("<svg hidden width=\"0\" height=\"0\">{outlines}</svg>{page}")
}

fn drawn(guide: Guide, lang: Lang, draw: impl FnOnce(State, &mut String)) -> String {
    Owner::new().with(|| {
        let settings = Settings { lang: Some(lang), ..Settings::default() };
        let state = State::new(&settings, Selection::default());
        state.show_guide(guide, 0, None);
        let mut html = String::new();
        draw(state, &mut html);
        html
    })
}

fn tag(state: State) -> &'static str {
    state.lang.get_untracked().tag()
}

/// Where the policies of a category stand.
fn positions(guide: &Guide, category: usize) -> impl Iterator<Item = usize> {
    let is_its = move |idx: &usize| guide.policies[*idx].category() == category;
    (0..guide.policies.len()).filter(is_its)
}

fn category_id(guide: &Guide, category: usize) -> String {
    ["category-", &guide.terms[Facet::Category][category].id].concat()
}

fn heading(state: State, category: usize) -> ErasedElement {
    let guide = state.guide();
    let name = guide.terms[Facet::Category][category].name.get(tag(state)).to_owned();
    html::h2()
        .attr("id", category_id(&guide, category))
        .attr("data-category", category.to_string())
        .child(name)
}

/// What a district says first.
fn notice(state: State) -> ErasedView {
    let guide = state.guide();
    let notice = guide.district.as_ref().and_then(|district| district.notice.as_ref());
    notice.map(|notice| html::p().class("banner").child(notice.get(tag(state)).to_owned())).into()
}

/// The categories as links into the page.
fn contents(state: State) -> ErasedElement {
    let guide = state.guide();
    let strings = state.lang.get_untracked().strings();
    let links = guide.terms[Facet::Category].iter().enumerate().map(|(idx, term)| {
        let n = positions(&guide, idx).count();
        let text = [term.name.get(tag(state)), " ", &n.to_string()].concat();
        let href = ["#", &category_id(&guide, idx)].concat();
        let link = html::a().attr("href", href).child(text);
        html::li().attr("data-category", idx.to_string()).child(link).into()
    });
    let list = html::ul().children(links);
    html::nav().class("contents").attr("aria-label", strings.facet_category).child(list)
}

/// The general line, and where the list comes from.
fn foot(state: State) -> ErasedView {
    let guide = state.guide();
    let hotline = guide.hotline.as_ref().map(|contact| contact_row(state, contact, None));
    vec![hotline.into(), page_foot(state)].into()
}

#[cfg(test)]
mod texts;

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::load;

    fn guide() -> Guide {
        load(include_str!("../public/policies.json")).0
    }

    #[track_caller]
    fn holds_everything(html: &str) {
        let guide = guide();
        assert_eq!(html.matches("<article").count(), guide.policies.len());
        // The facets before the list may have one of their own.
        let list = html.split_once("<article").map_or("", |(_, list)| list);
        assert_eq!(list.matches("<details").count(), guide.policies.len());
        for policy in &guide.policies {
            let anchor = format!("id=\"policy-{}\"", policy.number);
            assert_eq!(html.matches(&anchor).count(), 1, "{anchor}");
            for contact in &policy.contacts {
                let phone =
                    contact.phone.as_ref().map(|phone| format!("href=\"{}\"", phone.href()));
                for part in phone.iter().chain(&contact.printed) {
                    assert!(html.contains(part), "{part}");
                }
            }
        }
        for term in &guide.terms[Facet::Category] {
            assert!(html.contains(&format!("href=\"#category-{}\"", term.id)), "{}", term.id);
            assert!(html.contains(&format!("id=\"category-{}\"", term.id)), "{}", term.id);
        }
    }

    #[test]
    fn the_page_and_the_snippet_hold_every_policy_number_and_anchor() {
        holds_everything(&page(guide()));
        holds_everything(&snippet(guide(), Lang::Zh));
        holds_everything(&snippet(guide(), Lang::En));
    }

    #[test]
    fn the_snippet_has_nothing_that_a_hosts_stylesheet_would_take_for_its_own() {
        let html = snippet(guide(), Lang::Zh);
        for alien in ["style=", "<button", "<svg"] {
            assert!(!html.contains(alien), "{alien}");
        }
        let (before, facets) = html.split_once("<details class").unwrap();
        let (_, list) = facets.split_once("</details>").unwrap();
        let (list, status) = list.split_once("<p class=\"policy-guide-none\"").unwrap();
        let (_, foot) = status.split_once("</p><p class=").unwrap().1.split_once("</p>").unwrap();
        for alien in ["class=", "<input", "role="] {
            for part in [before.split_once("<style>").unwrap().0, list, foot] {
                assert!(!part.contains(alien), "{alien}");
            }
        }
    }

    #[test]
    fn every_class_and_rule_of_the_snippet_is_under_a_name_of_ours() {
        let html = snippet(guide(), Lang::En);
        for classes in html.split("class=\"").skip(1) {
            let classes = classes.split('"').next().unwrap();
            assert!(
                classes.split(' ').all(|class| class.starts_with("policy-guide-")),
                "{classes}"
            );
        }
        let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        for line in style.lines().filter(|line| !line.is_empty() && !line.starts_with(['{', '@'])) {
            assert!(line.starts_with(".policy-guide-"), "{line}");
        }
    }

    #[test]
    fn checkboxes_have_the_widgets_names_inside_the_widgets_groups() {
        for html in [page(guide()), snippet(guide(), Lang::Zh)] {
            for facet in Facet::ALL {
                let group = format!("data-facet=\"{}\"", facet.id());
                let group = html.split_once(&group).unwrap().1.split_once("</fieldset>").unwrap().0;
                for term in &guide().terms[facet] {
                    let input = format!("name=\"{}\" value=\"{}\"", facet.id(), term.id);
                    assert_eq!(group.matches(&input).count(), 1, "{input}");
                }
            }
        }
    }

    #[test]
    fn a_guide_that_is_too_large_keeps_its_links_and_has_no_facets() {
        let mut large = guide();
        let policy = large.policies[0].clone();
        large.policies.resize(rules::MAX_POLICIES + 1, policy);
        for html in [page(large.clone()), snippet(large, Lang::Zh)] {
            assert!(!html.contains("type=\"checkbox\""));
            assert!(html.contains("href=\"#category-"));
        }
    }

    #[test]
    fn nothing_on_the_page_can_be_clicked_in_vain_but_what_the_widget_will_replace() {
        let html = page(guide());
        let cards = html.split_once("<article").map_or("", |(_, cards)| cards);
        assert!(!cards.contains("<button"));
    }

    #[test]
    fn a_districts_notice_offices_and_numbers_take_their_place() {
        let overlay = r#"{ "format": 1, "guide": "chongqing-excellent-engineers",
            "notice": { "zh": "示例：请先预约。", "en": "Sample" }, "hide": [21],
            "agencies": [{ "id": "sample-hr", "zh": "示例区人力社保局", "en": "Sample" }],
            "policies": [{ "number": 2, "agencies": ["sample-hr"],
                "contacts": [{ "agency": "sample-hr", "phone": "+86 23 00000000" }] }] }"#;
        let district = || policy_core::overlay::apply(guide(), overlay.as_bytes()).0;
        for html in [page(district()), snippet(district(), Lang::Zh)] {
            for part in ["示例：请先预约。", "示例区人力社保局", "href=\"tel:+862300000000\""]
            {
                assert!(html.contains(part), "{part}");
            }
            assert!(!html.contains("id=\"policy-21\""));
        }
    }

    #[test]
    fn an_icon_is_outlined_once() {
        let html = page(guide());
        let uses = html.matches("<use ").count();
        assert_eq!(html.matches("<svg class=\"icon\"").count(), uses);
        assert!(html.matches("<path ").count() < 12 && uses > 100);
        assert!(html.contains("xlink:href=\"#pg-icon-0\"") && html.contains("id=\"pg-icon-0\""));
    }

    #[test]
    fn hostile_text_stays_text() {
        let hostile = include_str!("../public/policies.json")
            .replace("引进卓越工程师安家与科研经费", "</script><img src=x onerror=alert()>");
        for html in [page(load(&hostile).0), snippet(load(&hostile).0, Lang::Zh)] {
            assert!(html.contains("&lt;img src=x"));
            assert!(!html.contains("<img"));
        }
    }
}
