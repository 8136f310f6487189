//! Every policy as a schema.org `GovernmentService`: only what the guide says.

use anyhow::Result;
use policy_core::guide::Contact;
use policy_core::{Facet, Guide, Policy};
use serde_json::{Map, Value, json};

/// The text of a `<script type="application/ld+json">`. `site` makes addresses whole.
pub(crate) fn services(guide: &Guide, site: Option<&str>) -> Result<String> {
    let list: Vec<Value> =
        guide.policies.iter().map(|policy| service(guide, policy, site)).collect();
    let graph = json!({ "@context": "https://schema.org", "@graph": list });
    // Inside of a script element only the beginning of a tag could end the text.
    Ok(serde_json::to_string(&graph)?.replace('<', "\\u003c"))
}

fn service(guide: &Guide, policy: &Policy, site: Option<&str>) -> Value {
    let name = |facet, idx: &usize| guide.terms[facet][*idx].name.get("zh").to_owned();
    let names = |facet| policy.terms[facet].iter().map(|idx| name(facet, idx)).collect::<Vec<_>>();
    let mut service = Map::new();
    let mut say = |key: &str, value: Value| {
        service.insert(key.to_owned(), value);
    };
    say("@type", "GovernmentService".into());
    say("name", policy.title.get("zh").into());
    say("description", policy.official.text.as_str().into());
    say("serviceType", names(Facet::Category).join("").into());
    if let Some(site) = site {
        say("url", format!("{site}#policy-{}", policy.number).into());
    }
    if let Some(region) = &guide.region {
        say("areaServed", json!({ "@type": "AdministrativeArea", "name": region.get("zh") }));
    }
    let offices = names(Facet::Agency).into_iter();
    let offices: Vec<Value> =
        offices.map(|name| json!({ "@type": "GovernmentOrganization", "name": name })).collect();
    if !offices.is_empty() {
        say("provider", offices.into());
    }
    let audiences = names(Facet::Audience).into_iter();
    let audiences: Vec<Value> =
        audiences.map(|name| json!({ "@type": "Audience", "audienceType": name })).collect();
    if !audiences.is_empty() {
        say("audience", audiences.into());
    }
    let channels: Vec<Value> =
        policy.contacts.iter().filter_map(|contact| channel(guide, contact)).collect();
    if !channels.is_empty() {
        say("availableChannel", channels.into());
    }
    service.into()
}

/// Only a number that can be dialled, or a page that can be opened, is a way to reach a service.
fn channel(guide: &Guide, contact: &Contact) -> Option<Value> {
    if let Some(link) = &contact.link {
        return Some(json!({ "@type": "ServiceChannel", "serviceUrl": link.href() }));
    }
    let phone = contact.phone.as_ref()?;
    let mut point = Map::new();
    point.insert("@type".to_owned(), "ContactPoint".into());
    point.insert("telephone".to_owned(), phone.printed().into());
    let label = contact.label.as_ref().or(guide.agency_of(contact).map(|term| &term.name));
    if let Some(label) = label {
        point.insert("name".to_owned(), label.get("zh").into());
    }
    Some(json!({ "@type": "ServiceChannel", "servicePhone": point }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::load;

    const GUIDE: &str = include_str!("../../../public/policies.json");

    fn graph(guide: &Guide, site: Option<&str>) -> Vec<Value> {
        let text = services(guide, site).unwrap();
        let all: Value = serde_json::from_str(&text).unwrap();
        all["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn every_policy_is_a_service_with_its_own_words_and_numbers() {
        let guide = load(GUIDE).0;
        let services = graph(&guide, Some("https://example.org/"));
        assert_eq!(services.len(), guide.policies.len());
        for (policy, service) in guide.policies.iter().zip(&services) {
            assert_eq!(service["description"], policy.official.text.as_str());
            let number = policy.number;
            assert_eq!(service["url"], format!("https://example.org/#policy-{number}"));
            let text = service.to_string();
            for contact in &policy.contacts {
                let phone = contact.phone.as_ref().map(policy_core::phone::Phone::printed);
                assert!(text.contains(phone.unwrap_or("")), "{number}");
                let misprint = contact.printed.as_deref().unwrap_or("no misprint");
                let channels = service["availableChannel"].to_string();
                assert!(!channels.contains(misprint), "{misprint} is no number to dial");
            }
        }
    }

    #[test]
    fn without_a_site_no_address_is_made_up() {
        let guide = load(GUIDE).0;
        assert!(graph(&guide, None).iter().all(|service| service.get("url").is_none()));
    }

    #[test]
    fn no_text_can_end_the_script() {
        let guide = load(&GUIDE.replace("引进卓越工程师安家与科研经费", "</script>")).0;
        assert!(!services(&guide, None).unwrap().contains('<'));
    }
}
