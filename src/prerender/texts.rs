//! Every static form holds the official texts word for word.

use policy_core::{Guide, Policy, load};

use super::{page, snippet};
use crate::i18n::Lang;

fn guide() -> Guide {
    load(include_str!("../../public/policies.json")).0
}

/// What a reader reads of HTML, or copies out of it.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    for (at, part) in html.split('<').enumerate() {
        let (tag, rest) = if at == 0 { ("", part) } else { part.split_once('>').unwrap() };
        if tag == "br" {
            text.push('\n');
        }
        text.push_str(rest);
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    text
}

/// The text of a policy's card.
fn card(html: &str, policy: &Policy) -> String {
    let start = format!("<article id=\"policy-{}\"", policy.number);
    let card = html.split_once(&start).unwrap().1.split_once("</article>").unwrap().0;
    text_of(&["<article", card].concat())
}

#[test]
fn every_cell_of_every_policy_is_word_for_word_in_every_form() {
    let guide = guide();
    assert_eq!(guide.policies.len(), 23);
    let forms =
        [page(guide.clone()), snippet(guide.clone(), Lang::Zh), snippet(guide.clone(), Lang::En)];
    for (form, html) in forms.iter().enumerate() {
        for policy in &guide.policies {
            let text = card(html, policy);
            let cells = &policy.official;
            let quotes = policy.benefits.iter().map(|benefit| &benefit.quote);
            for cell in [&cells.text, &cells.agency, &cells.contact].into_iter().chain(quotes) {
                assert!(text.contains(cell.as_str()), "form {form}, {}: {cell}", policy.number);
            }
        }
    }
}

#[test]
fn the_texts_in_english_are_marked_as_chinese() {
    let guide = guide();
    let html = snippet(guide.clone(), Lang::En);
    let n_texts = html.matches("<blockquote lang=\"zh\">").count();
    assert_eq!(n_texts, guide.policies.len());
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| lang.strings().facet_audience);
    assert!(html.contains(en) && !html.contains(zh));
}
