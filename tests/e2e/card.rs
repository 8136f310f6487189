//! A card, opened: the printed words, the people to call, and what to do with it.

use policy_guide_tests::{Look, Open, Page, json, numbers_where, policies};

#[test]
fn shows_the_printed_words_and_nothing_else() {
    let page = Page::guide();
    page.expect_cards(&numbers_where(|_| true));
    page.js("$$('.card-open').forEach((button) => button.click())");
    let script = "return $$('article[data-policy]').map((card) => [
        (card.querySelector('.official') || {}).textContent, (card.querySelector('.official') || {}).lang])";
    let printed: Vec<_> =
        policies().iter().map(|policy| json!([policy["official"]["text"], "zh"])).collect();
    page.expect("the printed words", script, printed);
}

#[test]
fn every_number_dials_and_the_misprint_does_not() {
    let page = Page::guide();
    page.expect_cards(&numbers_where(|_| true));
    page.js("$$('.card-open').forEach((button) => button.click())");
    for policy in policies() {
        let number = &policy["number"];
        let phones: Vec<String> = policy["contacts"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|contact| contact["phone"].as_str())
            .map(|phone| format!("tel:{}", phone.replace('-', "")))
            .collect();
        let script = format!(
            "return $$('article[data-policy=\"{number}\"] .contacts a[href^=tel]')
                 .map((link) => link.getAttribute('href').replace(/[-+]/g, '').replace('tel:86', 'tel:0'))"
        );
        page.expect(&format!("the numbers of {number}"), &script, phones);
    }
    assert_eq!(page.js("return $$('a[href*=\"881525981\"]').length"), 0);
    let printed =
        "return said($('article[data-policy=\"1\"] .contact-printed')).includes('023-881525981')";
    assert_eq!(page.js(printed), true);
}

#[test]
fn opens_by_its_title_and_closes_again() {
    let page = Page::guide();
    page.click("article[data-policy='3'] .card-open");
    page.wait("it is open", "return seen($('article[data-policy=\"3\"] .official'))");
    let expanded =
        "return $('article[data-policy=\"3\"] .card-open').getAttribute('aria-expanded')";
    page.expect("it says so", expanded, "true");
    page.click("article[data-policy='3'] .card-open");
    page.wait("it is closed", "return $('article[data-policy=\"3\"] .official') === null");
    page.expect("it says so", expanded, "false");
}

#[test]
fn closes_where_it_says_so_and_wherever_it_opened() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    for part in [".card-more", ".card-headline", ".card-summary"] {
        page.click("article[data-policy='3'] .card-open");
        page.wait("it is open", "return seen($('article[data-policy=\"3\"] .official'))");
        page.js(&format!(
            "const part = $('article[data-policy=\"3\"] {part}');
             part.scrollIntoView({{ block: 'center' }});
             const {{ left, top, width, height }} = part.getBoundingClientRect();
             inside.elementFromPoint(left + width / 2, top + height / 2).click()"
        ));
        page.wait(part, "return $('article[data-policy=\"3\"] .official') === null");
    }
}

#[test]
fn copies_what_one_sends_to_a_friend() {
    let page = Page::guide();
    page.devtools(
        "Browser.grantPermissions",
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
    );
    page.click("article[data-policy='2'] .card-open");
    page.click_named("article[data-policy='2'] button", "复制要点");
    page.wait("the notice", "return said($('.notices')).includes('已复制')");
    let copied =
        page.js_later("navigator.clipboard.readText().then(done, (error) => done(String(error)))");
    let copied = copied.as_str().unwrap_or_default();
    let title = policies()[1]["editorial"]["title"]["zh"].as_str().unwrap_or_default().to_owned();
    assert!(copied.starts_with(&title), "{copied}");

    page.click_named("article[data-policy='2'] button", "复制链接");
    let wanted = format!("{}/#pg=open:2", page.site.origin);
    let read = "navigator.clipboard.readText().then(done, (error) => done(String(error)))";
    page.expect_later("the link", read, wanted);
}

#[test]
fn a_refused_clipboard_leaves_the_text_to_copy_by_hand() {
    let page = Page::guide();
    page.js("Object.defineProperty(navigator, 'clipboard', { value: undefined });
             document.execCommand = () => false");
    page.click("article[data-policy='2'] .card-open");
    page.click_named("article[data-policy='2'] button", "复制链接");
    page.wait(
        "the text",
        "return $('.notice-copy') && $('.notice-copy').value.endsWith('#pg=open:2')",
    );
}
