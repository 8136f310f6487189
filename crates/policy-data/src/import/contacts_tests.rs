//! Cells as they are printed, and what is read from them.

use super::*;
use serde_json::{Value, json};

fn offices() -> Offices {
    Offices::of(
        &json!({ "vocabulary": { "agencies": [
        { "id": "hr", "zh": "市人力社保局" },
        { "id": "sti", "zh": "市科技局" },
        { "id": "talent", "zh": "市人才中心" },
        { "id": "d-hr", "zh": "各区县（自治县）人力社保局", "aliases": ["各区县（自治县）人力社保部门"] },
        { "id": "d-jobs", "zh": "各区县（自治县）就业和人才中心" },
    ] } }),
        "zh",
    )
}

/// Each contact as `agency|label|number`.
#[track_caller]
fn check(agency: &str, contact: &str, expected: &[&str]) -> Reading {
    let reading = read(agency, contact, &mut offices(), None);
    let found: Vec<String> = reading
        .contacts
        .iter()
        .map(|one| {
            let printed = one.printed.as_ref().map(|printed| format!("!{printed}"));
            let number = one.phone.clone().or(printed).or(one.url.clone()).unwrap_or_default();
            let [agency, label] =
                [&one.agency, &one.label].map(|text| text.as_deref().unwrap_or("-"));
            format!("{agency}|{label}|{number}")
        })
        .collect();
    assert_eq!(found, expected);
    reading
}

#[test]
fn numbers_follow_their_offices_and_misprints_stay_as_printed() {
    let reading = check(
        "市人力社保局",
        "市人力社保局023-881525981\n\n市科技局023-67183829；",
        &["hr|-|!023-881525981", "sti|-|023-67183829"],
    );
    assert_eq!(reading.agencies, ["hr", "sti"]);
    assert_eq!(reading.findings, [(true, Finding::NotDialable("023-881525981".into()))]);
}

#[test]
fn lists_with_ordinals_pair_labels_offices_and_links() {
    check(
        "1.就业补贴：各区县（自治县）就业和人才中心\n2.见习补贴：各区县（自治县）人力社保部门",
        "1.就业补贴：023-12333\n2.见习补贴：\n各区县（自治县）人力社保部门见习经办电话：https://a.cn/1.html\n市人才中心咨询电话：023-86898652,023-86863503",
        &[
            "d-jobs|就业补贴|023-12333",
            "d-hr|见习补贴|https://a.cn/1.html",
            "talent|见习补贴|023-86898652",
            "talent|见习补贴|023-86863503",
        ],
    );
}

#[test]
fn labels_stand_before_or_above_their_numbers() {
    let expected = &["hr|专家项目|023-88152487", "hr|博士后项目|023-88152120"];
    check("市人力社保局", "专家项目：023-88152487\n博士后项目：023-88152120", expected);
    check("市人力社保局", "专家项目：\n023-88152487\n博士后项目：\n023-88152120", expected);
}

#[test]
fn no_pairing_is_invented() {
    check(
        "市人力社保局、市科技局",
        "023-88152120\n023-88958260",
        &["-|-|023-88152120", "-|-|023-88958260"],
    );
    check("市人力社保局", "13370750313、17708349045", &["hr|-|13370750313", "hr|-|17708349045"]);
}

#[test]
fn numbers_in_the_cell_for_offices_are_read_too() {
    check(
        "市人力社保局：023-88152487\n市科技局：023-63897023",
        "",
        &["hr|-|023-88152487", "sti|-|023-63897023"],
    );
}

#[test]
fn nobody_to_call_is_nobody() {
    for nobody in ["/", "／", "无", "—", ""] {
        assert!(check("市人力社保局、市科技局", nobody, &[]).findings.is_empty());
    }
}

#[test]
fn area_codes_and_extensions_are_read_and_told() {
    let reading = check(
        "市人力社保局",
        "（023）88152120转8001、88152121",
        &["hr|-|023-88152120", "hr|-|023-88152121"],
    );
    assert_eq!(reading.contacts[0].extension.as_deref(), Some("转8001"));
    let carried =
        Finding::AreaCodeCarried { printed: "88152121".into(), phone: "023-88152121".into() };
    assert_eq!(reading.findings, [(true, carried)]);
    let unknown = check("市人力社保局", "88152121", &["hr|-|!88152121"]);
    assert_eq!(unknown.findings, [(true, Finding::NotDialable("88152121".into()))]);
}

#[test]
fn words_without_a_number_are_told() {
    let reading = check(
        "市人力社保局",
        "请到窗口咨询\n023-88152120\n周末休息",
        &["hr|请到窗口咨询|023-88152120"],
    );
    assert_eq!(reading.findings, [(true, Finding::WordsUnread("周末休息".into()))]);
    assert_eq!(
        check("市人力社保局", "www.a.cn", &[]).findings,
        [(true, Finding::LinkRefused("www.a.cn".into()))]
    );
}

#[test]
fn the_published_guide_says_what_its_cells_say() {
    let guide: Value =
        serde_json::from_str(include_str!("../../../../public/policies.json")).unwrap();
    for policy in guide["policies"].as_array().unwrap() {
        let cell = |key: &str| policy["official"][key].as_str().unwrap();
        let reading = read(cell("agency"), cell("contact"), &mut Offices::of(&guide, "zh"), None);
        let ids: Vec<&str> =
            policy["agencies"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(reading.agencies, ids, "{}", policy["number"]);
        let text = |value: &Value| value.as_str().map(ToOwned::to_owned);
        let printed = |contact: &&Value| {
            let number = contact["phone"].as_str().or(contact["printed"].as_str());
            number.is_none_or(|number| {
                cell("contact").contains(number) || cell("agency").contains(number)
            })
        };
        let expected: Vec<Draft> = policy["contacts"]
            .as_array()
            .unwrap()
            .iter()
            .filter(printed)
            .map(|contact| Draft {
                agency: text(&contact["agency"]),
                label: text(&contact["label"]["zh"]),
                phone: text(&contact["phone"]),
                printed: text(&contact["printed"]),
                url: text(&contact["url"]),
                extension: None,
                note: None,
            })
            .collect();
        assert_eq!(reading.contacts, expected, "{}", policy["number"]);
    }
}

#[test]
fn the_area_code_of_the_guide_makes_local_numbers_dial() {
    let reading =
        read("市人力社保局", "60000004（张示例），QQ群：123456789", &mut offices(), Some("023"));
    assert_eq!(reading.contacts.len(), 1);
    assert_eq!(reading.contacts[0].phone.as_deref(), Some("023-60000004"));
    assert_eq!(reading.contacts[0].note.as_deref(), Some("张示例"));
    assert!(reading.findings.contains(&(true, Finding::WordsUnread("QQ群：123456789".into()))));
}

#[test]
fn hours_extensions_and_faxes_stand_beside_their_numbers() {
    let reading = check(
        "市人力社保局",
        "工作日9:00-12:00，14:00-17:30；023-60000001～60000003",
        &["hr|-|023-60000001", "hr|-|023-60000003"],
    );
    assert_eq!(reading.contacts[0].note.as_deref(), Some("工作日9:00-12:00，14:00-17:30"));
    let reading = check("市人力社保局", "023-60000005-8012", &["hr|-|023-60000005"]);
    assert_eq!(reading.contacts[0].extension.as_deref(), Some("分机8012"));
    let reading =
        check("市人力社保局", "电话：023-60000001，传真：023-60000002", &["hr|-|023-60000001"]);
    assert_eq!(reading.findings, [(true, Finding::FaxNotCalled("023-60000002".into()))]);
}
