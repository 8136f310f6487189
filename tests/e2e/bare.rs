//! An element with nothing inside: the static document before the widget, and what the widget keeps of it.

use policy_guide_tests::{Engine, Fault, Page, Served, json};

use crate::partner::{Partner, own_lines};
use crate::static_document::built;

const BARE: &str = "<policy-guide></policy-guide>";
const DOCUMENT: &str = "return seen($('.policy-guide-static article[data-policy=\"1\"]'))";
const WIDGET: &str = "return Boolean($('.shell .foot')) && !$('.policy-guide-static')";
/// The policies that are seen, in the document or in the widget.
const SEEN: &str =
    "return $$('article[data-policy]').filter(seen).map((card) => Number(card.dataset.policy))";
/// From now on counts what moves.
const SHIFTS: &str = "window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => shifts.push(entry.value)))
    .observe({ type: 'layout-shift', buffered: false });";

/// A partner's page with this in the place of the snippet, under this policy; the WebAssembly is held back.
fn held(markup: &str, policy: &str) -> (Served, Page) {
    let partner = Partner::new().with(markup).under(policy);
    partner.guide.set_fault(&built("widget.wasm"), Fault::Held);
    partner.open()
}

/// Ticks a box of the document.
fn tick(page: &Page, facet: &str, id: &str) {
    page.js(&format!(
        "$('.policy-guide-filters').open = true; $('input[name={facet}][value={id}]').click()"
    ));
}

#[test]
fn the_document_is_read_filtered_and_called_before_the_widget_is_there() {
    let (guide, page) = held(BARE, "style-src 'self'");
    page.wait("the first policy", DOCUMENT);
    tick(&page, "audience", "graduate");
    tick(&page, "support", "training");
    page.expect("what matches", SEEN, json!([15]));
    page.js(
        "$('.policy-guide-filters').open = false; $('[data-policy=\"15\"] details').open = true",
    );
    page.wait(
        "a number to call",
        "return seen($('[data-policy=\"15\"] details a[href^=\"tel:\"]'))",
    );
    page.js(SHIFTS);
    let top = page.js("return Math.round($('[data-policy=\"15\"]').getBoundingClientRect().top)");
    guide.mend();
    page.wait("the widget", WIDGET);
    page.expect("the same policies", SEEN, json!([15]));
    page.wait("it is open", "return seen($('.shell [data-policy=\"15\"] .official'))");
    page.expect(
        "the filter",
        "return host.filter",
        "pg=audience:graduate;support:training;open:15",
    );
    assert_eq!(page.js("return shifts"), json!([]), "what moves");
    let now = page.js("return Math.round($('[data-policy=\"15\"]').getBoundingClientRect().top)");
    let moved = (now.as_i64().unwrap() - top.as_i64().unwrap()).abs();
    assert!(moved <= 1, "the open policy goes from {top} to {now}");
    assert_eq!(guide.n_requests("/policies.json"), 1);
    assert_eq!(page.log(), "");
}

#[test]
fn every_engine_shows_the_document_and_hands_it_over() {
    for engine in Engine::ALL {
        let partner = Partner::new().with(BARE);
        partner.guide.set_fault(&built("widget.wasm"), Fault::Held);
        let (guide, page) = partner.open_in(engine);
        page.wait("the first policy", DOCUMENT);
        tick(&page, "audience", "graduate");
        page.expect("what matches", SEEN, json!([3, 15]));
        guide.mend();
        page.wait("the widget", WIDGET);
        page.expect("the same policies", SEEN, json!([3, 15]));
    }
}

#[test]
fn presets_are_ticked_in_the_language_and_the_colours_asked_for() {
    let markup = "<policy-guide audience=\"graduate, nobody\" lang=\"en\" theme=\"dark\" scale=\"large\"></policy-guide>";
    let (guide, page) = held(markup, "style-src 'self'");
    page.expect("what matches", SEEN, json!([3, 15]));
    let look = "const place = getComputedStyle($('.policy-guide-static'));
        return [place.backgroundColor, place.fontSize, $('h2').textContent.slice(0, 9)]";
    page.expect("its look", look, json!(["rgb(15, 20, 26)", "19.375px", "Chongqing"]));
    tick(&page, "audience", "graduate");
    page.expect("all", "return $$('article').filter(seen).length", 23);
    guide.mend();
    page.wait("the widget", WIDGET);
    page.expect("what was unticked stays so", "return host.results.length", 23);
}

#[test]
fn where_the_document_cannot_show_what_is_asked_for_there_is_none() {
    for attribute in [
        "lock=\"audience\" audience=\"graduate\"",
        "overlay=\"district.json\"",
        "src=\"other.json\"",
    ] {
        let (_guide, page) =
            held(&format!("<policy-guide {attribute}></policy-guide>"), "style-src 'self'");
        page.wait("a skeleton", "return host.getBoundingClientRect().height > 100");
        std::thread::sleep(std::time::Duration::from_millis(300));
        assert_eq!(page.js("return $$('article').length"), 0, "{attribute}");
    }
}

#[test]
fn what_is_inside_goes_before_the_document_whenever_it_comes() {
    let (_guide, page) = held(BARE, "style-src 'self'");
    page.wait("the first policy", DOCUMENT);
    page.js("host.innerHTML = '<a href=\"#x\">list</a>'");
    page.wait("what is inside", "return seen(host.querySelector('a')) && !$('article')");
}

#[test]
fn what_fails_later_leaves_the_document_as_the_reader_has_it() {
    for fault in [Fault::Status(404), Fault::Body("application/wasm", b"no".to_vec())] {
        let (guide, page) = held(BARE, "style-src 'self'");
        page.wait("the first policy", DOCUMENT);
        tick(&page, "audience", "graduate");
        guide.set_fault(&built("widget.wasm"), fault);
        page.reload();
        page.wait("the first policy", DOCUMENT);
        tick(&page, "audience", "graduate");
        std::thread::sleep(std::time::Duration::from_secs(1));
        page.expect("what matches", SEEN, json!([3, 15]));
        let lines = own_lines(&page);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].contains(&format!("{}/", guide.origin)), "{lines:?}");
    }
}

#[test]
fn a_policy_of_trusted_types_that_names_ours_lets_the_document_in() {
    let (_guide, page) =
        held(BARE, "require-trusted-types-for 'script'; trusted-types policy-guide");
    page.wait("the first policy", DOCUMENT);
}

#[test]
fn a_link_into_the_document_scrolls_there_and_leaves_the_address_alone() {
    let (_guide, page) = held(BARE, "style-src 'self'");
    page.wait("the first policy", DOCUMENT);
    page.js("$('nav a[href=\"#category-serve\"]').click()");
    page.wait(
        "the category",
        "return Math.abs($('#category-serve').getBoundingClientRect().top) < innerHeight / 2",
    );
    assert_eq!(page.js("return location.hash"), "");
}
