//! Views rendered natively: state in, text out.

use std::sync::Arc;

use leptos::prelude::*;
use policy_core::search::{Asks, Engine, Tables};
use policy_core::{Selection, load};

use super::shell;
use crate::config::Settings;
use crate::i18n::Lang;
use crate::state::{Failure, Index, Notice, Phase, State, Width};

const GUIDE: &str = include_str!("../../public/policies.json");

/// The widget as text, after `prepare` has put it in some state.
#[track_caller]
fn render(link: &str, prepare: impl FnOnce(State)) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let state = State::new(&Settings::default(), Selection::decode(link));
        let (guide, issues) = load(GUIDE);
        state.show_guide(guide, issues.len(), None);
        prepare(state);
        shell(state).to_html()
    })
}

/// What a search of people's own words needs.
fn make_index(state: State) {
    let tables = Tables::read(include_str!("../../public/policies.pinyin.txt"));
    let asks = Asks::read(include_str!("../../public/policies.asks.json"));
    let engine = Engine::with_asks(&state.guide(), tables, asks);
    let index = Index::Made(Arc::new(engine));
    state.catalogue.update(|catalogue| catalogue.index = index);
}

fn n(html: &str, part: &str) -> usize {
    html.matches(part).count()
}

#[track_caller]
fn check(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "no {part} in {}", html.get(..2000).unwrap_or(html));
    }
}

#[test]
fn every_policy_is_a_card_with_a_way_to_ask() {
    let html = render("", |_| {});
    assert_eq!(n(&html, "<article"), 23);
    check(
        &html,
        &[
            "data-policy=\"23\"",
            "role=\"searchbox\"",
            "role=\"status\"",
            "href=\"tel:02388152028\"",
        ],
    );
    check(&html, &["共 23 项政策", "原文未列咨询电话"]);
}

#[test]
fn facets_are_checkboxes_in_named_groups() {
    let html = render("", |state| state.appearance.update(|look| look.width = Width::Wide));
    assert_eq!(n(&html, "<fieldset"), 4);
    for name in ["类别", "适用对象", "支持方式", "经办机构"] {
        check(&html, &[&["<legend class=\"facet-name\">", name].concat()]);
    }
    assert!(n(&html, "type=\"checkbox\"") >= 6 + 8 + 8 + 8);
}

#[test]
fn a_narrow_widget_has_its_filters_in_a_sheet() {
    let html = render("", |state| state.appearance.update(|look| look.width = Width::Narrow));
    check(&html, &["<dialog", "aria-haspopup=\"dialog\""]);
    assert!(
        !render("", |state| state.appearance.update(|look| look.width = Width::Wide))
            .contains("<dialog")
    );
}

#[test]
fn chosen_filters_stay_in_view_as_chips() {
    let html = render("pg=audience:recruiter;support:grant", |_| {});
    check(&html, &["移除条件：适用对象：第三方引才机构", "筛选（2）", "筛选出 1 项，共 23 项"]);
    assert_eq!(n(&html, "<article"), 1);
}

#[test]
fn an_opened_card_shows_the_official_text_and_every_contact() {
    let html = render("pg=open:1", |_| {});
    check(
        &html,
        &[
            "<mark class=\"quoted\">最高</mark><mark class=\"quoted amount\">100万元</mark>",
            "原文印作 <span>023-881525981</span>",
            "href=\"tel:02312333\"",
            "href=\"tel:02367706581\"",
            "aria-expanded=\"true\"",
        ],
    );
    assert!(!html.contains("tel:023881525981"));
    assert_eq!(n(&html, "class=\"detail\""), 1);
}

/// The published guide, whose first policy has further cells.
fn with_more(state: State) {
    let cells = r#""official": { "more": [{ "head": "申报材料", "text": "身份证\n护照" }],"#;
    let (guide, issues) = load(&GUIDE.replacen(r#""official": {"#, cells, 1));
    assert_eq!(issues.len(), 0);
    state.show_guide(guide, 0, None);
}

#[test]
fn an_opened_card_shows_the_further_cells_of_the_source_and_what_is_found_in_them() {
    let html = render("pg=open:1;lang:en", with_more);
    check(&html, &["<dt lang=\"zh\">申报材料", "<dd lang=\"zh\">身份证", "护照"]);
    let html = render("pg=open:1;q:%E6%8A%A4%E7%85%A7", with_more);
    check(&html, &["<mark class=\"hit\">护照</mark>"]);
    assert_eq!(n(&html, "<article"), 1);
}

#[test]
fn saved_policies_are_compared_in_their_further_cells_too() {
    let html = render("pg=saved:1,2;view:saved", |state| {
        with_more(state);
        state.appearance.update(|look| look.width = Width::Wide);
    });
    let row = "<tr><th scope=\"row\" lang=\"zh\">申报材料</th><td lang=\"zh\">身份证\n护照</td><td lang=\"zh\">";
    check(&html, &["class=\"compare\"", row]);
}

#[test]
fn the_figure_is_set_apart_from_its_words() {
    let html = render("pg=audience:recruiter", |_| {});
    check(
        &html,
        &[
            "<span class=\"figure-side\">最高 </span><span class=\"figure-number\">3</span>",
            "万元/人",
        ],
    );
    let html = render("pg=audience:recruiter;lang:en", |_| {});
    check(&html, &["<span class=\"figure-number\">RMB 30,000</span>", "per person"]);
}

#[test]
fn english_covers_the_interface_and_the_official_text_stays_chinese() {
    let html = render("pg=open:1;lang:en", |_| {});
    check(
        &html,
        &[
            "lang=\"en\"",
            "23 policies",
            "Official text (in the original)",
            "<blockquote class=\"official\" lang=\"zh\">",
        ],
    );
    assert!(!html.contains("适用对象"));
}

#[test]
fn hits_are_marked() {
    check(&render("pg=q:%E5%AE%89%E5%AE%B6", |_| {}), &["<mark class=\"hit\">安家</mark>"]);
}

#[test]
fn an_empty_list_says_why_and_offers_a_way_out() {
    let html = render("pg=q:zzz", make_index);
    check(&html, &["没有符合条件的政策", "本指南中没有找到这些词", "查看全部政策", "tel:02312333"]);
    let html = render("pg=q:%E5%AE%89%E5%AE%B6;audience:recruiter", make_index);
    check(&html, &["只看搜索词，不限条件", "但不在所选条件内"]);
}

#[test]
fn what_perhaps_answers_is_below_a_heading_of_its_own() {
    let html = render("pg=q:引才计划申报", make_index);
    check(&html, &["其中 2 项也许相关"]);
    let parts: Vec<&str> = html.split("<h2 class=\"perhaps\">也许相关</h2>").collect();
    assert_eq!(parts.iter().map(|part| n(part, "<article")).collect::<Vec<_>>(), [2, 2]);
    assert_eq!(n(&render("pg=q:安家", make_index), "class=\"perhaps\""), 0);
}

#[test]
fn until_the_index_is_made_nobody_is_told_that_there_is_nothing() {
    let html = render("pg=q:zzz", |_| {});
    check(&html, &["正在查找"]);
    assert!(!html.contains("没有符合条件") && !html.contains(">0"), "{html}");
}

#[test]
fn each_failure_has_its_reason_and_a_retry() {
    let (_, issues) = load("<html>");
    let data = Failure::Data(Box::new(issues[0].clone()));
    let reasons = [
        (Failure::Network, "网络不通"),
        (Failure::Timeout, "20 秒"),
        (Failure::Status(404), "404"),
        (data, "得到的是网页"),
    ];
    for (failure, words) in reasons {
        let html =
            render("", |state| state.catalogue.update(|data| data.phase = Phase::Failed(failure)));
        check(&html, &[words, "重试", "role=\"alert\""]);
    }
}

#[test]
fn a_slow_load_says_so() {
    let html = render("", |state| {
        state.catalogue.update(|catalogue| catalogue.phase = Phase::Loading { slow: true });
    });
    check(&html, &["网络较慢", "skeleton-card"]);
}

#[test]
fn faulty_entries_and_an_old_copy_are_told() {
    let html = render("", |state| {
        state.catalogue.update(|data| {
            data.n_left_out = 2;
            data.stale = Some("2026-01-02".into());
        });
    });
    check(&html, &["有 2 项内容因数据有误未能显示", "2026-01-02"]);
}

#[test]
fn what_cannot_be_copied_stands_there_to_be_copied_by_hand() {
    let html = render("", |state| state.notify(Some(Notice::CopyByHand("文字".into()))));
    check(&html, &["<textarea", "文字</textarea>"]);
}

#[test]
fn hostile_text_is_shown_as_text() {
    let html = render("", |state| {
        let hostile = GUIDE.replace("第三方引才寻访经费", "<img src=x onerror=alert()></script>");
        state.show_guide(load(&hostile).0, 0, None);
    });
    check(&html, &["&lt;img src=x onerror=alert()&gt;&lt;/script&gt;"]);
    assert!(!html.contains("<img"));
}

#[test]
fn the_page_and_the_reader_choose_the_language() {
    let owner = Owner::new();
    owner.with(|| {
        let settings = Settings { lang: Some(Lang::En), ..Settings::default() };
        let state = State::new(&settings, Selection::default());
        assert_eq!(state.lang.get_untracked(), Lang::En);
        state.switch_lang();
        assert_eq!(state.lang.get_untracked(), Lang::Zh);
    });
}

/// The card of a policy as it is before it is opened.
#[track_caller]
fn face(number: u32, link: &str) -> String {
    let html = render(link, |_| {});
    let start = format!("data-policy=\"{number}\"");
    let card = html.split_once(&start).map_or("", |(_, card)| card);
    card.split_once("</article>").map_or("", |(card, _)| card).to_owned()
}

#[test]
fn a_number_that_cannot_be_dialled_is_not_replaced_by_anothers() {
    let card = face(1, "");
    check(&card, &["市人社局", "号码待核实", "另有 4 个号码"]);
    assert!(!card.contains("tel:") && !card.contains("12333"), "{card}");
    check(&face(1, "pg=lang:en"), &["Number to be verified", "Other numbers: 4"]);
}

#[test]
fn any_guide_whose_first_number_is_a_misprint_says_so_on_the_face() {
    let html = render("", |state| {
        let (mut guide, _) = load(GUIDE);
        let contact = &mut guide.policies[3].contacts[0];
        contact.printed = contact.phone.take().map(|phone| phone.printed().to_owned());
        state.show_guide(guide, 0, None);
    });
    let card = html.split_once("data-policy=\"4\"").unwrap().1.split_once("</article>").unwrap().0;
    check(card, &["号码待核实"]);
    assert!(!card.contains("另有") && !card.contains("tel:"), "{card}");
}

#[test]
fn a_number_without_an_owner_says_that_the_list_does_not_tell() {
    for number in [18, 19, 22, 23] {
        check(&face(number, ""), &["清单未注明是谁的号码", "href=\"tel:"]);
    }
    check(&face(2, ""), &["<p class=\"card-office\">区县人社局"]);
}

#[test]
fn a_face_has_one_figure_with_who_gets_it_or_says_that_there_is_none() {
    for number in 1..=23 {
        let card = face(number, "");
        let n_figures = n(&card, "class=\"figure");
        let n_none = n(&card, "card-no-amount");
        assert_eq!(n(&card, "card-headline") + n_none, 1, "{number}");
        assert!(n(&card, "figure-number") <= 1 && n_figures > 0 || n_none == 1, "{number}");
        assert_eq!(n(&card, "card-quote"), 0);
    }
    check(&face(3, ""), &["figure is-money", "给单位，不直接发给个人"]);
    check(&face(5, ""), &["清单未列金额"]);
    check(&face(2, ""), &["清单未列领取金额"]);
    assert!(!face(17, "").contains("is-money"), "years are no money");
    assert!(n(&face(1, ""), "最高") <= 2);
}

#[test]
fn the_order_by_amount_is_that_of_the_figures_on_the_faces() {
    let html = render("pg=sort:amount;lang:en", |_| {});
    let sums = html.split("<article").skip(1).map(|card| {
        let figure = card.split_once("figure is-money")?.1.split_once("figure-number\">")?.1;
        let digits = figure.split_once('<')?.0.replace(|c: char| !c.is_ascii_digit(), "");
        digits.parse::<u64>().ok()
    });
    let sums: Vec<Option<u64>> = sums.collect();
    assert!(
        sums.iter().flatten().count() > 5 && sums.is_sorted_by_key(|sum| std::cmp::Reverse(*sum)),
        "{sums:?}"
    );
}

#[test]
fn an_opened_card_begins_with_whom_to_ask() {
    let card = face(1, "pg=open:1");
    let places =
        ["class=\"contacts\"", "class=\"benefits\"", "class=\"official\"", "class=\"actions\""];
    let places: Vec<usize> = places.iter().map(|part| card.find(part).expect(part)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn the_star_is_named_for_its_policy_and_says_whether_it_is_kept() {
    check(
        &face(2, "pg=saved:2"),
        &["aria-label=\"收藏：工程师购房或安家补贴\"", "aria-pressed=\"true\""],
    );
    check(&face(2, ""), &["aria-pressed=\"false\""]);
}

#[test]
fn the_head_has_the_short_title_and_the_official_one_small() {
    let html = render("", |_| {});
    check(
        &html,
        &[
            "<h2 class=\"top-title\">卓越工程师支持政策",
            "<p class=\"top-official\">重庆市卓越工程师培养",
        ],
    );
    let html = render("", |state| {
        let (mut guide, _) = load(GUIDE);
        guide.short_title = None;
        state.show_guide(guide, 0, None);
    });
    check(&html, &["<h2 class=\"top-title\">重庆市卓越工程师培养"]);
    assert!(!html.contains("top-official"));
}

#[test]
fn the_way_to_the_finder_tells_how_many_questions_there_are() {
    check(&render("", |_| {}), &["<span>5 个问题，看哪些适用于我</span>"]);
    let html = render("", |state| {
        let (mut guide, _) = load(GUIDE);
        guide.questions.clear();
        state.show_guide(guide, 0, None);
    });
    assert!(!html.contains("finder-entry"));
}

#[test]
fn groups_and_cards_have_levels_of_their_own() {
    let html = render(
        "pg=view:finder;a.who:engineer;a.status:selected;a.basis:none;a.record:none",
        |_| {},
    );
    assert!(n(&html, "<h2 class=\"group-name\"") >= 1);
    assert_eq!(n(&html, "<h3 class=\"group-name\""), 0);
    assert_eq!(n(&html, "<h3 class=\"card-title\""), 23);
}
