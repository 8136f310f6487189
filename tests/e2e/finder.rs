//! 帮我找: questions, answers that can be revised, groups with their reasons.

use policy_guide_tests::{Look, Open, Page, json};

const GROUPS: &str = "return $$('.group').map((group) => [group.dataset.verdict,
    Array.from(group.querySelectorAll('article')).map((card) => Number(card.dataset.policy))])";

const TICKED: &str =
    "return $$('.question input').filter((box) => box.checked).map((box) => box.value)";

/// The finder on a phone.
fn finder() -> Page {
    Page::open(Open { look: Look::PHONE, path: "/#pg=view:finder".into(), ..Open::default() })
}

/// Waits until a question is asked.
#[track_caller]
fn asked(page: &Page, question: &str) {
    page.expect("the question", "return $('.question').dataset.question", question);
}

/// Ticks an answer and goes on, to the question `next`.
#[track_caller]
fn answer(page: &Page, name: &str, next: &str) {
    page.click_named(".answer", name);
    page.click_named(".question button", "下一题");
    asked(page, next);
}

#[test]
fn a_graduate_is_led_to_what_may_apply() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    page.click_named("nav button", "帮我找");
    asked(&page, "who");
    page.wait("nothing to send yet", "return named('.question button', '下一题').disabled");
    answer(&page, "高校毕业生", "status");
    answer(&page, "还不是卓越工程师", "basis");
    page.click_named(".answer", "青年人才");
    page.click_named(".question button", "下一题");
    page.click_named(".question button", "跳过");
    page.expect(
        "the groups",
        GROUPS,
        json!([
            ["check", [2, 6, 7, 8, 9, 20]],
            ["no", [1, 3, 4, 5, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23]]
        ]),
    );
    page.wait("reasons", "return $$('.result').every((one) => one.querySelector('.reason'))");
    page.wait("no question is left", "return $('.question') === null");
    assert_eq!(page.js("return $$('.chip').length"), 4);
    page.wait("the link tells", "return location.hash.includes('a.who:graduate')");
}

#[test]
fn the_way_to_the_finder_above_the_list_ends_at_the_first_question() {
    let page = Page::guide_as(Open { look: Look::PHONE, ..Open::default() });
    page.click(".finder-entry");
    page.wait(
        "the question has the focus and is at the top",
        "const text = $('.question-text');
        return text && focused() === text && text.getBoundingClientRect().top >= 0 &&
          text.getBoundingClientRect().top < innerHeight / 2",
    );
}

#[test]
fn an_answer_is_revised_and_back_undoes_it() {
    let page =
        Page::guide_as(Open { path: "/#pg=view:finder;a.who:recruiter".into(), ..Open::default() });
    page.expect("one is left", "return $('[data-verdict=check] article').dataset.policy", "4");
    page.click(".chip");
    asked(&page, "who");
    page.back();
    page.wait(
        "it is answered",
        "return $('.question').dataset.question === 'unit' && $$('.chip').length === 1",
    );
}

#[test]
fn each_step_says_its_place_has_the_focus_and_back_keeps_what_was_ticked() {
    let page = finder();
    let count = "return said($('.question-count'))";
    let focus = "return focused() === $('.question-text')";
    page.wait("the first", "return $('.question') !== null");
    answer(&page, "自主创业", "status");
    page.expect("its place", count, "第 2 题，共 5 题");
    page.wait("the focus", focus);
    let top = "return $('.question-text').getBoundingClientRect().top >= 0";
    page.expect("it is in view", top, true);
    answer(&page, "已入选", "basis");
    page.click_named(".answer", "青年人才");
    page.click_named(".answer", "以上都不符合");
    page.expect("none excludes the others", TICKED, json!(["none"]));
    page.click_named(".question button", "上一题");
    asked(&page, "status");
    page.expect("what was ticked", TICKED, json!(["selected"]));
    page.wait("the focus", focus);
}

/// Whether the ways on are in view.
const WAYS: &str = "const ways = $('.question-ways').getBoundingClientRect();
    return ways.top > 0 && ways.bottom <= innerHeight";

#[test]
fn the_question_is_at_the_top_the_ways_on_stay_in_view_and_a_bar_tells_how_far_one_is() {
    let page = finder();
    page.wait("many answers", "return $$('.answer').length > 10");
    page.js("$('.question-text').scrollIntoView()");
    page.wait("the ways on, above what is out of view", WAYS);
    page.wait(
        "more answers",
        "return $$('.answer').pop().getBoundingClientRect().bottom > innerHeight",
    );
    let bar = "const bar = $('.question-count progress'); return [bar.value, bar.max]";
    assert_eq!(page.js(bar), json!([1, 5]));
    answer(&page, "自主创业", "status");
    page.expect("the bar", bar, json!([2, 5]));
    page.wait(
        "at the top, or as far up as the page goes",
        "return Math.abs($('.question-text').getBoundingClientRect().top - 12) < 3
          || scrollY + innerHeight > document.documentElement.scrollHeight - 2",
    );
    // Below the first there is room enough.
    page.click_named(".question button", "上一题");
    asked(&page, "who");
    page.wait(
        "at the top",
        "return Math.abs($('.question-text').getBoundingClientRect().top - 12) < 3",
    );
}

#[test]
fn the_browsers_way_back_keeps_what_was_ticked_and_a_new_start_does_not() {
    let page = finder();
    page.wait("the first", "return $('.question') !== null");
    page.click_named(".answer", "自主创业");
    answer(&page, "博士后", "status");
    page.expect("nothing is ticked", TICKED, json!([]));
    page.back();
    asked(&page, "who");
    page.expect("what was ticked", TICKED, json!(["postdoc", "founder"]));
    page.wait("it can be sent", "return !named('.question button', '下一题').disabled");
    page.click_named(".question button", "下一题");
    asked(&page, "status");
    page.click_named("button", "重新回答");
    asked(&page, "who");
    page.expect("nothing", TICKED, json!([]));
}

#[test]
fn what_is_ticked_counts_when_results_are_wanted_early() {
    let page = finder();
    page.wait("the first", "return $('.question') !== null");
    // The driver would click through the ways on, which lie above what is at the lower edge.
    page.js("named('.answer', '第三方引才机构').scrollIntoView({ block: 'center' })");
    page.click_named(".answer", "第三方引才机构");
    page.click_named("button", "先看结果");
    page.wait("the group", "return $('[data-verdict=check] article').dataset.policy === '4'");
    page.wait("the reason", "return said($('.reasons')).includes('因为您选了')");
}

#[test]
fn results_can_be_seen_at_once_and_open_a_card() {
    let open = Open {
        look: Look::PHONE,
        path: "/#pg=view:finder;a.who:founder".into(),
        ..Open::default()
    };
    let page = Page::open(open);
    page.wait("a question", "return $('.question') !== null && $('.group') === null");
    page.click_named("button", "先看结果");
    page.wait("the groups", "return $('.group') !== null");
    page.click("article[data-policy='16'] .card-open");
    page.wait("the printed words", "return seen($('article[data-policy=\"16\"] .official'))");
}

#[test]
fn the_answers_stay_on_the_page() {
    let page = Page::open(Open { path: "/#pg=view:finder".into(), ..Open::default() });
    answer(&page, "博士后", "status");
    let asked = page.js("return performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => name.includes('postdoc'))");
    assert_eq!(asked, json!([]));
}
