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

use crate::facet::Facet;
use crate::guide::{Contact, District, Guide, Policy, Status};
use crate::issue::{Effect, Issue, Problem};
use crate::load::node::{Log, Node};
use crate::load::{issue_of_file, own_lang, parse, policy, read_term};

/// An overlay larger than this, in bytes, is not read.
pub const MAX_BYTES: usize = 1 << 20;

/// Merges an overlay into its guide. Never fails as a whole: what is wrong with the overlay is told in the issues,
/// whose places begin with `overlay`, and where nothing of it can be used the guide is answered as it came.
///
/// ```
/// let guide = policy_core::load::empty_guide();
/// let (same, issues) = policy_core::overlay::apply(guide.clone(), b"<!doctype html>");
/// assert_eq!(same, guide);
/// assert_eq!(issues[0].effect, policy_core::issue::Effect::OverlayLeftOut);
/// ```
pub fn apply(guide: Guide, bytes: &[u8]) -> (Guide, Vec<Issue>) {
    let read = std::str::from_utf8(bytes).map_err(|_| Problem::NotUtf8);
    let value = read.and_then(|text| parse(text.trim_start_matches('\u{feff}').trim(), MAX_BYTES));
    let value = match value {
        Ok(value) => value,
        Err(problem) => {
            let mut issues = vec![issue_of_file(problem, Effect::OverlayLeftOut)];
            name_places(&mut issues);
            return (guide, issues);
        }
    };
    let log = Log::new(&value);
    let root = Node::root(&log);
    let guide = if is_for(root, &guide) { merge(guide, root) } else { guide };
    let mut issues = log.take();
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
fn is_for(root: Node<'_>, guide: &Guide) -> bool {
    let format = root.require("format", Effect::OverlayLeftOut);
    let is_known = format.and_then(|format| format.number(Effect::OverlayLeftOut)).is_some();
    let Some(id) = root.require("guide", Effect::OverlayLeftOut) else { return false };
    let Some(text) = id.text(Effect::OverlayLeftOut) else { return false };
    let is_same = text == guide.id;
    if !is_same {
        id.report(Problem::OtherGuide(text), Effect::OverlayLeftOut);
    }
    is_known && is_same
}

fn merge(mut guide: Guide, root: Node<'_>) -> Guide {
    let lang = own_lang(root);
    guide.district = Some(District {
        name: root.localized_at("name", &lang),
        notice: root.localized_at("notice", &lang),
    });
    add_agencies(&mut guide, root, &lang);
    replace(&mut guide, root, &lang);
    add_policies(&mut guide, root, &lang);
    hide(&mut guide, root);
    pin(&mut guide, root);
    break_circles(&mut guide, root);
    drop_idle_agencies(&mut guide);
    guide
}

fn add_agencies(guide: &mut Guide, root: Node<'_>, lang: &str) {
    for item in root.list("agencies") {
        let Some(term) = read_term(item, lang) else { continue };
        if guide.term_idx(Facet::Agency, &term.id).is_some() {
            item.report(Problem::Duplicate(term.id), Effect::RowLeftOut);
        } else {
            guide.terms[Facet::Agency].push(term);
        }
    }
}

fn replace(guide: &mut Guide, root: Node<'_>, lang: &str) {
    let mut seen: Vec<u32> = Vec::new();
    for row in root.list("policies") {
        let number = row.require("number", Effect::RowLeftOut);
        let Some(number) = number.and_then(|number| number.number(Effect::RowLeftOut)) else {
            continue;
        };
        row.is_about(Some(number));
        let place = guide.policies.iter().position(|policy| policy.number == number);
        match place {
            None => row.report(Problem::UnknownId(number.to_string()), Effect::RowLeftOut),
            Some(_) if seen.contains(&number) => {
                row.report(Problem::Duplicate(number.to_string()), Effect::RowLeftOut);
            }
            Some(place) => replace_in(guide, place, row, lang),
        }
        seen.push(number);
    }
    root.is_about(None);
}

/// Never leaves a policy without the contacts that it had, unless others take their place.
fn replace_in(guide: &mut Guide, place: usize, row: Node<'_>, lang: &str) {
    let agencies = policy::read_ids(row, "agencies", guide, Facet::Agency);
    let contacts: Vec<Contact> =
        row.list("contacts").filter_map(|item| read_contact(item, guide, lang)).collect();
    let Some(policy) = guide.policies.get_mut(place) else { return };
    if !agencies.is_empty() {
        policy.terms[Facet::Agency] = agencies;
    }
    if !contacts.is_empty() {
        policy.contacts = contacts;
    }
}

/// A number that dials or a link that opens; nothing else is worth taking the place of what the source prints.
fn read_contact(item: Node<'_>, guide: &Guide, lang: &str) -> Option<Contact> {
    let contact = policy::read_contact(item, guide, lang);
    if contact.phone.is_some() || contact.link.is_some() {
        return Some(Contact { from_overlay: true, printed: None, ..contact });
    }
    if contact.printed.is_none() {
        item.report(Problem::Missing, Effect::RowLeftOut);
    }
    None
}

fn add_policies(guide: &mut Guide, root: Node<'_>, lang: &str) {
    for row in root.list("local") {
        let number = row.get("number").and_then(Node::as_whole).and_then(|n| u32::try_from(n).ok());
        row.is_about(number);
        let Some(policy) = policy::read_policy(row, guide, lang) else { continue };
        if guide.policy(policy.number).is_some() {
            row.report(Problem::Duplicate(policy.number.to_string()), Effect::RowLeftOut);
        } else {
            guide.policies.push(of_district(policy));
        }
    }
    root.is_about(None);
}

fn of_district(mut policy: Policy) -> Policy {
    policy.local = true;
    policy.contacts.iter_mut().for_each(|contact| contact.from_overlay = true);
    policy
}

/// The numbers in that field that the guide has.
fn numbers(guide: &Guide, root: Node<'_>, key: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    for item in root.list(key) {
        let Some(number) = item.number(Effect::ValueLeftOut) else { continue };
        if guide.policy(number).is_none() {
            item.report(Problem::UnknownId(number.to_string()), Effect::ValueLeftOut);
        } else if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}

fn hide(guide: &mut Guide, root: Node<'_>) {
    let hidden = numbers(guide, root, "hide");
    guide.policies.retain(|policy| !hidden.contains(&policy.number));
}

fn pin(guide: &mut Guide, root: Node<'_>) {
    let pinned = numbers(guide, root, "pin");
    let place = |policy: &Policy| pinned.iter().position(|number| *number == policy.number);
    guide.policies.iter_mut().for_each(|policy| policy.pinned = place(policy).is_some());
    guide.policies.sort_by_key(|policy| place(policy).unwrap_or(usize::MAX));
}

/// A policy that is replaced by one that is replaced by it would send the reader round for ever.
fn break_circles(guide: &mut Guide, root: Node<'_>) {
    let local = guide.policies.iter().filter(|policy| policy.local);
    let numbers: Vec<u32> = local.map(|policy| policy.number).collect();
    for number in numbers.into_iter().filter_map(|number| leads_back(guide, number)) {
        root.is_about(Some(number));
        root.report(Problem::Circular(number), Effect::ValueLeftOut);
        root.is_about(None);
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
