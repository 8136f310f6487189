//! A second guide, of an invented town, on a page of its own: the whole journey on data that shares nothing with
//! the first. What the widget shows of the first would be a fault.

use policy_guide_tests::{Look, Page, Served, Site, json, root};

/// The town's own page in its own language, with the widget from our origin.
fn town(look: Look) -> (Served, Page) {
    let widget = Site::of(root().join("dist")).start(0).expect("the site starts");
    let mut town = Site::of(root().join("tests/data/sample-guide"));
    town.replace.push(("{{WIDGET}}", widget.origin.clone()));
    let page = Page::on(town.start(0).expect("the town's site starts"), look);
    page.go("/");
    page.wait("cards", "return numbers().length > 0");
    (widget, page)
}

#[test]
fn nothing_of_the_first_guide_is_left() {
    let (widget, page) = town(Look::DESK);
    page.expect_cards(&[1, 2, 3, 4, 5, 6, 7]);
    assert_eq!(widget.n_requests("/policies.json"), 0, "only its own data is asked for");
    page.wait("the guide", "return $('.foot') !== null");
    let said = "return said($('.shell'))";
    page.js("$$('.card-open').forEach((button) => button.click())");
    page.wait("open cards", "return $$('.official').length === 7");
    for text in [page.js(said), page.js("host.lang = 'zh'; return said($('.shell'))")] {
        for word in ["Chongqing", "重庆", "12333", "023-", "工程师"] {
            assert!(!text.as_str().unwrap_or("").contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn it_speaks_the_languages_it_has() {
    let (_widget, page) = town(Look::DESK);
    // The interface has no German; of what it has the guide has English.
    page.expect("the interface", "return $('.shell').lang", "en");
    page.expect_status("7 policies");
    assert_eq!(
        page.js("return said($('.top-title'))"),
        "Support list of the fictional harbour town of Gullhaven"
    );
    let names = "return $$('legend').map(said)";
    page.expect(
        "the facets",
        names,
        json!(["Basin", "For which people", "Kind of help", "Office"]),
    );
    page.wait(
        "its examples",
        "return $('[role=searchbox]').placeholder.includes('berth, lighthouse, nets')",
    );
    page.click("article[data-policy='1'] .card-open");
    page.wait("the printed words", "return seen($('.official'))");
    assert_eq!(page.js("return $('.official').lang"), "de");
    page.click_named("button", "中文");
    // Without Chinese texts the guide speaks its own first language, and says so.
    page.expect_status("共 7 项政策");
    page.expect(
        "the facets",
        names,
        json!(["Hafenbecken", "Für welche Leute", "Art der Hilfe", "Amt"]),
    );
    page.expect(
        "the title",
        "return said($('article[data-policy=\"1\"] h3'))",
        "Liegeplatz für Fischer",
    );
    assert_eq!(page.js("return $('article[data-policy=\"1\"] h3').lang"), "de");
}

#[test]
fn it_is_searched_filtered_and_opened() {
    let (_widget, page) = town(Look::DESK);
    page.type_in("[role=searchbox]", "Anleger");
    page.expect_cards(&[1]);
    page.click_named("button", "Clear the search text");
    page.choose("agency", "harbour");
    page.expect_cards(&[1, 2, 6, 7]);
    page.choose("support", "course");
    page.expect_cards(&[7]);
    page.click_named("button", "Clear all");
    page.expect_cards(&[1, 2, 3, 4, 5, 6, 7]);
    page.click("article[data-policy='3'] .card-open");
    page.wait(
        "the words",
        "return said($('.official')).includes('Die Gilde leiht Bootsbauern Werkzeug')",
    );
    let links = "return $$('article[data-policy=\"3\"] .contacts a').map((link) => link.getAttribute('href'))";
    page.expect(
        "its contacts",
        links,
        json!(["tel:+493023125003", "https://www.example.org/gilde"]),
    );
    page.expect(
        "what is replaced says so",
        "return said($('article[data-policy=\"2\"] .card-status'))",
        "Replaced by no. 1",
    );
    assert_eq!(page.log(), "");
}

#[test]
fn its_questions_and_its_offices_are_its_own() {
    let (_widget, page) = town(Look::PHONE);
    page.click_named("nav button", "Find mine");
    page.wait(
        "the first question",
        "return said($('.question')).includes('What do you work with?')",
    );
    page.click_named(".answer", "Planks");
    page.click_named(".question button", "Next");
    page.click_named(".answer", "Less than a year");
    page.click_named(".question button", "Next");
    let likely = "return Array.from($('[data-verdict=likely]').querySelectorAll('article')).map((card) => Number(card.dataset.policy))";
    page.expect("what is likely", likely, json!([3, 4, 7]));
    page.expect("the reasons", "return $('.reason').lang", "de");
    page.click_named("nav button", "Contacts");
    page.wait("an office", "return said($('.shell')).includes('Gullhaven Harbour Office')");
    page.wait("a number", "return $('a[href=\"tel:+493023125001\"]') !== null");
}
