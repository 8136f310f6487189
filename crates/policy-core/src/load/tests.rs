//! Every kind of fault in a guide: what is reported, and what is still shown.

#![expect(
    clippy::needless_pass_by_value,
    reason = "a table of expectations reads better without borrows"
)]

use super::*;
use crate::guide::ChoiceKind;
use crate::testing::{GUIDE, Noise};
use serde_json::{Value, json};

/// Loads the small guide after `edit`; returns the numbers shown and what was reported.
#[track_caller]
fn load_edited(edit: impl FnOnce(&mut Value)) -> (Vec<u32>, Vec<Issue>) {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    edit(&mut value);
    let (guide, issues) = load(&value.to_string());
    (guide.policies.iter().map(|policy| policy.number).collect(), issues)
}

#[track_caller]
fn check(edit: impl FnOnce(&mut Value), numbers: &[u32], place: &str, problem: Problem) {
    let (shown, issues) = load_edited(edit);
    assert_eq!(shown, numbers);
    let found = issues.iter().any(|issue| issue.place == place && issue.problem == problem);
    assert!(found, "no {problem:?} at {place} in {issues:#?}");
}

#[track_caller]
fn check_whole(text: &str, problem: Problem) {
    let (guide, issues) = load(text);
    assert!(guide.policies.is_empty());
    let last = issues.last().unwrap();
    assert_eq!((&last.problem, last.effect), (&problem, Effect::NothingToShow));
}

#[test]
fn names_what_it_got_instead_of_a_guide() {
    check_whole("", Problem::Empty);
    check_whole(" \n ", Problem::Empty);
    check_whole("<html><body>login</body></html>", Problem::WebPage);
    check_whole("{\"policies\":\n [", Problem::NotJson { line: 2, column: 3 });
    check_whole("[1, 2]", Problem::WrongType(Expected::Object));
    check_whole("{}", Problem::Missing);
    check_whole("{\"format\": 2, \"policies\": []}", Problem::FutureFormat(2));
    check_whole(&"[".repeat(10_000), Problem::TooDeep);
    check_whole(&"x".repeat(MAX_BYTES + 1), Problem::TooLarge(MAX_BYTES + 1));
}

#[test]
fn bytes_in_another_encoding_are_named_not_guessed() {
    for bytes in [&b"\xff\xfe{\0}\0"[..], b"{\"title\": \"\xd6\xd8\xc7\xec\"}"] {
        let (guide, issues) = load_bytes(bytes);
        assert!(guide.policies.is_empty());
        assert_eq!(issues[0].problem, Problem::NotUtf8);
    }
    assert_eq!(load_bytes(GUIDE.as_bytes()).0.policies.len(), 3);
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let (guide, issues) = load(&["\u{feff}", GUIDE].concat());
    assert_eq!(guide.policies.len(), 3);
    assert_eq!(issues.first().map(|issue| &issue.problem), Some(&Problem::ByteOrderMark));
}

#[test]
fn a_bad_row_is_left_out_and_the_others_stay() {
    let row = |key: &'static str, value: Value| {
        move |guide: &mut Value| guide["policies"][1][key] = value
    };
    let left = [1, 3];
    check(row("number", json!(null)), &left, "policies[1].number", Problem::Missing);
    check(
        row("number", json!("2")),
        &left,
        "policies[1].number",
        Problem::WrongType(Expected::Number),
    );
    check(
        row("number", json!(-0)),
        &left,
        "policies[1].number",
        Problem::WrongType(Expected::Number),
    );
    check(
        row("number", json!(9_007_199_254_740_993_u64)),
        &left,
        "policies[1].number",
        Problem::WrongType(Expected::Number),
    );
    check(row("number", json!(1)), &left, "policies[1]", Problem::Duplicate("1".into()));
    check(
        row("category", json!("x")),
        &left,
        "policies[1].category",
        Problem::UnknownId("x".into()),
    );
    check(row("official", json!(null)), &left, "policies[1].official", Problem::Missing);
    check(
        row("official", json!({"text": 7})),
        &left,
        "policies[1].official.text",
        Problem::WrongType(Expected::Text),
    );
    check(
        |guide| guide["policies"][1] = json!("row"),
        &left,
        "policies[1]",
        Problem::WrongType(Expected::Object),
    );
}

#[test]
fn a_bad_value_is_left_out_and_its_row_stays() {
    let all = [1, 2, 3];
    let editorial = |key: &'static str, value: Value| {
        move |guide: &mut Value| guide["policies"][0]["editorial"][key] = value
    };
    let contact =
        |value: Value| move |guide: &mut Value| guide["policies"][0]["contacts"][0] = value;
    let at = |field: &str| ["policies[0].", field].concat();
    check(
        editorial("audiences", json!(["x"])),
        &all,
        &at("editorial.audiences[0]"),
        Problem::UnknownId("x".into()),
    );
    check(
        editorial("audiences", json!("x")),
        &all,
        &at("editorial.audiences"),
        Problem::WrongType(Expected::List),
    );
    check(
        contact(json!({"phone": "12"})),
        &all,
        &at("contacts[0].phone"),
        Problem::BadPhone("12".into()),
    );
    let script = "javascript:alert(1)";
    check(
        contact(json!({"url": script})),
        &all,
        &at("contacts[0].url"),
        Problem::BadLink(script.into()),
    );
    check(
        contact(json!({"agency": "x"})),
        &all,
        &at("contacts[0].agency"),
        Problem::UnknownId("x".into()),
    );
    let quote = json!([{"quote": "不在文中", "label": "x"}]);
    check(
        editorial("benefits", quote),
        &all,
        &at("editorial.benefits[0].quote"),
        Problem::QuoteNotFound("不在文中".into()),
    );
    let condition = json!([{"question": "x", "any_of": ["me"], "quote": "可享受"}]);
    check(
        editorial("conditions", condition),
        &all,
        &at("editorial.conditions[0].question"),
        Problem::UnknownId("x".into()),
    );
    check(
        |guide| guide["policies"][0]["valid_until"] = json!("2026-13-01"),
        &all,
        &at("valid_until"),
        Problem::BadDate("2026-13-01".into()),
    );
    check(
        |guide| guide["policies"][0]["status"] = json!("x"),
        &all,
        &at("status"),
        Problem::UnknownId("x".into()),
    );
}

#[test]
fn a_day_stands_in_the_calendar() {
    for day in ["2026-11-30", "2028-02-29", "2000-02-29", "2026-12-31"] {
        assert!(is_date(day), "{day}");
    }
    let odd = ["2026-11-31", "2027-02-29", "1900-02-29", "2026-00-10", "2026-1-01", "２026-01-1"];
    for text in odd.into_iter().chain(["2026-01-00", "2026-01-011", "2026/01/01", ""]) {
        assert!(!is_date(text), "{text}");
    }
}

#[test]
fn a_figure_that_its_quote_does_not_say_is_not_shown() {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    value["policies"][0]["editorial"]["benefits"][0]["amount"] = json!(2_000_000);
    let (guide, issues) = load(&value.to_string());
    assert_eq!(issues[0].problem, Problem::FigureNotQuoted("最高100万元安家补助".into()));
    assert_eq!(guide.policies[0].headline(), None);
}

#[test]
fn a_further_cell_can_be_quoted_and_the_offices_cell_cannot() {
    let benefit = |quote: &str| {
        let mut value: Value = serde_json::from_str(GUIDE).unwrap();
        value["policies"][0]["official"]["more"] =
            json!([{"head": "补贴标准", "text": "每人5万元"}]);
        value["policies"][0]["editorial"]["benefits"] =
            json!([{"quote": quote, "label": "补贴", "amount": 50_000}]);
        load(&value.to_string())
    };
    let (guide, issues) = benefit("每人5万元");
    assert_eq!(issues, []);
    assert_eq!(guide.policies[0].headline().unwrap().quote, "每人5万元");
    let (guide, issues) = benefit(&guide.policies[0].official.agency.clone());
    assert!(matches!(issues[0].problem, Problem::QuoteNotFound(_)), "{issues:?}");
    assert_eq!(guide.policies[0].headline(), None);
}

#[test]
fn a_number_that_cannot_be_dialled_is_kept_as_printed() {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    value["policies"][0]["contacts"][0] = json!({"phone": "023-881525981"});
    let (guide, _) = load(&value.to_string());
    let contact = &guide.policies[0].contacts[0];
    assert_eq!((&contact.phone, contact.printed.as_deref()), (&None, Some("023-881525981")));
}

#[test]
fn hidden_characters_are_taken_out() {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    value["policies"][0]["editorial"]["title"]["zh"] = json!("安\u{202e}家\u{0}\u{200b}");
    let (guide, issues) = load(&value.to_string());
    assert_eq!(guide.policies[0].title.get("zh"), "安家");
    assert_eq!(issues[0].problem, Problem::HiddenCharacters);
    assert_eq!(issues[0].policy, Some(1));
}

#[test]
fn a_policy_without_editorial_work_is_still_shown() {
    let (shown, issues) = load_edited(|guide| guide["policies"][2]["editorial"] = json!(null));
    assert_eq!(shown, [1, 2, 3]);
    assert_eq!(issues.len(), 1);
}

#[test]
fn a_row_without_a_number_is_not_told_under_the_one_before() {
    let (_, issues) = load_edited(|guide| guide["policies"][1]["number"] = json!("2"));
    assert_eq!((issues[0].place.as_str(), issues[0].policy), ("policies[1].number", None));
}

#[test]
fn faults_of_one_list_keep_their_positions_and_leave_the_rest() {
    let (guide, issues) = {
        let mut value: Value = serde_json::from_str(GUIDE).unwrap();
        value["policies"][0]["editorial"]["keywords"] = json!(["a", 7, "b", null, {}, "c\u{200b}"]);
        load(&value.to_string())
    };
    assert_eq!(guide.policies[0].keywords, ["a", "b", "c"]);
    let places: Vec<&str> = issues.iter().map(|issue| issue.place.as_str()).collect();
    let at = [1, 3, 4, 5].map(|idx| format!("policies[0].editorial.keywords[{idx}]"));
    assert_eq!(places, at);
}

#[test]
fn of_two_fields_with_one_name_the_last_counts() {
    let twice = GUIDE.replacen("\"number\": 2,", "\"number\": 9, \"number\": 2,", 1);
    assert_ne!(twice, GUIDE);
    assert_eq!(load(&twice), load(GUIDE));
}

#[test]
fn a_number_beyond_all_bounds_spoils_one_value() {
    let text = GUIDE.replacen("\"amount\": 1000000", "\"amount\": 1e400, \"x\": -1e999", 1);
    let (guide, issues) = load(&text);
    assert_eq!(guide.policies.len(), 3);
    assert_eq!(issues[0].problem, Problem::WrongType(Expected::Number));
    assert_eq!(issues[0].place, "policies[0].editorial.benefits[0].amount");
}

#[test]
fn the_further_fields_are_read() {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    value["area_code"] = json!("023");
    value["questions"][0]["answers"][0]["none"] = json!(true);
    let first = &mut value["policies"][0];
    first["official"]["more"] = json!([{"head": "申报条件", "text": "样例"}]);
    first["editorial"]["asks"] = json!({"zh": ["能领安家费吗"]});
    first["editorial"]["benefits"][0]["when"] = json!([{"question": "who", "any_of": ["me"]}]);
    let (guide, issues) = load(&value.to_string());
    assert_eq!(issues, []);
    let policy = &guide.policies[0];
    assert_eq!(
        (guide.area_code.as_deref(), guide.questions[0].answers[0].kind),
        (Some("023"), ChoiceKind::None)
    );
    assert_eq!((policy.more[0].head.as_str(), policy.more[0].text.as_str()), ("申报条件", "样例"));
    assert_eq!(policy.asks, [("zh".to_owned(), vec!["能领安家费吗".to_owned()])]);
    assert_eq!(
        (policy.benefits[0].when[0].question, &policy.benefits[0].when[0].any_of[..]),
        (0, &[0][..])
    );
}

#[test]
fn odd_keys_change_nothing() {
    let text = GUIDE.replacen(
        '{',
        "{\"__proto__\": {\"x\": 1}, \"constructor\": 7, \"id\": \"first\",",
        1,
    );
    let (guide, issues) = load(&text);
    assert_eq!((guide.id.as_str(), issues.len()), ("sample", 0));
}

#[test]
fn damage_anywhere_never_panics() {
    let mut noise = Noise::new(11);
    for _ in 0..400 {
        let at = noise.below(GUIDE.len());
        let Some((before, after)) = GUIDE.split_at_checked(at) else { continue };
        let mut rest = after.chars();
        rest.next();
        let damaged = [before, ["7", "{", "null", "\""][at % 4], rest.as_str()].concat();
        let _ = load(&damaged);
        let _ = load(before);
    }
}

#[test]
fn a_title_is_taken_from_the_text_where_there_is_none() {
    let mut value: Value = serde_json::from_str(GUIDE).unwrap();
    value["policies"][0]["editorial"]["title"] = json!(null);
    let (guide, _) = load(&value.to_string());
    assert_eq!(guide.policies[0].title.get("zh"), "可享受最高100万元安家补助和科研经…");
}

#[test]
fn a_file_of_nothing_but_values_is_too_large() {
    let zeros = ["{\"policies\": [", &"0,".repeat(5_000_000), "0]}"].concat();
    check_whole(&zeros, Problem::TooLarge(zeros.len()));
}

/// Each of these would take hours if the work grew with the square of the file.
#[test]
fn the_time_that_a_hostile_file_takes_is_bounded() {
    let many = |item: &str| vec![item; 600_000].join(",");
    let texts = (0..600_000).map(|n| format!("{{\"id\":\"{n}\"}}")).collect::<Vec<_>>().join(",");
    for (key, items) in
        [("categories", many("0")), ("categories", texts), ("synonyms", many("[1]"))]
    {
        let (_, issues) = load(&format!("{{\"policies\": [], \"{key}\": [{items}]}}"));
        let too_many = Problem::TooMany(600_000);
        assert!(issues.iter().any(|issue| issue.problem == too_many), "{key}");
    }
    let (guide, issues) = load(&format!("{{\"policies\": [{}]}}", many("{}")));
    assert!(guide.policies.is_empty() && issues.len() <= 500);
}

#[test]
fn a_list_that_is_too_long_is_read_in_part_and_reported() {
    let words = vec!["\"w\""; 6_000].join(",");
    let (_, issues) = load_edited(|guide| {
        guide["policies"][0]["editorial"]["keywords"] =
            serde_json::from_str(&format!("[{words}]")).unwrap();
    });
    assert_eq!(issues[0].problem, Problem::TooMany(6_000));
    assert_eq!(issues[0].place, "policies[0].editorial.keywords");
}
