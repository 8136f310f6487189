//! The changes from one edition to the next as an Atom feed (RFC 4287), for readers who subscribe.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use policy_core::link::Link;
use policy_core::selection::Selection;
use serde_json::Value;

use super::pages::escape;
use crate::diff::marks::{Mark, Sign};
use crate::diff::{Change, Detail, Diff, Kind};

/// What a feed needs beside the changes.
#[derive(Clone, Copy, Debug)]
pub struct Feed<'a> {
    /// The address of the guide's own page.
    pub base: &'a str,
    /// The day of the new edition, `YYYY-MM-DD`.
    pub date: &'a str,
    /// `zh` or `en`.
    pub lang: &'a str,
}

/// The feed: an entry for each change that readers see.
///
/// # Errors
/// When the address is none.
pub fn feed(diff: &Diff, about: Feed<'_>) -> Result<String> {
    let Some(base) = Link::parse(about.base) else {
        bail!("`{}` is no http or https address", about.base)
    };
    let base = base.href().trim_end_matches('#');
    let updated = format!("{}T00:00:00+08:00", about.date);
    let title = text(&diff.title, about.lang);
    let (name, lang) = if about.lang == "zh" { ("更新", "zh-CN") } else { ("Updates", "en") };
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <title>{} {name}</title>\n<id>{}</id>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" href=\"{}\"/>\n<author><name>{}</name></author>\n",
        escape(title),
        escape(base),
        escape(base),
        escape(title),
    );
    for change in diff.policies.iter().filter(|change| is_news(change)) {
        entry(&mut feed, change, base, about, &updated);
    }
    feed.push_str("</feed>\n");
    Ok(feed)
}

/// What readers see: new and gone ones, another number, another wording of what they can have.
fn is_news(change: &Change) -> bool {
    let has_news = change.details.iter().any(|detail| detail.field.is_news());
    change.kind != Kind::Changed || change.was.is_some() || has_news
}

fn entry(feed: &mut String, change: &Change, base: &str, about: Feed<'_>, updated: &str) {
    let zh = about.lang == "zh";
    let number = change.number;
    let kind = match (change.kind, zh) {
        (Kind::Added, true) => "新增",
        (Kind::Added, false) => "New",
        (Kind::Removed, true) => "不再列入",
        (Kind::Removed, false) => "No longer listed",
        (Kind::Changed, true) => "已更新",
        (Kind::Changed, false) => "Updated",
    };
    let title = text(&change.title, about.lang);
    let head = match zh {
        true => format!("{kind}：第{number}条 {title}"),
        false => format!("{kind}: {number} {title}"),
    };
    // One that is gone cannot be opened.
    let open = if change.kind == Kind::Removed {
        Vec::new()
    } else {
        u32::try_from(number).into_iter().collect()
    };
    let link = Selection { open, ..Selection::default() }.encode();
    let link = if link.is_empty() { base.to_owned() } else { format!("{base}#{link}") };
    let id = format!("{base}#{}-{}-{number}", about.date, kind_id(change.kind));
    let _ = writeln!(
        feed,
        "<entry>\n<title>{}</title>\n<id>{}</id>\n<updated>{updated}</updated>\n\
         <link rel=\"alternate\" href=\"{}\"/>\n<content type=\"html\">{}</content>\n</entry>",
        escape(&head),
        escape(&id),
        escape(&link),
        escape(&content(change, about.lang)),
    );
}

fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "new",
        Kind::Changed => "changed",
        Kind::Removed => "removed",
    }
}

/// HTML: a paragraph a field, what went struck out.
fn content(change: &Change, lang: &str) -> String {
    let mut html = String::new();
    if let Some(was) = change.was {
        let words = if lang == "zh" {
            format!("原为第{was}条")
        } else {
            format!("It was number {was}")
        };
        let _ = write!(html, "<p>{words}</p>");
    }
    for detail in change.details.iter().filter(|detail| detail.field.is_news()) {
        let _ = write!(html, "<p>{}：{}</p>", detail.field.name(lang), words(detail, lang));
    }
    html
}

fn words(detail: &Detail, lang: &str) -> String {
    let marks = detail.marks.get(lang).or_else(|| detail.marks.values().next());
    marks.into_iter().flatten().map(marked).collect()
}

fn marked(mark: &Mark) -> String {
    let text = escape(&mark.text).replace('\n', "<br>");
    match mark.sign {
        Sign::Same => text,
        Sign::Out => format!("<del>{text}</del>"),
        Sign::In => format!("<ins>{text}</ins>"),
    }
}

/// In that language, else in the first there is.
fn text<'a>(words: &'a Value, lang: &str) -> &'a str {
    let first = || words.as_object()?.values().find_map(Value::as_str);
    words[lang].as_str().or(words["zh"].as_str()).or(words.as_str()).or_else(first).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::diff;
    use serde_json::json;

    fn feed_of(base: &str) -> Result<String> {
        let old: Value =
            serde_json::from_str(include_str!("../../../../public/policies.json")).unwrap();
        let mut new = old.clone();
        new["policies"][3]["official"]["contact"] = json!("023-60000000 <&>");
        new["policies"][3]["contacts"][0]["phone"] = json!("023-60000000");
        new["policies"].as_array_mut().unwrap().remove(20);
        feed(&diff(&old, &new), Feed { base, date: "2026-12-01", lang: "zh" })
    }

    #[test]
    fn each_change_that_readers_care_for_is_an_entry() {
        let feed = feed_of("https://sample.example/guide/").unwrap();
        assert_eq!(feed.matches("<entry>").count(), 2);
        assert!(feed.contains("<title>已更新：第4条 "));
        assert!(feed.contains("<title>不再列入：第21条 "));
        assert!(feed.contains("&lt;del&gt;") && feed.contains("&lt;ins&gt;023-60000000"));
        assert!(feed.contains("2026-12-01T00:00:00+08:00"));
        let mut depth = 0_i32;
        let mut reader = quick_xml::Reader::from_str(&feed);
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }

    #[test]
    fn a_guide_that_lacks_the_language_is_told_in_its_own() {
        let sample = include_str!("../../../../tests/data/sample-guide/policies.json");
        let old: Value = serde_json::from_str(sample).unwrap();
        let mut new = old.clone();
        new["policies"].as_array_mut().unwrap().remove(6);
        let about = Feed { base: "https://sample.example/", date: "2026-12-01", lang: "zh" };
        let feed = feed(&diff(&old, &new), about).unwrap();
        assert!(feed.contains("<title>不再列入：第7条 "), "{feed}");
        assert!(!feed.contains("条 </title>") && !feed.contains("<name></name>"), "{feed}");
    }

    #[test]
    fn a_feed_needs_an_address() {
        assert!(feed_of("javascript:alert(1)").is_err());
    }
}
