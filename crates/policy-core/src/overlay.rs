//! A district overlay: a small JSON file that a district puts over a city's guide.
//!
//! ```json
//! {
//!   "format": 1,
//!   "guide": "chongqing-excellent-engineers",
//!   "name": { "zh": "示例区", "en": "Sample District" },
//!   "notice": { "zh": "示例：请先预约。", "en": "Sample: please book first." },
//!   "agencies": [ { "id": "sample-hr", "zh": "示例区人力社保局", "en": "Sample District Bureau", "aliases": ["示例区人社局"] } ],
//!   "policies": [ { "number": 2, "agencies": ["sample-hr"], "contacts": [ { "agency": "sample-hr", "phone": "+86 23 00000000" } ] } ],
//!   "hide": [21],
//!   "pin": [16, 2],
//!   "local": [ { "number": 101, "category": "recruit", "official": { "text": "…", "agency": "…", "contact": "…" } } ]
//! }
//! ```
//!
//! | field | meaning | where it is wrong |
//! |---|---|---|
//! | `format` | 1; required | the overlay is left out |
//! | `guide` | the `id` of the guide that it is for; required | the overlay is left out |
//! | `name` | what the district is called | the value is left out |
//! | `notice` | what its readers should know first, shown above the list | the value is left out |
//! | `languages` | as in a guide: the first is that of texts without a language | `zh` |
//! | `agencies` | offices of the district, as in a guide's vocabulary; ids that the guide has are refused | the row is left out |
//! | `policies` | by `number`: `agencies` and `contacts` take the place of the guide's; either may be absent. A contact without a number that dials, or a safe link, is refused; where none is left, the guide's stay | the row is left out |
//! | `hide` | numbers that are not shown | the number is left out |
//! | `pin` | numbers that come first, in this order; local ones too | the number is left out |
//! | `local` | policies of the district's own, as in a guide and read as strictly; numbers that the guide has are refused | the row is left out |
//!
//! Fields that are not named here are passed over. The file may have at most [`MAX_BYTES`] bytes.

use policy_format as format;

use crate::facet::Facet;
use crate::guide::{Contact, District, Guide, Policy, Status};
use crate::issue::{Effect, Expected, Issue, Problem};
use crate::load::place::{At, Log};
use crate::load::{issue_of_file, langs, parse, policy, read, read_term};

/// An overlay larger than this, in bytes, is not read.
pub const MAX_BYTES: usize = 1 << 20;

/// Merges an overlay into its guide. Never fails as a whole: what is wrong with the overlay is reported in the issues,
/// whose places begin with `overlay`, and where nothing of it can be used the guide is answered as it came.
///
/// ```
/// let guide = policy_core::load::empty_guide();
/// let (same, issues) = policy_core::overlay::apply(guide.clone(), b"<!doctype html>");
/// assert_eq!(same, guide);
/// assert_eq!(issues[0].effect, policy_core::issue::Effect::OverlayLeftOut);
/// ```
pub fn apply(guide: Guide, bytes: &[u8]) -> (Guide, Vec<Issue>) {
    let log = Log::default();
    let text = std::str::from_utf8(bytes).map_err(|_| Problem::NotUtf8);
    let (guide, mut issues) = match text.and_then(|text| parse(text, MAX_BYTES)) {
        Ok(json) => {
            let overlay = read(&log, &json, String::new, Effect::OverlayLeftOut);
            let overlay = overlay.filter(|overlay| is_for(At::root(&log), overlay, &guide));
            let guide = match overlay {
                Some(overlay) => merge(guide, At::root(&log), overlay),
                None => guide,
            };
            (guide, log.take())
        }
        Err(problem) => (guide, vec![issue_of_file(problem, Effect::OverlayLeftOut)]),
    };
    name_places(&mut issues);
    (guide, issues)
}

fn name_places(issues: &mut [Issue]) {
    for issue in issues {
        let dot = if issue.place.is_empty() { "" } else { "." };
        issue.place = ["overlay", dot, &issue.place].concat();
    }
}

/// Whether the overlay says that it is for this guide, in this format.
fn is_for(at: At<'_>, overlay: &format::Overlay, guide: &Guide) -> bool {
    let is_known = overlay.format > 0;
    if !is_known {
        at.key("format").report(Problem::WrongType(Expected::Number), Effect::OverlayLeftOut);
    }
    let id = at.key("guide").text(&overlay.guide);
    let is_same = id == guide.id;
    if !is_same {
        at.key("guide").report(Problem::OtherGuide(id), Effect::OverlayLeftOut);
    }
    is_known && is_same
}

fn merge(mut guide: Guide, at: At<'_>, overlay: format::Overlay) -> Guide {
    let lang = langs(at, overlay.languages).swap_remove(0);
    guide.district = Some(District {
        name: at.localized_at("name", overlay.name.as_ref(), &lang),
        notice: at.localized_at("notice", overlay.notice.as_ref(), &lang),
    });
    add_agencies(&mut guide, at, overlay.agencies, &lang);
    replace(&mut guide, at, overlay.policies, &lang);
    add_policies(&mut guide, at, overlay.local, &lang);
    hide(&mut guide, at, overlay.hide);
    pin(&mut guide, at, overlay.pin);
    break_circles(&mut guide, at);
    drop_idle_agencies(&mut guide);
    guide
}

fn add_agencies(guide: &mut Guide, at: At<'_>, items: Option<Vec<format::Term>>, lang: &str) {
    for (idx, item) in at.items("agencies", items).iter().enumerate() {
        let at = at.item("agencies", idx);
        let Some(term) = read_term(at, item, lang) else { continue };
        if guide.term_idx(Facet::Agency, &term.id).is_some() {
            at.report(Problem::Duplicate(term.id), Effect::RowLeftOut);
        } else {
            guide.terms[Facet::Agency].push(term);
        }
    }
}

fn replace(guide: &mut Guide, at: At<'_>, rows: Option<Vec<format::Replacement>>, lang: &str) {
    let mut seen: Vec<u32> = Vec::new();
    for (idx, row) in at.items("policies", rows).into_iter().enumerate() {
        let at = at.item("policies", idx);
        let number = row.number;
        if number == 0 {
            at.key("number").report(Problem::WrongType(Expected::Number), Effect::RowLeftOut);
            continue;
        }
        at.log().is_about(Some(number));
        let place = guide.policies.iter().position(|policy| policy.number == number);
        match place {
            None => at.report(Problem::UnknownId(number.to_string()), Effect::RowLeftOut),
            Some(_) if seen.contains(&number) => {
                at.report(Problem::Duplicate(number.to_string()), Effect::RowLeftOut);
            }
            Some(place) => replace_in(guide, place, at, row, lang),
        }
        seen.push(number);
        at.log().is_about(None);
    }
}

/// Never leaves a policy without the contacts that it had, unless others take their place.
fn replace_in(guide: &mut Guide, place: usize, at: At<'_>, row: format::Replacement, lang: &str) {
    let agencies = policy::read_ids(at, "agencies", row.agencies, guide, Facet::Agency);
    let contacts = at.items("contacts", row.contacts).into_iter().enumerate();
    let contacts: Vec<Contact> = contacts
        .filter_map(|(idx, item)| read_contact(at.item("contacts", idx), &item, guide, lang))
        .collect();
    let Some(policy) = guide.policies.get_mut(place) else { return };
    if !agencies.is_empty() {
        policy.terms[Facet::Agency] = agencies;
    }
    if !contacts.is_empty() {
        policy.contacts = contacts;
    }
}

/// A number that dials or a link that opens; nothing else is worth taking the place of what the source prints.
fn read_contact(at: At<'_>, item: &format::Contact, guide: &Guide, lang: &str) -> Option<Contact> {
    let contact = policy::read_contact(at, item, guide, lang);
    if contact.phone.is_some() || contact.link.is_some() {
        return Some(Contact { from_overlay: true, printed: None, ..contact });
    }
    if contact.printed.is_none() {
        at.report(Problem::Missing, Effect::RowLeftOut);
    }
    None
}

fn add_policies(guide: &mut Guide, at: At<'_>, rows: Option<Vec<format::Policy>>, lang: &str) {
    for (idx, row) in at.items("local", rows).into_iter().enumerate() {
        let at = at.item("local", idx);
        let Some(policy) = policy::read_policy(at, row, guide, lang) else { continue };
        if guide.policy(policy.number).is_some() {
            at.report(Problem::Duplicate(policy.number.to_string()), Effect::RowLeftOut);
        } else {
            guide.policies.push(of_district(policy));
        }
    }
    at.log().is_about(None);
}

fn of_district(mut policy: Policy) -> Policy {
    policy.local = true;
    policy.contacts.iter_mut().for_each(|contact| contact.from_overlay = true);
    policy
}

/// The numbers in that field that the guide has.
fn numbers(guide: &Guide, at: At<'_>, key: &str, items: Option<Vec<u32>>) -> Vec<u32> {
    let mut numbers = Vec::new();
    for (idx, number) in at.items(key, items).into_iter().enumerate() {
        let at = at.item(key, idx);
        if number == 0 {
            at.report(Problem::WrongType(Expected::Number), Effect::ValueLeftOut);
        } else if guide.policy(number).is_none() {
            at.report(Problem::UnknownId(number.to_string()), Effect::ValueLeftOut);
        } else if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

fn hide(guide: &mut Guide, at: At<'_>, items: Option<Vec<u32>>) {
    let hidden = numbers(guide, at, "hide", items);
    guide.policies.retain(|policy| !hidden.contains(&policy.number));
}

fn pin(guide: &mut Guide, at: At<'_>, items: Option<Vec<u32>>) {
    let pinned = numbers(guide, at, "pin", items);
    let place = |policy: &Policy| pinned.iter().position(|number| *number == policy.number);
    guide.policies.iter_mut().for_each(|policy| policy.pinned = place(policy).is_some());
    guide.policies.sort_by_key(|policy| place(policy).unwrap_or(usize::MAX));
}

/// A policy that is replaced by one that is replaced by it would send the reader round for ever.
fn break_circles(guide: &mut Guide, at: At<'_>) {
    let local = guide.policies.iter().filter(|policy| policy.local);
    let numbers: Vec<u32> = local.map(|policy| policy.number).collect();
    for number in numbers.into_iter().filter_map(|number| leads_back(guide, number)) {
        at.log().is_about(Some(number));
        at.report(Problem::Circular(number), Effect::ValueLeftOut);
        at.log().is_about(None);
    }
}

/// The number, where following its replacements comes back to it; the way is cut there.
fn leads_back(guide: &mut Guide, number: u32) -> Option<u32> {
    let mut next = number;
    // No way is longer than there are policies, or it goes round without this one.
    for _ in 0..guide.policies.len() {
        let Status::Replaced { by: Some(by) } = guide.policy(next)?.status else { return None };
        if by == number {
            let mut policies = guide.policies.iter_mut();
            policies.find(|policy| policy.number == number)?.status = Status::Replaced { by: None };
            return Some(number);
        }
        next = by;
    }
    None
}

/// Offices that no policy names any more would only be empty choices.
fn drop_idle_agencies(guide: &mut Guide) {
    let mut busy = vec![false; guide.terms[Facet::Agency].len()];
    let mut mark = |idx: usize| {
        if let Some(flag) = busy.get_mut(idx) {
            *flag = true;
        }
    };
    for policy in &guide.policies {
        policy.terms[Facet::Agency].iter().copied().for_each(&mut mark);
        policy.contacts.iter().filter_map(|contact| contact.agency).for_each(&mut mark);
    }
    guide.hotline.iter().filter_map(|contact| contact.agency).for_each(&mut mark);
    let moved = |idx: usize| busy.iter().take(idx).filter(|busy| **busy).count();
    for policy in &mut guide.policies {
        policy.terms[Facet::Agency].iter_mut().for_each(|idx| *idx = moved(*idx));
        for contact in &mut policy.contacts {
            contact.agency = contact.agency.map(moved);
        }
    }
    if let Some(contact) = &mut guide.hotline {
        contact.agency = contact.agency.map(moved);
    }
    let mut flags = busy.iter().copied();
    guide.terms[Facet::Agency].retain(|_| flags.next().unwrap_or(true));
}

#[cfg(test)]
mod tests;
