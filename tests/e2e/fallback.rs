//! The fallbacks: a frame, what is inside, a link; each by itself, with the line for the webmaster.

use policy_guide_tests::{Fault, Page, json, root};

use crate::partner::{Partner, own_lines};

const NO_WASM: &str = "script-src {{WIDGET}}; style-src 'self'";
const FRAME_IS_HIGH: &str = "return parseInt(($('iframe') || { style: {} }).style.height) > 900";
const CHILDREN_ARE_SEEN: &str = "return seen(host.querySelector('a')) && $('slot') !== null";

/// Waits for so many lines of ours in the console: each is written once the element has found what it can show.
fn lines(page: &Page, n: usize) -> Vec<String> {
    let mut lines = own_lines(page);
    for _ in 0..100 {
        if lines.len() >= n {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
        lines.extend(own_lines(page));
    }
    lines
}

/// Waits for the console's line, which must be the only one, and returns it.
#[track_caller]
fn the_line(page: &Page, words: &str) -> String {
    let lines = lines(page, 1);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert!(lines[0].contains(words), "{lines:?}");
    lines[0].clone()
}

#[test]
fn where_a_policy_forbids_wasm_our_page_comes_in_a_frame() {
    let (guide, page) = Partner::new().under(NO_WASM).open();
    page.wait("the frame", FRAME_IS_HIGH);
    let line = the_line(&page, "shown in a frame");
    assert!(line.contains("add 'wasm-unsafe-eval' to script-src"), "{line}");
    page.js("host.audience = 'graduate'");
    page.enter_frame("return $('iframe')");
    page.expect_status("筛选出");
    page.leave_frame();
    assert!(guide.n_requests("/index.html") == 1);
}

#[test]
fn with_frames_forbidden_too_what_stands_inside_is_shown() {
    let policy = format!("{NO_WASM}; frame-src 'none'");
    let (_guide, page) = Partner::new().under(&policy).open_after(
        "window.heard = []; addEventListener('policy-guide-error', (event) => heard.push(event.detail.reason))",
    );
    page.wait("the frame is gone", "return $('iframe') === null && heard.length === 1");
    page.wait("the children", CHILDREN_ARE_SEEN);
    let line = the_line(&page, "the static content is shown");
    assert!(line.contains("'wasm-unsafe-eval'") && line.contains("to frame-src"), "{line}");
}

#[test]
fn with_nothing_inside_a_link_leads_to_the_guide() {
    let policy = format!("{NO_WASM}; frame-src 'none'; connect-src 'none'");
    let (guide, page) =
        Partner::new().under(&policy).with("<policy-guide lang=\"en\"></policy-guide>").open();
    let link = format!("return $('a') !== null && $('a').href === '{}/'", guide.origin);
    page.wait("the link", &link);
    page.expect("its words", "return said($('a'))", "Open the policy guide");
    the_line(&page, "only a link is shown");
}

#[test]
fn a_policy_that_forbids_connections_is_named() {
    let (_guide, page) = Partner::new().under("connect-src 'self'").open();
    page.wait("the frame", FRAME_IS_HIGH);
    assert!(the_line(&page, "frame").contains("to connect-src"));
}

#[test]
fn the_documented_policy_lets_the_widget_in_without_a_report() {
    let policy = "script-src {{WIDGET}} 'wasm-unsafe-eval'; connect-src {{WIDGET}}; style-src 'self'; frame-src {{WIDGET}}";
    let (_guide, page) = Partner::new().under(policy).open();
    page.expect_status("共 23 项政策");
    page.click("article[data-policy='3'] .card-open");
    page.wait("the detail", "return seen($('.official'))");
    let reports: Vec<String> = page
        .log()
        .lines()
        // The page's own script for other tests is none of ours.
        .filter(|line| line.contains("Content Security") && !line.contains("/probe.js"))
        .map(str::to_owned)
        .collect();
    assert_eq!(reports, Vec::<String>::new());
}

#[test]
fn a_page_that_asks_for_trusted_types_gets_the_widget() {
    let (_guide, page) = Partner::new().under("require-trusted-types-for 'script'").open();
    page.expect_status("共 23 项政策");
}

#[test]
fn every_fault_of_the_wasm_leads_to_a_fallback_and_is_named() {
    let folder = std::fs::read_dir(root().join("dist/w")).expect("the widget is built");
    let folder = folder.flatten().next().expect("one version").path();
    let sound = std::fs::read(folder.join("widget.wasm")).expect("the wasm is there");
    let path =
        format!("/w/{}/widget.wasm", folder.file_name().unwrap_or_default().to_string_lossy());
    let mut flipped = sound.clone();
    let middle = flipped.len() / 2;
    flipped[middle..middle + 64].iter_mut().for_each(|byte| *byte ^= 0xff);
    for (fault, words) in [
        (Fault::Status(404), "fetch"),
        (Fault::Body("text/html", b"<!doctype html>".to_vec()), "magic"),
        (Fault::Body("application/wasm", sound[..9000].to_vec()), "instantiate"),
        (Fault::Body("application/wasm", flipped), "instantiate"),
    ] {
        let partner = Partner::new();
        partner.guide.set_fault(&path, fault);
        let (_guide, page) = partner.open();
        page.wait(
            "our page's own static part",
            "return $('iframe') !== null && $('iframe').style.visibility === ''",
        );
        let lines = lines(&page, 1);
        assert!(lines.iter().any(|line| line.contains(words)), "{words}: {lines:?}");
    }
}

#[test]
fn the_right_bytes_under_the_wrong_name_still_run() {
    let folder = std::fs::read_dir(root().join("dist/w")).expect("the widget is built");
    let folder = folder.flatten().next().expect("one version").path();
    let sound = std::fs::read(folder.join("widget.wasm")).expect("the wasm is there");
    let path =
        format!("/w/{}/widget.wasm", folder.file_name().unwrap_or_default().to_string_lossy());
    let partner = Partner::new();
    partner.guide.set_fault(&path, Fault::Body("text/plain", sound));
    let (_guide, page) = partner.open();
    page.expect_status("共 23 项政策");
}

#[test]
fn an_engine_without_wasm_gets_what_stands_inside() {
    let (_guide, page) = Partner::new().open_after("delete window.WebAssembly");
    page.wait("a fallback", "return $('iframe') !== null || seen(host.querySelector('a'))");
    page.wait("no dead box", "return host.getBoundingClientRect().height > 0");
}

#[test]
fn a_crash_shows_what_stands_inside_and_takes_nobody_along() {
    let two = "<policy-guide loading=\"eager\"><a href=\"#a\">a</a></policy-guide>\
        <policy-guide loading=\"eager\" audience=\"graduate\"><a href=\"#b\">b</a></policy-guide>";
    let watch = "window.errors = [];
        addEventListener('error', (event) => errors.push(event.message));
        addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)))";
    let (guide, page) = Partner::new().with(two).open_after(watch);
    let other = "const other = document.querySelectorAll('policy-guide')[1]; const cards = other.shadowRoot.querySelectorAll('article');";
    page.wait("both", &format!("{other} return numbers().length === 23 && cards.length === 2"));
    page.js(&format!("{other} other.filter = 'pg=support:grant;audience:graduate'"));
    // The engine refuses one element: the widget can't go on.
    page.js("const make = Document.prototype.createElement; let once = true;
        Document.prototype.createElement = function (...given) {
          if (once) { once = false; throw new Error('refused'); }
          return make.apply(this, given);
        };
        $('article[data-policy=\"3\"] .card-open').click();");
    page.wait("what stands inside the first", CHILDREN_ARE_SEEN);
    page.wait(
        "the other is back as it was",
        &format!("{other} return cards.length > 0 && other.filter.includes('support:grant')"),
    );
    let lines = lines(&page, 2);
    assert!(lines.iter().any(|line| line.contains("set up again")), "{lines:?}");
    page.expect("no error of ours reaches the page", "return errors", json!([]));
    assert!(lines.iter().any(|line| line.contains("the static content is shown")), "{lines:?}");
    assert_eq!(guide.n_requests("/policy-guide.js"), 1);
    page.js("const again = document.createElement('policy-guide'); host.replaceWith(again)");
    page.wait("a new one works", "return numbers().length === 23");
}

#[test]
fn a_page_that_has_the_name_already_keeps_it() {
    let taken = "<script>customElements.define('policy-guide', class Theirs extends HTMLElement {})</script>";
    let markup = "<policy-guide></policy-guide><policy-guide-1 loading=\"eager\"></policy-guide-1>";
    let (_guide, page) = Partner::new().head(taken).with(markup).open();
    let ours = "const ours = document.querySelector('policy-guide-1');";
    page.wait(
        "the widget under another name",
        &format!("{ours} return ours.results && ours.results.length === 23"),
    );
    page.expect("theirs", "return customElements.get('policy-guide').name", json!("Theirs"));
    assert!(the_line(&page, "please write").contains("policy-guide-1"));
}

#[test]
fn the_script_twice_late_and_as_a_module_defines_once() {
    let (guide, page) = Partner::new().open();
    page.expect_status("共 23 项政策");
    for kind in ["text/javascript", "module"] {
        page.js(&format!(
            "const script = document.createElement('script'); script.type = '{kind}';
            script.src = '{}/policy-guide.js?again'; document.body.append(script)",
            guide.origin
        ));
    }
    page.js("document.body.append(document.createElement('policy-guide'))");
    let second =
        "const all = document.querySelectorAll('policy-guide'); return all[1].results.length";
    page.js("document.querySelectorAll('policy-guide')[1].scrollIntoView()");
    page.expect("the second", second, 23);
    assert_eq!(page.log(), "");
    assert_eq!(guide.n_requests("/policies.json"), 1);
}
