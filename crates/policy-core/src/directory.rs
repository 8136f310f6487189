//! Every office with its numbers and links, and the policies that each serves: one call, four policies.

use crate::facet::Facet;
use crate::guide::{Contact, Guide, TermIdx};

/// An office, or those contacts whose office the source does not name.
#[derive(Clone, Debug, PartialEq)]
pub struct Office<'a> {
    /// Position among the guide's agencies.
    pub agency: Option<TermIdx>,
    /// Its numbers and links, each once.
    pub lines: Vec<Line<'a>>,
}

/// A way to ask.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'a> {
    /// As it stands with the first policy that prints it.
    pub contact: &'a Contact,
    /// The positions of the policies that it serves.
    pub policies: Vec<usize>,
}

/// All offices in the order of the guide's agencies, those without a name last. `keep` says which policies count.
pub fn offices(guide: &Guide, keep: impl Fn(usize) -> bool) -> Vec<Office<'_>> {
    let n = guide.terms[Facet::Agency].len();
    let places = (0..n).map(Some).chain([None]);
    let mut offices: Vec<Office<'_>> =
        places.map(|agency| Office { agency, lines: Vec::new() }).collect();
    for (idx, policy) in guide.policies.iter().enumerate().filter(|(idx, _)| keep(*idx)) {
        for contact in &policy.contacts {
            let place = contact.agency.filter(|agency| *agency < n).unwrap_or(n);
            if let Some(office) = offices.get_mut(place) {
                office.add(contact, idx);
            }
        }
    }
    offices.retain(|office| !office.lines.is_empty());
    offices
}

impl<'a> Office<'a> {
    fn add(&mut self, contact: &'a Contact, policy: usize) {
        let line = self.lines.iter_mut().find(|line| is_same(line.contact, contact));
        match line {
            Some(line) if line.policies.contains(&policy) => {}
            Some(line) => line.policies.push(policy),
            None => self.lines.push(Line { contact, policies: vec![policy] }),
        }
    }
}

fn is_same(a: &Contact, b: &Contact) -> bool {
    let number = |contact: &Contact| contact.phone.as_ref().map(crate::phone::Phone::digits);
    number(a) == number(b) && a.link == b.link && a.printed == b.printed
}

/// The office's numbers as a vCard 3.0 (RFC 2426), in UTF-8, with what is noted of them, such as an extension.
/// `None` where none of them can be dialled.
pub fn vcard(name: &str, office: &Office<'_>, lang: &str) -> Option<String> {
    let (mut numbers, mut notes) = (Vec::new(), String::from("NOTE:"));
    for contact in office.lines.iter().map(|line| line.contact) {
        let Some(phone) = &contact.phone else { continue };
        numbers.push(["TEL;TYPE=WORK,VOICE:", phone.printed()].concat());
        if let Some(note) = &contact.note {
            notes.push_str(&[phone.printed(), " ", &escape(note.get(lang)), "\\n"].concat());
        }
    }
    if numbers.is_empty() {
        return None;
    }
    let name = escape(name);
    let mut lines = vec!["BEGIN:VCARD".to_owned(), "VERSION:3.0".to_owned()];
    lines.push(["N:", &name, ";;;;"].concat());
    lines.push(["FN:", &name].concat());
    lines.push(["ORG:", &name].concat());
    lines.extend(numbers);
    if let Some(notes) = notes.strip_suffix("\\n") {
        lines.push(notes.to_owned());
    }
    lines.push("END:VCARD".to_owned());
    Some(lines.iter().map(|line| fold(line) + "\r\n").collect())
}

/// A text as vCards and calendars hold it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ',' | ';' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// No line longer than 75 bytes: what follows goes on after a blank.
pub fn fold(line: &str) -> String {
    let (mut folded, mut width) = (String::new(), 0);
    for c in line.chars() {
        if width + c.len_utf8() > 75 {
            folded.push_str("\r\n ");
            width = 1;
        }
        width += c.len_utf8();
        folded.push(c);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::load;

    #[test]
    fn every_contact_of_the_guide_stands_in_the_directory_once() {
        let guide = load(include_str!("../../../public/policies.json")).0;
        let offices = offices(&guide, |_| true);
        let served: usize =
            offices.iter().flat_map(|office| &office.lines).map(|line| line.policies.len()).sum();
        let contacts: usize = guide.policies.iter().map(|policy| policy.contacts.len()).sum();
        assert!(served <= contacts && served > 40, "{served} of {contacts}");
        for policy in &guide.policies {
            for phone in policy.contacts.iter().filter_map(|contact| contact.phone.as_ref()) {
                let mut lines = offices.iter().flat_map(|office| &office.lines);
                assert!(lines.any(|line| line.contact.phone.as_ref() == Some(phone)));
            }
        }
    }

    #[test]
    fn one_number_serves_several_policies() {
        let guide = load(include_str!("../../../public/policies.json")).0;
        let offices = offices(&guide, |_| true);
        let hrss = offices.iter().find(|office| {
            office.agency.is_some_and(|idx| guide.terms[Facet::Agency][idx].id == "cq-hrss")
        });
        let most = hrss.unwrap().lines.iter().map(|line| line.policies.len()).max();
        assert!(most > Some(1));
    }

    #[test]
    fn a_vcard_is_escaped_and_folded() {
        let guide = crate::testing::guide();
        let offices = offices(&guide, |_| true);
        let name = "样例办公室；甲,乙;丙".repeat(4);
        let card = vcard(&name, &offices[0], "zh").unwrap();
        assert!(card.starts_with("BEGIN:VCARD\r\nVERSION:3.0\r\nN:样例"));
        assert!(card.ends_with("TEL;TYPE=WORK,VOICE:12333\r\nEND:VCARD\r\n"));
        assert!(card.contains("甲\\,乙\\;丙"));
        assert!(card.lines().all(|line| line.len() <= 75));
        assert_eq!(vcard("x", &Office { agency: None, lines: Vec::new() }, "zh"), None);
        let mut contact = offices[0].lines[0].contact.clone();
        contact.note = Some(crate::Localized::new("zh", "转801"));
        let lines = [1, 2].map(|idx| Line { contact: &contact, policies: vec![idx] }).to_vec();
        let card = vcard("x", &Office { agency: None, lines }, "zh").unwrap();
        assert!(card.contains("NOTE:12333 转801\\n12333 转801\r\nEND"), "{card}");
    }
}
