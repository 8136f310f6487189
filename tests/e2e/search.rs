//! The search as it runs in the page: as good as natively, while typing, and without its file.

use std::time::Duration;

use policy_guide_tests::{Fault, Key, Look, Open, Page, Site, Value, json, root};

/// The second file is there and the search is ready: sounds are understood.
const READY: &str =
    "host.filter = 'pg=q:zhicheng'; const n = host.results.length; host.filter = ''; return n > 0";

#[test]
fn the_judged_queries_are_answered_as_well_as_natively() {
    let text = std::fs::read_to_string(root().join("tests/data/queries.json"))
        .expect("the queries are there");
    let queries: Vec<Value> = serde_json::from_str(&text).expect("they are JSON");
    let page = Page::guide();
    page.wait("the search", READY);
    let words: Vec<&Value> = queries.iter().map(|query| &query["q"]).collect();
    let found = page.js(&format!(
        "return {}.map((query) => {{ host.filter = 'pg=q:' + encodeURIComponent(query); return host.results; }})",
        json!(words)
    ));
    let (mut recall, mut rank, mut n, mut wrong, mut n_empty) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (query, found) in queries.iter().zip(found.as_array().expect("a list")) {
        let want = query["want"].as_array().expect("a list");
        let found = found.as_array().expect("a list");
        if want.is_empty() {
            n_empty += 1.0;
            wrong += if found.is_empty() { 0.0 } else { 1.0 };
            continue;
        }
        n += 1.0;
        let among = found.iter().take(3).filter(|number| want.contains(number)).count();
        recall += f64::from(u32::try_from(among).unwrap())
            / f64::from(u32::try_from(want.len().min(3)).unwrap());
        let first = found.iter().position(|number| want.contains(number));
        rank += first.map_or(0.0, |at| 1.0 / f64::from(u32::try_from(at + 1).unwrap()));
    }
    assert!(recall / n >= 0.94, "recall@3 {}", recall / n);
    assert!(rank / n >= 0.94, "MRR {}", rank / n);
    assert!(wrong / n_empty <= 0.05, "false hits {}", wrong / n_empty);
}

#[test]
fn hits_are_marked_wherever_they_stand() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.type_in("[role=searchbox]", "娃儿读书");
    page.expect("the answer", "return numbers()", json!([23]));
    page.click("article[data-policy='23'] .card-open");
    page.wait("a mark in the title", "return $('.card-title mark.hit') !== null");
    page.wait("a mark in the printed words", "return $('.official mark.hit') !== null");
}

#[test]
fn matches_outside_of_the_filters_are_told() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.choose("category", "innovate");
    page.type_in("[role=searchbox]", "创业");
    page.wait("the status", "return /另有 \\d+ 项/.test(said($('[role=status]')))");
}

#[test]
fn what_is_not_there_is_not_made_up() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.type_in("[role=searchbox]", "公积金贷款买车摇号");
    page.expect_cards(&[]);
    page.wait("related filters", "return $$('.nearby button').length > 0");
    page.wait("the general line", "return $('.empty a[href^=\"tel:\"]') !== null");
    page.click(".nearby button");
    page.wait("cards", "return numbers().length > 0 && $$('.chip').length === 1");
}

#[test]
fn suggestions_and_what_was_searched_lately() {
    let page = Page::guide();
    page.wait("suggestions", "return $$('.hint').length >= 5");
    let first = page.js("return said($('.hint'))");
    page.click(".hint");
    page.expect("the query", "return $('[role=searchbox]').value", first);
    page.click_named("button", "清除搜索文字");
    let place = "return Math.round($('.card-list').getBoundingClientRect().top + scrollY)";
    let before = page.js(place);
    page.type_in("[role=searchbox]", "博士后");
    page.expect_status("筛选出");
    page.expect("nothing below the suggestions jumps", place, before);
    page.click_named("button", "清除搜索文字");
    page.expect("the newest first", "return said($('.hint'))", "博士后");
}

#[test]
fn the_slash_key_leads_to_the_search_box_from_inside_only() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.js(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))",
    );
    assert_eq!(page.js("return focused() === $('[role=searchbox]')"), false);
    page.js("$('.card-open').focus()");
    page.type_in_focus("/");
    page.wait("the focus", "return focused() === $('[role=searchbox]')");
    page.type_in_focus("1/2");
    page.expect("letters are letters", "return $('[role=searchbox]').value", "1/2");
}

#[test]
fn a_key_draws_what_a_phone_shows_and_the_rest_follows() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::PHONE);
    page.go("/");
    page.wait("the search", READY);
    page.wait("the whole list", "return numbers().length === 23");
    // All that a key does at once, before anything is painted and before any timer.
    let at_once = "
      const key = async (text) => {
        let n_moved = 0;
        const count = ({ addedNodes, removedNodes }) =>
          [...addedNodes, ...removedNodes].forEach((node) => { n_moved += node.localName === 'article'; });
        const observer = new MutationObserver((records) => records.forEach(count));
        observer.observe(inside, { childList: true, subtree: true });
        const box = $('[role=searchbox]');
        box.value = text;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
        for (let turn = 0; turn < 200; turn++) await null;
        observer.disconnect();
        return n_moved;
      };";
    let first = page.js_later(&format!(
        "{at_once}
         (async () => {{
           const {{ left, top }} = $('article').getBoundingClientRect();
           const n_moved = await key('人才');
           const shift = $('.card-list').getBoundingClientRect().top;
           const card = $('article[data-policy=\"' + host.results[0] + '\"]');
           const seen = $('.card-list').getRootNode().elementFromPoint(left + 20, shift + 20);
           done([n_moved, card.contains(seen), location.hash]);
         }})()"
    ));
    assert!(first[0].as_u64().is_some_and(|moved| moved <= 1), "{first} cards are moved");
    assert_eq!(first[1], true, "the best is seen where the first one was");
    assert_eq!(first[2], "", "nothing is written");
    page.wait("the best marked", "return $('article').querySelector('mark.hit') !== null");
    page.wait("the rest", "return numbers().join() === host.results.join()");
    page.wait(
        "the rest marked",
        "return $$('article').slice(3).some((card) => card.querySelector('mark.hit'))",
    );
    page.wait("the address", "return location.hash.includes('pg=q:')");
    let styled = "return $$('[part=list], article').filter(({ style }) => style.length > 0).length";
    page.expect("nothing is left of it", styled, 0);
    let none = page.js_later(&format!(
        "{at_once}
         (async () => done([await key('公积金提取'), $('.card-list').offsetHeight, seen($('.empty'))]))()"
    ));
    assert_eq!(none, json!([0, 0, true]), "where nothing matches, no card is seen");
    page.wait("no cards", "return numbers().length === 0");
    // The card that comes back waits where it neither is seen nor makes the page longer.
    let waits = "
      const card = inside.querySelector('article');
      const lowest = $('.card-list').getBoundingClientRect().top;
      return [getComputedStyle(card).visibility, card.getBoundingClientRect().bottom <= lowest + 1]";
    page.expect("the first card waits", waits, json!(["hidden", true]));
    let back = page.js_later(&format!(
        "{at_once}
         (async () => {{
           const n_moved = await key('');
           const {{ left, top }} = $('.card-list').getBoundingClientRect();
           const seen = $('.card-list').getRootNode().elementFromPoint(left + 20, top + 20);
           done([n_moved, $('article[data-policy=\"' + host.results[0] + '\"]').contains(seen)]);
         }})()"
    ));
    assert_eq!(back, json!([0, true]), "it is back without being moved");
    page.wait("the whole list again", "return numbers().length === 23");
    page.expect("nothing is left of this either", styled, 0);
}

#[test]
fn the_best_card_stands_in_the_first_column_from_the_first_frame_on() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.wait("the whole list", "return numbers().length === 23");
    let place = "const { left, top, width } = $('article[data-policy=\"' + host.results[0] + '\"]')
        .getBoundingClientRect();";
    let first = page.js_later(&format!(
        "const box = $('[role=searchbox]');
         box.value = '职';
         box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
         (async () => {{
           for (let turn = 0; turn < 200; turn++) await null;
           {place}
           done([left, top, width]);
         }})()"
    ));
    page.wait("the rest", "return numbers().join() === host.results.join()");
    page.expect("it stays there", &format!("{place} return [left, top, width]"), first);
}

#[test]
fn an_open_card_follows_with_its_marks_what_is_typed() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.click("article[data-policy='1'] .card-open");
    let marks = "return $$('article[data-policy=\"1\"] .official mark.hit').length > 0";
    page.wait("its text", "return seen($('article[data-policy=\"1\"] .official'))");
    page.expect("nothing is marked", marks, false);
    page.type_in("[role=searchbox]", "安家补助");
    page.expect("what is typed is marked", marks, true);
    page.click(".search-clear");
    page.expect("nothing is marked any more", marks, false);
}

/// Where the second file is on the site.
fn second_file() -> String {
    let folders = std::fs::read_dir(root().join("dist/w")).expect("dist is built");
    let mut folders = folders.map(|folder| folder.expect("it can be read").path());
    let folder = folders.find(|folder| folder.join("more.wasm").is_file()).expect("a version");
    format!("/w/{}/more.wasm", folder.file_name().unwrap_or_default().to_string_lossy())
}

#[test]
fn the_box_keeps_its_focus_and_caret_when_the_second_file_comes() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.site.set_fault(&second_file(), Fault::Late(Duration::from_secs(4)));
    page.go("/");
    page.wait("the widget", "return $('.status') !== null && numbers().length === 23");
    page.type_in("[role=searchbox]", "zhicheng");
    page.press(Key::Left);
    page.js("window.box = $('[role=searchbox]')");
    assert_eq!(page.js("return $('.foot') === null"), true, "the file came too early");
    page.wait("the answer that needs it", "return $('.foot') !== null && numbers().length > 0");
    let kept = "return [window.box === $('[role=searchbox]'), focused() === window.box, window.box.value, window.box.selectionStart]";
    page.expect("the box", kept, json!([true, true, "zhicheng", 7]));
}

#[test]
fn without_the_second_file_the_list_works_and_the_rest_can_be_fetched_again() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.site.set_fault(&second_file(), Fault::Status(404));
    page.go("/");
    page.expect_status("共 23 项政策");
    page.type_in("[role=searchbox]", "科研项目");
    page.expect_status("筛选出");
    page.click_named("button", "清除搜索文字");
    page.choose("audience", "graduate");
    page.expect_status("筛选出 6 项");
    page.click("article[data-policy='3'] .card-open");
    page.wait("a retry", "return named('.later button', '重试') !== undefined");
    page.site.mend();
    page.click_named(".later button", "重试");
    page.wait("the printed words", "return seen($('article[data-policy=\"3\"] .official'))");
    page.wait("the search", READY);
}

#[test]
fn a_link_with_a_query_is_answered_by_the_full_search() {
    let page = Page::guide_as(Open {
        path: "/#pg=q:%E5%A8%83%E5%84%BF%E8%AF%BB%E4%B9%A6".into(),
        ..Open::default()
    });
    page.expect("the answer", "return numbers()", json!([23]));
}

#[test]
fn a_key_leaves_the_texts_alone_whose_marks_it_does_not_change() {
    let page = Page::guide();
    page.wait("the second file", "return seen($('.hint'))");
    page.js("window.title = $('article[data-policy=\"1\"] .card-open').firstChild; return 0");
    page.type_in("[role=searchbox]", "新重庆引才");
    page.wait("hits", "return $$('mark.hit').length > 1");
    let same = "return $('article[data-policy=\"1\"] .card-open').firstChild === window.title";
    page.wait("the title, which has none", same);
}
