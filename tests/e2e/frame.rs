//! Our page inside a partner's frame: its height, what it takes in, and what it can do without storage and clipboard.

use policy_guide_tests::{Page, Served, json};

use crate::partner::Partner;

const PLAIN: &str = "<iframe data-policy-guide id=\"f\" src=\"{{WIDGET}}/?audience=graduate&lang=zh\" width=\"600\" height=\"300\"></iframe>";
const HEIGHT: &str = "return parseInt(document.querySelector('#f').style.height) || 0";
/// Notes what frames say.
const HEAR: &str = "window.heard = []; addEventListener('message', ({ data }) => heard.push(data))";

fn framed(markup: &str) -> (Served, Page) {
    let (guide, page) = Partner::new().with(markup).open_after(HEAR);
    page.wait("a height", "return parseInt(document.querySelector('#f').style.height) > 900");
    (guide, page)
}

fn enter(page: &Page) {
    page.enter_frame("return document.querySelector('#f')");
}

#[test]
fn a_frame_has_its_parameters_and_grows_and_shrinks_with_what_is_in_it() {
    let (_guide, page) = framed(PLAIN);
    enter(&page);
    page.expect_status("筛选出 2 项");
    page.wait("nothing is cut off", "return document.documentElement.scrollHeight <= innerHeight");
    page.click("article[data-policy='3'] .card-open");
    page.wait("the detail", "return seen($('.official'))");
    page.leave_frame();
    let high = page.js(HEIGHT).as_i64().unwrap_or(0);
    enter(&page);
    page.js("host.filter = 'pg=q:没有这样的政策'");
    page.leave_frame();
    page.wait("it shrinks", &format!("return (() => {{ {HEIGHT} }})() < {high} - 500"));
    page.expect(
        "the history is the host's",
        "return history.length",
        page.js("return history.length"),
    );
}

#[test]
fn heights_settle_even_where_the_host_adds_to_them() {
    let adds = "<iframe id=\"f\" src=\"{{WIDGET}}/?id=x\" width=\"600\" height=\"300\"></iframe>";
    let (_guide, page) = Partner::new().with(adds).open_after(
        "window.heard = []; addEventListener('message', ({ data }) => {
          if (data.type !== 'policy-guide:resize') return;
          heard.push(data.height);
          document.querySelector('#f').style.height = data.height + 20 + 'px';
        })",
    );
    page.wait("the guide is in it", "return heard.some((height) => height > 2000)");
    page.js_later("setTimeout(done, 700)");
    let settled = page.js("return heard.length");
    page.js("document.querySelector('#f').style.width = '640px'");
    page.js_later("setTimeout(done, 1200)");
    let after = page.js("return heard.length").as_i64().unwrap_or(0);
    assert!(after - settled.as_i64().unwrap_or(0) <= 3, "{}", page.js("return heard"));
    page.expect("ids come back", "return true", true);
}

#[test]
fn forged_and_senseless_messages_are_ignored() {
    let (_guide, page) = framed(PLAIN);
    let before = page.js(HEIGHT);
    // From the page itself, from another frame, and of the wrong kind.
    page.js(
        "const forge = (message) => postMessage({ type: 'policy-guide:resize', v: 1, id: '', ...message }, '*');
        [1e9, NaN, -5, '500', null, Infinity].forEach((height) => forge({ height }));
        const other = document.createElement('iframe'); document.body.append(other);
        const script = other.contentDocument.createElement('script');
        script.textContent = `[500, 1e9, NaN, -1, '700'].forEach((height) =>
          parent.postMessage({ type: 'policy-guide:resize', v: 1, id: '', height }, '*'));
          parent.postMessage({ type: 'policy-guide:scroll-to', v: 1, id: '', top: 1e12 }, '*');`;
        other.contentDocument.body.append(script);",
    );
    page.js_later("setTimeout(done, 400)");
    page.expect("the same height", HEIGHT, before);
    page.expect("no scroll", "return scrollY", 0);
    // From the right frame, but senseless: what is too high is cut, the rest is nothing.
    enter(&page);
    page.js("[NaN, -5, '500', null, Infinity].forEach((height) =>
          parent.postMessage({ type: 'policy-guide:resize', v: 1, id: '', height }, '*'));
        parent.postMessage({ type: 'policy-guide:resize', v: 2, id: '', height: 333 }, '*');
        parent.postMessage({ type: 'policy-guide:resize', v: 1, id: '', height: 1e9 }, '*');");
    page.leave_frame();
    page.expect("cut", HEIGHT, 100_000);
}

#[test]
fn a_frame_takes_in_what_the_page_around_sets_and_nothing_from_others() {
    let (_guide, page) = framed(PLAIN);
    let set = |name: &str, value: &str| {
        page.js(&format!(
            "document.querySelector('#f').contentWindow.postMessage({{ type: 'policy-guide:set', v: 1, id: '', name: '{name}', value: {value} }}, '*')"
        ));
    };
    set("audience", "'returnee'");
    set("onclick", "'alert(1)'");
    enter(&page);
    page.expect("the results", "return host.results", json!([8, 10]));
    page.expect("attributes only", "return host.getAttribute('onclick')", json!(null));
    page.js("postMessage({ type: 'policy-guide:set', v: 1, id: '', name: 'audience', value: 'graduate' }, '*')");
    page.js_later("setTimeout(done, 300)");
    page.expect("not from itself", "return host.results", json!([8, 10]));
}

#[test]
fn what_is_shown_in_a_frame_comes_into_view_on_the_page_around() {
    let (_guide, page) = framed(&PLAIN.replace("?audience=graduate&", "?"));
    page.js("document.querySelector('#f').contentWindow.postMessage({ type: 'policy-guide:set', v: 1, id: '', name: 'show', value: 20 }, '*')");
    page.wait("the page scrolls", "return scrollY > 500");
    let place = "const card = $('article[data-policy=\"20\"]').getBoundingClientRect(); return Math.round(card.top)";
    enter(&page);
    let top = page.js(place).as_i64().unwrap_or(0);
    page.leave_frame();
    let seen = format!(
        "const at = document.querySelector('#f').getBoundingClientRect().top + {top}; return at > -60 && at < innerHeight"
    );
    page.wait("the card is in view", &seen);
}

#[test]
fn in_a_sandbox_without_storage_every_action_has_something_to_see() {
    let sandboxed = PLAIN.replace("<iframe ", "<iframe sandbox=\"allow-scripts\" ");
    let (_guide, page) = framed(&sandboxed);
    enter(&page);
    page.expect_status("筛选出 2 项");
    page.click("article[data-policy='3'] .card-open");
    page.wait("the detail", "return seen($('.official'))");
    page.click_named("article[data-policy='3'] .actions button", "复制要点");
    page.wait(
        "a text to copy by hand",
        "return seen($('.notice-copy')) && $('.notice-copy').value.includes('023-')",
    );
    page.wait("where the reader is", "const box = $('.notice-bar').getBoundingClientRect(); const card = $('article[data-policy=\"3\"]').getBoundingClientRect(); return box.top > card.top - 300 && box.bottom < card.bottom + 300");
    page.click_named("article[data-policy='3'] .actions button", "复制链接");
    page.wait("the link to copy by hand", "return $('.notice-copy').value.includes('#pg=open:3')");
    page.click_named("article[data-policy='3'] .card-star", "收藏");
    page.wait("saved for now", "return $$('.card-star[aria-pressed=true]').length === 1");
}

#[test]
fn on_our_own_page_a_link_can_not_bring_in_others_numbers() {
    let partner = Partner::new();
    let address =
        format!("{}/?src=https://elsewhere.invalid/a.json&audience=graduate", partner.guide.origin);
    let (_guide, page) = partner.open();
    page.go(&address);
    page.expect_status("筛选出 2 项");
    page.expect("no other source", "return host.hasAttribute('src')", false);
}
