//! Offices and numbers: printed in the source, all of them there, none twice, of the right place.

use std::collections::{BTreeMap, HashMap, HashSet};

use policy_core::facet::Facet;
use policy_core::phone::Phone;
use policy_core::{Guide, Policy};

use super::Subject;
use super::finding::Finding;
use super::rules::{
    CONTACT_OF_ANOTHER, EMPTY_CONTACT, NO_AGENCY, NO_CONTACT, NO_SUCH_AREA, OTHER_AREA,
    PHONE_LEFT_OUT, PHONE_NOT_PRINTED, SAME_CONTACT,
};
use super::written::Part;

/// A run of digits shorter than this is no number to call.
const MIN_DIGITS: usize = 5;
/// The digits after the 0 with which no area code of China begins, by the national numbering plan.
const NO_AREAS: [&str; 18] = [
    "00", "26", "30", "32", "36", "38", "49", "50", "60", "61", "62", "64", "65", "67", "68", "78",
    "80", "84",
];

/// Every contact, and every number of the source.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let printed = printed_numbers(subject);
    let mut known: HashMap<String, bool> = HashMap::new();
    for part in subject.parts("Contact") {
        let field = |name: &str| part.value[name].as_str().filter(|text| !text.is_empty());
        let says_something = ["phone", "printed", "url"].iter().any(|name| field(name).is_some())
            || !part.value["note"].is_null();
        if !says_something {
            found.push(Finding::new(&EMPTY_CONTACT, &*part.place, &[]));
        }
        let Some(phone) = field("phone").and_then(Phone::parse) else { continue };
        let place = format!("{}.phone", part.place);
        // The same numbers stand at many policies.
        let is_printed = known.entry(phone.printed().to_owned()).or_insert_with(|| {
            is_among(&printed, &phone.digits())
                || subject
                    .parts("Official")
                    .any(|part| part.value.to_string().contains(phone.printed()))
        });
        if !*is_printed {
            found.push(Finding::new(&PHONE_NOT_PRINTED, &*place, &[phone.printed()]));
        }
    }
    found.extend(areas(subject, usual_area(subject.guide)));
    for policy in &subject.guide.policies {
        check_policy(subject, policy, &mut found);
    }
    found
}

/// Numbers of another area than most.
pub(super) fn areas(subject: &Subject<'_>, usual: Option<String>) -> Vec<Finding> {
    let Some(usual) = usual else { return Vec::new() };
    let other = |part: &Part<'_>| {
        let phone = part.value["phone"].as_str().and_then(Phone::parse)?;
        let area = area_code(&phone.digits())?;
        let place = format!("{}.phone", part.place);
        if NO_AREAS.contains(&area.get(1..3)?) {
            return Some(Finding::new(&NO_SUCH_AREA, place, &[&area]));
        }
        (area != usual).then(|| Finding::new(&OTHER_AREA, place, &[&area, &usual]))
    };
    subject.parts("Contact").filter_map(other).collect()
}

fn check_policy(subject: &Subject<'_>, policy: &Policy, found: &mut Vec<Finding>) {
    let place = subject.place_of(policy.number);
    let agencies = &policy.terms[Facet::Agency];
    if agencies.is_empty() && policy.official.agency.chars().any(char::is_alphanumeric) {
        found.push(Finding::new(&NO_AGENCY, &*place, &[]));
    }
    if policy.contacts.is_empty() && subject.guide.hotline.is_none() {
        found.push(Finding::new(&NO_CONTACT, &*place, &[]));
    }
    let mut seen: Vec<(String, String)> = Vec::new();
    for (idx, contact) in policy.contacts.iter().enumerate() {
        let place = format!("{place}.contacts[{idx}]");
        let of_another = contact.agency.filter(|agency| !agencies.contains(agency));
        if let Some(term) = of_another.and_then(|idx| subject.guide.terms[Facet::Agency].get(idx)) {
            let place = format!("{place}.agency");
            found.push(Finding::named(&CONTACT_OF_ANOTHER, place, &term.name));
        }
        let Some(phone) = &contact.phone else { continue };
        let label = contact.label.as_ref().map_or("", |label| label.get(""));
        let one = (phone.digits(), format!("{:?}{label}", contact.agency));
        if seen.contains(&one) {
            found.push(Finding::new(&SAME_CONTACT, format!("{place}.phone"), &[phone.printed()]));
        }
        seen.push(one);
    }
    // A number that is known may have blanks in it.
    let known = policy.contacts.iter().filter_map(|contact| contact.phone.as_ref());
    let cell = known
        .fold(policy.official.contact.clone(), |cell, phone| cell.replace(phone.printed(), " "));
    for number in numbers_in(&cell) {
        let known = policy.contacts.iter().any(|contact| {
            let phone = contact.phone.as_ref().map(Phone::digits).unwrap_or_default();
            let printed = digits_of(contact.printed.as_deref().unwrap_or(""));
            is_same(&number, &phone) || number == printed
        });
        if !known {
            found.push(Finding::new(
                &PHONE_LEFT_OUT,
                format!("{place}.official.contact"),
                &[&number],
            ));
        }
    }
}

/// Whether the source's number is this one; it may leave out the area code.
fn is_same(printed: &str, digits: &str) -> bool {
    let bare = digits.strip_prefix(&area_code(digits).unwrap_or_default()).unwrap_or(digits);
    printed == digits || (printed == bare && bare.len() >= MIN_DIGITS)
}

/// Whether the source has this number, with or without its area code.
fn is_among(printed: &HashSet<String>, digits: &str) -> bool {
    let bare = digits.strip_prefix(&area_code(digits).unwrap_or_default()).unwrap_or(digits);
    printed.contains(digits) || bare.len() >= MIN_DIGITS && printed.contains(bare)
}

/// Every number that the official cells print.
fn printed_numbers(subject: &Subject<'_>) -> HashSet<String> {
    let cells = subject.parts("Official").flat_map(|part| {
        ["text", "agency", "contact"].map(|name| part.value[name].as_str().unwrap_or(""))
    });
    cells.flat_map(numbers_in).collect()
}

/// Runs of digits, joined by single hyphens, that are long enough to be called. Addresses of pages hold none.
fn numbers_in(text: &str) -> Vec<String> {
    let runs = without_addresses(text).into_iter().flat_map(runs_in);
    runs.map(|run| digits_of(&run)).filter(|digits| digits.len() >= MIN_DIGITS).collect()
}

/// An international number, which begins with a plus, is commonly grouped by single blanks.
fn runs_in(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for (at, c) in text.char_indices() {
        let Some(run) = runs.last_mut() else { continue };
        let next_is_digit = text[at + c.len_utf8()..].starts_with(|c: char| c.is_ascii_digit());
        match c {
            '0'..='9' | '-' | '－' | '—' => run.push(c),
            ' ' if run.starts_with('+') && next_is_digit => {}
            '+' if next_is_digit => runs.push("+".to_owned()),
            _ => runs.push(String::new()),
        }
    }
    runs
}

/// What stands before, between and after web addresses.
fn without_addresses(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find("http").or_else(|| rest.find("www.")) {
        let (before, address) = rest.split_at(at);
        words.push(before);
        let end = address.find(|c: char| c.is_whitespace() || !c.is_ascii());
        rest = end.and_then(|end| address.get(end..)).unwrap_or("");
    }
    words.push(rest);
    words
}

fn digits_of(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The area code of a landline: 010 and 02x have three digits, the others four.
fn area_code(digits: &str) -> Option<String> {
    let rest = digits.strip_prefix('0')?;
    let len = if rest.starts_with(['1', '2']) { 3 } else { 4 };
    digits.get(..len).map(ToOwned::to_owned)
}

/// The area code of most of the guide's numbers.
pub(super) fn usual_area(guide: &Guide) -> Option<String> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let contacts = guide.policies.iter().flat_map(|policy| &policy.contacts);
    for phone in contacts.filter_map(|contact| contact.phone.as_ref()) {
        if let Some(area) = area_code(&phone.digits()) {
            *counts.entry(area).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, n)| *n).map(|(area, _)| area)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_numbers_that_a_cell_prints() {
        assert_eq!(
            numbers_in(
                "市科技局023-67183829；\n13370750313、86867385\n网址https://x.cn/2024/12345.html 第12条"
            ),
            ["02367183829", "13370750313", "86867385"]
        );
    }

    #[test]
    fn reads_international_numbers_in_groups() {
        let numbers = ["493023125006", "493023125007", "67183829"];
        assert_eq!(numbers_in("+49 30 23125 006; +49 30 23125 007\n67183829 12"), numbers);
    }

    #[test]
    fn a_hotline_inside_of_another_number_is_not_that_number() {
        assert!(is_same("02312333", "02312333"));
        assert!(is_same("88612333", "02388612333"));
        assert!(!is_same("88612333", "02312333"));
    }

    #[test]
    fn area_codes_have_three_or_four_digits() {
        assert_eq!(area_code("02367183829").as_deref(), Some("023"));
        assert_eq!(area_code("05718765432").as_deref(), Some("0571"));
        assert_eq!(area_code("13370750313"), None);
    }
}
