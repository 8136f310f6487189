//! Every office with its numbers as vCards, for the address book of a phone.

use policy_core::directory::{Office, offices, vcard};
use policy_core::{Facet, Guide};

/// The cards of all offices, one after another; numbers of which the source does not say whose they are get a
/// card for each policy, which says so.
pub fn phone_book(guide: &Guide, lang: &str) -> String {
    let mut cards = String::new();
    for office in offices(guide, |_| true) {
        let Some(term) = office.agency.and_then(|idx| guide.terms[Facet::Agency].get(idx)) else {
            cards.extend(shared(guide, &office, lang));
            continue;
        };
        cards.extend(vcard(term.name.get(lang), &office, lang));
    }
    cards
}

fn shared(guide: &Guide, office: &Office<'_>, lang: &str) -> Vec<String> {
    let mut cards = Vec::new();
    for (idx, policy) in guide.policies.iter().enumerate() {
        let lines: Vec<_> =
            office.lines.iter().filter(|line| line.policies.contains(&idx)).cloned().collect();
        let names: Vec<&str> = policy.terms[Facet::Agency]
            .iter()
            .filter_map(|term| guide.terms[Facet::Agency].get(*term))
            .map(|term| term.label().get(lang))
            .collect();
        // Where no office is named, whoever calls remembers what it was about.
        let joined = match (names.is_empty(), lang) {
            (true, _) => policy.title.get(lang).to_owned(),
            (false, "zh") => names.join("、"),
            (false, _) => names.join(", "),
        };
        let name = match lang {
            "zh" => format!("{joined}（第{}条咨询电话）", policy.number),
            _ => format!("{joined} (policy {})", policy.number),
        };
        cards.extend(vcard(&name, &Office { agency: None, lines }, lang));
    }
    cards
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_the_guide_has_a_card() {
        let guide = policy_core::load(include_str!("../../../../public/policies.json")).0;
        let cards = phone_book(&guide, "zh");
        for policy in &guide.policies {
            for phone in policy.contacts.iter().filter_map(|contact| contact.phone.as_ref()) {
                assert!(cards.contains(&format!("VOICE:{}\r\n", phone.printed())));
            }
        }
        assert_eq!(cards.matches("BEGIN:VCARD").count(), cards.matches("END:VCARD").count());
        let plain = cards.replace("\r\n ", "");
        assert!(plain.contains("FN:市人社局、市国资委（第18条咨询电话）\r\n"));
        assert!(plain.contains("FN:市人力社保局\r\n"));
        assert!(!cards.contains("881525981"), "what cannot be dialled is in no card");
    }
}
