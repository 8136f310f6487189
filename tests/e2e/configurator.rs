//! The configurator as a webmaster uses it: choose, copy, paste into a page elsewhere, see it work.

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};

use policy_guide_tests::{Look, Open, Page, Served, Site, json, numbers_where};

use crate::access;

fn configurator(path: &str) -> Page {
    at(Look::DESK, path, &[])
}

fn at(look: Look, path: &str, before: &[&str]) -> Page {
    let before = before.iter().map(|script| (*script).to_owned()).collect();
    let page = Page::open(Open { look, path: format!("/configurator.html{path}"), before });
    page.wait("the snippet", "return $('[data-snippet]').value.includes('<')");
    page
}

/// A page of someone else's with `body`, on an origin of its own.
pub(crate) fn bare_page(head: &str, body: &str) -> Served {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("pg-host-{}-{count}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the page");
    let page =
        format!("<!doctype html><meta charset=utf-8><title>x</title>{head}<body>{body}</body>");
    fs::write(folder.join("index.html"), page).expect("the page is written");
    Site::of(folder).start(0).expect("the page is served")
}

/// Presses a copy button and returns what is in the clipboard then.
fn copied(page: &Page, button: &str) -> String {
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    page.devtools("Browser.grantPermissions", allowed);
    page.click_named("button", button);
    page.expect("what is said", "return said($('[data-said]'))", "已复制。");
    let text = page.js_later("navigator.clipboard.readText().then(done, (e) => done(String(e)))");
    text.as_str().expect("a text").to_owned()
}

fn graduates() -> Vec<u64> {
    numbers_where(|policy| {
        policy["editorial"]["audiences"]
            .as_array()
            .is_some_and(|all| all.contains(&"graduate".into()))
    })
}

#[test]
fn four_clicks_from_opening_to_a_page_that_shows_the_guide() {
    let page = configurator("");
    page.js("window.clicks = 0; addEventListener('pointerdown', () => (clicks += 1), true)");
    page.click("details[data-facet=audience] summary");
    page.click("label:has([name=audience][value=graduate])");
    page.wait("the count", "return said($('[data-count]')).startsWith('先显示')");
    let snippet = copied(&page, "复制代码");
    assert_eq!(page.js("return clicks"), 3, "the fourth is the paste");
    assert!(snippet.contains("audience=\"graduate\""), "{snippet}");
    let host = bare_page("", &snippet);
    page.go(&format!("{}/", host.origin));
    page.expect_cards(&graduates());
    assert_eq!(page.log(), "");
}

#[test]
fn a_pasted_frame_shows_the_guide_as_chosen() {
    let page = configurator("#kind=iframe&audience=graduate&lang=en");
    let snippet = copied(&page, "复制代码");
    assert!(!snippet.contains("<script"), "{snippet}");
    let host = bare_page("", &snippet);
    page.go(&format!("{}/", host.origin));
    page.expect("its title", "return $('iframe').title.length > 0", true);
    page.enter_frame("return $('iframe')");
    page.expect_cards(&graduates());
    page.expect("its language", "return $('.shell').lang", "en");
}

#[test]
fn a_pasted_frame_is_as_high_as_what_it_shows() {
    let page = configurator("#kind=iframe&fit=1");
    let host = bare_page("", &copied(&page, "复制代码"));
    page.go(&format!("{}/", host.origin));
    page.wait("it grows", "return $('iframe').clientHeight > 3000");
    page.enter_frame("return $('iframe')");
    let inner = "return document.documentElement.scrollHeight - innerHeight";
    page.expect("nothing is left to scroll", inner, 0);
}

#[test]
fn a_pasted_link_leads_to_the_guide() {
    let page = configurator("#kind=link&category=train");
    let address = copied(&page, "复制地址");
    let host = bare_page("", &copied(&page, "复制代码"));
    page.go(&format!("{}/", host.origin));
    page.expect("the link", "return $('a').href", address.clone());
    page.go(&address);
    page.wait("the guide", "return numbers().length > 0");
}

#[test]
fn a_snippet_with_all_policies_is_read_and_called_where_no_script_runs() {
    let page = configurator("#full=1");
    page.wait("the list", "return $('[data-snippet]').value.includes('tel:')");
    let snippet = copied(&page, "复制代码");
    let no_scripts = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\">";
    let host = bare_page(no_scripts, &snippet);
    page.go(&format!("{}/", host.origin));
    let seen =
        "return Array.from(host.querySelectorAll('a[href^=\"tel:\"]')).filter(seen).length > 20";
    page.wait("numbers to call", seen);
}

#[test]
fn the_preview_holds_the_very_snippet_in_a_strangers_page() {
    let page = configurator("#audience=graduate");
    page.wait("the frame", "return $('.preview') !== null");
    page.wait(
        "the snippet in it",
        "return $('.preview').srcdoc.includes($('[data-snippet]').value)",
    );
    page.enter_frame("return $('.preview')");
    page.expect_cards(&graduates());
    page.expect("no rights of our origin", "return origin", "null");
    page.leave_frame();
    page.click("[data-set-width='1200']");
    page.wait(
        "a page wider than the room is drawn smaller",
        "const frame = $('.preview'), box = frame.getBoundingClientRect();
        return frame.clientWidth === 1200 && box.width <= $('.stage').clientWidth + 1",
    );
    page.enter_frame("return $('.preview')");
    page.wait("it is wide", "return innerWidth === 1200");
}

#[test]
fn a_change_keeps_the_preview_in_view_and_takes_back_what_was_said() {
    let page = configurator("");
    page.wait("the frame", "return $('.preview') !== null && !$('.preview.is-coming')");
    copied(&page, "复制代码");
    page.js("window.gaps = 0; new MutationObserver(() => {
        if (!$$('.preview').some((one) => getComputedStyle(one).visibility === 'visible')) gaps += 1;
      }).observe($('.stage'), { childList: true, subtree: true, attributes: true })");
    page.js("$('[name=theme]').value = 'dark'; $('[name=theme]').dispatchEvent(new Event('input', { bubbles: true }))");
    page.expect("nothing is said", "return said($('[data-said]'))", "");
    let shown =
        "return $$('.preview').length === 1 && $('.preview').srcdoc.includes('theme=\"dark\"')";
    page.wait("the new frame", shown);
    assert_eq!(page.js("return gaps"), 0, "the preview was gone for a while");
    page.wait("the public address is asked for in view", "return seen($('[name=base]'))");
}

#[test]
fn what_is_chosen_stands_in_the_address_and_comes_back() {
    let page = configurator("");
    page.click("label:has([name=kind][value=iframe])");
    page.js("$('[name=theme]').value = 'dark'; $('[name=theme]').dispatchEvent(new Event('input', { bubbles: true }))");
    page.click("details[data-facet=support] summary");
    page.click("label:has([name=support][value=startup])");
    page.click("label:has([name=lock-support])");
    page.expect(
        "the address",
        "return location.hash",
        "#kind=iframe&support=startup&lock=support&theme=dark",
    );
    let snippet = page.js("return $('[data-snippet]').value");
    page.reload();
    page.expect("the same snippet", "return $('[data-snippet]').value", snippet);
    page.click("[data-language]");
    page.expect("English", "return said($('h1'))", "Put the Policy Guide on your page");
    page.wait("it stays", "return location.hash.endsWith('&ui=en')");
    page.click_named("button", "Start again");
    page.expect("nothing chosen", "return location.hash", "#ui=en");
}

#[test]
fn hostile_values_from_the_address_stay_values() {
    let hostile =
        "\"><img src=x onerror=\"parent.pwned=1\"><script>parent.pwned=1</script>'`&quot;";
    let encoded: String = hostile.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let page = configurator(&format!(
        "#q={encoded}&audience={encoded},graduate&accent={encoded}&overlay=javascript:alert(1)&lock={encoded}"
    ));
    page.wait("the frame", "return $('.preview') !== null");
    let script = "const inner = new DOMParser().parseFromString($('.preview').srcdoc, 'text/html');
        return Array.from(inner.querySelectorAll('body *')).map((node) => node.localName).join(' ')";
    page.expect("no element but ours", script, "script policy-guide a");
    let script = "const inner = new DOMParser().parseFromString($('.preview').srcdoc, 'text/html');
        return Array.from(inner.querySelector('policy-guide').attributes).map(({ name, value }) => name + '=' + value)";
    page.expect("its attributes", script, json!(["audience=graduate", format!("q={hostile}")]));
    assert_eq!(page.js("return window.pwned === undefined"), true);
}

#[test]
fn where_the_clipboard_is_refused_the_text_is_selected() {
    let refuse = "Object.defineProperty(navigator, 'clipboard', { value: undefined });
        Document.prototype.execCommand = () => false;";
    let page = at(Look::PHONE, "", &[refuse]);
    page.click_named("button", "复制代码");
    page.wait("it says how", "return said($('[data-said]')).includes('Ctrl+C')");
    page.wait(
        "all is selected",
        "const box = $('[data-snippet]');
        return focused() === box && box.selectionEnd - box.selectionStart === box.value.length",
    );
    page.click_named("button", "复制本页链接");
    page.wait(
        "the link is shown",
        "return seen($('[data-share]')) && focused() === $('[data-share]')",
    );
}

#[test]
fn what_cannot_work_is_told() {
    let page = configurator("#category=serve&support=startup&accent=%23ffcc00&theme=light");
    page.expect("no policy", "return said($('[data-count]'))", "这样选，一项政策也不显示。");
    page.wait("the colour", "return said($('[data-contrast]')).includes('看不清')");
    page.wait("this machine only", "return seen($('[data-local]'))");
    page.click("details.panel summary");
    page.type_in("[name=overlay]", "ftp://x");
    page.wait(
        "the address",
        "return seen($('#overlay-wrong')) && !$('[data-snippet]').value.includes('ftp')",
    );
}

#[test]
fn a_colour_that_is_hard_to_read_gives_way_to_the_nearest_with_a_click() {
    let page = configurator("#accent=%23e8590c&surface=%23ffffff&text=%231a1a1a&theme=light");
    page.wait(
        "what fails",
        "return said($('[data-contrast]')).includes('“按钮和链接”在“卡片”上看不清')",
    );
    page.click_named("[data-contrast] button", "“按钮和链接”改用 #");
    page.expect("nothing fails", "return $('[data-contrast]').childElementCount", 0);
    page.expect("another colour", "return $('[name=accent]').value !== '#e8590c'", true);
    page.wait(
        "it is in the snippet",
        "return $('[data-snippet]').value.includes('--pg-accent: ' + $('[name=accent]').value)",
    );
}

#[test]
fn a_brand_to_begin_with_is_in_the_code_and_in_the_frame_and_comes_back() {
    let page = configurator("");
    let choose = "const select = $('[data-brands]'); select.value = 'university';
        select.dispatchEvent(new Event('input', { bubbles: true }))";
    page.js(choose);
    page.wait("the code", "return $('[data-snippet]').value.includes('--pg-accent: #8c1515')");
    page.wait("its corners", "return $('[data-snippet]').value.includes('--pg-radius: 0')");
    let shown = "return $$('.preview').length === 1 && $('.preview').srcdoc.includes('#8c1515')";
    page.wait("the preview", shown);
    page.enter_frame("return $('.preview')");
    let corner = "return $('.card') && getComputedStyle($('.card')).borderTopLeftRadius";
    page.expect("the preview is square", corner, "0px");
    page.leave_frame();
    page.reload();
    page.wait(
        "it comes back",
        "return $('[name=accent]').value === '#8c1515' && $('[name=radius]').value === '0'",
    );
    page.click("label:has([name=kind][value=iframe])");
    let snippet = copied(&page, "复制代码");
    assert!(snippet.contains("brand=accent%3A%238c1515"), "{snippet}");
    let host = bare_page("", &snippet);
    page.go(&format!("{}/", host.origin));
    page.enter_frame("return $('iframe')");
    page.expect("the frame is square", corner, "0px");
}

#[test]
fn is_whole_at_320_pixels_and_easy_to_touch() {
    for path in ["/configurator.html", "/configurator.html#ui=en&kind=iframe", "/diagnosis.html"] {
        let look = Look { size: (320, 700), dark: false };
        let page = Page::open(Open { look, path: path.into(), before: Vec::new() });
        page.js("$$('details').forEach((one) => (one.open = true))");
        page.expect("nothing sticks out", "return document.documentElement.scrollWidth", 320);
        let small = "return $$('button, summary, select, textarea, input, .head a').filter(seen).map((node) => {
            const box = (node.closest('label') || node).getBoundingClientRect();
            return box.height < 44 || box.width < 44 ? node.outerHTML.slice(0, 90) : null;
          }).filter(Boolean)";
        page.expect("targets", small, json!([]));
    }
}

#[test]
fn axe_finds_nothing_wrong() {
    for path in ["#accent=%23ffcc00&audience=graduate", "#ui=en&kind=iframe", "#kind=link"] {
        let page = configurator(path);
        page.js("$$('details').forEach((one) => (one.open = true))");
        access::check(&page, Look::DESK.size, path);
    }
}
