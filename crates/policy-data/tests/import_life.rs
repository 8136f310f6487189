//! What becomes of a policy from one list to the next.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use policy_data::import::header::Choice;
use policy_data::import::import;
use policy_data::import::merge::Lost;
use policy_data::import::settings::Settings;
use policy_data::import::{Imported, report};
use serde_json::{Value, json};

const ONE: &str = "对引进的示例人才给予最高10万元安家补助，分三年发放，由示例区人社局审核。";
const TWO: &str = "对租房的示例人才给予每月500元租房补贴，最长三年，由示例区住建委审核。";

fn list(rows: &[(u32, &str)]) -> String {
    let rows = rows
        .iter()
        .map(|(number, text)| format!("{number},人才引进,\"{text}\",示例区人社局,023-60000001\n"));
    "序号,类别,主要内容,经办机构,咨询电话\n".to_owned() + &rows.collect::<String>()
}

fn next(list: &str, guide: &Value) -> Imported {
    let guide = policy_data::import::written(guide).unwrap();
    import(list.as_bytes(), Some(&guide), "x", Lost::Expire).unwrap()
}

fn begun(rows: &[(u32, &str)]) -> Value {
    import(list(rows).as_bytes(), None, "x", Lost::Expire).unwrap().merged.guide
}

#[track_caller]
fn tells(imported: &Imported, part: &str) {
    let told = report::text(&imported.merged, true);
    assert!(told.contains(part), "{part} is not in:\n{told}");
}

#[test]
fn one_that_somebody_ended_and_the_list_still_prints_is_a_question() {
    let mut guide = begun(&[(1, ONE), (2, TWO)]);
    guide["policies"][0]["status"] = json!("expired");
    guide["policies"][0]["valid_until"] = json!("2026-01-31");
    let again = next(&list(&[(1, ONE), (2, TWO)]), &guide);
    assert_eq!(again.merged.guide, guide);
    tells(&again, "清单仍印有这一条");
}

#[test]
fn a_policy_that_is_split_and_two_that_are_merged_are_told() {
    let both = format!("{ONE}{TWO}");
    let split = next(&list(&[(1, &ONE[..92]), (2, TWO)]), &begun(&[(1, &both)]));
    assert_eq!(split.merged.guide["policies"].as_array().unwrap().len(), 2);
    tells(&split, "若是拆分");
    let merged = next(&list(&[(1, &both)]), &begun(&[(1, ONE), (2, TWO)]));
    tells(&merged, "若是合并");
    assert_eq!(merged.merged.guide["policies"][1]["status"], "expired");
}

#[test]
fn a_policy_that_moves_to_another_number_and_category_keeps_its_editorial_work() {
    let mut guide = begun(&[(1, ONE), (2, TWO)]);
    guide["policies"][1]["editorial"] = json!({ "title": { "zh": "租房补贴" } });
    let moved = list(&[(1, TWO), (2, ONE)]).replacen("1,人才引进", "1,住房保障", 1);
    let next = next(&moved, &guide);
    let first = &next.merged.guide["policies"][0];
    assert_eq!(first["editorial"]["title"]["zh"], "租房补贴");
    assert_eq!((&first["number"], &first["category"]), (&json!(1), &json!("zhu-fang-bao-zhang")));
    assert_eq!(next.merged.counts.renumbered, 2);
}

#[test]
fn further_cells_that_change_or_go_are_told() {
    let with = |text: &str| format!("序号,主要内容,申报材料\n1,{ONE},{text}\n");
    let guide = import(with("身份证").as_bytes(), None, "x", Lost::Expire).unwrap().merged.guide;
    assert_eq!(
        guide["policies"][0]["official"]["more"],
        json!([{ "head": "申报材料", "text": "身份证" }])
    );
    let changed = next(&with("护照"), &guide);
    assert_eq!(changed.merged.guide["policies"][0]["official"]["more"][0]["text"], "护照");
    tells(&changed, "“申报材料”有变化");
    let gone = next(&list(&[(1, ONE)]), &guide);
    assert!(gone.merged.guide["policies"][0]["official"]["more"].is_null());
    tells(&gone, "清单不再有“申报材料”");
}

#[test]
fn columns_that_nobody_knows_are_asked_for_and_settled_by_hand() {
    let odd = "甲,乙,丙\n一二三,四五六,023-60000001\n";
    let error = import(odd.as_bytes(), None, "x", Lost::Expire).unwrap_err();
    let told =
        error.downcast_ref::<policy_data::import::refusal::Refusal>().unwrap().sentence(true);
    assert!(
        told.contains("甲、乙、丙") && told.contains("--columns") && told.contains("主要内容"),
        "{told}"
    );
    let columns = Choice::read("text=乙,contact=C").unwrap();
    let settled =
        import(odd.as_bytes(), None, "x", Settings { columns, ..Settings::default() }).unwrap();
    let policy = &settled.merged.guide["policies"][0];
    assert_eq!(policy["official"]["text"], "四五六");
    assert_eq!(policy["contacts"][0]["phone"], "023-60000001");
    assert_eq!(policy["official"]["more"], json!([{ "head": "甲", "text": "一二三" }]));
}

#[test]
fn the_name_that_the_list_has_for_a_policy_is_its_title() {
    let list = format!("序号,政策名称,政策内容\n1,安家补助,{ONE}\n");
    let guide = import(list.as_bytes(), None, "x", Lost::Expire).unwrap().merged.guide;
    assert_eq!(guide["policies"][0]["editorial"]["title"]["zh"], "安家补助");
}
