//! A diff names each change and nothing else; readers see less than editors.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use policy_data::diff::marks::{Sign, signed};
use policy_data::diff::{Diff, Kind, diff, published, tell};
use serde_json::{Value, json};

fn guide() -> Value {
    serde_json::from_str(include_str!("../../../public/policies.json")).unwrap()
}

fn policies(guide: &mut Value) -> &mut Vec<Value> {
    guide["policies"].as_array_mut().unwrap()
}

fn edited(edit: impl FnOnce(&mut Value)) -> Diff {
    let mut new = guide();
    edit(&mut new);
    diff(&guide(), &new)
}

/// One edit shows as these fields of one policy, and nothing else.
#[track_caller]
fn check(pointer: &str, value: Value, number: u64, fields: &[(&str, &str)]) {
    let diff = edited(|guide| *guide.pointer_mut(pointer).unwrap() = value);
    assert!(diff.guide.is_empty(), "{:?}", diff.guide);
    let found: Vec<_> = diff
        .policies
        .iter()
        .flat_map(|change| {
            change.details.iter().map(|one| (change.number, one.field.id(), one.place.as_str()))
        })
        .collect();
    let expected: Vec<_> = fields.iter().map(|(field, place)| (number, *field, *place)).collect();
    assert_eq!(found, expected);
}

#[test]
fn a_guide_does_not_differ_from_itself() {
    let diff = diff(&guide(), &guide());
    assert!(diff.policies.is_empty() && diff.guide.is_empty());
    assert_eq!(published(&diff, "2026-12-01", None).changes, []);
}

#[test]
fn each_field_is_told_by_its_own_name() {
    check("/policies/1/contacts/0/phone", json!("023-12345"), 2, &[("phone", "contacts[0]")]);
    check(
        "/policies/1/official/agency",
        json!("区人力社保局"),
        2,
        &[("agency", "official.agency")],
    );
    check("/policies/1/category", json!("fund"), 2, &[("category", "category")]);
    check("/policies/1/agencies", json!(["cq-hrss"]), 2, &[("office", "agencies")]);
    check("/policies/1/status", json!("expired"), 2, &[("status", "status")]);
    check(
        "/policies/0/editorial/benefits/0/amount",
        json!(1_200_000),
        1,
        &[("figure", "editorial.benefits[0]")],
    );
    check(
        "/policies/0/editorial/benefits/0/quote",
        json!("安家"),
        1,
        &[("quote", "editorial.benefits[0].quote")],
    );
    check(
        "/policies/0/editorial/benefits/1/note",
        json!(null),
        1,
        &[("note", "editorial.benefits[1].note")],
    );
    check(
        "/policies/0/editorial/conditions/0/any_of",
        json!(["newcomer"]),
        1,
        &[("condition", "editorial.conditions[0]")],
    );
    check(
        "/policies/0/editorial/title/en",
        json!("Another title"),
        1,
        &[("title", "editorial.title")],
    );
    check(
        "/policies/0/editorial/summary/zh",
        json!("另一段摘要。"),
        1,
        &[("summary", "editorial.summary")],
    );
    check(
        "/policies/0/editorial/audiences",
        json!(["excellent"]),
        1,
        &[("audience", "editorial.audiences")],
    );
    check(
        "/policies/0/editorial/keywords/0",
        json!("搬家费"),
        1,
        &[("keyword", "editorial.keywords")],
    );
    check("/policies/0/contacts/0/note/zh", json!("另一说明"), 1, &[("note", "contacts[0].note")]);
    check("/policies/0/contacts/2/agency", json!("cq-eit"), 1, &[("phone", "contacts[2].agency")]);
}

#[test]
fn a_wording_is_told_word_by_word() {
    let diff = edited(|guide| {
        let text = &mut guide["policies"][0]["official"]["text"];
        *text = json!(text.as_str().unwrap().replace("最高100万元", "最高120万元"));
    });
    let marks = &diff.policies[0].details[0].marks["zh"];
    let changed: Vec<_> = marks
        .iter()
        .filter(|mark| mark.sign != Sign::Same)
        .map(|mark| mark.text.as_str())
        .collect();
    assert_eq!(changed, ["100", "120"]);
}

#[test]
fn what_came_went_and_moved_is_told_apart() {
    let diff = edited(|guide| {
        let rows = policies(guide);
        rows.remove(3);
        let mut new = rows[0].clone();
        new["number"] = json!(9);
        new["official"]["text"] =
            json!("企业设立海外研发机构的，可以申请跨境人才薪酬补贴，具体按年度通知执行。");
        new["editorial"]["title"] = json!({ "zh": "海外研发补贴", "en": "Overseas research" });
        rows.insert(7, new);
        for (idx, row) in rows.iter_mut().enumerate() {
            row["number"] = json!(idx + 1);
        }
    });
    let found: Vec<_> =
        diff.policies.iter().map(|change| (change.kind, change.number, change.was)).collect();
    let moved = |number| (Kind::Changed, number, Some(number + 1));
    assert_eq!(
        found,
        [moved(4), moved(5), moved(6), moved(7), (Kind::Added, 8, None), (Kind::Removed, 4, None)]
    );
    assert!(diff.policies.iter().all(|change| change.details.is_empty()));
}

#[test]
fn the_guide_around_the_policies_is_told_by_its_paths() {
    let diff = edited(|guide| {
        guide["source"]["checked"] = json!("2027-01-01");
        guide["vocabulary"]["agencies"][0]["en"] = json!("Bureau");
        guide["questions"][0]["answers"][1]["zh"] = json!("高级技师");
        guide["synonyms"].as_array_mut().unwrap().push(json!(["甲", "乙"]));
    });
    let places: Vec<_> = diff.guide.iter().map(|one| one.place.as_str()).collect();
    let mut sorted = places.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            "questions[who].answers[technician].zh",
            "source.checked",
            "synonyms",
            "vocabulary.agencies[cq-hrss].en"
        ]
    );
    assert!(diff.policies.is_empty());
}

/// A phone, a figure, a title and a new policy.
fn busy() -> Diff {
    edited(|guide| {
        let rows = policies(guide);
        rows[1]["contacts"][0]["phone"] = json!("023-12345");
        rows[1]["official"]["contact"] = json!("023-12345");
        rows[0]["editorial"]["benefits"][0]["amount"] = json!(1_200_000);
        rows[2]["editorial"]["title"]["zh"] = json!("招用毕业生补贴");
        let mut new = rows[22].clone();
        new["number"] = json!(24);
        new["official"]["text"] = json!("对获得国际奖项的工程师团队，另行安排一次性科研经费支持。");
        new["editorial"]["title"] = json!({ "zh": "国际奖项支持", "en": "International prizes" });
        rows.push(new);
    })
}

#[test]
fn readers_are_told_of_what_concerns_them_and_not_of_editing() {
    let list = published(&busy(), "2026-12-01", Some("2027-03-01"));
    let list = serde_json::to_value(list).unwrap();
    assert_eq!(list["guide"], "chongqing-excellent-engineers");
    assert_eq!(
        (&list["date"], &list["until"], &list["since"]),
        (&json!("2026-12-01"), &json!("2027-03-01"), &json!("2026-11-24"))
    );
    let rows = list["changes"].as_array().unwrap();
    let found: Vec<_> = rows
        .iter()
        .map(|row| (row["number"].as_u64().unwrap(), row["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(found, [(1, "changed"), (2, "changed"), (24, "new")]);
    let figure = json!([{ "field": "figure", "marks": {
        "zh": ["=安家补助 ", "-每人最高100万元", "+每人最高120万元"],
        "en": ["=Settlement grant ", "-up to 1,000,000 yuan per person", "+up to 1,200,000 yuan per person"],
    }}]);
    assert_eq!(rows[0]["details"], figure);
    // The number is shown, so the cell that prints it is not.
    assert_eq!(rows[1]["details"].as_array().unwrap().len(), 1);
    assert_eq!(rows[1]["details"][0]["field"], "phone");
}

#[test]
fn every_form_says_the_same() {
    let diff = busy();
    let text = tell::as_text(&diff, "zh");
    assert!(text.starts_with("新增 1 条，修改 3 条，改号 0 条，删去 0 条\n"), "{text}");
    assert!(text.contains("+ 第24条 国际奖项支持（新增）"), "{text}");
    assert!(text.contains("[-每人最高100万元-]{+每人最高120万元+}"), "{text}");
    let page = tell::as_markdown(&diff, "en");
    assert!(
        page.contains("~~up to 1,000,000 yuan per person~~**up to 1,200,000 yuan per person**"),
        "{page}"
    );
    let all = tell::as_json(&diff);
    assert_eq!(all["policies"].as_array().unwrap().len(), 4);
    let marks = &diff.policies[0].details[0].marks["zh"];
    assert_eq!(all["policies"][0]["details"][0]["marks"]["zh"], json!(signed(marks)));
}

#[test]
fn the_notice_tells_readers_in_sentences_and_invents_nothing() {
    let notice = tell::as_notice(&busy(), "2026-12-01");
    for words in [
        "更新日期：2026-12-01",
        "一、新增 1 条",
        "第24条 国际奖项支持",
        "二、调整 2 条",
        "支持内容：安家补助 “每人最高100万元”改为“每人最高120万元”",
        "以官方原文和经办机构解释为准。",
    ] {
        assert!(notice.contains(words), "no {words} in\n{notice}");
    }
    assert!(!notice.contains("招用毕业生补贴"), "{notice}");
    let nothing = tell::as_notice(&diff(&guide(), &guide()), "2026-12-01");
    assert!(nothing.contains("本次没有影响办事的改动"), "{nothing}");
}

#[test]
fn a_guide_in_other_languages_is_told_in_its_own() {
    let old: Value =
        serde_json::from_str(include_str!("../../../tests/data/sample-guide/policies.json"))
            .unwrap();
    let mut new = old.clone();
    new["policies"][0]["editorial"]["title"]["de"] = json!("Ein anderer Titel");
    new["policies"][1]["official"]["text"] =
        json!(old["policies"][1]["official"]["text"].as_str().unwrap().to_owned() + " Neu.");
    let found = diff(&old, &new);
    let fields: Vec<_> = found
        .policies
        .iter()
        .flat_map(|change| {
            change.details.iter().map(|one| {
                (
                    change.number,
                    one.field.id(),
                    one.marks.keys().map(String::as_str).collect::<Vec<_>>(),
                )
            })
        })
        .collect();
    assert_eq!(fields, [(1, "title", vec!["de"]), (2, "text", vec!["de"])]);
    assert!(diff(&old, &old).policies.is_empty());
}

#[test]
fn further_official_cells_are_compared_and_told_by_their_heads() {
    let with = |text: &str| {
        let mut guide = guide();
        guide["policies"][0]["official"]["more"] = json!([{ "head": "申报材料", "text": text }]);
        guide
    };
    let found = diff(&with("身份证"), &with("护照"));
    assert_eq!(found.policies[0].details[0].place, "official.more[申报材料]");
    assert!(tell::as_text(&found, "zh").contains("申报材料 official.more[申报材料]: "));
    let notice = tell::as_notice(&found, "2026-12-01");
    assert!(notice.contains("申报材料：“身份证”改为“护照”"), "{notice}");
    let list = serde_json::to_value(published(&found, "2026-12-01", None)).unwrap();
    let told = &list["changes"][0]["details"][0];
    assert_eq!((&told["field"], &told["head"]), (&json!("text"), &json!("申报材料")));
    let gone = diff(&with("身份证"), &guide());
    assert_eq!(gone.policies[0].details.len(), 1);
}
