//! The guide as HTML that needs no script: the same views, drawn natively, with `<details>` where the widget has buttons.
//!
//! [`page`] is for pages that carry the widget's styles, and has the widget's shape, so that nothing moves when the
//! widget takes its place. [`snippet`] is for other people's pages: what it says, and nothing for a stylesheet.

mod card;
mod styled;

use leptos::prelude::*;
use policy_core::{Facet, Guide, Permalink};

use self::card::{plain_card, styled_card};
use crate::config::Settings;
use crate::i18n::Lang;
use crate::node::{El, Kept, Node, el, write};
use crate::state::{More, State};

/// The children of the element on our own pages.
pub fn page(guide: Guide) -> String {
    icons_once(&drawn(guide, styled::write_page))
}

/// The children of the element on a partner's page.
pub fn snippet(guide: Guide) -> String {
    drawn(guide, |state, html| {
        let guide = state.guide();
        let title = el("h2").child(guide.title.get(tag(state)).to_owned());
        write(title.into(), Kept::Plain, html);
        write(notice(state), Kept::Plain, html);
        write(contents(state).into(), Kept::Plain, html);
        for category in 0..guide.terms[Facet::Category].len() {
            let cards = positions(&guide, category).map(|idx| plain_card(state, idx));
            let section = el("section").child(heading(state, category)).children(cards);
            write(section.into(), Kept::Plain, html);
        }
        write(foot(state), Kept::Plain, html);
    })
}

/// A text as a QR code, in SVG.
pub fn qr_code(text: &str) -> String {
    let mut html = String::new();
    write(crate::more::static_qr(text), Kept::All, &mut html);
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

fn drawn(guide: Guide, draw: impl FnOnce(State, &mut String)) -> String {
    Owner::new().with(|| {
        let settings = Settings { lang: Some(Lang::Zh), ..Settings::default() };
        let state = State::new(&settings, Permalink::default());
        state.show_guide(guide, 0, None);
        // As the widget is before its second file is there.
        state.data.update(|data| data.more = More::Coming);
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

fn heading(state: State, category: usize) -> El {
    let guide = state.guide();
    let name = guide.terms[Facet::Category][category].name.get(tag(state)).to_owned();
    el("h2").attr_text("id", category_id(&guide, category)).child(name)
}

/// What a district says first.
fn notice(state: State) -> Node {
    let guide = state.guide();
    let notice = guide.district.as_ref().and_then(|district| district.notice.as_ref());
    notice.map(|notice| el("p").class("banner").child(notice.get(tag(state)).to_owned())).into()
}

/// The categories as links into the page.
fn contents(state: State) -> El {
    let guide = state.guide();
    let strings = state.lang.get_untracked().strings();
    let links = guide.terms[Facet::Category].iter().enumerate().map(|(idx, term)| {
        let n = positions(&guide, idx).count();
        let text = [term.name.get(tag(state)), " ", &n.to_string()].concat();
        let href = ["#", &category_id(&guide, idx)].concat();
        el("li").child(el("a").attr_text("href", href).child(text)).into()
    });
    let list = el("ul").children(links);
    el("nav").class("contents").attr("aria-label", strings.facet_category).child(list)
}

/// The general line, and where the list comes from.
fn foot(state: State) -> Node {
    let guide = state.guide();
    let hotline = guide.hotline.as_ref().map(|contact| crate::more::static_contact(state, contact));
    vec![hotline.into(), crate::more::door_foot(state)].into()
}

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
        assert_eq!(html.matches("<details").count(), guide.policies.len());
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
        holds_everything(&snippet(guide()));
    }

    #[test]
    fn the_snippet_has_nothing_that_a_hosts_stylesheet_would_take_for_its_own() {
        let html = snippet(guide());
        for alien in ["class=", "style=", "<button", "<svg", "<input", "role="] {
            assert!(!html.contains(alien), "{alien}");
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
        for html in [page(district()), snippet(district())] {
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
        for html in [page(load(&hostile).0), snippet(load(&hostile).0)] {
            assert!(html.contains("&lt;img src=x"));
            assert!(!html.contains("<img"));
        }
    }
}
