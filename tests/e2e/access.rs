//! axe-core and IBM's checker find nothing wrong in any view: in light, in dark and with forced colours, in both languages
//! and both sizes.

use std::fs;

use policy_guide_tests::{Fault, Look, Open, Page, json, root};

/// A checker's program, and what has it look at the page and return each finding as a line.
type Checker = (&'static str, &'static str);

const AXE: Checker = (
    "axe-core/axe.min.js",
    "axe.run(document, { resultTypes: ['violations'] }).then((result) => done(
       result.violations.flatMap((one) => one.nodes.map((node) =>
         one.id + ' at ' + node.target.flat().join(' ') + ': ' + node.failureSummary)).join('\\n')),
       (error) => done(String(error)))",
);

/// What a person would have to judge is none of its findings.
const IBM: Checker = (
    "accessibility-checker-engine/ace.js",
    "new ace.Checker().check(document, ['IBM_Accessibility', 'WCAG_2_2']).then((report) => done(
       report.results.filter(({ value }) => value.join() === 'VIOLATION,FAIL').map((one) =>
         one.ruleId + ' at ' + one.path.dom + ': ' + one.message + ' ' + one.snippet).join('\\n')),
       (error) => done(String(error)))",
);

/// Runs a checker over the page.
fn findings(page: &Page, (program, look): Checker) -> String {
    let path = root().join("tests/node_modules").join(program);
    let source = fs::read_to_string(&path).expect("`cargo xtask setup` brings it");
    let name = if program.starts_with("axe") { "axe" } else { "ace" };
    // A function's own `var` would be gone with the function.
    page.js(&format!("if (!window.{name}) (0, eval)({})", json!(source)));
    let found = page.js_later(look);
    found.as_str().unwrap_or("it returned nothing").to_owned()
}

#[track_caller]
pub(crate) fn expect_sound(page: &Page, view: &str, colours: &str) {
    for checker in [AXE, IBM] {
        let found = findings(page, checker);
        assert!(found.is_empty(), "{view}, {colours}, {}\n{found}", checker.0);
    }
}

/// Sound in light, in dark and with forced colours.
#[track_caller]
pub(crate) fn check(page: &Page, size: (u32, u32), view: &str) {
    for dark in [false, true] {
        page.look(Look { size, dark });
        expect_sound(page, view, if dark { "dark" } else { "light" });
    }
    force_colours(page, "dark");
    expect_sound(page, view, "forced");
    page.look(Look { size, dark: false });
}

/// Forces the colours as a system does, light or dark.
pub(crate) fn force_colours(page: &Page, scheme: &str) {
    let features = json!([
        { "name": "forced-colors", "value": "active" },
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    page.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    page.wait("forced colours", "return matchMedia('(forced-colors: active)').matches");
}

const DESK: (u32, u32) = Look::DESK.size;
const PHONE: (u32, u32) = Look::PHONE.size;

#[test]
fn the_list_at_a_desk() {
    check(&Page::guide(), DESK, "the list");
}

#[test]
fn the_list_filtered_on_a_phone_and_its_sheet() {
    let path = "/#pg=audience:graduate;q:补贴".into();
    let page = Page::guide_as(Open { look: Look::PHONE, path, ..Open::default() });
    check(&page, PHONE, "a filtered list");
    page.click(".filter-open");
    page.wait("the sheet", "return $('dialog').open");
    check(&page, PHONE, "the sheet");
}

#[test]
fn opened_cards() {
    let page = Page::guide_as(Open { path: "/#pg=open:1,7,21,23".into(), ..Open::default() });
    check(&page, DESK, "opened cards");
}

#[test]
fn the_empty_list_and_english_and_large_text() {
    let page = Page::guide_as(Open { path: "/#pg=lang:en;open:3".into(), ..Open::default() });
    page.click(".switch[aria-pressed=false]");
    check(&page, DESK, "English, large");
    page.type_in("[role=searchbox]", "wedding");
    page.expect_cards(&[]);
    check(&page, DESK, "the empty list");
}

#[test]
fn the_finder_the_contacts_and_what_is_saved() {
    let path = "/#pg=view:finder;a.who:graduate;a.status:-".into();
    let page = Page::guide_as(Open { path, ..Open::default() });
    check(&page, DESK, "the finder");
    page.click_named("nav button", "联系方式");
    page.wait("offices", "return $$('.office').length > 5");
    check(&page, DESK, "the contacts");
    page.js("host.filter = 'pg=view:saved;saved:2,8'");
    page.wait("the comparison", "return seen($('.compare'))");
    check(&page, DESK, "what is saved");
}

#[test]
fn the_other_views_in_english_and_large_text() {
    for view in ["finder;a.who:engineer", "contacts", "saved;saved:1,3"] {
        let path = ["/#pg=lang:en;view:", view].concat();
        let page = Page::open(Open { look: Look::PHONE, path, ..Open::default() });
        page.wait("the view", "return seen($('.finder, .directory, .saved'))");
        page.js("host.scale = 'large'");
        page.wait("large", "return $('.shell').dataset.scale === 'large'");
        check(&page, PHONE, view);
    }
}

#[test]
fn the_failure() {
    let site = policy_guide_tests::Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.site.set_fault("/policies.json", Fault::Status(500));
    page.go("/");
    page.wait("the failure", "return $('[role=alert]') !== null");
    check(&page, PHONE, "the failure");
}
