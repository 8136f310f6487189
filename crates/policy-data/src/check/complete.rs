//! What a public guide needs beside its policies: a title of its own, the place it holds for, its source and the day
//! on which both were compared.

use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::rules::INCOMPLETE;

/// Where a guide says it, and what it is in Chinese and English.
const NEEDED: [(&str, &str, &str, &str); 4] = [
    ("/title", "title", "标题", "a title"),
    ("/region", "region", "适用地区", "the place that it holds for"),
    ("/source/document", "source.document", "来源文件的名称", "the name of its source"),
    (
        "/source/checked",
        "source.checked",
        "与来源核对的日期",
        "the day on which it was compared with its source",
    ),
];

/// What is missing.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let id = &subject.file["id"];
    let is_missing = |pointer: &str| match subject.file.pointer(pointer).unwrap_or(&Value::Null) {
        Value::Null => true,
        Value::Object(texts) => texts.values().all(|text| text == "" || text == id),
        text => text == "" || text == id,
    };
    let missing = NEEDED.iter().filter(|(pointer, ..)| is_missing(pointer));
    missing
        .map(|(_, place, zh, en)| Finding::in_words(&INCOMPLETE, *place, [&[zh], &[en]]))
        .collect()
}
