//! The guide in five brands, on a sample page of each, and in a frame that takes the brand of the page around.

use policy_guide_tests::{Engine, Look, Page, Served, Site, json, root};

use crate::access;
use crate::partner::Partner;

const BRANDS: [&str; 5] = ["government", "university", "startup", "elders", "print"];
const WIDTHS: [u32; 4] = [280, 390, 700, 1200];

fn branded(brand: &str, look: Look) -> (Served, Page) {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let hosts =
        policy_guide_tests::hosts(&root(), &guide.origin).start(0).expect("the hosts start");
    let page = Page::in_engine(Engine::Chromium, hosts, look);
    page.go(&format!("/brands/{brand}/"));
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    (guide, page)
}

/// A list that is searched and has cards open, the finder, and what is saved.
const VIEWS: [&str; 3] =
    ["q:补贴;open:1,2,7", "view:finder;a.who:graduate", "view:saved;saved:2,8"];

#[track_caller]
fn expect_sound(page: &Page, brand: &str, colours: &str, views: &[&str]) {
    for view in views {
        page.js(&format!("host.filter = 'pg={view}'"));
        let drawn = format!("return decodeURIComponent(host.filter) === 'pg={view}'");
        page.wait_or("it is drawn", &drawn, || page.js("return host.filter"));
        page.js_later("requestAnimationFrame(() => requestAnimationFrame(() => done(true)))");
        access::expect_sound(page, &format!("{brand}, {view}"), colours);
    }
}

#[test]
fn checkers_find_nothing_wrong_in_any_brand_at_any_width() {
    for brand in BRANDS {
        for width in WIDTHS {
            let look = Look { size: (width, 800), dark: false };
            let (_guide, page) = branded(brand, look);
            page.expect("nothing sticks out", "return document.documentElement.scrollWidth", width);
            // The width changes where things stand, which the list shows; colours are the same.
            let views = if width == Look::PHONE.size.0 { &VIEWS[..] } else { &VIEWS[..1] };
            expect_sound(&page, brand, &format!("{width} px"), views);
        }
    }
}

#[test]
fn a_readers_dark_system_takes_no_contrast_from_a_brand() {
    for brand in BRANDS {
        let (_guide, page) = branded(brand, Look { dark: true, ..Look::PHONE });
        page.js("host.removeAttribute('theme')");
        page.expect("as the system has it", "return $('.shell').dataset.theme", "dark");
        expect_sound(&page, brand, "dark system", &VIEWS);
        page.look(Look::PHONE);
        page.expect("as the system has it", "return $('.shell').dataset.theme", "light");
        expect_sound(&page, brand, "light system", &VIEWS);
    }
}

#[test]
fn a_square_brand_has_no_round_corner_left() {
    let (_guide, page) = branded("university", Look::DESK);
    page.js("host.filter = 'pg=audience:graduate;open:3;q:补贴'");
    page.wait("it is drawn", "return seen($('.official'))");
    let round = "return $$('.shell *').filter((node) => seen(node) && !node.matches('.card-category *, .qr *'))
      .filter((node) => parseFloat(getComputedStyle(node).borderTopLeftRadius) > 0).map((node) => node.className)";
    page.expect("corners", round, json!([]));
    let serif = "return $$('.shell, .card-title, .search-input, .call, .chip').filter((node) =>
      !getComputedStyle(node).fontFamily.includes('Noto Serif CJK SC')).map((node) => node.className)";
    page.expect("fonts", serif, json!([]));
}

const LOOKS: &str = "
  const style = (css) => getComputedStyle($(css));
  return [style('.shell').backgroundColor, style('.card').backgroundColor, style('.card').borderTopLeftRadius,
    style('.shell').fontFamily, style('.card-more').color]";

/// What the guide looks like in a frame, since the page forbids it to connect.
fn in_a_frame(css: &str) -> (Served, Page) {
    let policy = "connect-src 'self'";
    let head = format!("<style>{css}</style>");
    let (guide, page) = Partner::new().head(&head).under(policy).open();
    page.wait(
        "a frame",
        "return $('iframe') && getComputedStyle($('iframe')).visibility === 'visible'",
    );
    (guide, page)
}

#[test]
fn our_page_in_a_frame_takes_the_brand_of_the_page_around() {
    let css = "html { font-size: 10px } :root { --brand: rebeccapurple; } policy-guide {
      --pg-accent: var(--brand); --pg-background: #fffaf3; --pg-surface: rgb(255 255 250); --pg-radius: 0.4rem;
      --pg-font: 'Brand Serif', serif; } .night policy-guide { --pg-background: #000; --pg-surface: #111; --pg-text: #eee; }";
    let (_guide, page) = in_a_frame(css);
    let accent =
        "return getComputedStyle(document.documentElement).getPropertyValue('--pg-accent')";
    page.enter_frame("return $('iframe')");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    page.expect("the accent", accent, "rgb(102, 51, 153)");
    page.expect(
        "the look",
        &LOOKS.replace(", style('.card-more').color", ""),
        json!(["rgb(255, 250, 243)", "rgb(255, 255, 250)", "4px", "\"Brand Serif\", serif"]),
    );
    page.leave_frame();
    page.js("document.documentElement.className = 'night'");
    page.enter_frame("return $('iframe')");
    page.expect(
        "it follows",
        "return getComputedStyle($('.shell')).backgroundColor",
        "rgb(0, 0, 0)",
    );
}

#[test]
fn a_brand_that_is_asked_for_brings_in_nothing_but_colours_lengths_and_fonts() {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let brand = "accent:#0a5c36;background:url(/stolen.png);radius:4px;text:red}*{display:none;font:x;surface:var(--x);shadow:url(/stolen.png)";
    let brand: String = brand.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let frame = format!(
        "<iframe id=f data-policy-guide width=100% src='{}/?lang=zh&brand={brand}'></iframe>",
        guide.origin
    );
    let (_own, page) = Partner::new().with(&frame).open();
    page.enter_frame("return document.querySelector('#f')");
    page.wait("the widget", "return Boolean($('.shell .foot'))");
    let style = "return document.documentElement.getAttribute('style')";
    page.expect("what is taken", style, "--pg-accent: #0a5c36; --pg-radius: 4px; --pg-font: x;");
    page.leave_frame();
    page.js("document.querySelector('#f').contentWindow.postMessage({ type: 'policy-guide:set', v: 1, id: '', name: 'brand',
      value: 'accent:#8c1515;surface:url(/stolen.png)' }, '*')");
    page.enter_frame("return document.querySelector('#f')");
    page.expect("what is set later", style, "--pg-accent: #8c1515;");
    assert_eq!(guide.n_requests("/stolen.png"), 0);
}

#[test]
fn on_our_own_page_a_link_changes_no_colours() {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(guide, Look::DESK);
    page.go("/?brand=accent:red");
    page.wait_for_cards();
    page.expect("none", "return document.documentElement.hasAttribute('style')", false);
}
