//! The moment of the upgrade, whatever a reader is doing then: on our page, in an element with nothing inside, in a frame and
//! in the single file.

use policy_guide_tests::{Look, Page, Served, Site, json, root};

use crate::partner::Partner;

/// Holds the WebAssembly back until `go()`, in every frame, and counts what is written to the console as an error.
const HOLD: &str = "
  window.wrong = [];
  addEventListener('error', ({ message }) => wrong.push(message));
  const gate = new Promise((resolve) => { window.go = resolve; });
  for (const name of ['compile', 'instantiate', 'compileStreaming', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    if (real) WebAssembly[name] = (...given) => gate.then(() => real.apply(WebAssembly, given));
  }";

/// What every script below may use: the static document, before the widget has taken its place.
const DOCUMENT: &str = "
  const doc = host.querySelector('article[data-policy]') ? host : host.shadowRoot;
  const policy = (number) => doc.querySelector(`article[data-policy=\"${number}\"]`);
  const field = doc.querySelector('input[type=search]');
  const top = (card) => Math.round(card.getBoundingClientRect().top);";

/// The document is there and can be used.
const READY: &str = "return Boolean(host && (host.querySelector('article[data-policy]') || \
    $('.policy-guide-static article[data-policy]')))";
/// The widget has taken its place.
const UPGRADED: &str = "return Boolean($('.shell [role=status]') && seen($('.shell [role=status]')) && \
    $('.foot') && !$('.policy-guide-static'))";

/// What a reader is doing.
struct Doing {
    name: &'static str,
    /// What is done before the widget is there; what it returns is `before` afterwards.
    act: &'static str,
    /// Whether nothing of it was lost.
    kept: &'static str,
    /// Whether it needs the search box, which a partner's document does not have.
    types: bool,
}

const DOINGS: [Doing; 8] = [
    Doing {
        name: "tick",
        act: "doc.querySelector('[data-facet] input[name=audience][value=student]').click()",
        kept: "return numbers().join() === '13' && host.filter.includes('audience:student')",
        types: false,
    },
    Doing {
        name: "choose",
        act: "const tick = doc.querySelector('[data-facet] input[name=audience][value=student]');
          const panel = doc.querySelector('.filter-toggle') || tick.closest('details');
          panel.open = true;
          tick.focus();
          tick.click();
          setTimeout(() => {
            window.stood = doc.contains(tick) && seen(tick);
            panel.open = false;
          }, 2500)",
        kept: "return window.stood === true && numbers().join() === '13' && host.filter.includes('audience:student')",
        types: false,
    },
    Doing {
        name: "type",
        act: "field.focus(); field.value = '安家补助'",
        kept: "const box = $('[role=searchbox]');
          return box.value === '安家补助' && focused() === box && numbers().includes(1) && numbers().length < 15",
        types: true,
    },
    Doing {
        name: "compose",
        act: "field.focus();
          field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
          field.value = '安家';
          setTimeout(() => {
            window.stood = doc.contains(field) && field.getClientRects().length > 0 && field.value;
            field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
          }, 2500)",
        kept: "const box = $('[role=searchbox]'); return window.stood === '安家' && box.value === '安家' && focused() === box",
        types: true,
    },
    Doing {
        name: "open",
        act: "policy(5).querySelector('details').open = true",
        kept: "return seen($('article[data-policy=\"5\"] .detail')) && $$('.detail').length === 1",
        types: false,
    },
    Doing {
        name: "scroll",
        act: "policy(8).scrollIntoView(); return top(policy(8))",
        kept: "return Math.abs(top($('article[data-policy=\"8\"]')) - before) <= 2",
        types: false,
    },
    Doing {
        name: "focus",
        act: "const link = policy(3).querySelector('a[href^=\"tel:\"]'); link.focus(); return link.getAttribute('href')",
        kept: "return focused().getAttribute('href') === before && focused().closest('article').dataset.policy === '3'",
        types: false,
    },
    Doing {
        name: "print",
        act: "dispatchEvent(new Event('beforeprint')); setTimeout(() => dispatchEvent(new Event('afterprint')), 1500)",
        kept: "return numbers().length === 23 && new Set(numbers()).size === 23",
        types: false,
    },
];

/// Where the guide stands.
struct Place {
    name: &'static str,
    open: fn() -> (Option<Served>, Page),
    has_search: bool,
}

const PLACES: [Place; 4] = [
    Place { name: "page", open: || (None, held("/")), has_search: true },
    Place { name: "element", open: element, has_search: false },
    Place { name: "frame", open: frame, has_search: true },
    Place { name: "file", open: file, has_search: true },
];

fn held(path: &str) -> Page {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::PHONE);
    page.before_load(HOLD);
    page.go(path);
    page
}

fn file() -> (Option<Served>, Page) {
    (None, held(&format!("file://{}", root().join("dist/policy-guide.html").display())))
}

fn element() -> (Option<Served>, Page) {
    let bare = Partner::new().with("<policy-guide loading=\"eager\"></policy-guide>");
    let (guide, page) = bare.open_after(HOLD);
    (Some(guide), page)
}

fn frame() -> (Option<Served>, Page) {
    let frame = "<iframe id=\"f\" src=\"{{WIDGET}}/\" width=\"390\" height=\"800\"></iframe>";
    let (guide, page) = Partner::new().with(frame).open_after(HOLD);
    page.enter_frame("return document.querySelector('#f')");
    (Some(guide), page)
}

fn upgrade_while(place: &Place, doing: &Doing) {
    let what = format!("{} in {}", doing.name, place.name);
    let (_guide, page) = (place.open)();
    page.wait(&format!("the document, {what}"), READY);
    let before = page.js(&format!("{DOCUMENT} {}", doing.act));
    page.js("window.go()");
    page.wait(&format!("the upgrade, {what}"), UPGRADED);
    let kept = format!(
        "const before = {before}; const top = (card) => Math.round(card.getBoundingClientRect().top); {}",
        doing.kept
    );
    page.wait(&what, &kept);
    assert_eq!(page.js("return wrong"), json!([]), "{what}");
}

#[test]
fn whatever_a_reader_does_at_the_upgrade_is_kept_on_our_page() {
    everything_in(&PLACES[0]);
}

#[test]
fn whatever_a_reader_does_at_the_upgrade_is_kept_in_an_element() {
    everything_in(&PLACES[1]);
}

#[test]
fn whatever_a_reader_does_at_the_upgrade_is_kept_in_a_frame() {
    everything_in(&PLACES[2]);
}

#[test]
fn whatever_a_reader_does_at_the_upgrade_is_kept_in_the_single_file() {
    everything_in(&PLACES[3]);
}

fn everything_in(place: &Place) {
    let possible = DOINGS.iter().filter(|doing| place.has_search || !doing.types);
    possible.for_each(|doing| upgrade_while(place, doing));
}
