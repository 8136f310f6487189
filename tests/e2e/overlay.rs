//! A district's overlay, locks and hidden parts, as a partner writes them.

use policy_guide_tests::{Fault, Page, Served, json};

use crate::partner::{Partner, own_lines};

/// A sample district's file.
pub(crate) const OVERLAY: &str = r#"{
  "format": 1, "guide": "chongqing-excellent-engineers",
  "name": { "zh": "示例区", "en": "Sample District" },
  "notice": { "zh": "示例：办理前请先预约。", "en": "Sample: please book first." },
  "agencies": [{ "id": "sample-hr", "zh": "示例区人力社保局", "en": "Sample District Bureau" }],
  "policies": [{ "number": 2, "agencies": ["sample-hr"],
    "contacts": [{ "agency": "sample-hr", "phone": "+86 23 00000000" }] }],
  "hide": [21], "pin": [16, 2],
  "local": [{ "number": 101, "category": "recruit", "agencies": ["sample-hr"],
    "official": { "text": "示例：示例区另给最高5万元补助。", "agency": "示例区人力社保局", "contact": "" },
    "contacts": [{ "agency": "sample-hr", "phone": "+86 23 00000001" }],
    "editorial": { "title": { "zh": "示例补助", "en": "Sample grant" }, "audiences": ["engineer"], "supports": ["grant"] } }]
}"#;

fn with_overlay(fault: Fault) -> (Served, Page) {
    let markup =
        "<policy-guide loading=\"eager\" overlay=\"{{WIDGET}}/overlay.json\"></policy-guide>";
    let partner = Partner::new().with(markup);
    partner.guide.set_fault("/overlay.json", fault);
    partner.open()
}

fn body(text: &str) -> Fault {
    Fault::Body("application/json", text.as_bytes().to_vec())
}

#[test]
fn a_district_shows_its_own_numbers_and_says_that_they_are_its_own() {
    let (_guide, page) = with_overlay(body(OVERLAY));
    page.expect_status("共 23 项政策");
    page.expect(
        "pinned first, hidden gone, local last",
        "return [...numbers().slice(0, 3), numbers().includes(21), numbers().pop()]",
        json!([16, 2, 1, false, 101]),
    );
    page.wait("the notice", "return said($('[part=notice]')) === '示例：办理前请先预约。'");
    let call = "return $('article[data-policy=\"2\"] .call').getAttribute('href')";
    page.expect("the district's number", call, "tel:+862300000000");
    page.wait(
        "its mark",
        "return said($('article[data-policy=\"2\"] .card-office')).includes('示例区办理')",
    );
    page.click("article[data-policy='2'] .card-open");
    page.wait(
        "the mark in the detail",
        "return (said($('article[data-policy=\"2\"] .contacts')) || '').includes('示例区办理')",
    );
    page.click(".switch");
    page.wait("in English", "return said($('[part=notice]')) === 'Sample: please book first.'");
    assert_eq!(page.log(), "");
}

#[test]
fn a_broken_overlay_is_told_and_the_guide_still_shows() {
    let other = OVERLAY.replace("chongqing-excellent-engineers", "another");
    let future = OVERLAY.replace("\"format\": 1", "\"format\": 2");
    for (fault, words) in [
        (Fault::Status(404), "404"),
        (Fault::Body("text/html", b"<html>login</html>".to_vec()), "web page"),
        (body("{\"format\": 1,"), "valid JSON"),
        (body(""), "empty"),
        (body(&other), "another guide"),
        (body(&future), "newer version"),
    ] {
        let (_guide, page) = with_overlay(fault);
        page.wait(words, "return (said($('[role=status]')) || '').includes('共 23 项政策')");
        page.wait("the notice", "return (said($('.banner')) || '').includes('全市通用信息')");
        page.wait("the city's own first", "return numbers()[0] === 1 && numbers()[20] === 21");
        let log = page.log();
        assert!(log.contains("policy-guide"), "{words}: {log}");
        assert!(own_lines(&page).is_empty(), "an overlay costs no fallback");
    }
}

#[test]
fn what_is_locked_can_not_be_undone_but_left() {
    let markup = "<policy-guide audience=\"graduate\" lock=\"audience\"></policy-guide>";
    let (guide, page) = Partner::new().with(markup).open();
    page.expect_status("共 2 项政策");
    page.expect(
        "no chip and no facet",
        "return [$$('.chip').length, $$('[data-facet=audience]').length]",
        json!([0, 0]),
    );
    page.js("host.filter = 'pg=audience:student'; host.reset()");
    page.expect("reset", "return host.results.length", 2);
    let link = format!("return $('.banner a').href === '{}/'", guide.origin);
    page.wait("the way to everything", &link);
    page.expect("the words", "return said($('.banner'))", "仅显示：高校毕业生。 查看全部");
    page.js("host.lock = ''");
    page.expect("unlocked", "return [host.results.length, $$('.chip').length]", json!([2, 1]));
}

#[test]
fn hidden_parts_are_hidden_from_everybody() {
    let markup = "<policy-guide hide=\"title,switches,views,search,filters,sort\"></policy-guide>";
    let (_guide, page) = Partner::new().with(markup).open();
    page.expect_status("共 23 项政策");
    page.wait("the guide", "return seen($('.foot'))");
    let parts = "return ['.top-title', '.switches', '.views', '[role=searchbox]', '.column', '.sort'].filter((css) => seen($(css)))";
    page.expect("nothing of them", parts, json!([]));
    page.js("host.hide = 'finder'");
    page.expect(
        "again",
        parts,
        json!([".top-title", ".switches", ".views", "[role=searchbox]", ".column", ".sort"]),
    );
    page.wait("but the finder", "return !seen(named('.view-button', '帮我找'))");
}

#[test]
fn a_view_can_be_the_first() {
    let (_guide, page) =
        Partner::new().with("<policy-guide view=\"contacts\"></policy-guide>").open();
    page.wait("the directory", "return seen($('.directory'))");
    page.js("host.view = 'list'");
    page.expect_status("共 23 项政策");
}

#[test]
fn a_height_is_kept_free_until_the_guide_is_there() {
    let markup = "<policy-guide height=\"700\"></policy-guide><p id=\"after\">after</p>";
    let partner = Partner::new().with(markup);
    partner.guide.set_fault("/policies.json", Fault::Late(std::time::Duration::from_millis(900)));
    let (_guide, page) = partner.open();
    page.wait("room", "return host.getBoundingClientRect().height >= 700");
    page.expect_status("共 23 项政策");
    page.expect("it is given back", "return $('div').style.minHeight", "");
}
