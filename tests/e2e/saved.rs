//! The directory and the shortlist: calls, cards, the visit sheet, the link and its code.

use policy_guide_tests::{Key, Look, Open, Page, json, policies};

#[test]
fn every_number_stands_with_its_office_and_its_policies() {
    let page = Page::open(Open { path: "/#pg=view:contacts".into(), ..Open::default() });
    page.wait("offices", "return $$('.office').length > 5");
    let listed =
        page.js("return $$('.office a[href^=\"tel:\"]').map((link) => link.getAttribute('href'))");
    let listed = listed.as_array().expect("a list").clone();
    for policy in policies() {
        for phone in policy["contacts"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|contact| contact["phone"].as_str())
        {
            let digits = phone.replace('-', "");
            assert!(
                listed.iter().any(|href| href.as_str().is_some_and(|href| href
                    .replace(['-', '+'], "")
                    .replace("tel:86", "tel:0")
                    .ends_with(&digits))),
                "{phone}"
            );
        }
    }
    page.wait(
        "one call, several policies",
        "return $$('.line').some((line) => line.querySelectorAll('.policy-link').length > 2)",
    );
    page.click_named(".policy-link", "职称绿色通道");
    page.wait("the card", "return seen($('article[data-policy=\"8\"] .official')) && location.hash.includes('open:8')");
}

#[test]
fn an_office_is_saved_to_contacts_in_utf8() {
    let page = Page::open(Open { path: "/#pg=view:contacts".into(), ..Open::default() });
    page.wait("offices", "return $$('.office').length > 5");
    let card = page.js("const link = $('.office a[download]'); return [link.download, decodeURIComponent(link.href.split(',')[1])]");
    assert_eq!(card[0], "市人力社保局.vcf");
    let text = card[1].as_str().unwrap_or_default();
    assert!(text.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nN:市人力社保局;;;;\r\n"), "{text}");
    assert!(text.contains("TEL;TYPE=WORK,VOICE:023-"), "{text}");
}

#[test]
fn what_is_saved_is_there_at_the_next_visit_and_in_the_link() {
    let page = Page::guide();
    for number in [2, 16] {
        let star = format!("article[data-policy='{number}'] .card-star");
        page.click_named(&star, "收藏");
        page.wait(
            "it says so",
            &format!("return $(\"{star}\").getAttribute('aria-pressed') === 'true'"),
        );
    }
    page.wait("the link", "return location.hash.includes('saved:2,16')");
    page.go("/policies.json");
    page.go("/");
    page.wait("the number saved", "return (said(named('nav button', '收藏')) || '').includes('2')");
    page.click_named("nav button", "收藏");
    page.expect_cards(&[2, 16]);
    page.wait("side by side", "return $$('.compare thead th').length === 2");
    page.click_named("button", "清空收藏");
    page.wait("nothing", "return (said($('.view-lead')) || '').includes('还没有收藏')");
    page.wait("the way back has the focus", "return focused().className === 'notice-undo'");
    page.press(Key::Enter);
    page.expect_cards(&[2, 16]);
    page.wait("the focus is in the list", "return Boolean(focused().closest('.saved'))");
}

#[test]
fn the_visit_sheet_prints_by_office_with_room_for_notes_and_a_code() {
    let page = Page::guide_as(Open { path: "/#pg=view:saved;saved:1,3".into(), ..Open::default() });
    page.wait("the sheet", "return $$('.visit').length > 3");
    page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    page.wait("no cards", "return !seen($('.card'))");
    for css in [".visit a[href^=tel]", ".visit-notes", ".qr path"] {
        page.wait(css, &format!("return seen($('{css}'))"));
    }
}

#[test]
fn the_sheet_to_take_along_comes_before_the_cards() {
    let page = Page::guide_as(Open { path: "/#pg=view:saved;saved:3,5".into(), ..Open::default() });
    page.wait("the sheet", "return seen($('.visit-sheet'))");
    let order = "return $('.visit-sheet').getBoundingClientRect().bottom <= $('article').getBoundingClientRect().top";
    assert_eq!(page.js(order), true);
}

#[test]
fn the_jump_list_leads_to_an_office() {
    let page = Page::open(Open {
        path: "/#pg=view:contacts".into(),
        look: Look::PHONE,
        ..Open::default()
    });
    page.wait("offices", "return $$('.office').length > 5");
    assert_eq!(page.js("return $$('.jump').length === $$('.office').length"), true);
    page.click_named(".jump", "市教委");
    page.wait(
        "its name has the focus",
        "return said(focused()) === '市教委' && focused().className === 'office-name'",
    );
    page.wait("it is in view", "const box = focused().getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight");
    let height = page.js("return $('.directory').offsetHeight").as_f64().unwrap_or(f64::MAX);
    assert!(height < 6000.0, "the directory is {height} px high");
}
