//! Every rule of `check`: the published guide holds to it, and a guide that does not says where and what to do.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::fmt::Write as _;

use policy_data::check::{Finding, Level, check};
use serde_json::{Value, json};

const GUIDE: &str = include_str!("../../../public/policies.json");
const TODAY: &str = "2026-12-01";

fn found(text: &str) -> Vec<Finding> {
    check(text, TODAY).unwrap()
}

/// Puts `value` at a JSON pointer of the guide; `/policies/0/keywords/-` adds to a list.
fn edited(edits: &[(&str, Value)]) -> String {
    let mut guide: Value = serde_json::from_str(GUIDE).unwrap();
    for (pointer, value) in edits {
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match guide.pointer_mut(parent).unwrap() {
            Value::Array(items) if name == "-" => items.push(value.clone()),
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[name] = value.clone(),
        }
    }
    format!("{guide:#}")
}

#[track_caller]
fn expect(edits: &[(&str, Value)], rule: &str, place: &str) {
    let findings = found(&edited(edits));
    let mut seen = String::new();
    for one in &findings {
        let _ = writeln!(seen, "{} at {}: {}", one.rule, one.place, one.message[1]);
    }
    let hit = findings.iter().find(|one| one.rule == rule && one.place == place);
    assert!(hit.is_some(), "no {rule} at {place} in\n{seen}");
}

#[test]
fn the_published_guide_has_nothing_to_mend() {
    assert_eq!(found(GUIDE), []);
}

#[test]
fn what_a_public_guide_needs_is_asked_for() {
    expect(&[("/region", Value::Null)], "incomplete", "region");
    expect(&[("/source", json!({}))], "incomplete", "source.checked");
    expect(&[("/title", json!({ "zh": "chongqing-excellent-engineers" }))], "incomplete", "title");
}

#[test]
fn what_cannot_be_read_is_told_with_line_and_column() {
    let findings = found("{\n  \"policies\": [\n");
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].rule, findings[0].position.0), ("not-json", 2));
    for text in ["", "<html>", &"[".repeat(100_000), "[]", "{\"format\": 9}"] {
        assert_eq!(found(text)[0].level, Level::Error, "{}", &text[..text.len().min(20)]);
    }
}

#[test]
fn a_finding_knows_its_policy_and_its_line() {
    let text = edited(&[("/policies/11/status", json!("gone"))]);
    let finding = found(&text).into_iter().find(|one| one.rule == "unknown-id").unwrap();
    assert_eq!((finding.policy, finding.place.as_str()), (Some(12), "policies[11].status"));
    let line = text.lines().nth(finding.position.0 - 1).unwrap();
    assert_eq!(line.trim().trim_end_matches(','), "\"status\": \"gone\"");
}

#[test]
fn faults_of_the_loader_keep_their_names() {
    expect(&[("/policies/0/category", json!("x"))], "unknown-id", "policies[0].category");
    expect(&[("/policies/1/number", json!(1))], "duplicate", "policies[1]");
    expect(
        &[("/policies/1/contacts/0/phone", json!("1"))],
        "bad-phone",
        "policies[1].contacts[0].phone",
    );
    let quote = "/policies/0/editorial/benefits/0/quote";
    expect(
        &[(quote, json!("最高200万元"))],
        "quote-not-found",
        "policies[0].editorial.benefits[0].quote",
    );
    let amount = "/policies/0/editorial/benefits/0/amount";
    expect(&[(amount, json!(5))], "figure-not-quoted", "policies[0].editorial.benefits[0]");
}

#[test]
fn an_unknown_id_is_told_with_those_that_are_known() {
    let edits = [
        ("/policies/0/editorial/supports/0", json!("subsidy"), "、training、"),
        ("/policies/0/editorial/audiences/0", json!("x"), "、graduate、"),
        ("/policies/0/category", json!("x"), "已有 recruit、"),
        ("/policies/0/contacts/0/agency", json!("x"), "、cq-sti、"),
        ("/policies/0/editorial/conditions/0/question", json!("x"), "已有 who、"),
        ("/policies/0/editorial/benefits/0/unit", json!("yuan"), "写其中之一：CNY、percent、"),
        ("/policies/0/status", json!("gone"), "写其中之一：active、expired、"),
    ];
    for (pointer, value, known) in edits {
        let findings = found(&edited(&[(pointer, value)]));
        assert!(
            findings.iter().any(|one| one.advice[0].contains(known)),
            "{pointer}: {findings:#?}"
        );
    }
}

#[test]
fn fields_that_nobody_reads_are_told() {
    expect(
        &[("/policies/0/editorial/tilte", json!("x"))],
        "unknown-field",
        "policies[0].editorial.tilte",
    );
    expect(&[("/categorys", json!([]))], "unknown-field", "categorys");
    expect(&[("/hotline/fon", json!("x"))], "unknown-field", "hotline.fon");
    expect(
        &[("/vocabulary/agencies/0/level", json!("town"))],
        "unknown-id",
        "vocabulary.agencies[0].level",
    );
    let noted =
        GUIDE.replacen("\"status\": \"active\"", "\"// note\": 1, \"status\": \"active\"", 1);
    assert_eq!(found(&noted), []);
    let twice = GUIDE.replacen(
        "\"status\": \"active\"",
        "\"status\": \"active\",\n\"status\": \"active\"",
        1,
    );
    assert_eq!(found(&twice)[0].rule, "repeated-field");
}

#[test]
fn texts_are_there_in_every_language_and_fit() {
    let title = "/policies/3/editorial/title";
    let at = "policies[3].editorial.title";
    expect(&[(title, json!({ "zh": "好标题好" }))], "no-language", &format!("{at}.en"));
    expect(&[(title, json!("好标题好"))], "no-language", at);
    expect(
        &[(title, json!({ "zh": "字".repeat(30), "en": "A good title" }))],
        "too-long",
        &format!("{at}.zh"),
    );
    expect(
        &[(title, json!({ "zh": "短", "en": "A good title" }))],
        "too-short",
        &format!("{at}.zh"),
    );
    expect(
        &[(title, json!({ "zh": "好标题好", "en": "好标题好" }))],
        "not-translated",
        &format!("{at}.en"),
    );
    let fr = json!({ "zh": "好标题好", "en": "A good title", "fr": "Un titre" });
    expect(&[(title, fr)], "unknown-language", &format!("{at}.fr"));
    expect(&[("/categories/0/en", json!(""))], "no-language", "categories[0].en");
}

#[test]
fn the_editors_part_is_complete_and_says_no_figure_of_its_own() {
    for (field, rule) in [
        ("title", "no-title"),
        ("summary", "no-summary"),
        ("audiences", "no-audience"),
        ("supports", "no-support"),
        ("benefits", "no-benefit"),
    ] {
        let pointer = format!("/policies/4/editorial/{field}");
        expect(&[(&pointer, Value::Null)], rule, "policies[4].editorial");
    }
    let title = json!({ "zh": "最高500万元补助", "en": "A grant for you" });
    expect(
        &[("/policies/0/editorial/title", title)],
        "unquoted-figure",
        "policies[0].editorial.title",
    );
    let benefit =
        json!({ "quote": "100万元科研经费", "label": { "zh": "经费经费", "en": "Funds" } });
    let place = "policies[0].editorial.benefits[1]";
    expect(&[("/policies/0/editorial/benefits/1", benefit)], "figure-without-amount", place);
    let first: Value =
        serde_json::from_str::<Value>(GUIDE).unwrap()["policies"][0]["editorial"]["benefits"][0]
            .clone();
    expect(
        &[("/policies/0/editorial/benefits/-", first)],
        "same-quote",
        "policies[0].editorial.benefits[2]",
    );
}

#[test]
fn the_finder_leads_to_everything() {
    let condition = "/policies/0/editorial/conditions/0";
    let at = "policies[0].editorial.conditions";
    let none = json!({ "question": "who", "any_of": [], "quote": "卓越工程师" });
    expect(&[(condition, none)], "no-answers", &format!("{at}[0]"));
    let all = ["plan", "youth", "service", "haiju", "highend", "special", "none", "unsure"];
    let all = json!({ "question": "basis", "any_of": all, "quote": "卓越工程师" });
    expect(&[(condition, all)], "all-answers", &format!("{at}[0]"));
    expect(
        &[("/policies/0/editorial/conditions", json!([]))],
        "no-conditions",
        "policies[0].editorial",
    );
    let by_branches = edited(&[("/policies/12/editorial/conditions", json!([]))]);
    assert_eq!(found(&by_branches), [], "branches say whom a policy is for as well as conditions");
    let torn = [
        ("/questions/0/many", json!(false)),
        (condition, json!({ "question": "who", "any_of": ["employer"], "quote": "卓越工程师" })),
        (
            "/policies/0/editorial/conditions/-",
            json!({ "question": "who", "any_of": ["foreign"], "quote": "卓越工程师" }),
        ),
    ];
    expect(&torn, "never-likely", at);
    let unreached = [
        ("/policies/3/editorial/conditions", json!([])),
        ("/policies/3/editorial/benefits/0/when", json!([])),
        ("/policies/3/editorial/benefits/1/when", json!([])),
    ];
    expect(&unreached, "audience-unreached", "vocabulary.audiences[12]");
    let question = json!({ "id": "age", "text": { "zh": "您多大？", "en": "How old are you?" }, "answers": [] });
    expect(&[("/questions/-", question)], "orphan-question", "questions[5]");
    let answer = json!({ "id": "poet", "zh": "诗人", "en": "Poet" });
    expect(&[("/questions/0/answers/-", answer)], "orphan-answer", "questions[0].answers[16]");
}

#[test]
fn a_condition_without_a_question_is_left_to_the_office() {
    let condition = json!({
        "label": { "zh": "经核实", "en": "being verified" },
        "quote": "卓越工程师"
    });
    let text = edited(&[("/policies/0/editorial/conditions/-", condition)]);
    assert_eq!(found(&text), []);
}

#[test]
fn every_question_has_a_way_out() {
    let guide: Value = serde_json::from_str(GUIDE).unwrap();
    for (idx, question) in guide["questions"].as_array().unwrap().iter().enumerate() {
        for (flag, rule) in [("unsure", "no-unsure"), ("none", "no-none")] {
            let mut answers = question["answers"].as_array().unwrap().clone();
            answers.retain(|answer| answer[flag] != true);
            let pointer = format!("/questions/{idx}/answers");
            expect(&[(&pointer, json!(answers))], rule, &format!("questions[{idx}]"));
        }
    }
}

#[test]
fn a_figure_says_for_which_branch_of_the_text_it_is_meant() {
    let benefit = |policy: u32, idx: u32| format!("policies[{policy}].editorial.benefits[{idx}]");
    // 10: the 600,000 are for four special lines.
    let when = "/policies/9/editorial/benefits/0/when";
    expect(&[(when, Value::Null)], "figure-without-when", &benefit(9, 0));
    // 3, 13: to a firm, to a base; 2: to a district.
    for (policy, idx) in [(2, 0), (12, 0), (1, 1)] {
        let when = format!("/policies/{policy}/editorial/benefits/{idx}/when");
        expect(&[(&when, Value::Null)], "unit-without-when", &benefit(policy, idx));
        expect(&[(&when, json!([]))], "unit-without-when", &benefit(policy, idx));
    }
    // 10 is for persons: nobody who speaks for an employer gets to it.
    let employers = json!([{ "question": "who", "any_of": ["employer"] }]);
    let only_employers = [(when, employers), ("/questions/0/many", json!(false))];
    expect(&only_employers, "benefit-unreached", &benefit(9, 0));
    let nothing = json!([{ "question": "who", "any_of": [] }]);
    expect(&[(when, nothing)], "no-answers", &format!("{}.when[0]", benefit(9, 0)));
    let unknown = json!([{ "question": "who", "any_of": ["poet"] }]);
    let place = format!("{}.when[0].any_of[0]", benefit(9, 0));
    expect(&[(when, unknown)], "unknown-id", &place);
}

#[test]
fn an_audience_is_named_by_official_words() {
    let audiences = "/policies/1/editorial/audiences";
    let place = "policies[1].editorial.audiences[1]";
    expect(&[(audiences, json!(["engineer", "graduate"]))], "audience-unquoted", place);
    let quotes = "/policies/1/editorial/audience_quotes";
    let place = "policies[1].editorial.audiences[0]";
    expect(&[(quotes, json!({ "engineer": "高校毕业生" }))], "audience-unquoted", place);
    expect(&[(quotes, Value::Null)], "audience-unquoted", place);
    let idle = json!({ "engineer": "规定的工程师", "graduate": "规定的工程师" });
    let place = "policies[1].editorial.audience_quotes.graduate";
    expect(&[(quotes, idle)], "idle-audience-quote", place);
}

#[test]
fn words_are_used_and_offices_are_there_once() {
    let office = json!({ "id": "new-office", "zh": "市科技局", "en": "Another" });
    expect(&[("/vocabulary/agencies/-", office.clone())], "same-name", "vocabulary.agencies[16]");
    expect(&[("/vocabulary/agencies/-", office)], "orphan", "vocabulary.agencies[16]");
    let word = json!({ "id": "new", "zh": "新词", "en": "New" });
    for list in ["categories", "vocabulary/audiences", "vocabulary/supports"] {
        let guide: Value = serde_json::from_str(GUIDE).unwrap();
        let n = guide.pointer(&format!("/{list}")).unwrap().as_array().unwrap().len();
        let place = format!("{}[{n}]", list.replace('/', "."));
        expect(&[(&format!("/{list}/-"), word.clone())], "orphan", &place);
    }
    expect(&[("/synonyms/0", json!(["买房"]))], "lone-synonym", "synonyms[0]");
    expect(&[("/synonyms/0", json!(["火星", "木星"]))], "idle-synonym", "synonyms[0]");
    expect(&[("/synonyms/0", json!(["安家", "买房", "安家"]))], "repeated-word", "synonyms[0][2]");
}

#[test]
fn numbers_are_those_of_the_source() {
    let phone = "/policies/1/contacts/0/phone";
    let place = "policies[1].contacts[0].phone";
    expect(&[(phone, json!("023-67183820"))], "phone-not-printed", place);
    expect(&[(phone, json!("0571-8765432"))], "other-area", place);
    expect(
        &[("/policies/4/contacts", json!([]))],
        "phone-left-out",
        "policies[4].official.contact",
    );
    expect(
        &[("/policies/4/contacts/-", json!({ "agency": "cq-hrss" }))],
        "empty-contact",
        "policies[4].contacts[1]",
    );
    expect(
        &[("/policies/4/contacts/0/agency", json!("cq-sti"))],
        "contact-of-another",
        "policies[4].contacts[0].agency",
    );
    expect(&[("/policies/4/agencies", json!([]))], "no-agency", "policies[4]");
    let guide: Value = serde_json::from_str(GUIDE).unwrap();
    let again = guide["policies"][4]["contacts"][0].clone();
    expect(&[("/policies/4/contacts/-", again)], "same-contact", "policies[4].contacts[1].phone");
}

#[test]
fn what_is_named_is_there() {
    let note = json!({ "zh": "见第99条", "en": "See policy 98" });
    expect(
        &[("/policies/4/contacts/0/note", note.clone())],
        "dead-reference",
        "policies[4].contacts[0].note.zh",
    );
    expect(
        &[("/policies/4/contacts/0/note", note)],
        "dead-reference",
        "policies[4].contacts[0].note.en",
    );
    let link = json!({ "url": "https://example.org/#pg=open:99" });
    expect(&[("/policies/4/contacts/-", link)], "dead-reference", "policies[4].contacts[1].url");
}

#[test]
fn what_is_over_is_marked_and_what_replaces_it_is_there() {
    let status = |value: &str| ("/policies/4/status", json!(value));
    let until = |day: &str| ("/policies/4/valid_until", json!(day));
    let by = |number: u32| ("/policies/4/replaced_by", json!(number));
    expect(&[until("2026-11-30")], "past-its-day", "policies[4].valid_until");
    expect(&[status("expired"), until("2027-01-01")], "not-yet-over", "policies[4].valid_until");
    expect(&[status("replaced")], "no-replacement", "policies[4]");
    expect(&[status("replaced"), by(99)], "dead-reference", "policies[4].replaced_by");
    expect(&[status("replaced"), by(5)], "replaced-in-circles", "policies[4].replaced_by");
    expect(
        &[
            status("replaced"),
            by(6),
            ("/policies/5/status", json!("replaced")),
            ("/policies/5/replaced_by", json!(5)),
        ],
        "replaced-in-circles",
        "policies[5].replaced_by",
    );
    expect(&[by(6)], "status-misfit", "policies[4].replaced_by");
    expect(&[("/source/checked", json!("2026-12-02"))], "day-to-come", "source.checked");
    expect(&[("/policies/4/number", json!(50))], "out-of-order", "policies[5].number");
    let sound = [status("replaced"), by(6)];
    let errors = found(&edited(&sound)).into_iter().filter(|one| one.level == Level::Error).count();
    assert_eq!(errors, 0);
}
