//! What the editors of the published guide say: whom a policy is for, what it gives, and to whom, held against the text.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::cmp::Reverse;

use policy_core::figure::Amount;
use policy_core::{Facet, Guide, Policy, Selection, filter, load};
use serde_json::Value;

const GUIDE: &str = include_str!("../../../public/policies.json");

fn guide() -> Guide {
    load(GUIDE).0
}

fn policy(number: u32) -> Policy {
    guide().policy(number).unwrap().clone()
}

#[test]
fn what_a_firm_or_a_base_gets_is_marked_as_not_paid_to_people() {
    for (number, sum) in [(3, 2_000), (13, 100_000)] {
        let policy = policy(number);
        let face = policy.headline().unwrap();
        assert!(face.indirect && face.to_unit, "{number}");
        assert!(face.note.as_ref().unwrap().get("zh").contains("不直接发给个人"), "{number}");
        assert_eq!(policy.face_sum(), Amount::whole(sum));
    }
}

#[test]
fn the_sum_on_the_face_of_a_card_is_what_sorts_it() {
    let guide = guide();
    let shown = filter::apply(&guide, &Selection::decode("pg=sort:amount"), None).shown;
    let shown: Vec<&Policy> = shown.iter().map(|idx| &guide.policies[*idx]).collect();
    assert!(shown.is_sorted_by_key(|policy| Reverse(policy.face_sum())));
    let first: Vec<u32> = shown.iter().take(7).map(|policy| policy.number).collect();
    assert_eq!(first, [1, 12, 10, 13, 4, 16, 3], "16 stands by its 8000, not by the loan");
}

#[test]
fn everything_that_a_policy_gives_is_listed() {
    for (number, words) in [
        (5, "继续教育"),
        (6, "支持工程师参加职业技能培训"),
        (7, "开展数字技术工程师培训、评价"),
        (7, "增设数字技术职称专业"),
        (19, "组建重庆工程师联合体"),
        (21, "建设卓越工程师信息系统"),
    ] {
        let benefits = policy(number).benefits;
        assert!(benefits.iter().any(|one| one.quote.contains(words)), "{number}: {words}");
    }
}

#[test]
fn an_audience_is_one_that_the_text_names() {
    let guide = guide();
    let for_whom = |number: u32| -> Vec<String> {
        let policy = guide.policy(number).unwrap();
        let terms = policy.terms[Facet::Audience].iter();
        terms.map(|idx| guide.terms[Facet::Audience][*idx].id.clone()).collect()
    };
    for (number, id) in [
        (2, "graduate"),
        (6, "graduate"),
        (7, "graduate"),
        (8, "graduate"),
        (8, "student"),
        (9, "foreign"),
        (9, "returnee"),
        (12, "researcher"),
        (22, "newcomer"),
    ] {
        assert!(!for_whom(number).contains(&id.to_owned()), "{number}: {id}");
    }
    // Here the words are there: 国有企业班子成员.
    assert!(for_whom(21).contains(&"soe".to_owned()));
}

#[test]
fn english_is_written_with_english_signs_and_one_currency() {
    let file: Value = serde_json::from_str(GUIDE).unwrap();
    let mut n_texts = 0;
    each_english(&file, &mut |text| {
        n_texts += 1;
        // A font for Chinese draws these as wide as a character.
        assert!(!text.contains(['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}']), "{text}");
        assert!(!text.contains(['¥', '￥', '，', '。', '；', '：']), "{text}");
        assert!(!text.contains("million") && !text.contains(" yuan"), "{text}");
        // 中小微企业, 离岗创业
        let with_micro = ["and", "or"].map(|word| ["icro, small ", word, " medium"].concat());
        let is_small = text.contains("mall and medium") || text.contains("mall or medium");
        assert!(!is_small || with_micro.iter().any(|words| text.contains(words)), "{text}");
        assert!(!text.contains("Leave to start"), "{text}");
    });
    assert!(n_texts > 250, "only {n_texts} texts");
    assert!(GUIDE.contains("start a business while on leave"), "离岗创业 keeps the post");
}

/// Every English text of a file; official texts have none.
fn each_english(value: &Value, visit: &mut impl FnMut(&str)) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                match inner.as_str() {
                    Some(text) if name == "en" => visit(text),
                    _ => each_english(inner, visit),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| each_english(item, visit)),
        _ => {}
    }
}
