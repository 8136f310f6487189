//! axe-core finds nothing wrong in any view, in both colours, both languages and both sizes.

use std::fs;

use policy_guide_tests::{Fault, Look, Open, Page, root};

/// Runs axe-core over the page; answers each finding as a line.
fn findings(page: &Page) -> String {
    let path = root().join("tests/node_modules/axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).expect("`cargo xtask setup` brings axe-core");
    page.js(&format!("if (!window.axe) {{ {axe} }}"));
    let found = page.js_later(
        "axe.run(document, { resultTypes: ['violations'] }).then((result) => done(
           result.violations.flatMap((one) => one.nodes.map((node) =>
             one.id + ' at ' + node.target.flat().join(' ') + ': ' + node.failureSummary)).join('\\n')),
           (error) => done(String(error)))",
    );
    found.as_str().unwrap_or("axe answered nothing").to_owned()
}

/// Sound in light and in dark.
#[track_caller]
pub(crate) fn check(page: &Page, size: (u32, u32), view: &str) {
    for dark in [false, true] {
        page.look(Look { size, dark });
        let found = findings(page);
        assert!(found.is_empty(), "{view}, dark: {dark}\n{found}");
    }
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
fn the_failure() {
    let site = policy_guide_tests::Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.site.set_fault("/policies.json", Fault::Status(500));
    page.go("/");
    page.wait("the failure", "return $('[role=alert]') !== null");
    check(&page, PHONE, "the failure");
}
