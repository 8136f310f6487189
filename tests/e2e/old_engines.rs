//! Engines that lack what newer ones have: each thing is taken away before the page loads.

use policy_guide_tests::{Look, Open, Page, Value, json};

/// What is taken away, and the script that does it.
const LACKS: [(&str, &str); 14] = [
    ("IntersectionObserver", "delete window.IntersectionObserver"),
    ("ResizeObserver", "delete window.ResizeObserver"),
    (
        "constructable stylesheets",
        "window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };
         delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets",
    ),
    (
        "dialog",
        "for (const name of ['show', 'showModal', 'close']) delete HTMLDialogElement.prototype[name];
         delete window.HTMLDialogElement",
    ),
    ("clipboard", "Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })"),
    ("share", "delete Navigator.prototype.share"),
    ("randomUUID", "delete Crypto.prototype.randomUUID"),
    ("AbortController", "delete window.AbortController; delete window.AbortSignal"),
    ("Intl", "delete window.Intl"),
    ("streaming compilation", "delete WebAssembly.instantiateStreaming; delete WebAssembly.compileStreaming"),
    ("service workers", "delete Navigator.prototype.serviceWorker"),
    ("matchMedia's events", "delete MediaQueryList.prototype.addEventListener"),
    (
        "what came after 2020",
        "for (const name of ['replaceChildren', 'checkVisibility', 'animate']) delete Element.prototype[name];
         for (const name of ['at', 'flat', 'findLast', 'toSorted', 'group']) delete Array.prototype[name];
         for (const name of ['at', 'replaceAll', 'matchAll', 'isWellFormed']) delete String.prototype[name];
         delete Object.fromEntries; delete Object.groupBy; delete Promise.allSettled;
         delete Promise.any; delete Promise.withResolvers; delete window.queueMicrotask; delete window.structuredClone;
         delete window.FinalizationRegistry; delete window.WeakRef; delete window.globalThis;
         delete window.scheduler; delete window.requestIdleCallback; delete window.navigation",
    ),
    ("performance marks", "delete window.PerformanceObserver"),
];

/// The guide loads, is searched and filtered, opens a card, and shows every number of it.
#[track_caller]
fn expect_works(page: &Page, without: &str) {
    let place = format!("without {without}: ");
    page.wait(&format!("{place}cards"), "return seen($('article')) && numbers().length === 23");
    page.wait(&format!("{place}the guide"), "return Boolean($('.foot'))");
    page.wait(
        &format!("{place}styles"),
        "return getComputedStyle($('.shell')).paddingLeft !== '0px'",
    );
    page.type_in("[role=searchbox]", "创业担保贷款");
    page.wait(&format!("{place}search"), "return numbers().length > 0 && numbers().length < 23");
    page.js("host.reset()");
    page.wait(&format!("{place}all"), "return numbers().length === 23");
    page.click_named("button", "筛选");
    page.click("label:has(input[name=support][value=grant])");
    page.wait(&format!("{place}filters"), "return numbers().length > 0 && numbers().length < 23");
    page.click(".sheet-foot button");
    page.wait(&format!("{place}the sheet closes"), "return !seen($('.sheet-foot'))");
    page.js("host.reset(); host.show(1)");
    page.wait(&format!("{place}the text"), "return Boolean($('[data-policy=\"1\"] .official'))");
}

#[test]
fn the_guide_works_without_any_one_of_the_things_that_engines_have_had_since_2018() {
    for (name, script) in LACKS {
        let page =
            Page::open(Open { look: Look::PHONE, before: vec![script.into()], ..Open::default() });
        expect_works(&page, name);
        // One sheet; none where sheets are constructed.
        let n = page.js("return host.shadowRoot.querySelectorAll('style').length");
        assert!(n == json!(0) || n == json!(1), "without {name}: {n} style elements");
    }
}

#[test]
fn the_guide_works_without_all_of_them_at_once() {
    let before = LACKS.iter().map(|(_, script)| (*script).to_owned()).collect();
    let page = Page::open(Open { look: Look::PHONE, before, ..Open::default() });
    expect_works(&page, "all of it");
}

#[test]
fn what_is_removed_is_really_gone() {
    // A list of what the scripts above take away, asked of a page that lost it.
    let before = LACKS.iter().map(|(_, script)| (*script).to_owned()).collect();
    let page = Page::open(Open { look: Look::PHONE, before, ..Open::default() });
    let left = "return ['IntersectionObserver', 'ResizeObserver', 'HTMLDialogElement', 'AbortController', 'Intl']
        .filter((name) => name in window).concat(navigator.clipboard ? ['clipboard'] : [],
        'share' in navigator ? ['share'] : [], 'serviceWorker' in navigator ? ['workers'] : [])";
    assert_eq!(page.js(left), json!([]));
}

/// Sheets of the page and of the widget, as the browser read them; but not what asks first whether it is understood.
const RULES: &str = "
  const texts = [];
  const read = (rules) => { for (const rule of rules) { if (/:has/.test(rule.conditionText)) continue; texts.push(rule.cssText.slice(0, 80)); if (rule.cssRules) read(rule.cssRules); } };
  for (const sheet of [...document.styleSheets, ...inside.adoptedStyleSheets]) read(sheet.cssRules);
";

#[test]
fn no_style_needs_container_queries_or_has() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    page.wait("the guide", "return Boolean($('.foot'))");
    let newer = page.js(&format!("{RULES} return texts.filter((text) => /@container|:has\\(|@layer|:is\\(|:where\\(/.test(text))"));
    assert_eq!(newer, Value::Array(Vec::new()));
    let n = page.js(&format!("{RULES} return texts.length"));
    assert!(n.as_u64().is_some_and(|n| n > 200), "the styles were read: {n}");
}
