//! Numbers to call, and what is none.

use super::*;

#[track_caller]
fn check(line: &str, expected: &[&str]) {
    let found: Vec<String> = spans(line)
        .into_iter()
        .map(|span| match span {
            Span::Words(text) => text,
            Span::Number(text) => format!("#{text}"),
            Span::Extension(text) => format!("+{text}"),
            Span::Fax(text) => format!("!{text}"),
            Span::Url(text) => format!("@{text}"),
        })
        .collect();
    assert_eq!(found, expected, "{line}");
}

#[test]
fn numbers_stand_out_of_words() {
    check("市人力社保局023-881525981", &["市人力社保局", "#023-881525981"]);
    check("1.就业补贴：023-12333", &["1.就业补贴：", "#023-12333"]);
    check("13370750313、17708349045", &["#13370750313", "、", "#17708349045"]);
    check("023-86898652 023-86863503", &["#023-86898652", " ", "#023-86863503"]);
    check("（023）88152120转8001", &["#（023）88152120", "转8001"]);
    check("０２３－88152120；", &["#０２３－88152120", "；"]);
    check("023 88152120/88152121", &["#023 88152120", "/", "#88152121"]);
    check("+86 23 67183829", &["#+86 23 67183829"]);
    check("12333", &["#12333"]);
    check("新重庆人才服务卡E、F卡（2024年）", &["新重庆人才服务卡E、F卡（2024年）"]);
    check("邮编400015 a1234567 b@12345678.cn", &["邮编400015 a1234567 b@12345678.cn"]);
}

#[test]
fn addresses_end_where_chinese_begins() {
    check("见：https://a.cn/x_1.html。电话", &["见：", "@https://a.cn/x_1.html", "。电话"]);
    check("www.a.cn.", &["@www.a.cn", "."]);
    check("http://", &["@http://"]);
}

#[test]
fn numbers_are_dialled_in_plain_digits() {
    assert_eq!(dialable("（023）88152120").as_deref(), Some("023-88152120"));
    assert_eq!(dialable("０２３－88152120").as_deref(), Some("023-88152120"));
    assert_eq!(dialable("023-881525981"), None);
}

#[test]
fn all_hyphens_and_blanks_join() {
    for printed in [
        "023‑60000001",
        "023−60000001",
        "023一60000001",
        "023--60000001",
        "023.60000001",
        "023_60000001",
        "023/60000001",
        "023 6000 0001",
        "（023）6000-0001",
        "023\u{a0}60000001",
        "023\u{3000}60000001",
        "023 — 60000001",
    ] {
        check(printed, &[&["#", printed].concat()]);
        assert_eq!(
            dialable(printed).map(|phone| phone.replace([' ', '-'], "")).as_deref(),
            Some("02360000001"),
            "{printed}"
        );
    }
    check("400-600-0001", &["#400-600-0001"]);
    check("133 0000 0001", &["#133 0000 0001"]);
    check("6000 0001", &["#6000 0001"]);
    check("Tel:023-60000001", &["Tel:", "#023-60000001"]);
    assert_eq!(dialable("0086-23-60000001").as_deref(), Some("023-60000001"));
    assert_eq!(dialable("+86-023-60000001").as_deref(), Some("023-60000001"));
}

#[test]
fn extensions_and_last_digits_follow_a_number() {
    check("023-60000005-8012", &["#023-60000005", "+-8012"]);
    check("023-60000001/02", &["#023-60000001", "+/02"]);
    check("023-60000001、2、3", &["#023-60000001", "+、2、3"]);
    check("023-60000001～60000003", &["#023-60000001", "～", "#60000003"]);
    check("023-60000001-60000003", &["#023-60000001", "-", "#60000003"]);
}

#[test]
fn days_hours_groups_and_faxes_are_no_numbers_to_call() {
    check("自2026-01-01起", &["自2026-01-01起"]);
    check("2026年1月1日至2026.12.31", &["2026年1月1日至2026.12.31"]);
    check("工作日9:00-12:00，14:00—17:30", &["工作日9:00-12:00，14:00—17:30"]);
    check("QQ群：123456789", &["QQ群：123456789"]);
    check("邮编：400015", &["邮编：400015"]);
    check("传真：023-60000002", &["传真：", "!023-60000002"]);
    check("每月20000000元", &["每月20000000元"]);
}
