//! The guide as a handbook: one HTML page that a browser prints or saves as PDF, A4, with nothing fetched.

use std::fmt::Write as _;

use policy_core::directory::{Line, Office, offices};
use policy_core::guide::{Benefit, Contact, Policy, Status};
use policy_core::{Facet, Guide};

use super::pages::{escape, lines, tag};

const STYLE: &str = include_str!("handbook.css");

/// The handbook's own words in one language.
struct Words {
    lang: &'static str,
    contents: &'static str,
    checked: &'static str,
    source: &'static str,
    official: &'static str,
    agency: &'static str,
    contacts: &'static str,
    nobody: &'static str,
    indirect: &'static str,
    directory: &'static str,
    office: &'static str,
    numbers: &'static str,
    serves: &'static str,
    unnamed: &'static str,
    expired: &'static str,
    replaced: &'static str,
    printed: &'static str,
    prevails: &'static str,
}

const ZH: Words = Words {
    lang: "zh",
    contents: "目录",
    checked: "核对日期：",
    source: "来源：",
    official: "官方原文",
    agency: "经办机构（原文）",
    contacts: "咨询与办理",
    nobody: "原文未列咨询电话",
    indirect: "不直接发给个人",
    directory: "咨询电话一览",
    office: "经办机构",
    numbers: "电话或网址",
    serves: "对应政策",
    unnamed: "原文未注明机构",
    expired: "已失效",
    replaced: "已被替代",
    printed: "原文印作",
    prevails: "标题、摘要和说明仅供参考，以官方原文和经办机构解释为准。是否适用请先致电确认。",
};

const EN: Words = Words {
    lang: "en",
    contents: "Contents",
    checked: "Checked: ",
    source: "Source: ",
    official: "Official text",
    agency: "Agency as printed",
    contacts: "Contacts",
    nobody: "The list gives no phone number",
    indirect: "not paid to individuals directly",
    directory: "All phone numbers",
    office: "Office",
    numbers: "Phone or web address",
    serves: "Policies",
    unnamed: "The list does not say whose number it is",
    expired: "Expired",
    replaced: "Replaced",
    printed: "printed as",
    prevails: "Titles, summaries and translations are for orientation only; the official text in its own language and the agencies’ word prevail. Please call to confirm before you rely on it.",
};

/// The whole page, in `zh` or `en`; official text stays as it is.
pub fn handbook(guide: &Guide, lang: &str) -> String {
    let words = if lang == "zh" { &ZH } else { &EN };
    let title = escape(guide.title.get(words.lang));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n",
        if lang == "zh" { "zh-CN" } else { "en" }
    );
    cover(&mut page, guide, words);
    contents(&mut page, guide, words);
    for (idx, category) in guide.terms[Facet::Category].iter().enumerate() {
        let policies: Vec<&Policy> =
            guide.policies.iter().filter(|policy| policy.category() == idx).collect();
        if !policies.is_empty() {
            page.push_str(&tag("h2", "category", category.name.get(words.lang)));
            policies.iter().for_each(|policy| one(&mut page, guide, policy, words));
        }
    }
    directory(&mut page, guide, words);
    page
}

fn cover(page: &mut String, guide: &Guide, words: &Words) {
    page.push_str("<section class=\"cover\">");
    if let Some(region) = &guide.region {
        page.push_str(&tag("p", "region", region.get(words.lang)));
    }
    page.push_str(&tag("h1", "title", guide.title.get(words.lang)));
    page.push_str("<div class=\"facts\">");
    if let Some(document) = &guide.document {
        page.push_str(&tag("p", "", &[words.source, document].concat()));
    }
    if let Some(checked) = &guide.checked {
        page.push_str(&tag("p", "", &[words.checked, checked].concat()));
    }
    if let Some(note) = &guide.note {
        page.push_str(&tag("p", "", note.get(words.lang)));
    }
    page.push_str(&tag("p", "", words.prevails));
    page.push_str("</div></section>\n");
}

fn contents(page: &mut String, guide: &Guide, words: &Words) {
    page.push_str("<nav class=\"contents\">");
    page.push_str(&tag("h2", "", words.contents));
    for (idx, category) in guide.terms[Facet::Category].iter().enumerate() {
        let mut policies =
            guide.policies.iter().filter(|policy| policy.category() == idx).peekable();
        if policies.peek().is_none() {
            continue;
        }
        page.push_str(&tag("h3", "", category.name.get(words.lang)));
        page.push_str("<ol>");
        for policy in policies {
            let (number, title) = (policy.number, escape(policy.title.get(words.lang)));
            let _ = write!(page, "<li><a href=\"#p{number}\"><b>{number}</b>{title}</a></li>");
        }
        page.push_str("</ol>");
    }
    page.push_str("</nav>\n");
}

fn one(page: &mut String, guide: &Guide, policy: &Policy, words: &Words) {
    let number = policy.number;
    let _ = write!(
        page,
        "<article class=\"policy\" id=\"p{number}\"><header><span class=\"number\">{number}</span>{}{}</header>",
        tag("h3", "", policy.title.get(words.lang)),
        match policy.status {
            Status::Active { .. } => String::new(),
            Status::Expired { .. } => tag("span", "status", words.expired),
            Status::Replaced { by } => {
                let by = by.map_or_else(String::new, |by| format!(" → {by}"));
                tag("span", "status", &[words.replaced, &by].concat())
            }
        }
    );
    if let Some(summary) = &policy.summary {
        page.push_str(&tag("p", "summary", summary.get(words.lang)));
    }
    if !policy.benefits.is_empty() {
        page.push_str("<ul class=\"benefits\">");
        policy.benefits.iter().for_each(|one| benefit(page, guide, one, words));
        page.push_str("</ul>");
    }
    page.push_str("<dl>");
    let (official, own) = (&policy.official, own_lang(guide));
    for (name, text) in [(words.official, &official.text), (words.agency, &official.agency)] {
        if !text.is_empty() {
            let _ = write!(
                page,
                "<dt>{name}</dt><dd class=\"official\" lang=\"{own}\">{}</dd>",
                lines(text)
            );
        }
    }
    for cell in &policy.more {
        let (head, text) = (escape(&cell.head), lines(&cell.text));
        let _ = write!(
            page,
            "<dt lang=\"{own}\">{head}</dt><dd class=\"official\" lang=\"{own}\">{text}</dd>"
        );
    }
    page.push_str("</dl>");
    contacts(page, guide, policy, words);
    page.push_str("</article>\n");
}

/// The language of the official words.
fn own_lang(guide: &Guide) -> String {
    if guide.lang() == "zh" { "zh-CN".to_owned() } else { escape(guide.lang()) }
}

fn benefit(page: &mut String, guide: &Guide, benefit: &Benefit, words: &Words) {
    let mut line = format!("<b>{}</b>", escape(benefit.label.get(words.lang)));
    let (own, quote) = (own_lang(guide), escape(&benefit.quote));
    let _ = write!(line, " <span class=\"quote\" lang=\"{own}\">“{quote}”</span>");
    let asides = [
        benefit.indirect.then_some(words.indirect),
        benefit.note.as_ref().map(|note| note.get(words.lang)),
    ];
    let asides: Vec<&str> = asides.into_iter().flatten().collect();
    if !asides.is_empty() {
        let _ = write!(line, " <span class=\"aside\">{}</span>", escape(&asides.join(" · ")));
    }
    let _ = write!(page, "<li>{line}</li>");
}

fn contacts(page: &mut String, guide: &Guide, policy: &Policy, words: &Words) {
    let rows: Vec<String> =
        policy.contacts.iter().filter_map(|contact| row(guide, contact, words)).collect();
    if rows.is_empty() {
        page.push_str(&tag("p", "summary", words.nobody));
        return;
    }
    let _ = write!(
        page,
        "<table class=\"contacts\"><tr><th colspan=\"2\">{}</th></tr>{}</table>",
        words.contacts,
        rows.concat()
    );
}

fn row(guide: &Guide, contact: &Contact, words: &Words) -> Option<String> {
    let number = number(contact, words)?;
    let office = guide.agency_of(contact).map(|term| term.name.get(words.lang));
    let label = contact.label.as_ref().map(|label| label.get(words.lang));
    let whose: Vec<&str> = [office, label].into_iter().flatten().collect();
    let whose = if whose.is_empty() { words.unnamed.to_owned() } else { whose.join(" · ") };
    let note = contact.note.as_ref().map(|note| tag("span", "note", note.get(words.lang)));
    Some(format!(
        "<tr><td>{}</td><td>{number}{}</td></tr>",
        escape(&whose),
        note.unwrap_or_default()
    ))
}

fn number(contact: &Contact, words: &Words) -> Option<String> {
    let phone = contact.phone.as_ref().map(|phone| tag("span", "phone", phone.printed()));
    let printed = || {
        let printed = contact.printed.as_ref()?;
        Some(format!("{} {}", words.printed, tag("span", "phone", printed)))
    };
    let link = || Some(tag("span", "url", contact.link.as_ref()?.href()));
    phone.or_else(printed).or_else(link)
}

fn directory(page: &mut String, guide: &Guide, words: &Words) {
    let _ = write!(
        page,
        "<section class=\"directory\"><h2>{}</h2><table><tr><th>{}</th><th>{}</th><th>{}</th></tr>",
        words.directory, words.office, words.numbers, words.serves
    );
    for office in offices(guide, |_| true) {
        let name = office_name(guide, &office, words);
        for (idx, line) in office.lines.iter().enumerate() {
            let Some(number) = number(line.contact, words) else { continue };
            let name = if idx == 0 { escape(name) } else { String::new() };
            let _ = write!(
                page,
                "<tr{}><td>{name}</td><td>{number}</td><td>{}</td></tr>",
                if idx == 0 { " class=\"first\"" } else { "" },
                serves(guide, line)
            );
        }
    }
    let _ = write!(page, "</table>{}</section>\n</html>\n", tag("p", "end", words.prevails));
}

fn office_name<'a>(guide: &'a Guide, office: &Office<'_>, words: &'a Words) -> &'a str {
    let term = office.agency.and_then(|idx| guide.terms[Facet::Agency].get(idx));
    term.map_or(words.unnamed, |term| term.name.get(words.lang))
}

fn serves(guide: &Guide, line: &Line<'_>) -> String {
    let policies = line.policies.iter().filter_map(|idx| guide.policies.get(*idx));
    let links: Vec<String> =
        policies.map(|policy| format!("<a href=\"#p{0}\">{0}</a>", policy.number)).collect();
    links.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_official_word_and_every_number_is_in_the_handbook() {
        let guide = policy_core::load(include_str!("../../../../public/policies.json")).0;
        for lang in ["zh", "en"] {
            let page = handbook(&guide, lang);
            for policy in &guide.policies {
                assert!(page.contains(&lines(&policy.official.text)), "{}", policy.number);
                for contact in &policy.contacts {
                    let number = contact.phone.as_ref().map(policy_core::phone::Phone::printed);
                    let printed = number.or(contact.printed.as_deref()).unwrap_or("");
                    assert!(page.contains(printed));
                }
            }
            assert!(page.contains("原文") == (lang == "zh"));
        }
    }

    #[test]
    fn the_official_words_of_another_guide_are_in_its_own_language() {
        let sample = include_str!("../../../../tests/data/sample-guide/policies.json");
        let page = handbook(&policy_core::load(sample).0, "en");
        assert!(page.contains("<dd class=\"official\" lang=\"de\">Wer mit Netzen"), "{page}");
        assert!(page.contains("lang=\"de\">“50% der Gebühr”"), "{page}");
        assert!(
            !page.contains("<dd class=\"official\" lang=\"zh-CN\"") && !page.contains("Chinese"),
            "{page}"
        );
    }

    #[test]
    fn further_cells_of_the_source_are_in_the_handbook_with_their_heads() {
        let json = r#"{"format":1,"id":"x","title":"甲","categories":[{"id":"c","zh":"乙"}],
            "policies":[{"number":1,"category":"c","official":{"text":"丙","agency":"","contact":"",
            "more":[{"head":"申报材料","text":"身份证\n<护照>"}]}}]}"#;
        let page = handbook(&policy_core::load(json).0, "en");
        let cell = "<dt lang=\"zh-CN\">申报材料</dt><dd class=\"official\" lang=\"zh-CN\">身份证<br>&lt;护照&gt;</dd>";
        assert!(page.contains(cell), "{page}");
    }

    #[test]
    fn hostile_words_stay_words() {
        let json = r#"{"format":1,"id":"x","title":"<script>alert(1)</script>","categories":[{"id":"c","zh":"<b>"}],
            "policies":[{"number":1,"category":"c","official":{"text":"\"><img onerror=x>","agency":"","contact":""}}]}"#;
        let page = handbook(&policy_core::load(json).0, "zh");
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains("<b>\n"));
    }
}
