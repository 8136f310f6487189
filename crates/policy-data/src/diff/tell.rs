//! A diff told to people: as text, as Markdown, as JSON, and as a notice that an office could publish.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::marks::{Mark, Sign, signed};
use super::names::text;
use super::published::news;
use super::{Change, Detail, Diff, Field, Kind};

/// Plain text: a line a field, `[-what went-]` and `{+what came+}`.
pub fn as_text(diff: &Diff, lang: &str) -> String {
    let mut lines = vec![summary(diff, lang)];
    let mut was_bare = false;
    for change in &diff.policies {
        // Policies that only have another number stand close together.
        let is_bare = change.details.is_empty();
        if !(was_bare && is_bare) {
            lines.push(String::new());
        }
        was_bare = is_bare;
        lines.push(head(change, lang));
        lines.extend(change.details.iter().map(|detail| format!("  {}", line(detail, lang))));
    }
    if !diff.guide.is_empty() {
        lines.push(String::new());
        lines.push(if lang == "zh" { "指南本身" } else { "the guide itself" }.to_owned());
        lines.extend(diff.guide.iter().map(|detail| format!("  {}", line(detail, lang))));
    }
    lines.join("\n")
}

fn line(detail: &Detail, lang: &str) -> String {
    let marked = |marks: &[Mark]| {
        inline(&detail.shown(marks), ["[-", "-]"], ["{+", "+}"], |text| text.replace('\n', "⏎"))
    };
    let words = in_languages(detail, lang).map(|(_, marks)| marked(marks));
    let words = words.collect::<Vec<_>>().join(" | ");
    format!("{} {}: {words}", name(detail, lang), detail.place)
}

/// The marks in the language; for wordings that changed in others, those too.
fn in_languages<'a>(
    detail: &'a Detail,
    lang: &'a str,
) -> impl Iterator<Item = (&'a str, &'a Vec<Mark>)> {
    let is_named = detail.marks.contains_key(lang) && !detail.field.is_wording();
    detail
        .marks
        .iter()
        .filter(move |(own, _)| !is_named || own.as_str() == lang)
        .map(|(own, marks)| (own.as_str(), marks))
}

fn inline(
    marks: &[Mark],
    out: [&str; 2],
    come: [&str; 2],
    clean: impl Fn(&str) -> String,
) -> String {
    marks
        .iter()
        .map(|mark| {
            let text = clean(&mark.text);
            match mark.sign {
                Sign::Same => text,
                Sign::Out => [out[0], &text, out[1]].concat(),
                Sign::In => [come[0], &text, come[1]].concat(),
            }
        })
        .collect()
}

fn head(change: &Change, lang: &str) -> String {
    let (number, title) = (change.number, text(&change.title, lang));
    let was = change.was;
    match (change.kind, lang == "zh") {
        (Kind::Added, true) => format!("+ 第{number}条 {title}（新增）"),
        (Kind::Added, false) => format!("+ {number} {title} (new)"),
        (Kind::Removed, true) => format!("- 第{number}条 {title}（删去）"),
        (Kind::Removed, false) => format!("- {number} {title} (removed)"),
        (Kind::Changed, true) => {
            let was = was.map_or_else(String::new, |was| format!("（原第{was}条）"));
            format!("~ 第{number}条 {title}{was}")
        }
        (Kind::Changed, false) => {
            let was = was.map_or_else(String::new, |was| format!(" (was {was})"));
            format!("~ {number} {title}{was}")
        }
    }
}

/// How many policies came, changed, moved and went.
fn summary(diff: &Diff, lang: &str) -> String {
    let n = |is: &dyn Fn(&Change) -> bool| diff.policies.iter().filter(|change| is(change)).count();
    let added = n(&|change| change.kind == Kind::Added);
    let changed = n(&|change| change.kind == Kind::Changed && !change.details.is_empty());
    let moved = n(&|change| change.was.is_some());
    let removed = n(&|change| change.kind == Kind::Removed);
    if lang == "zh" {
        format!("新增 {added} 条，修改 {changed} 条，改号 {moved} 条，删去 {removed} 条")
    } else {
        format!("{added} added, {changed} changed, {moved} renumbered, {removed} removed")
    }
}

/// Markdown for a review or a release page: what went is struck out, what came is bold.
pub fn as_markdown(diff: &Diff, lang: &str) -> String {
    let mut page = format!("# {}\n\n{}\n", escaped(text(&diff.title, lang)), summary(diff, lang));
    for change in &diff.policies {
        let _ = write!(
            page,
            "\n## {}\n",
            escaped(head(change, lang).trim_start_matches(['+', '-', '~', ' ']))
        );
        bullets(&mut page, change.details.iter(), lang);
    }
    if !diff.guide.is_empty() {
        let name = if lang == "zh" { "指南本身" } else { "The guide itself" };
        let _ = write!(page, "\n## {name}\n");
        bullets(&mut page, diff.guide.iter(), lang);
    }
    page
}

fn bullets<'a>(page: &mut String, details: impl Iterator<Item = &'a Detail>, lang: &str) {
    for (idx, detail) in details.enumerate() {
        let gap = if idx == 0 { "\n" } else { "" };
        let words = in_languages(detail, lang);
        let words = words.map(|(_, marks)| {
            inline(&detail.shown(marks), ["~~", "~~"], ["**", "**"], |text| {
                one_line(&escaped(text))
            })
        });
        let words = words.collect::<Vec<_>>().join(" / ");
        let _ = writeln!(page, "{gap}- {}（`{}`）：{words}", name(detail, lang), detail.place);
    }
}

/// Blanks beside the marks would make them none.
fn one_line(text: &str) -> String {
    text.trim_matches('\n').replace('\n', "<br>")
}

fn escaped(text: &str) -> String {
    let special = |c: char| "\\`*_~[]<>#|".contains(c);
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

/// Everything, for programs.
pub fn as_json(diff: &Diff) -> Value {
    let details = |details: &[Detail]| -> Vec<Value> {
        let row = |detail: &Detail| {
            let marks: serde_json::Map<_, _> = detail
                .marks
                .iter()
                .map(|(lang, marks)| (lang.clone(), json!(signed(marks))))
                .collect();
            json!({ "field": detail.field.id(), "place": detail.place, "marks": marks })
        };
        details.iter().map(row).collect()
    };
    let policies = diff.policies.iter().map(|change| {
        let kind = match change.kind {
            Kind::Added => "added",
            Kind::Changed => "changed",
            Kind::Removed => "removed",
        };
        json!({
            "number": change.number,
            "was": change.was,
            "kind": kind,
            "title": change.title,
            "details": details(&change.details),
        })
    });
    json!({ "guide": diff.id, "policies": policies.collect::<Vec<_>>(), "other": details(&diff.guide) })
}

/// A notice in Chinese: what readers need to know, without the editors' own work.
pub fn as_notice(diff: &Diff, date: &str) -> String {
    let mut page = format!("《{}》更新说明\n\n更新日期：{date}\n", text(&diff.title, "zh"));
    let has_news = |change: &Change| news(&change.details).next().is_some();
    let of = |kind: Kind| diff.policies.iter().filter(move |change| change.kind == kind);
    let parts: [(&str, Vec<&Change>); 3] = [
        ("新增", of(Kind::Added).collect()),
        ("调整", of(Kind::Changed).filter(|change| has_news(change)).collect()),
        ("删去", of(Kind::Removed).collect()),
    ];
    let moved: Vec<&Change> =
        of(Kind::Changed).filter(|change| change.was.is_some() && !has_news(change)).collect();
    let mut numerals = ["一", "二", "三", "四"].into_iter();
    let mut head = |name: &str, n: usize| {
        format!("\n{}、{name} {n} 条\n", numerals.next().unwrap_or_default())
    };
    for (name, changes) in parts.iter().filter(|(_, changes)| !changes.is_empty()) {
        page.push_str(&head(name, changes.len()));
        changes.iter().for_each(|change| notice_of(&mut page, change));
    }
    if !moved.is_empty() {
        page.push_str(&head("仅调整序号", moved.len()));
        let rows = moved
            .iter()
            .filter_map(|change| Some(format!("原第{}条改为第{}条", change.was?, change.number)));
        let _ = writeln!(page, "\n{}", rows.collect::<Vec<_>>().join("，"));
    }
    if moved.is_empty() && parts.iter().all(|(_, changes)| changes.is_empty()) {
        page.push_str("\n本次没有影响办事的改动。\n");
    }
    page + "\n以官方原文和经办机构解释为准。\n"
}

fn notice_of(page: &mut String, change: &Change) {
    let was = change.was.map_or_else(String::new, |was| format!("（原第{was}条）"));
    let _ = writeln!(page, "\n第{}条 {}{was}", change.number, text(&change.title, "zh"));
    for detail in news(&change.details) {
        let marks = detail.marks.get(detail.own_lang()).map_or(&[][..], Vec::as_slice);
        let words = in_words(&detail.shown(marks), detail.field);
        let _ = writeln!(page, "　　{}：{words}", name(detail, "zh"));
    }
}

/// What a detail is called: a further official cell by its own head.
fn name<'a>(detail: &'a Detail, lang: &str) -> &'a str {
    detail.head().unwrap_or_else(|| detail.field.name(lang))
}

/// A change in words: “…”改为“…”; of a list, what it no longer names and what it names now.
fn in_words(marks: &[Mark], field: Field) -> String {
    let is_list = matches!(field, Field::Office | Field::Condition);
    let is_text = matches!(field, Field::Text | Field::AgencyCell | Field::ContactCell);
    let joined = |keep: &dyn Fn(Sign) -> bool, separator: &str| -> String {
        let kept = marks.iter().filter(|mark| keep(mark.sign)).map(|mark| mark.text.as_str());
        kept.collect::<Vec<_>>().join(separator).replace('\n', " ").trim().to_owned()
    };
    if is_text {
        let (old, new) =
            (joined(&|sign| sign != Sign::In, ""), joined(&|sign| sign != Sign::Out, ""));
        return instead_of(&old, &new);
    }
    // What stands before the first change says whose number or which question it is.
    let whose = marks.first().filter(|mark| mark.sign == Sign::Same && mark.text.ends_with(' '));
    let whose = whose.map_or("", |mark| mark.text.as_str());
    let (out, come) =
        (joined(&|sign| sign == Sign::Out, "、"), joined(&|sign| sign == Sign::In, "、"));
    let words = if is_list {
        let parts = [("不再包括", &out), ("增加", &come)];
        let parts = parts.into_iter().filter(|(_, words)| !words.is_empty());
        parts.map(|(verb, words)| format!("{verb}“{words}”")).collect::<Vec<_>>().join("，")
    } else {
        instead_of(&out, &come)
    };
    [whose, &words].concat()
}

fn instead_of(old: &str, new: &str) -> String {
    match (old.is_empty(), new.is_empty()) {
        (true, _) => format!("增加“{new}”"),
        (_, true) => format!("不再列出“{old}”"),
        _ => format!("“{old}”改为“{new}”"),
    }
}
