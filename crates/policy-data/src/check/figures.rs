//! What the editors write, held against the official words: figures, quotes, and references to other policies.

use policy_core::figure::{Unit, find_figures};
use policy_core::{Facet, Guide, Policy};
use serde_json::Value;

use super::Subject;
use super::finding::Finding;
use super::rules::{
    AUDIENCE_UNQUOTED, DEAD_REFERENCE, FIGURE_WITHOUT_AMOUNT, IDLE_AUDIENCE_QUOTE, NO_AUDIENCE,
    NO_BENEFIT, NO_LABEL, NO_SUMMARY, NO_SUPPORT, NO_TITLE, SAME_QUOTE, UNQUOTED_FIGURE,
};

/// What must be there, and by which rule.
const WANTED: [(&str, &super::rules::Rule); 5] = [
    ("title", &NO_TITLE),
    ("summary", &NO_SUMMARY),
    ("audiences", &NO_AUDIENCE),
    ("supports", &NO_SUPPORT),
    ("benefits", &NO_BENEFIT),
];

/// The editorial part of every policy.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for policy in &subject.guide.policies {
        let place = subject.place_of(policy.number);
        let editorial = &subject.row(policy.number)["editorial"];
        let place = format!("{place}.editorial");
        for (name, rule) in WANTED {
            let is_empty = match &editorial[name] {
                Value::Null => true,
                Value::Array(items) => items.is_empty(),
                _ => false,
            };
            if is_empty {
                found.push(Finding::new(rule, &*place, &[]));
            }
        }
        figures(policy, editorial, &place, &mut found);
        audiences(subject.guide, policy, editorial, &place, &mut found);
        benefits(editorial, subject.guide.lang(), &place, &mut found);
    }
    references(subject, &mut found);
    found
}

/// Chinese titles, summaries and labels say no figure that the official cells do not.
fn figures(policy: &Policy, editorial: &Value, place: &str, found: &mut Vec<Finding>) {
    let official: Vec<_> = policy.quotable().flat_map(find_figures).collect();
    let says = |figure: &policy_core::figure::Figure| {
        official.iter().any(|one| one.amount == figure.amount && one.unit == figure.unit)
    };
    let mut look = |place: String, text: &Value| {
        let text = text["zh"].as_str().or(text.as_str()).unwrap_or("");
        for figure in find_figures(text).into_iter().filter(|figure| !says(figure)) {
            let words = text.get(figure.place.clone()).unwrap_or("");
            found.push(Finding::new(&UNQUOTED_FIGURE, &*place, &[words]));
        }
    };
    look(format!("{place}.title"), &editorial["title"]);
    look(format!("{place}.summary"), &editorial["summary"]);
    for (idx, benefit) in list(&editorial["benefits"]).iter().enumerate() {
        look(format!("{place}.benefits[{idx}].label"), &benefit["label"]);
    }
}

/// Each audience is named by the official words, in any of the cells.
fn audiences(
    guide: &Guide,
    policy: &Policy,
    editorial: &Value,
    place: &str,
    found: &mut Vec<Finding>,
) {
    let told = |rule, place: String, id: &str| {
        let term =
            guide.term_idx(Facet::Audience, id).map(|idx| &guide.terms[Facet::Audience][idx]);
        match term {
            Some(term) => Finding::named(rule, place, &term.name),
            None => Finding::new(rule, place, &[id]),
        }
    };
    let offices = [policy.official.agency.as_str(), &policy.official.contact];
    let cells: Vec<&str> = policy.quotable().chain(offices).collect();
    let quotes = &editorial["audience_quotes"];
    let named: Vec<&str> = list(&editorial["audiences"]).iter().filter_map(Value::as_str).collect();
    for (idx, id) in named.iter().enumerate() {
        let quote = quotes[*id].as_str().unwrap_or("");
        if quote.is_empty() || !cells.iter().any(|cell| cell.contains(quote)) {
            let place = format!("{place}.audiences[{idx}]");
            found.push(told(&AUDIENCE_UNQUOTED, place, id));
        }
    }
    let written = quotes.as_object().into_iter().flat_map(|quotes| quotes.keys());
    for id in written.filter(|id| !named.contains(&id.as_str()) && !id.starts_with("//")) {
        let place = format!("{place}.audience_quotes.{id}");
        found.push(told(&IDLE_AUDIENCE_QUOTE, place, id));
    }
}

fn benefits(editorial: &Value, lang: &str, place: &str, found: &mut Vec<Finding>) {
    let benefits = list(&editorial["benefits"]);
    for (idx, benefit) in benefits.iter().enumerate() {
        let place = format!("{place}.benefits[{idx}]");
        let quote = benefit["quote"].as_str().unwrap_or("");
        let mut sums = find_figures(quote).into_iter().filter(|one| one.unit == Some(Unit::Yuan));
        if let (Some(sum), true) = (sums.next(), benefit["amount"].is_null()) {
            let words = quote.get(sum.place).unwrap_or("");
            found.push(Finding::new(&FIGURE_WITHOUT_AMOUNT, &*place, &[words]));
        }
        let label = benefit["label"][lang].as_str().or(benefit["label"].as_str());
        if label.is_none_or(|label| label.trim().is_empty()) {
            found.push(Finding::new(&NO_LABEL, format!("{place}.label"), &[]));
        }
        let same = |other: &&Value| {
            other["quote"] == benefit["quote"] && other["label"] == benefit["label"]
        };
        if benefits.iter().take(idx).any(|other| same(&other)) {
            found.push(Finding::new(&SAME_QUOTE, place, &[]));
        }
    }
}

/// Our own notes name policies by number: 第3条, 第6、15、16条, policies 3, 6 and 15.
fn references(subject: &Subject<'_>, found: &mut Vec<Finding>) {
    let texts = subject.parts("Words").flat_map(|part| match part.value {
        Value::String(text) => vec![(part.place.clone(), text.as_str())],
        Value::Object(texts) => {
            let texts = texts.iter().filter_map(|(lang, text)| Some((lang, text.as_str()?)));
            texts.map(|(lang, text)| (format!("{}.{lang}", part.place), text)).collect()
        }
        _ => Vec::new(),
    });
    for (place, text) in texts {
        for number in numbers_named(text).filter(|number| !is_there(subject.guide, *number)) {
            found.push(Finding::new(&DEAD_REFERENCE, &*place, &[&number.to_string()]));
        }
    }
    for part in subject.parts("Contact") {
        let url = part.value["url"].as_str().unwrap_or("");
        let opened = url.split_once("#pg=").map_or("", |(_, link)| link);
        let link = policy_core::Selection::decode(&["pg=", opened].concat());
        for number in link.open.iter().filter(|number| !is_there(subject.guide, **number)) {
            let place = format!("{}.url", part.place);
            found.push(Finding::new(&DEAD_REFERENCE, place, &[&number.to_string()]));
        }
    }
}

fn is_there(guide: &Guide, number: u32) -> bool {
    guide.policy(number).is_some()
}

/// The numbers between 第 and 条, and after “policy” or “policies”.
fn numbers_named(text: &str) -> impl Iterator<Item = u32> {
    let chinese = text.split('第').skip(1).filter_map(|rest| {
        let list = rest.split_once('条')?.0;
        list.chars().all(|c| c.is_ascii_digit() || "、，,和及第 ".contains(c)).then_some(list)
    });
    let english = text.split("olic").skip(1).filter_map(|rest| {
        let rest = rest.strip_prefix("ies ").or_else(|| rest.strip_prefix("y "))?;
        let end = rest.find(|c: char| !c.is_ascii_digit() && !", and".contains(c));
        rest.get(..end.unwrap_or(rest.len()))
    });
    let lists: Vec<&str> = chinese.chain(english).collect();
    lists.into_iter().flat_map(|list| {
        let words = list.split(|c: char| !c.is_ascii_digit());
        words.filter_map(|word| word.parse().ok()).collect::<Vec<u32>>()
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_policies_that_a_note_names() {
        let numbers = |text| numbers_named(text).collect::<Vec<_>>();
        assert_eq!(numbers("清单在第3条（就业补贴）和第6、15、16条印有"), [3, 6, 15, 16]);
        assert_eq!(numbers("in policies 3 (subsidy), 6 and 15."), [3]);
        assert_eq!(numbers("in policies 6, 15 and 16. Policy 9 is"), [6, 15, 16, 9]);
        assert_eq!(numbers("第一条 policy of 3 years"), [0; 0]);
    }
}
