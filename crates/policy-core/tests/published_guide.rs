//! The guide that is published, held against the source it was taken from.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking, helpers included"
)]

use policy_core::figure::find_figures;
use policy_core::guide::{Contact, Limit, Per, Policy};
use policy_core::{Facet, Guide, load};

const GUIDE: &str = include_str!("../../../public/policies.json");
const SOURCE: &str = include_str!("../../../tests/data/chongqing-source.txt");

fn guide() -> Guide {
    let (guide, issues) = load(GUIDE);
    let sentences: Vec<_> = issues.iter().map(|issue| issue.sentence("en")).collect();
    assert!(sentences.is_empty(), "{sentences:#?}");
    guide
}

fn policy(number: u32) -> Policy {
    guide().policy(number).unwrap().clone()
}

fn printed(contact: &Contact) -> &str {
    contact
        .phone
        .as_ref()
        .map(policy_core::phone::Phone::printed)
        .or(contact.printed.as_deref())
        .unwrap_or("")
}

fn phones(number: u32) -> Vec<String> {
    policy(number)
        .contacts
        .iter()
        .map(|contact| printed(contact).to_owned())
        .filter(|p| !p.is_empty())
        .collect()
}

/// Reads the source from its beginning to its end, word by word as expected.
struct Walk<'a>(&'a str);

impl Walk<'_> {
    /// The next words must be exactly these; only blanks may stand before them.
    #[track_caller]
    fn expect(&mut self, words: &str) {
        let rest = self.0.trim_start();
        let Some(after) = rest.strip_prefix(words) else {
            let found: String = rest.chars().take(40).collect();
            panic!("expected {words:?}, the source says {found:?}");
        };
        self.0 = after;
    }

    /// The same, where the source breaks the words over lines.
    #[track_caller]
    fn expect_broken(&mut self, words: &str) {
        words.chars().for_each(|c| self.expect(&c.to_string()));
    }
}

#[test]
fn every_cell_stands_in_the_source_word_for_word_and_nothing_is_left_over() {
    let guide = guide();
    let mut walk = Walk(SOURCE);
    walk.expect("附件");
    walk.expect(guide.title.get("zh"));
    for head in ["序号", "类别", "主要内容", "经办机构", "咨询电话"] {
        walk.expect(head);
    }
    let mut category = None;
    for policy in &guide.policies {
        walk.expect(&policy.number.to_string());
        if category != Some(policy.category()) {
            category = Some(policy.category());
            walk.expect_broken(guide.terms[Facet::Category][policy.category()].name.get("zh"));
        }
        walk.expect(&policy.official.text);
        walk.expect(&policy.official.agency);
        walk.expect(&policy.official.contact);
    }
    walk.expect("注：");
    walk.expect(guide.note.as_ref().unwrap().get("zh"));
    assert_eq!(walk.0.trim(), "");
}

#[test]
fn the_categories_hold_the_policies_that_the_source_groups() {
    let guide = guide();
    let groups: Vec<Vec<u32>> = (0..guide.terms[Facet::Category].len())
        .map(|idx| {
            guide.policies.iter().filter(|p| p.category() == idx).map(|p| p.number).collect()
        })
        .collect();
    let expected =
        [1..=4, 5..=9, 10..=12, 13..=17, 18..=20, 21..=23].map(Iterator::collect::<Vec<u32>>);
    assert_eq!(groups, expected);
}

#[test]
fn every_figure_is_the_one_its_quote_says() {
    let mut n_figures = 0;
    for policy in guide().policies {
        for benefit in &policy.benefits {
            assert!(
                policy.official.text.contains(&benefit.quote),
                "{}: {}",
                policy.number,
                benefit.quote
            );
            let Some(figure) = &benefit.figure else { continue };
            let said = find_figures(&benefit.quote);
            let found = said
                .iter()
                .any(|said| said.amount == figure.amount && said.unit == Some(figure.unit));
            assert!(found, "{}: {:?} is not in {}", policy.number, figure, benefit.quote);
            n_figures += 1;
        }
    }
    assert!(n_figures >= 20, "only {n_figures} figures");
}

#[test]
fn every_text_is_there_in_both_languages() {
    for policy in guide().policies {
        let number = policy.number;
        for text in [Some(&policy.title), policy.summary.as_ref()] {
            let text = text.unwrap_or_else(|| panic!("{number} has no summary"));
            assert!(text.exact("zh").is_some() && text.exact("en").is_some(), "{number}");
        }
        assert!(policy.headline().is_some(), "{number} has no headline");
        assert!(
            policy
                .benefits
                .iter()
                .all(|b| b.label.exact("zh").is_some() && b.label.exact("en").is_some())
        );
        // Whom it is for is said by conditions, or by the branches of the text.
        let says_for_whom = !policy.conditions.is_empty()
            || policy.benefits.iter().all(|benefit| !benefit.when.is_empty());
        assert!(!policy.keywords.is_empty() && says_for_whom, "{number}");
        for facet in Facet::ALL {
            assert!(!policy.terms[facet].is_empty(), "{number} has no {}", facet.id());
        }
    }
}

#[test]
fn every_word_of_every_facet_is_used() {
    let guide = guide();
    for facet in Facet::ALL {
        for (idx, term) in guide.terms[facet].iter().enumerate() {
            assert!(
                guide.policies.iter().any(|policy| policy.terms[facet].contains(&idx)),
                "{}",
                term.id
            );
            assert!(
                term.name.exact("zh").is_some() && term.name.exact("en").is_some(),
                "{}",
                term.id
            );
        }
    }
}

#[test]
fn every_number_comes_from_the_source_and_every_number_of_the_source_is_there() {
    for policy in guide().policies {
        let cells = [policy.official.agency.as_str(), policy.official.contact.as_str()].join("\n");
        let runs = cells.split(|c: char| !c.is_ascii_digit() && c != '-');
        for number in runs.filter(|run| {
            run.chars().filter(char::is_ascii_digit).count() >= 8 && !run.ends_with("412")
        }) {
            if !number.contains('-') && number.len() != 11 {
                continue;
            }
            let given = policy.contacts.iter().any(|contact| printed(contact) == number);
            assert!(given, "{} lacks {number}", policy.number);
        }
        for contact in &policy.contacts {
            assert!(SOURCE.contains(printed(contact)), "{}: {}", policy.number, printed(contact));
        }
    }
}

#[test]
fn the_number_with_a_digit_too_many_is_shown_as_printed_and_not_dialled() {
    let policy = policy(1);
    let misprint = &policy.contacts[0];
    assert_eq!(
        (misprint.phone.as_ref(), misprint.printed.as_deref()),
        (None, Some("023-881525981"))
    );
    assert!(misprint.note.is_some());
    assert!(misprint.note.as_ref().unwrap().get("zh").contains("号码待核实"));
    let guide = guide();
    let offices: std::collections::BTreeSet<_> = policy.contacts[1..5]
        .iter()
        .map(|contact| guide.agency_of(contact).unwrap().id.clone())
        .collect();
    assert_eq!(offices.len(), 4, "each of the other four numbers has an office of its own");
}

#[test]
fn the_hotline_is_the_districts_and_never_an_office_of_the_city() {
    let guide = guide();
    let mut n_hotlines = 0;
    for policy in &guide.policies {
        for contact in policy.contacts.iter().filter(|one| printed(one) == "023-12333") {
            n_hotlines += 1;
            let is_printed = policy.official.contact.contains("023-12333");
            if let Some(office) = guide.agency_of(contact) {
                let is_districts = is_printed && office.id.starts_with("district-");
                assert!(is_districts, "{}: {}", policy.number, office.id);
            } else {
                // Where the cell does not print it, it comes last and says what it is.
                assert_eq!(policy.contacts.last(), Some(contact), "{}", policy.number);
                assert!(contact.label.as_ref().unwrap().get("zh").contains("区县"));
            }
        }
    }
    assert_eq!(n_hotlines, 5);
}

#[test]
fn what_the_city_pays_to_districts_is_not_shown_as_paid_to_people() {
    let policy = policy(2);
    assert_eq!(policy.face_sum(), None);
    assert!(policy.headline().unwrap().figure.is_none());
    let with_figure = policy.benefits.iter().filter(|benefit| benefit.figure.is_some());
    assert!(with_figure.clone().count() == 3 && with_figure.clone().all(|one| one.indirect));
}

#[test]
fn thresholds_and_names_are_not_benefits() {
    let quotes =
        |number| policy(number).benefits.iter().map(|b| b.quote.clone()).collect::<String>();
    assert!(!quotes(12).contains("20万元"));
    assert!(quotes(12).contains("3%") && quotes(12).contains("100万元"));
    assert!(!quotes(13).contains("416") && !quotes(13).contains("33618"));
    let base = policy(13).benefits.into_iter().find_map(|benefit| benefit.figure).unwrap();
    assert_eq!(base.per, Some(Per::Base));
}

#[test]
fn unlabelled_numbers_are_given_to_no_office() {
    for number in [7, 18, 19, 22] {
        assert!(policy(number).contacts.iter().all(|contact| contact.agency.is_none()), "{number}");
        assert!(phones(number).len() >= 2, "{number}");
    }
}

#[test]
fn a_policy_without_a_number_has_none() {
    assert!(policy(21).contacts.iter().all(|contact| contact.phone.is_none()));
    assert_eq!(policy(21).official.contact, "/");
}

#[test]
fn labelled_numbers_keep_their_labels() {
    let label = |number: u32, phone: &str| {
        let contacts = policy(number).contacts;
        let contact = contacts.iter().find(|contact| printed(contact) == phone).cloned().unwrap();
        contact.label.unwrap().get("zh").to_owned()
    };
    assert_eq!(label(10, "023-88152487"), "专家项目");
    assert_eq!(label(10, "023-88152120"), "博士后项目");
    assert_eq!(label(10, "023-86868904"), "留学回国人员项目");
    assert_eq!(label(12, "023-67605997"), "自然科学基金项目");
    assert_eq!(label(12, "023-67515789"), "绩效奖励");
}

#[test]
fn the_merged_cell_gives_each_office_its_number() {
    let guide = guide();
    let policy = policy(9);
    assert_eq!(policy.official.contact, "");
    assert!(
        policy
            .contacts
            .iter()
            .all(|contact| guide.agency_of(contact).is_some() && contact.phone.is_some())
    );
    assert_eq!(phones(9), ["023-88152487", "023-63897023", "023-67724358"]);
}

#[test]
fn the_two_talent_offices_are_two() {
    let guide = guide();
    let names: Vec<_> = guide.terms[Facet::Agency].iter().map(|term| term.name.get("zh")).collect();
    assert!(names.contains(&"市人才中心") && names.contains(&"市人服中心"));
}

#[test]
fn the_interest_line_keeps_its_full_width_minus() {
    assert!(policy(16).official.text.contains("LPR－150BP"));
    let face = policy(16).face_sum();
    assert_eq!(face, policy_core::figure::Amount::whole(8_000), "the loan is not on the face");
    let interest = policy(16).benefits.into_iter().find(|one| one.quote.contains("150BP")).unwrap();
    assert_eq!(interest.figure, None, "150 basis points mean nothing by themselves");
    assert!(
        policy(16)
            .benefits
            .iter()
            .any(|b| b.figure.as_ref().is_some_and(|f| f.limit == Limit::Max))
    );
}
