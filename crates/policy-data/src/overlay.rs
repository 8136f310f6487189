//! `overlay new`: the skeleton of a district's overlay, with just the policies that districts handle.

use anyhow::{Context as _, Result};
use serde_json::{Map, Value, json};

/// How everything looks that is to be filled in, in Chinese and in other languages.
const BLANKS: [&str; 2] = ["【填写", "【fill in: "];
const BLANK_END: char = '】';

/// Whether a text is still to be filled in.
pub fn is_blank(text: &str) -> bool {
    BLANKS.iter().any(|begin| text.starts_with(begin)) && text.ends_with(BLANK_END)
}

/// The words of a skeleton. Comments are in Chinese where the guide has it, names in each of the guide's languages.
struct Words<'a> {
    languages: Vec<&'a str>,
    zh: bool,
}

impl<'a> Words<'a> {
    fn of(guide: &'a Value) -> Self {
        let languages: Vec<&str> =
            list(&guide["languages"]).iter().filter_map(Value::as_str).collect();
        let languages = if languages.is_empty() { vec!["zh"] } else { languages };
        Self { zh: languages.contains(&"zh"), languages }
    }

    fn pick(&self, zh: &'static str, en: &'static str) -> &'static str {
        if self.zh { zh } else { en }
    }

    /// A text to be filled in, in every language of the guide.
    fn names(&self, zh: &str, en: &str) -> Value {
        let names = self.languages.iter().map(|lang| {
            let text = match (self.zh, *lang) {
                (true, "zh") => blank(zh, 0),
                (true, lang) => blank(&format!("{zh}，{lang}"), 0),
                (false, lang) => blank(&format!("{en}, {lang}"), 1),
            };
            ((*lang).to_owned(), text)
        });
        names.collect::<Map<_, _>>().into()
    }
}

fn blank(what: &str, idx: usize) -> Value {
    format!("{}{what}{BLANK_END}", BLANKS[idx]).into()
}

/// The skeleton for a guide as it is written. Fields that begin with `//` are comments: nobody reads them.
///
/// # Errors
/// When the guide names no office of the districts.
pub fn skeleton(guide: &Value) -> Result<Value> {
    let (offices, words) = (offices(guide), Words::of(guide));
    let policies = list(&guide["policies"]).iter();
    let rows: Vec<Value> = policies.filter_map(|policy| row(policy, &offices, &words)).collect();
    if rows.is_empty() {
        return Err(anyhow::anyhow!("no policy names an office of the level `district`"))
            .context("the guide leaves nothing to districts");
    }
    let agencies: Vec<Value> = offices.iter().map(|one| office(one, &words)).collect();
    Ok(json!({
        "//": words.pick(
            "区县文件的模板。把每处【填写…】换成真实内容，不需要的条目整条删去；以 // 开头的字段是注释，组件不读。\
             填好后运行：cargo data check --overlay 本文件 指南文件",
            "The skeleton of a district's file. Put what is true into each 【fill in: …】, and take away what you do not \
             need; fields that begin with // are comments. Then run: cargo data check --overlay THIS_FILE GUIDE",
        ),
        "format": 1,
        "guide": guide["id"],
        "name": words.names("区县名称", "the district's name"),
        "// notice": words.pick(
            "可选：加上 notice 字段，写读者先要知道的事，显示在列表上方，例如 { \"zh\": \"…\", \"en\": \"…\" }",
            "as you like: a field `notice` with what readers should know first, shown above the list",
        ),
        "// agencies": words.pick(
            "本区县的经办机构。id 可以自定，但要与下面 policies 里写的一致",
            "the district's own offices; their ids are yours to choose, the same here and under `policies`",
        ),
        "agencies": agencies,
        "// policies": words.pick(
            "由区县经办的政策：agencies 和 contacts 会代替全市指南里的内容。市级机构和电话已照抄，请保留",
            "what districts handle: `agencies` and `contacts` take the place of the guide's; the other offices and \
             their numbers are copied here, so leave them",
        ),
        "policies": rows,
        "// hide": words.pick(
            "可选：hide 列出不显示的政策序号，pin 列出排在最前的序号，local 是本区县自己的政策（写法同指南）",
            "as you like: `hide`, numbers that are not shown; `pin`, numbers that come first; `local`, policies of the \
             district's own, written as in a guide",
        ),
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

fn office((office, id): &(&Value, String), words: &Words<'_>) -> Value {
    let name = named(office, words);
    let mut own = Map::new();
    own.insert("//".to_owned(), format!("{}{name}", words.pick("代替：", "instead of: ")).into());
    own.insert("id".to_owned(), id.as_str().into());
    if let Value::Object(names) = words.names("本区县机构全称", "the office's name") {
        own.extend(names);
    }
    own.insert("short".to_owned(), words.names("简称，不超过 10 个字", "a short name"));
    own.into()
}

/// Its name in the language of the comments, else in the guide's first.
fn named<'a>(words_of: &'a Value, words: &Words<'_>) -> &'a str {
    let lang = if words.zh { "zh" } else { "en" };
    let name = |lang: &str| words_of[lang].as_str();
    name(lang)
        .or(words.languages.first().and_then(|lang| name(lang)))
        .or(words_of.as_str())
        .unwrap_or("")
}

/// A policy that names an office of the districts; the city's offices and numbers stay.
fn row(policy: &Value, offices: &[(&Value, String)], words: &Words<'_>) -> Option<Value> {
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
    let phone = match words.zh {
        true => blank("电话，如区号-号码", 0),
        false => blank("a number with its area code", 1),
    };
    for id in agencies.iter().filter_map(own) {
        contacts.push(json!({ "agency": id, "phone": phone }));
    }
    let city = list(&policy["contacts"]).iter().filter(|contact| {
        let reaches = !contact["phone"].is_null() || !contact["url"].is_null();
        reaches && contact["agency"].is_string() && own(&contact["agency"]).is_none()
    });
    contacts.extend(city.cloned());
    let mut row = Map::new();
    row.insert("//".to_owned(), about(policy, words).into());
    row.insert("number".to_owned(), policy["number"].clone());
    row.insert("agencies".to_owned(), renamed.into());
    row.insert("contacts".to_owned(), contacts.into());
    Some(row.into())
}

/// What the policy is, and what the source prints.
fn about(policy: &Value, words: &Words<'_>) -> String {
    let cell = |name: &str| policy["official"][name].as_str().unwrap_or("").replace('\n', " ");
    let (title, number) = (named(&policy["editorial"]["title"], words), &policy["number"]);
    let (agency, contact) = (cell("agency"), cell("contact"));
    match words.zh {
        true => format!("第{number}条 {title}。原文机构：{agency}；原文电话：{contact}"),
        false => format!("{number} {title}. The source names: {agency}; its contact: {contact}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
