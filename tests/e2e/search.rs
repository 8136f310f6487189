//! The search as it runs in the page: as good as natively, while typing, and without its file.

use policy_guide_tests::{Engine, Fault, Key, Look, Open, Page, Site, Value, guide, json, root};

/// The search index is made, with the pinyin table.
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
fn hits_are_highlighted_wherever_they_stand() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.type_in("[role=searchbox]", "娃儿读书");
    page.expect("the answer", "return numbers()", json!([23]));
    page.click("article[data-policy='23'] .card-open");
    page.wait("a highlight in the title", "return $('.card-title mark.hit') !== null");
    page.wait("a highlight in the printed words", "return $('.official mark.hit') !== null");
}

#[test]
fn rare_characters_and_emoji_are_highlighted_whole() {
    let mut guide = guide();
    // Two units each in UTF-16, and one that consists of several.
    guide["policies"][0]["editorial"]["title"]["zh"] = json!("𠮷野家补贴😀与👩‍🔬科研");
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let body = guide.to_string().into_bytes();
    site.set_fault("/policies.json", Fault::Body("application/json", body));
    let page = Page::on(site, Look::DESK);
    page.go("/");
    page.wait("the search", READY);
    for (query, highlighted) in [("𠮷野", "𠮷野"), ("科研", "科研"), ("补贴", "补贴")]
    {
        page.js(&format!("host.filter = 'pg=q:' + encodeURIComponent({})", json!(query)));
        let title = "$('article[data-policy=\"1\"] .card-title')";
        let found = format!(
            "return [...{title}.querySelectorAll('mark.hit')].map((mark) => mark.textContent).join()"
        );
        page.expect(query, &found, highlighted);
        let whole = format!("return {title}.textContent.includes('𠮷野家补贴😀与👩‍🔬科研')");
        assert_eq!(page.js(&whole), true, "{query}");
    }
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
    page.wait("the general line", "return $('.empty a[href^=\"tel:\"]') !== null");
    page.expect("no filter that only shares a character", "return $$('.nearby button').length", 0);
    page.click_named(".empty-actions button", "查看全部");
    page.wait("cards", "return numbers().length === 23");
}

#[test]
fn suggestions_and_what_was_searched_lately() {
    let page = Page::guide();
    page.wait("suggestions", "return $$('.hint').length >= 5");
    assert_eq!(page.js("return seen($('.hints'))"), false, "they wait for the focus");
    page.click("[role=searchbox]");
    page.wait("the panel", "return seen($('.hints'))");
    let cut = "return $$('.hint').filter((hint) => hint.getBoundingClientRect().right > $('.hints').getBoundingClientRect().right).length";
    page.expect("none is cut", cut, 0);
    let first = page.js("return said($('.hint'))");
    page.click(".hint");
    page.expect("the query", "return $('[role=searchbox]').value", first);
    page.wait("the focus is at what was found", "return focused().matches('.status')");
    page.click_named("button", "清除搜索文字");
    let place = "return Math.round($('.card-list').getBoundingClientRect().top + scrollY)";
    let before = page.js(place);
    page.type_in("[role=searchbox]", "博士后");
    page.expect_status("筛选出");
    page.expect("nothing below the suggestions jumps", place, before);
    page.click_named("button", "清除搜索文字");
    page.expect("the newest first", "return said($('.hint'))", "博士后");
    let lists = "return $$('.hint-list').map((list) => list.getAttribute('aria-label')).join()";
    page.expect("apart from what is suggested", lists, "最近搜索,可以搜索");
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

/// Presses keys by setting the field's text; at the end of the next frame it looks at the whole list. Where a card stands
/// counts as far as it is in view.
const KEY: &str = "
  const place = (card) => Math.round(card.getBoundingClientRect().top);
  const drawn = () => $$('article').map((card) => [Number(card.dataset.policy),
    place(card) < innerHeight && place(card), card.querySelectorAll('mark.hit').length]);
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  }));
  const key = async (text) => {
    const box = $('[role=searchbox]');
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await painted();
    return drawn();
  };";

#[test]
fn with_a_key_the_whole_list_is_final_and_nothing_moves_afterwards() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::PHONE);
    page.go("/");
    page.wait("the search", READY);
    page.wait("the whole list", "return numbers().length === 23");
    for text in ["人才", "人才公寓", "公积金提取", "zhicheng", "职", ""] {
        let at_once = page.js_later(&format!(
            "{KEY} (async () => done([await key({}), host.results, location.hash]))()",
            json!(text)
        ));
        let rows = at_once[0].as_array().expect("rows");
        let numbers: Vec<&Value> = rows.iter().map(|row| &row[0]).collect();
        assert_eq!(json!(numbers), at_once[1], "what is drawn is the answer to {text}");
        let half_a_second = "setTimeout(() => done(drawn()), 500)";
        let later = page.js_later(&format!("{KEY} {half_a_second}"));
        assert_eq!(at_once[0], later, "after {text}");
    }
    let rows = page.js_later(&format!("{KEY} (async () => done(await key('人才')))()"));
    let rows = rows.as_array().expect("rows");
    assert!(rows.iter().skip(3).any(|row| row[2].as_u64() > Some(0)), "hits are highlighted");
    page.wait("the address", "return location.hash.includes('pg=q:')");
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
fn an_open_card_follows_with_its_highlights_what_is_typed() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.click("article[data-policy='1'] .card-open");
    let highlights = "return $$('article[data-policy=\"1\"] .official mark.hit').length > 0";
    page.wait("its text", "return seen($('article[data-policy=\"1\"] .official'))");
    page.expect("nothing is highlighted", highlights, false);
    page.type_in("[role=searchbox]", "安家补助");
    page.expect("what is typed is highlighted", highlights, true);
    page.click(".search-clear");
    page.expect("nothing is highlighted any more", highlights, false);
}

/// The file without which words are not found by their pinyin.
const PINYIN: &str = "/policies.pinyin.txt";

#[test]
fn the_box_keeps_its_focus_and_caret_when_the_index_is_made() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.site.set_fault(PINYIN, Fault::Held);
    page.go("/");
    page.wait("the widget", "return $('.status') !== null && numbers().length === 23");
    page.type_in("[role=searchbox]", "zhicheng");
    page.press(Key::Left);
    page.js("window.box = $('[role=searchbox]')");
    page.expect_status("正在查找");
    assert_eq!(page.js("return numbers().length"), 0, "the index came too early");
    assert_eq!(
        page.js("return Boolean($('.empty'))"),
        false,
        "nobody is told that there is nothing"
    );
    page.site.mend();
    page.wait("the answer that needs it", "return numbers().length > 0");
    let kept = "return [window.box === $('[role=searchbox]'), focused() === window.box, window.box.value, window.box.selectionStart]";
    page.expect("the box", kept, json!([true, true, "zhicheng", 7]));
}

#[test]
fn without_the_pinyin_table_words_are_found_as_they_are_written() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.site.set_fault(PINYIN, Fault::Status(404));
    page.go("/");
    page.expect_status("共 23 项政策");
    page.type_in("[role=searchbox]", "科研项目");
    page.expect_status("筛选出");
    page.click_named("button", "清除搜索文字");
    page.choose("audience", "graduate");
    page.expect_status("筛选出 2 项");
    page.click("article[data-policy='3'] .card-open");
    page.wait("the printed words", "return seen($('article[data-policy=\"3\"] .official'))");
    // Synonyms are the guide's own, and not the table's.
    page.js("host.filter = 'pg=q:买房'");
    page.expect("the answer", "return numbers().includes(2)", true);
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
fn a_key_leaves_the_texts_alone_whose_highlights_it_does_not_change() {
    let page = Page::guide();
    page.wait("the guide", "return $('.hint') !== null");
    page.js("window.title = $('article[data-policy=\"1\"] .card-open').firstChild; return 0");
    page.type_in("[role=searchbox]", "新重庆引才");
    page.wait("hits", "return $$('mark.hit').length > 1");
    let same = "return $('article[data-policy=\"1\"] .card-open').firstChild === window.title";
    page.wait("the title, which has none", same);
}

/// How often the page has asked for what a search needs.
fn n_for_search(page: &Page) -> usize {
    [PINYIN, "/policies.asks.json"].iter().map(|file| page.site.n_requests(file)).sum()
}

#[test]
fn what_a_search_needs_is_fetched_once_and_only_by_who_searches() {
    // A service worker keeps it for readers without a network.
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    site.set_fault("/sw.js", Fault::Status(404));
    let page = Page::on(site, Look::PHONE);
    page.go("/");
    page.wait("the guide", "return Boolean($('.foot'))");
    page.click("article[data-policy='1'] .card-open");
    assert_eq!(n_for_search(&page), 0, "nobody has searched");
    page.click("[role=searchbox]");
    page.type_in("[role=searchbox]", "anjia");
    page.expect("the answer", "return numbers().includes(1)", true);
    page.click(".search-clear");
    page.type_in("[role=searchbox]", "zhicheng");
    page.expect("the answer", "return numbers().includes(8)", true);
    assert_eq!(n_for_search(&page), 2, "both once");
}

#[test]
fn what_a_keyboard_composes_is_searched_after_a_pause_and_left_alone() {
    for engine in Engine::ALL {
        let page = Page::in_engine(
            engine,
            Site::of(root().join("dist")).start(0).expect("the site starts"),
            Look::PHONE,
        );
        page.go("/");
        page.wait("the search", READY);
        page.click("[role=searchbox]");
        // As a keyboard of Android writes a word that it has not ended.
        page.js(
            "window.box = $('[role=searchbox]'); window.writes = 0;
            const proto = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
            Object.defineProperty(box, 'value', { get() { return proto.get.call(this); },
              set(text) { writes += 1; proto.set.call(this, text); } });
            proto.set.call(box, '安家补');
            box.setSelectionRange(3, 3);
            box.dispatchEvent(new CompositionEvent('compositionstart'));
            box.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: '安家补' }))",
        );
        assert_eq!(page.js("return numbers().length"), 23, "not with every letter");
        page.wait("the answer", "return numbers().includes(1) && numbers().length < 15");
        let field = "return [box.value, box.selectionStart, writes]";
        page.expect("the field", field, json!(["安家补", 3, 0]));
        page.js("box.dispatchEvent(new CompositionEvent('compositionend', { data: '安家补' }))");
        page.expect("the field afterwards", field, json!(["安家补", 3, 0]));
    }
}

#[test]
fn what_perhaps_answers_stands_below_what_surely_does() {
    let page = Page::guide();
    page.wait("the search", READY);
    page.type_in("[role=searchbox]", "引才计划申报");
    page.wait("the heading", "return said($('.perhaps')) === '也许相关'");
    let order = "const heading = $('.perhaps').getBoundingClientRect().top;
      return $$('article').map((card) => card.getBoundingClientRect().top < heading).join()";
    page.expect("two above and two below", order, "true,true,false,false");
    page.expect_status("其中 2 项也许相关");
    page.click(".search-clear");
    page.expect("it goes with the query", "return $('.perhaps')", Value::Null);
}
