//! `overlay new`: the skeleton of a district's overlay, with just the policies that districts handle.

use anyhow::{Context as _, Result};
use policy_format::{Contact, FORMAT, Named, Overlay, Replacement, Term, Words};
use serde_json::{Map, Value};

/// How everything looks that is to be filled in, in Chinese and in other languages.
const BLANKS: [&str; 2] = ["【填写", "【fill in: "];
const BLANK_END: char = '】';

/// Each comment in Chinese and English, with the fields that follow it. Nobody reads a field that begins with `//`.
const COMMENTS: [(&str, &str, &str, &[&str]); 5] = [
    (
        "//",
        "区县文件的模板。把每处【填写…】换成真实内容，不需要的条目整条删去；以 // 开头的字段是注释，组件不读。\
         填好后运行：cargo data check --overlay 本文件 指南文件",
        "The skeleton of a district's file. Put what is true into each 【fill in: …】, and take away what you do not \
         need; fields that begin with // are comments. Then run: cargo data check --overlay THIS_FILE GUIDE",
        &["format", "guide", "name"],
    ),
    (
        "// notice",
        "可选：加上 notice 字段，写读者先要知道的事，显示在列表上方，例如 { \"zh\": \"…\", \"en\": \"…\" }",
        "as you like: a field `notice` with what readers should know first, shown above the list",
        &[],
    ),
    (
        "// agencies",
        "本区县的经办机构。id 可以自定，但要与下面 policies 里写的一致",
        "the district's own offices; their ids are yours to choose, the same here and under `policies`",
        &["agencies"],
    ),
    (
        "// policies",
        "由区县经办的政策：agencies 和 contacts 会代替全市指南里的内容。市级机构和电话已照抄，请保留",
        "what districts handle: `agencies` and `contacts` take the place of the guide's; the other offices and their \
         numbers are copied here, so leave them",
        &["policies"],
    ),
    (
        "// hide",
        "可选：hide 列出不显示的政策序号，pin 列出排在最前的序号，local 是本区县自己的政策（写法同指南）",
        "as you like: `hide`, numbers that are not shown; `pin`, numbers that come first; `local`, policies of the \
         district's own, written as in a guide",
        &[],
    ),
];

/// Whether a text is still to be filled in.
pub fn is_blank(text: &str) -> bool {
    BLANKS.iter().any(|begin| text.starts_with(begin)) && text.ends_with(BLANK_END)
}

/// What stands in a skeleton: comments in Chinese where the guide has it, names in each of the guide's languages.
struct Filler<'a> {
    languages: Vec<&'a str>,
    zh: bool,
}

impl<'a> Filler<'a> {
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
    fn names(&self, zh: &str, en: &str) -> Named<String> {
        let names = self.languages.iter().map(|lang| {
            let text = match (self.zh, *lang) {
                (true, "zh") => blank(zh, 0),
                (true, lang) => blank(&format!("{zh}，{lang}"), 0),
                (false, lang) => blank(&format!("{en}, {lang}"), 1),
            };
            ((*lang).to_owned(), text)
        });
        Named(names.collect())
    }

    fn phone(&self) -> String {
        match self.zh {
            true => blank("电话，如区号-号码", 0),
            false => blank("a number with its area code", 1),
        }
    }

    /// A name in the language of the comments, else in the guide's first.
    fn name_in<'b>(&self, names: &'b Value) -> &'b str {
        let lang = if self.zh { "zh" } else { "en" };
        let name = |lang: &str| names[lang].as_str();
        let first = || self.languages.first().and_then(|lang| name(lang));
        name(lang).or_else(first).or(names.as_str()).unwrap_or("")
    }
}

fn blank(what: &str, idx: usize) -> String {
    format!("{}{what}{BLANK_END}", BLANKS[idx])
}

/// The skeleton for a guide as it is written: an [`Overlay`] with comments in between.
///
/// # Errors
/// When the guide names no office of the districts.
pub fn skeleton(guide: &Value) -> Result<Value> {
    let (offices, filler) = (offices(guide), Filler::of(guide));
    let policies = list(&guide["policies"]).iter();
    let rows =
        policies.filter_map(|policy| Some((policy, replacement(policy, &offices, &filler)?)));
    let (handled, rows): (Vec<&Value>, Vec<Replacement>) = rows.unzip();
    if rows.is_empty() {
        return Err(anyhow::anyhow!("no policy names an office of the level `district`"))
            .context("the guide leaves nothing to districts");
    }
    let mut written = serde_json::to_value(Overlay {
        format: FORMAT,
        guide: guide["id"].as_str().unwrap_or("").to_owned(),
        name: Some(Words::ByLanguage(filler.names("区县名称", "the district's name"))),
        agencies: Some(offices.iter().map(|(_, id)| own_office(id, &filler)).collect()),
        policies: Some(rows),
        ..Overlay::default()
    })?;
    comment_rows(&mut written["policies"], handled.iter().map(|policy| about(policy, &filler)));
    let instead = filler.pick("代替：", "instead of: ");
    let replaced = offices.iter().map(|(office, _)| [instead, filler.name_in(office)].concat());
    comment_rows(&mut written["agencies"], replaced);
    Ok(with_comments(&mut written, &filler))
}

fn with_comments(written: &mut Value, filler: &Filler<'_>) -> Value {
    let mut commented = Map::new();
    for (name, zh, en, fields) in COMMENTS {
        commented.insert(name.to_owned(), filler.pick(zh, en).into());
        commented.extend(fields.iter().map(|field| ((*field).to_owned(), written[*field].take())));
    }
    commented.into()
}

/// Puts a comment first into each row.
fn comment_rows(rows: &mut Value, comments: impl Iterator<Item = String>) {
    for (row, comment) in rows.as_array_mut().into_iter().flatten().zip(comments) {
        let mut commented = Map::from_iter([("//".to_owned(), comment.into())]);
        commented.extend(row.as_object().cloned().unwrap_or_default());
        *row = commented.into();
    }
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

fn own_office(id: &str, filler: &Filler<'_>) -> Term {
    Term {
        id: id.to_owned(),
        names: filler.names("本区县机构全称", "the office's name"),
        short: Some(Words::ByLanguage(filler.names("简称，不超过 10 个字", "a short name"))),
        ..Term::default()
    }
}

/// For a policy that names an office of the districts; the city's offices and numbers stay.
fn replacement(
    policy: &Value,
    offices: &[(&Value, String)],
    filler: &Filler<'_>,
) -> Option<Replacement> {
    let own = |id: &str| {
        offices.iter().find(|(office, _)| office["id"] == id).map(|(_, own)| own.clone())
    };
    let agencies: Vec<&str> = list(&policy["agencies"]).iter().filter_map(Value::as_str).collect();
    let blanks = agencies.iter().filter_map(|id| own(id)).map(|id| Contact {
        agency: Some(id),
        phone: Some(filler.phone()),
        ..Contact::default()
    });
    let mut contacts: Vec<Contact> = blanks.collect();
    if contacts.is_empty() {
        return None;
    }
    let printed = list(&policy["contacts"]).iter();
    let printed = printed.filter_map(|row| serde_json::from_value::<Contact>(row.clone()).ok());
    contacts.extend(printed.filter(|contact| {
        let reaches = contact.phone.is_some() || contact.url.is_some();
        reaches && contact.agency.as_deref().is_some_and(|id| own(id).is_none())
    }));
    Some(Replacement {
        number: policy["number"].as_u64().and_then(|number| number.try_into().ok())?,
        agencies: Some(
            agencies.iter().map(|id| own(id).unwrap_or_else(|| (*id).to_owned())).collect(),
        ),
        contacts: Some(contacts),
    })
}

/// What the policy is, and what the source prints.
fn about(policy: &Value, filler: &Filler<'_>) -> String {
    let cell = |name: &str| policy["official"][name].as_str().unwrap_or("").replace('\n', " ");
    let (title, number) = (filler.name_in(&policy["editorial"]["title"]), &policy["number"]);
    let (agency, contact) = (cell("agency"), cell("contact"));
    match filler.zh {
        true => format!("第{number}条 {title}。原文机构：{agency}；原文电话：{contact}"),
        false => format!("{number} {title}. The source names: {agency}; its contact: {contact}"),
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}
