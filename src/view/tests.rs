//! Views rendered natively: state in, text out.

use leptos::prelude::*;
use policy_core::{Permalink, load};

use super::shell;
use crate::config::Settings;
use crate::i18n::Lang;
use crate::state::{Failure, Notice, Phase, State, Width};

const GUIDE: &str = include_str!("../../public/policies.json");

/// The widget as text, after `prepare` has put it in some state.
#[track_caller]
fn render(link: &str, prepare: impl FnOnce(State)) -> String {
    let owner = Owner::new();
    owner.with(|| {
        let state = State::new(&Settings::default(), Permalink::decode(link));
        let (guide, issues) = load(GUIDE);
        state.show_guide(guide, issues.len(), None);
        prepare(state);
        shell(state).to_html()
    })
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
    let html = render("", |state| state.look.update(|look| look.width = Width::Wide));
    assert_eq!(n(&html, "<fieldset"), 4);
    for name in ["类别", "适用对象", "支持方式", "经办机构"] {
        check(&html, &[&["<legend class=\"facet-name\">", name].concat()]);
    }
    assert!(n(&html, "type=\"checkbox\"") >= 6 + 8 + 8 + 8);
}

#[test]
fn a_narrow_widget_has_its_filters_in_a_sheet() {
    let html = render("", |state| state.look.update(|look| look.width = Width::Narrow));
    check(&html, &["<dialog", "aria-haspopup=\"dialog\""]);
    assert!(
        !render("", |state| state.look.update(|look| look.width = Width::Wide)).contains("<dialog")
    );
}

#[test]
fn chosen_filters_stay_in_view_as_chips() {
    let html = render("pg=audience:recruiter;support:grant", |_| {});
    check(&html, &["移除条件：第三方引才机构", "筛选（2）", "筛选出 1 项，共 23 项"]);
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
    check(&html, &["<span class=\"figure-number\">¥30,000</span>", "per person"]);
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
    let html = render("pg=q:zzz", |_| {});
    check(&html, &["没有符合条件的政策", "本指南中没有找到这些词", "查看全部政策", "tel:02312333"]);
    let html = render("pg=q:%E5%AE%89%E5%AE%B6;audience:recruiter", |_| {});
    check(&html, &["只看搜索词，不限条件", "但不在所选条件内"]);
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
            render("", |state| state.data.update(|data| data.phase = Phase::Failed(failure)));
        check(&html, &[words, "重试", "role=\"alert\""]);
    }
}

#[test]
fn a_slow_load_says_so() {
    let html =
        render("", |state| state.data.update(|data| data.phase = Phase::Loading { slow: true }));
    check(&html, &["网络较慢", "skeleton-card"]);
}

#[test]
fn faulty_entries_and_an_old_copy_are_told() {
    let html = render("", |state| {
        state.data.update(|data| {
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
        let state = State::new(&settings, Permalink::default());
        assert_eq!(state.lang.get_untracked(), Lang::En);
        state.switch_lang();
        assert_eq!(state.lang.get_untracked(), Lang::Zh);
    });
}
