//! `overlay new`: the skeleton of a district's overlay, with just the policies that districts handle.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

/// How everything looks that is to be filled in.
const BLANK: [&str; 2] = ["【填写", "】"];

/// Whether a text is still to be filled in.
pub fn is_blank(text: &str) -> bool {
    text.starts_with(BLANK[0]) && text.ends_with(BLANK[1])
}

fn blank(what: &str) -> Value {
    [BLANK[0], what, BLANK[1]].concat().into()
}

/// The skeleton for a guide as it is written. Fields that begin with `//` are comments: nobody reads them.
///
/// # Errors
/// When the guide names no office of the districts.
pub fn skeleton(guide: &Value) -> Result<Value> {
    let offices = offices(guide);
    let rows: Vec<Value> =
        list(&guide["policies"]).iter().filter_map(|policy| row(policy, &offices)).collect();
    if rows.is_empty() {
        return Err(anyhow::anyhow!("no policy names an office of the level `district`"))
            .context("the guide leaves nothing to districts");
    }
    let agencies: Vec<Value> = offices.iter().map(office).collect();
    Ok(json!({
        "//": "区县文件的模板。把每处【填写…】换成真实内容，不需要的条目整条删去；以 // 开头的字段是注释，组件不读。\
               填好后运行：cargo data check --overlay 本文件 指南文件",
        "format": 1,
        "guide": guide["id"],
        "name": { "zh": blank("区县名称"), "en": blank("区县英文名") },
        "// notice": "可选：加上 notice 字段，写读者先要知道的事，显示在列表上方，例如 { \"zh\": \"…\", \"en\": \"…\" }",
        "// agencies": "本区县的经办机构。id 可以自定，但要与下面 policies 里写的一致",
        "agencies": agencies,
        "// policies": "由区县经办的政策：agencies 和 contacts 会代替全市指南里的内容。市级机构和电话已照抄，请保留",
        "policies": rows,
        "// hide": "可选：hide 列出不显示的政策序号，pin 列出排在最前的序号，local 是本区县自己的政策（写法同指南）",
    }))
}

/// The offices of the districts, each with the id that the skeleton gives the district's own.
fn offices(guide: &Value) -> Vec<(&Value, String)> {
    let offices = list(&guide["vocabulary"]["agencies"]).iter();
    let offices = offices.filter(|office| office["level"] == "district");
    offices
        .map(|office| {
            let id = office["id"].as_str().unwrap_or("");
            (office, ["own-", id.trim_start_matches("district-")].concat())
        })
        .collect()
}

fn office((office, id): &(&Value, String)) -> Value {
    let name = office["zh"].as_str().unwrap_or("");
    json!({
        "//": format!("代替：{name}"),
        "id": id,
        "zh": blank("本区县机构全称"),
        "en": blank("机构英文名"),
        "short": { "zh": blank("简称，不超过 10 个字"), "en": blank("英文简称") },
    })
}

/// A policy that names an office of the districts; the city's offices and numbers stay.
fn row(policy: &Value, offices: &[(&Value, String)]) -> Option<Value> {
    let own = |id: &Value| {
        offices.iter().find(|(office, _)| office["id"] == *id).map(|(_, own)| json!(own))
    };
    let agencies = list(&policy["agencies"]);
    if !agencies.iter().any(|id| own(id).is_some()) {
        return None;
    }
    let renamed: Vec<Value> =
        agencies.iter().map(|id| own(id).unwrap_or_else(|| id.clone())).collect();
    let mut contacts: Vec<Value> = Vec::new();
    for id in agencies.iter().filter_map(own) {
        contacts.push(json!({ "agency": id, "phone": blank("电话，如区号-号码") }));
    }
    let city = list(&policy["contacts"]).iter().filter(|contact| {
        let reaches = !contact["phone"].is_null() || !contact["url"].is_null();
        reaches && contact["agency"].is_string() && own(&contact["agency"]).is_none()
    });
    contacts.extend(city.cloned());
    let mut row = Map::new();
    row.insert("//".to_owned(), about(policy).into());
    row.insert("number".to_owned(), policy["number"].clone());
    row.insert("agencies".to_owned(), renamed.into());
    row.insert("contacts".to_owned(), contacts.into());
    Some(row.into())
}

/// What the policy is, and what the source prints.
fn about(policy: &Value) -> String {
    let cell = |name: &str| policy["official"][name].as_str().unwrap_or("").replace('\n', " ");
    let title = policy["editorial"]["title"]["zh"].as_str().unwrap_or("");
    format!(
        "第{}条 {title}。原文机构：{}；原文电话：{}",
        policy["number"],
        cell("agency"),
        cell("contact")
    )
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
