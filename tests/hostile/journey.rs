//! The same short journey everywhere: see all cards, search, filter, open, find the number to call, be told of it.

use serde_json::{Value, json};

use super::{Host, Shown};
use crate::{Page, numbers_where};

/// What the page shows of the guide by now; null while it is on its way.
const SHOWN: &str = "
  if (!host) return seen(document.querySelector('iframe[title]')) ? 'frame' : null;
  if ($('.shell article[data-policy]')) return 'widget';
  if ($('iframe')) return getComputedStyle($('iframe')).visibility === 'visible' ? 'frame' : null;
  const gaveUp = !window.probe || probe.console.some((line) => line.startsWith('policy-guide'));
  if (!gaveUp || !seen(host)) return null;
  return host.querySelector('li, article') ? 'static list' : 'link'";
/// Our own page in a frame: inside the element, or the host's own.
const FRAME: &str = "return $('iframe') || document.querySelector('iframe[title]')";
/// A frame may be shown later than it loads; until it is reported of its width it draws for the narrowest.
const FITS: &str = "
  const { clientWidth, dataset } = $('.shell');
  return clientWidth > 0 && (clientWidth >= 960) === (dataset.width === 'wide')";
/// Notes the events of a page that has no probe.
const LISTEN: &str = "
  window.probe = window.probe || { events: [], errors: [] };
  if (!probe.console) for (const name of ['filter-change', 'open', 'contact'])
    document.addEventListener('policy-guide-' + name, (event) => probe.events.push([name, event.detail]));
  addEventListener('click', (event) => {
    if (event.composedPath().some((node) => node.protocol === 'tel:')) event.preventDefault();
  }, true);";
/// A word that some, but not most, policies have.
const QUERY: &str = "创业";

/// Waits until the page shows what is good enough for the host.
#[track_caller]
pub(super) fn reach(page: &Page, host: &Host) -> Shown {
    let names: Vec<&str> = host.enough.iter().map(|shown| shown.name()).collect();
    let on = format!("return {}.includes((() => {{ {SHOWN} }})())", json!(names));
    let state =
        "return JSON.stringify([(() => { SHOWN })(), window.probe])".replace("SHOWN", SHOWN);
    page.wait_or(&format!("shown as {}", names.join(" or ")), &on, || page.js(&state));
    let found = page.js(SHOWN);
    expect_console(page, host, found == Shown::Widget.name());
    let shown = host.enough.iter().find(|shown| found == shown.name());
    *shown.unwrap_or_else(|| panic!("it became {found} meanwhile"))
}

/// A widget says nothing; a fallback says in one line what the host must change.
#[track_caller]
fn expect_console(page: &Page, host: &Host, is_widget: bool) {
    let ours = "return ((window.probe || {}).console || []).filter((line) => line.includes('policy-guide')).join()";
    if is_widget && host.tells.is_empty() {
        return assert_eq!(page.js(ours), "", "a widget that works says nothing");
    }
    for words in host.tells {
        let told = format!("return (() => {{ {ours} }})().includes({})", json!(words));
        page.wait_or(&format!("a console line with {words:?}"), &told, || page.js(ours));
    }
}

/// No script of the page, host's or ours, has failed.
#[track_caller]
pub(super) fn expect_no_errors(page: &Page) {
    let errors = "return (window.probe || { errors: [] }).errors.join()";
    assert_eq!(page.js(errors), "", "errors");
}

/// Walks through what is shown.
#[track_caller]
pub(super) fn walk(page: &Page, shown: Shown) {
    match shown {
        Shown::Widget => in_the_guide(page),
        Shown::Frame => {
            page.enter_frame(FRAME);
            in_the_guide(page);
            page.leave_frame();
        }
        Shown::Static | Shown::Link => in_the_static_content(page, shown),
    }
}

#[track_caller]
fn in_the_guide(page: &Page) {
    page.expect("the cards", "return numbers().length", 23);
    page.wait("all of it", "return Boolean($('.foot'))");
    page.wait("drawn for its width", FITS);
    page.js(LISTEN);
    search(page);
    filter(page);
    open_and_call(page);
    for name in ["filter-change", "open", "contact"] {
        let heard = format!("return probe.events.some(([heard]) => heard === '{name}')");
        page.wait(&format!("the event {name}"), &heard);
    }
}

#[track_caller]
fn search(page: &Page) {
    page.type_in("[role=searchbox]", QUERY);
    page.expect("what is typed", "return $('[role=searchbox]').value", QUERY);
    page.wait("what is found", "return numbers().length > 0 && numbers().length < 15");
    page.click(".search-clear");
    page.expect("all cards again", "return numbers().length", 23);
}

#[track_caller]
fn filter(page: &Page) {
    let graduates = numbers_where(is_for_graduates);
    let is_narrow = page.js("return Boolean(seen($('.filter-open')))") == true;
    if is_narrow {
        page.click(".filter-open");
        page.wait("the sheet", "return $('dialog').open");
    }
    page.choose("audience", "graduate");
    if is_narrow {
        page.click_named("dialog button", &format!(" {} ", graduates.len()));
        page.wait("no sheet", "return !$('dialog').open");
    }
    page.expect_cards(&graduates);
}

#[track_caller]
fn open_and_call(page: &Page) {
    let callable = numbers_where(|policy| {
        is_for_graduates(policy) && policy["contacts"][0]["phone"].is_string()
    });
    let card = format!("article[data-policy='{}']", callable[0]);
    page.click(&format!("{card} .card-open"));
    page.wait("the official text", &format!("return Boolean(seen($(\"{card} .official\")))"));
    page.click(&format!("{card} .contacts a[href^='tel:']"));
}

fn is_for_graduates(policy: &Value) -> bool {
    let audiences = policy["editorial"]["audiences"].as_array();
    audiences.is_some_and(|audiences| audiences.contains(&json!("graduate")))
}

/// What the host wrote is there to be read, and its links can be followed.
#[track_caller]
fn in_the_static_content(page: &Page, shown: Shown) {
    let link = match shown {
        Shown::Static => "a[href^=\"tel:\"]",
        _ => "a[href]",
    };
    let script = format!(
        "const link = document.querySelector('policy-guide {link}, policy-guide-1 {link}');
        link.scrollIntoView({{ block: 'center' }});
        const box = link.getBoundingClientRect();
        const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return link.innerText.trim() !== '' && hit !== null && link.contains(hit)"
    );
    page.wait("a link that can be followed", &script);
}
