//! The diagnosis of a host's headers, held against what the browser really does.

use policy_guide_tests::{Look, Open, Page, json};

use crate::access;
use crate::configurator::bare_page;

fn diagnosis(headers: &str) -> Page {
    let page = Page::open(Open { path: "/diagnosis.html".into(), ..Open::default() });
    page.wait("the server", "return $$('[data-server] li').length > 0");
    paste(&page, headers);
    page
}

fn paste(page: &Page, headers: &str) {
    page.js(&format!(
        "const box = $('[name=headers]'); box.value = {};
        box.dispatchEvent(new Event('input', {{ bubbles: true }}))",
        json!(headers)
    ));
}

fn outcomes(page: &Page) -> String {
    let script = "return $$('[data-outcome]').map((row) => row.dataset.outcome).join(' ')";
    page.js(script).as_str().expect("a text").to_owned()
}

#[test]
fn says_what_is_blocked_and_which_line_to_add() {
    let page = diagnosis(
        "HTTP/2 200\ncontent-security-policy: script-src 'self'; frame-src 'none'\nnonsense",
    );
    assert_eq!(outcomes(&page), "static blocked link");
    let lines = page.js("return $$('.finding textarea').map((box) => box.value)");
    let origin = page.site.origin.clone();
    let script = format!("script-src 'self' {origin} 'wasm-unsafe-eval'");
    let frame = format!("frame-src {origin}");
    assert_eq!(
        lines,
        json!([format!("{script};"), format!("{frame};"), format!("{script}; {frame}")])
    );
    page.wait("what was not read", "return said($('[data-findings]')).includes('nonsense')");
    page.click("[data-language]");
    page.wait("English", "return said($('[data-summary]')).includes('Only') || said($('[data-summary]')).includes('Limited')");
}

#[test]
fn the_browser_does_what_the_diagnosis_says() {
    let page = diagnosis("");
    let origin = page.site.origin.clone();
    let policies = [
        "default-src 'self'".to_owned(),
        format!("script-src {origin}; connect-src 'none'"),
        format!("script-src {origin} 'unsafe-eval'; frame-src 'none'"),
        format!("script-src {origin}/policy-guide.js 'wasm-unsafe-eval'"),
    ];
    for policy in policies {
        page.go("/diagnosis.html");
        paste(&page, &policy);
        let works = outcomes(&page).starts_with("widget");
        let mended = page.js("const all = $$('.finding textarea'); return all.length ? all[all.length - 1].value : null");
        assert_eq!(runs_under(&page, &origin, &policy), works, "{policy}");
        if let Some(mended) = mended.as_str() {
            assert!(runs_under(&page, &origin, mended), "mended: {mended}");
        }
    }
}

/// Whether the widget itself comes up on a page with this policy.
fn runs_under(page: &Page, origin: &str, policy: &str) -> bool {
    let head = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let body = format!(
        "<script async src=\"{origin}/policy-guide.js\"></script><policy-guide></policy-guide>"
    );
    let host = bare_page(&head, &body);
    page.go(&format!("{}/", host.origin));
    let settled = "const start = Date.now();
        const look = () => numbers().length ? done(true)
          : Date.now() - start > 4000 ? done(false) : setTimeout(look, 50);
        look()";
    page.js_later(settled) == true
}

#[test]
fn judges_the_guides_own_server() {
    let page = diagnosis("");
    let said = page.js("return said($('[data-server]'))");
    let said = said.as_str().expect("a text");
    assert!(said.contains("允许别的网站读取数据"), "{said}");
    assert!(said.contains("http://"), "a test site has no https: {said}");
    page.js("$('[name=base]').value = 'http://127.0.0.1:1/'; $('[name=base]').dispatchEvent(new Event('change'))");
    page.wait("it does not answer", "return said($('[data-server]')).includes('读不到')");
}

#[test]
fn axe_finds_nothing_wrong() {
    let page = diagnosis("Content-Security-Policy: default-src 'self'\nX-Frame-Options: DENY\n?");
    page.js("$$('details').forEach((one) => (one.open = true))");
    access::check(&page, Look::DESK.size, "the diagnosis");
    page.click("[data-language]");
    access::check(&page, Look::PHONE.size, "the diagnosis in English");
}
