//! Why a policy comes before another, and what is no answer.

use super::*;
use crate::guide::{Guide, MoreCell};
use crate::load::load;
use crate::testing::{Noise, guide};

const PINYIN: &str = "- 怎么 请问 申请 怎么换 how do i get a\nan 安\njia 家\nbu 补\nzhu 助\ndai 贷\nkuan 款\nchuang 创\nye 业\n= 創创業业貸贷";

fn published() -> Guide {
    load(include_str!("../../../../public/policies.json")).0
}

#[track_caller]
fn check(guide: &Guide, query: &str, numbers: &[u32]) {
    let engine = Engine::new(guide, Tables::read(PINYIN));
    let answer = engine.search(query).unwrap_or_default();
    let found: Vec<_> = answer.hits.iter().map(|hit| guide.policies[hit.policy].number).collect();
    assert_eq!(found, numbers, "{query}");
}

#[test]
fn the_very_word_comes_before_its_likes_and_the_title_before_the_text() {
    // 安家 stands in the title of 1 only; 补贴 is a support of 1 and 3 and stands in the text of 3.
    check(&guide(), "安家", &[1]);
    check(&guide(), "买房", &[1]);
    check(&guide(), "补贴", &[3, 1]);
}

#[test]
fn further_cells_of_the_source_are_searched_with_their_heads() {
    let mut guide = guide();
    let cell = |head: &str, text: &str| MoreCell { head: head.to_owned(), text: text.to_owned() };
    guide.policies[2].more = vec![cell("申报材料", "身份证复印件"), cell("办理时限", "20个工作日")];
    check(&guide, "身份证", &[3]);
    check(&guide, "申报材料", &[3]);
    check(&guide, "办理时限 20个工作日", &[3]);
    let engine = Engine::new(&guide, Tables::read(PINYIN));
    assert_eq!(engine.explain(&guide, 2, "身份证")[0].place, Place::Official);
}

#[test]
fn pinyin_letters_and_old_characters_find_the_same() {
    for query in
        ["创业贷款", "chuangyedaikuan", "cydk", "daikuan", "創業貸款", "loans", "LOAN", "ＬＯＡＮ"]
    {
        check(&guide(), query, &[2]);
    }
}

#[test]
fn a_sum_in_any_writing() {
    for query in ["100万", "100w", "一百万", "1000000", "1,000,000元"] {
        check(&guide(), query, &[1]);
    }
}

#[test]
fn the_number_of_a_policy_and_a_number_to_call() {
    check(&guide(), "第二条", &[2]);
    check(&guide(), "3", &[3]);
    check(&guide(), "12333", &[1]);
}

#[test]
fn what_the_guide_does_not_hold_is_not_answered() {
    for query in ["公积金", "驾照怎么换", "结婚登记", "%%%", "，。"] {
        check(&guide(), query, &[]);
    }
    let engine = Engine::new(&guide(), Tables::default());
    assert_eq!(engine.search(" \u{3000} "), None);
}

#[test]
fn one_letter_that_stands_nowhere_is_the_beginning_of_a_word() {
    let engine = Engine::new(&guide(), Tables::default());
    assert_eq!(engine.search("z"), None);
    assert_eq!(engine.search("z "), None);
    assert_eq!(engine.search("zz"), Some(Answer::default()));
    check(&guide(), "3", &[3]);
}

#[test]
fn words_around_a_wish_change_nothing() {
    let guide = published();
    let engine = Engine::new(&guide, Tables::read(PINYIN));
    let order = |query: &str| -> Vec<usize> {
        engine.search(query).unwrap_or_default().hits.iter().map(|hit| hit.policy).collect()
    };
    assert_eq!(order("请问怎么申请工作许可"), order("工作许可"));
    assert_eq!(order("how do i get a visa"), order("visa"));
}

#[test]
fn the_same_query_has_the_same_answer_and_ties_keep_the_order_of_the_source() {
    let guide = published();
    let engine = Engine::new(&guide, Tables::default());
    for query in ["工程师", "补贴", "市人社局", "12333"] {
        let answer = engine.search(query).unwrap();
        assert_eq!(Some(&answer), engine.search(query).as_ref());
        let ties = answer.hits.windows(2).filter(|pair| pair[0].score == pair[1].score);
        for pair in ties {
            assert!(pair[0].policy < pair[1].policy, "{query}");
        }
    }
}

#[test]
fn anything_may_be_typed() {
    let guide = published();
    let engine = Engine::new(&guide, Tables::read(PINYIN));
    let mut noise = Noise::new(7);
    let alphabet: Vec<char> =
        "安家补贷款第条十百万0123456789.,%-+() abzhiw'\u{0}\u{202e}😀é\"\\;：".chars().collect();
    for _ in 0..2000 {
        let len = noise.below(24);
        let query: String = (0..len).map(|_| alphabet[noise.below(alphabet.len())]).collect();
        let _ = engine.search(&query);
    }
    let _ = engine.search(&"贷款怎么办".repeat(2000));
    let _ = engine.search(&"9".repeat(10_000));
}

#[test]
fn a_hotline_is_no_part_of_another_number() {
    let guide = published();
    let engine = Engine::new(&guide, Tables::default());
    let numbers = |query: &str| -> Vec<u32> {
        let hits = engine.search(query).unwrap_or_default().hits;
        hits.iter().map(|hit| guide.policies[hit.policy].number).collect()
    };
    assert!(!numbers("12333").contains(&23), "12333 stands in 88612333");
    assert_eq!(numbers("02388612333"), [23]);
    assert_eq!(numbers("8861 2333"), [23]);
}

#[test]
fn noise_finds_nothing() {
    let guide = published();
    let engine = Engine::new(&guide, Tables::read(PINYIN));
    for query in ["zzzz", "C++", "asdfgh", "%%%", "😀😀", "zz zz", "ccc"] {
        assert_eq!(engine.search(query), Some(Answer::default()), "{query}");
    }
}

#[test]
fn a_plus_sign_belongs_to_the_word_before_it() {
    let mut guide = guide();
    guide.policies[0].official.text.push_str("持C类卡的 C++ 工程师");
    guide.policies[1].official.text.push_str("持C类卡");
    let engine = Engine::new(&guide, Tables::default());
    let found = |query: &str| -> Vec<usize> {
        engine.search(query).unwrap().hits.iter().map(|hit| hit.policy).collect()
    };
    assert_eq!(found("C++"), [0]);
    assert_eq!(found("c+"), [0; 0]);
    assert_eq!(found("C类卡").len(), 2);
}

#[test]
fn a_sentence_is_found_by_what_people_ask_and_what_is_half_of_it_is_a_perhaps() {
    let guide = guide();
    let mut asks = Asks::default();
    asks.add(1, "老婆跟我来能落脚吗");
    let engine = Engine::with_asks(&guide, Tables::read(PINYIN), asks);
    let hits = engine.search("老婆跟我来能落脚不").unwrap().hits;
    assert_eq!((hits[0].policy, hits[0].certainty), (0, Certainty::Sure));
    let hits = engine.search("邻居说他老婆跟我来往的那几年真有意思").unwrap().hits;
    assert!(hits.iter().all(|hit| hit.certainty == Certainty::Perhaps), "{hits:?}");
}

#[test]
fn what_other_offices_do_is_not_here_unless_the_guide_says_so() {
    let mut guide = guide();
    let tables = || Tables::read("! 公积金");
    let query = "公积金贷款";
    assert_eq!(Engine::new(&guide, tables()).search(query).unwrap().hits, []);
    guide.policies[1].official.text.push_str("可提取公积金。");
    assert_eq!(Engine::new(&guide, tables()).search(query).unwrap().hits[0].policy, 1);
}

#[test]
fn each_hit_tells_which_words_matched_where_and_why() {
    let guide = guide();
    let mut asks = Asks::default();
    asks.add(1, "落脚钱有多少");
    let engine = Engine::with_asks(&guide, Tables::read(PINYIN), asks);
    let check = |query: &str, policy: usize, found: &str, place: Place, how: How| {
        let reasons = engine.explain(&guide, policy, query);
        let told =
            |reason: &Reason| reason.found == found && (reason.place, reason.how) == (place, how);
        assert!(reasons.iter().any(told), "{query}: {reasons:?}");
    };
    check("安家", 0, "安家", Place::Title, How::Literal);
    check("买房", 0, "安家", Place::Title, How::Synonym);
    check("anjia", 0, "安家", Place::Title, How::Pinyin);
    check("创业货款", 1, "创业贷款", Place::Title, How::Slip);
    check("一百万", 0, "一百万", Place::Official, How::Amount);
    check("样例办公室", 0, "样例办公室", Place::Office, How::Office);
    check("落脚钱", 0, "落脚钱", Place::Ask, How::Ask);
    check("第2条", 1, "第2条", Place::Number, How::Number);
    check("12333", 0, "12333", Place::Contact, How::Phone);
    assert!(engine.explain(&guide, 2, "安家").is_empty(), "what does not answer has no reason");
    assert!(engine.explain(&guide, 99, "安家").is_empty(), "nor has what is not there");
}
