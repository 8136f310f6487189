//! Links: what they restore, and what back and forward do.

use policy_guide_tests::{Look, Open, Page, numbers_where};

#[test]
fn a_copied_link_restores_the_view_in_a_new_tab() {
    let page = Page::guide();
    page.choose("audience", "engineer");
    page.choose("support", "grant");
    page.choose("agency", "district-hrss");
    page.expect_status("筛选出 2 项");
    page.click("article[data-policy='6'] .card-open");
    page.wait("the link", "return location.hash.includes('open:6')");
    let (link, cards) = (page.address(), page.js("return numbers()"));
    page.new_tab(&link);
    page.expect("the same cards", "return numbers()", cards);
    page.wait("the same card open", "return seen($('article[data-policy=\"6\"] .official'))");
    page.expect("the same choices", "return $$('.chip').length", 3);
}

#[test]
fn back_forward_and_reload_restore_what_was() {
    let page = Page::guide();
    page.choose("category", "train");
    page.expect_status("筛选出 5 项");
    page.choose("audience", "returnee");
    page.expect_status("筛选出 1 项");
    page.back();
    page.expect_status("筛选出 5 项");
    page.back();
    page.expect_status("共 23 项政策");
    page.forward();
    page.expect_status("筛选出 5 项");
    page.reload();
    page.expect_status("筛选出 5 项");
    page.wait("the choice", "return $('input[value=train]').checked");
}

#[test]
fn a_link_to_a_policy_opens_it_in_view() {
    for look in [Look::DESK, Look::PHONE] {
        let page = Page::guide_as(Open { path: "/#pg=open:17".into(), look, ..Open::default() });
        page.expect(
            "the card",
            "const card = $('article[data-policy=\"17\"]');
             const top = Math.round(card.getBoundingClientRect().top);
             if (!seen(card.querySelector('.official'))) return 'is closed';
             return top >= 0 && top < innerHeight / 2 ? 'is in view' : `is at ${top}, the page at ${scrollY}`",
            "is in view",
        );
    }
}

#[test]
fn a_damaged_link_opens_the_nearest_sane_view() {
    let long = "a".repeat(100_000);
    let damaged = [
        "#pg=%E0%A4%A;audience:%FF,nobody;open:x,999,-1;sort:best;lang:xx",
        "#pg=",
        "#pg=;;;:::,,,",
        "#somewhere-else",
        "#%",
        &format!("#pg=nothing:{long}"),
    ];
    let page = Page::guide();
    for fragment in damaged {
        page.go("/policies.json");
        page.go(&format!("/{fragment}"));
        page.wait("the guide", "return said($('[role=status]')) !== null");
    }
    page.go("/#pg=audience:nobody;category:train");
    page.expect_status("筛选出");
    assert_eq!(page.js("return $('input[value=train]').checked"), true);
    assert_eq!(page.log(), "");
}

#[test]
fn a_link_that_chat_apps_have_changed_leads_to_the_same() {
    let page =
        Page::guide_as(Open { path: "/#pg=q:安家;audience:engineer".into(), ..Open::default() });
    page.wait("the answer", "return numbers().length > 0 && numbers().length < 9");
    page.wait("the index", "host.filter; return !said($('[role=status]')).includes('正在')");
    let wanted = page.js("return numbers().join()");
    for shared in [
        "#pg=q:安家;audience:engineer#wechat_redirect",
        "#pg=q:安家;audience:engineer?from=timeline",
        "#pg=q:安家;audience:engineer&x=1",
        "#pg=q%3A%E5%AE%89%E5%AE%B6%3Baudience%3Aengineer",
        "#pg%3Dq%3A安家%3Baudience%3Aengineer",
        "#pg%253Dq%253A%25E5%25AE%2589%25E5%25AE%25B6%253Baudience%253Aengineer",
    ] {
        page.go("/policies.json");
        page.go(&format!("/{shared}"));
        page.expect(shared, "return $('[role=searchbox]') && $('[role=searchbox]').value", "安家");
        page.expect(shared, "return numbers().join()", wanted.clone());
    }
}

#[test]
fn an_open_card_alone_leaves_the_list_whole() {
    let page = Page::guide_as(Open { path: "/#pg=open:1,23".into(), ..Open::default() });
    page.expect_cards(&numbers_where(|_| true));
    page.expect("open cards", "return $$('.official').length", 2);
}
