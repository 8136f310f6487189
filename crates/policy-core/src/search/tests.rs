//! Why a policy comes before another, and what is no answer.

use super::*;
use crate::guide::Guide;
use crate::load::load;
use crate::testing::{Noise, guide};

const SOUNDS: &str = "- 怎么 请问 申请 怎么换 how do i get a\nan 安\njia 家\nbu 补\nzhu 助\ndai 贷\nkuan 款\nchuang 创\nye 业\n= 創创業业貸贷";

fn published() -> Guide {
    load(include_str!("../../../../public/policies.json")).0
}

#[track_caller]
fn check(guide: &Guide, query: &str, numbers: &[u32]) {
    let engine = Engine::new(guide, Tables::read(SOUNDS));
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
fn sounds_letters_and_old_characters_find_the_same() {
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
    let engine = Engine::new(&guide, Tables::read(SOUNDS));
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
    let engine = Engine::new(&guide, Tables::read(SOUNDS));
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
