//! The second guide: another town, other languages, facets, questions and numbers. Nothing of the first may be needed.

use policy_core::finder::{Verdict, matches, next_question};
use policy_core::search::{Engine, Plain, Tables};
use policy_core::{Facet, Guide, Selection, filter, load};

fn guide() -> Guide {
    let (guide, issues) = load(include_str!("../../../tests/data/sample-guide/policies.json"));
    assert_eq!(issues, [], "it is sound");
    guide
}

fn numbers(guide: &Guide, positions: impl IntoIterator<Item = usize>) -> Vec<u32> {
    positions.into_iter().map(|idx| guide.policies[idx].number).collect()
}

#[test]
fn its_languages_and_the_names_of_its_facets_are_its_own() {
    let guide = guide();
    assert_eq!((guide.lang(), guide.langs.len()), ("de", 2));
    let name = guide.facets[Facet::Category].as_ref();
    assert_eq!(
        name.map(|name| (name.get("de"), name.get("zh"))),
        Some(("Hafenbecken", "Hafenbecken"))
    );
    assert_eq!(
        guide.examples.map(|words| words.get("en").to_owned()).as_deref(),
        Some("berth, lighthouse, nets")
    );
}

#[test]
fn it_is_filtered_and_counted() {
    let guide = guide();
    let link = Selection::decode("pg=agency:harbour;support:course,berth");
    let outcome = filter::apply(&guide, &link, None);
    assert_eq!(numbers(&guide, outcome.shown), [1, 7]);
    assert_eq!(outcome.counts[Facet::Support], [1, 2, 1, 0]);
}

#[test]
fn it_is_searched_in_both_of_its_languages() {
    let guide = guide();
    let (plain, engine) = (Plain::new(&guide), Engine::new(&guide, Tables::default()));
    for (query, best) in
        [("Liegeplatz", 1), ("Anleger", 1), ("lighthouse", 5), ("Winterkurs", 4), ("plane", 3)]
    {
        let answer = engine.search(query).unwrap_or_default();
        assert_eq!(numbers(&guide, answer.hits.first().map(|hit| hit.policy)), [best], "{query}");
    }
    let found = plain.search("Knoten").unwrap_or_default();
    assert_eq!(numbers(&guide, found.hits.iter().map(|hit| hit.policy)), [7]);
}

#[test]
fn its_own_questions_lead_to_its_own_policies() {
    let guide = guide();
    let mut answers: Vec<(String, Vec<String>)> = Vec::new();
    assert_eq!(next_question(&guide, &answers), Some(0));
    answers.push(("work".into(), vec!["planks".into()]));
    answers.push(("since".into(), vec!["new".into()]));
    assert_eq!(next_question(&guide, &answers), None);
    let found = matches(&guide, &answers);
    let likely = found.iter().filter(|one| one.verdict == Verdict::Likely);
    assert_eq!(numbers(&guide, likely.map(|one| one.policy)), [3, 4, 7]);
}
