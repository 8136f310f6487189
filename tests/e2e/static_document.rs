//! The page before the widget, and without it.

use std::fs;

use policy_guide_tests::{Engine, Fault, Look, Page, Site, Value, json, policies, root};

/// What a browser without scripts, or without WebAssembly, refuses here.
pub(crate) fn refusing(sources: &str) -> Site {
    let policy =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"script-src {sources}\" />");
    let mut site = Site::of(root().join("dist"));
    site.replace
        .push(("<meta charset=\"utf-8\" />", format!("<meta charset=\"utf-8\" />{policy}")));
    site
}

/// Opens the page in an engine that refuses.
pub(crate) fn refused(engine: Engine, sources: &str) -> Page {
    let site = refusing(sources).start(0).expect("the site starts");
    let page = Page::in_engine(engine, site, Look::PHONE);
    page.go("/");
    page
}

/// Every policy is there, seen, with all its numbers and its official text.
#[track_caller]
fn expect_all_policies(page: &Page) {
    page.wait(
        "the cards",
        "return document.querySelectorAll('policy-guide article').length === 23",
    );
    page.wait("the first card is seen", "return seen(document.querySelector('#policy-1'))");
    for policy in policies() {
        let number = &policy["number"];
        let script = format!(
            "const card = document.querySelector('#policy-{number}');
             card.querySelector('details').open = true;
             const tels = Array.from(card.querySelectorAll('a[href^=\"tel:\"]'), (a) => a.getAttribute('href').slice(4));
             return [card.textContent, tels, seen(card.querySelector('.detail'))]"
        );
        let found = page.js(&script);
        let text = found[0].as_str().expect("a text");
        let official = policy["official"]["text"].as_str().expect("a text");
        assert!(
            text.contains(official),
            "policy {number} is not whole in {}",
            page.engine().name()
        );
        assert_eq!(found[2], true, "policy {number} does not open");
        for contact in policy["contacts"].as_array().expect("a list") {
            let Some(phone) = contact["phone"].as_str() else { continue };
            let digits: Value = phone.replace('-', "").into();
            assert!(found[1].as_array().expect("a list").contains(&digits), "{number}: {phone}");
        }
    }
}

#[test]
fn without_scripts_every_policy_and_number_is_there_in_every_engine() {
    for engine in Engine::ALL {
        let page = refused(engine, "'none'");
        expect_all_policies(&page);
        let dead = "return ['.search-box', '.views', '.switches', '.filter-open'].filter((css) =>
            seen(document.querySelector(css)))";
        assert_eq!(page.js(dead), json!([]), "what needs a script is seen in {}", engine.name());
        let anchors = "return Array.from(document.querySelectorAll('.contents a')).map((a) =>
            seen(a) && Boolean(document.querySelector(a.getAttribute('href'))))";
        assert_eq!(page.js(anchors), json!([true, true, true, true, true, true]));
    }
}

#[test]
fn without_webassembly_every_policy_and_number_is_there_in_every_engine() {
    for engine in Engine::ALL {
        let page = refused(engine, "'self' 'unsafe-inline'");
        page.wait(
            "nothing waits for the widget",
            "return document.documentElement.className === ''",
        );
        expect_all_policies(&page);
    }
}

#[test]
fn where_webassembly_is_unknown_the_page_is_still_there() {
    let page = blank(Look::PHONE);
    page.before_load("delete window.WebAssembly");
    page.go("/");
    page.wait("nothing waits for the widget", "return document.documentElement.className === ''");
    expect_all_policies(&page);
}

#[test]
fn without_the_loader_nothing_waits_for_it() {
    let page = blank(Look::PHONE);
    page.site.set_fault("/policy-guide.js", Fault::Status(404));
    page.go("/");
    page.wait("no dead search box", "return !seen(document.querySelector('.search-box'))");
    expect_all_policies(&page);
}

#[test]
fn when_the_data_cannot_be_had_the_page_stays_below_the_reason() {
    let page = blank(Look::PHONE);
    page.site.set_fault("/policies.json", Fault::Status(503));
    page.go("/");
    page.wait("the reason", "return seen($('[role=alert]'))");
    expect_all_policies(&page);
    page.site.mend();
    page.click_named("button", "重试");
    page.wait(
        "the widget",
        "return seen($('article')) && !seen(document.querySelector('#policy-1'))",
    );
}

/// Where the build has put a file of the widget.
pub(crate) fn built(name: &str) -> String {
    let mut folders = fs::read_dir(root().join("dist/w")).expect("dist is built");
    let folder = folders.next().expect("one version").expect("it can be read");
    format!("/w/{}/{name}", folder.file_name().to_string_lossy())
}

/// A blank page on a site.
fn blank(look: Look) -> Page {
    Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), look)
}

/// A blank page on a site that holds the WebAssembly back until it is mended: the page is seen without it first.
fn held_widget(look: Look) -> Page {
    let page = blank(look);
    page.site.set_fault(&built("widget.wasm"), Fault::Held);
    page
}

/// Waits until what comes later is there, and drawn.
fn settle(page: &Page) {
    page.wait("the guide", GUIDE_SHOWN);
    page.js_later(
        "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(1), 200)))",
    );
}

/// From now on counts what moves.
const SHIFTS: &str = "
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shifts.push(
    [entry.value, entry.sources.map((s) => s.node && (s.node.className || s.node.nodeName)),
     entry.sources.every((s) => s.node?.parentElement?.closest('article'))],
  ))).observe({ type: 'layout-shift', buffered: true });
";
/// Where cards stand in the document, the first ones.
const PLACES: &str = "Array.from(all).slice(0, 8).map((card) => {
  const box = card.getBoundingClientRect();
  return [Math.round(box.left), Math.round(box.top + scrollY), Math.round(box.width), Math.round(box.height)];
})";
const TAKEN_OVER: &str = "return seen($('article')) && !seen(document.querySelector('#policy-1'))";
const GUIDE_SHOWN: &str = "return Boolean($('.foot'))";

#[test]
fn the_widget_takes_the_place_of_the_page_and_nothing_moves() {
    let desk = Look::DESK;
    let tablet = Look { size: (768, 1024), dark: true };
    for look in [Look { size: (320, 700), dark: false }, Look::PHONE, tablet, desk] {
        let page = held_widget(look);
        page.before_load(SHIFTS);
        page.go("/");
        page.wait("the page", "return seen(document.querySelector('#policy-1'))");
        let before = page.js(&format!(
            "const all = document.querySelectorAll('#policy-1, article'); return {PLACES}"
        ));
        page.js("window.shifts = []");
        page.site.mend();
        page.wait("the widget", TAKEN_OVER);
        page.wait("the guide", GUIDE_SHOWN);
        let after = page.js(&format!("const all = $$('article'); return {PLACES}"));
        assert_eq!(before, after, "at {:?}", look.size);
        // Shifts are told after the next picture.
        settle(&page);
        assert_eq!(page.js("return window.shifts"), json!([]), "at {:?}", look.size);
    }
}

/// What moved, but for what stands in a card: cards beside each other are as high as the highest, so the foot of the first
/// goes down as the second comes in.
const BESIDE_CARDS: &str = "return window.shifts.filter(([, , inCards]) => !inCards)";

#[test]
fn what_is_seen_of_the_page_does_not_move_while_the_rest_comes_in() {
    let one_column = (["</option>", "</article>"], "return window.shifts");
    let two_columns = (["</option>", "</legend>"], BESIDE_CARDS);
    for (size, (marks, moved)) in [
        ((320, 700), one_column),
        ((390, 844), one_column),
        ((768, 1024), two_columns),
        ((1280, 800), two_columns),
    ] {
        for mark in marks {
            let page = held_widget(Look { size, dark: false });
            page.site.set_fault("/", Fault::Halting(mark));
            page.before_load(SHIFTS);
            page.go("/");
            page.wait("the page", "return seen(document.querySelector('#policy-1'))");
            page.js_later("requestAnimationFrame(() => setTimeout(() => done(1), 100))");
            assert_eq!(page.js(moved), json!([]), "{mark} at {size:?}");
        }
    }
}

#[test]
fn the_reader_stays_at_the_same_place_with_the_same_policies_open_and_the_same_focus() {
    let page = held_widget(Look::PHONE);
    page.before_load(SHIFTS);
    page.go("/");
    let act = "const card = document.querySelector('#policy-12');
        card.querySelector('details').open = true;
        card.scrollIntoView();
        card.querySelector('.contact a[href^=\"tel:\"]').focus({ preventScroll: true });
        return document.activeElement.getAttribute('href')";
    let focus = page.js(act);
    let before = page
        .js("return Math.round(document.querySelector('#policy-12').getBoundingClientRect().top)");
    page.site.mend();
    page.wait("the widget", TAKEN_OVER);
    settle(&page);
    let card = "const card = $('[data-policy=\"12\"]');";
    let after = page.js(&format!("{card} return [Math.round(card.getBoundingClientRect().top), \
        card.classList.contains('is-open'), focused().getAttribute('href'), seen(card.querySelector('.detail'))]"));
    let top = after[0].as_i64().expect("a number");
    assert!((top - before.as_i64().expect("a number")).abs() <= 1, "{before} became {top}");
    assert_eq!(after, json!([top, true, focus, true]));
}

#[test]
fn what_is_typed_before_the_widget_is_there_is_searched_for() {
    let page = held_widget(Look::PHONE);
    page.go("/");
    page.wait("the box", "return seen(document.querySelector('policy-guide input'))");
    page.js("const box = document.querySelector('policy-guide input'); box.focus(); box.value = '创业担保贷款'");
    page.site.mend();
    page.wait("the widget", "return seen($('article')) && numbers().length < 23");
    page.expect(
        "the words and the focus",
        "const box = $('[role=searchbox]'); return [box.value, focused() === box || focused().outerHTML.slice(0, 200)]",
        json!(["创业担保贷款", true]),
    );
}

#[test]
fn an_anchor_leads_to_its_policy_before_and_after() {
    let page = held_widget(Look::PHONE);
    page.go("/#policy-9");
    let top = |css: &str| format!("return Math.abs({css}.getBoundingClientRect().top - 12) < 2");
    page.wait("the page's card", &top("document.querySelector('#policy-9')"));
    page.site.mend();
    page.wait("the widget", TAKEN_OVER);
    settle(&page);
    let place = "const top = $('[data-policy=\"9\"]').getBoundingClientRect().top;
        return Math.abs(top - 12) < 2 || [top, scrollY, innerHeight]";
    page.wait("the widget's card", place);
    assert!(page.address().ends_with("#policy-9"));
}

#[test]
fn a_link_to_an_opened_policy_leads_there() {
    let page = held_widget(Look::PHONE);
    page.go("/#pg=open:15");
    page.site.mend();
    page.wait(
        "the card",
        "const card = $('[data-policy=\"15\"]');
        return seen(card) && Math.abs(card.getBoundingClientRect().top - 12) < 3",
    );
}

#[test]
fn a_view_that_is_asked_for_early_is_shown() {
    let page = held_widget(Look::PHONE);
    page.go("/");
    page.js("document.querySelector('a[href=\"#pg=view:finder\"]').click()");
    page.site.mend();
    page.wait("the finder", "return seen($('fieldset'))");
}

#[test]
fn the_colours_of_the_last_visit_are_there_at_once() {
    let page = held_widget(Look::PHONE);
    page.go("/");
    page.js("localStorage.setItem('policy-guide:theme', 'dark')");
    page.reload();
    let colour = "return getComputedStyle(document.querySelector('.document')).backgroundColor";
    assert_eq!(page.js(colour), "rgb(15, 20, 26)");
}

#[test]
fn search_engines_are_told_of_every_policy() {
    let page = blank(Look::DESK);
    page.go("/");
    let services = page.js(
        "return JSON.parse(document.querySelector('[type=\"application/ld+json\"]').textContent)['@graph'].length",
    );
    assert_eq!(services, policies().len());
}
