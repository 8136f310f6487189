//! The written stylesheet, read back and held against `policy_core`'s own filter.

use policy_core::selection::Selection;
use policy_core::{filter, load};

use super::*;

/// A ticked checkbox: facet and term.
type Ticked = (Facet, String);

fn guide() -> Guide {
    load(include_str!("../../../public/policies.json")).0
}

/// What stands between an opening bracket at the beginning of `text` and its partner, and what follows.
fn bracketed(text: &str) -> (&str, &str) {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return (&text[1..at], &text[at + 1..]),
            ')' => depth -= 1,
            _ => {}
        }
    }
    panic!("no closing bracket in {text}");
}

/// The selectors of a list, cut at commas outside of brackets.
fn selectors(list: &str) -> Vec<&str> {
    let (mut all, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in list.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                all.push(list[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(list[start..].trim());
    all
}

/// Whether the anchor meets a row of `:has()`, `:not()` and `:is()`.
fn holds(condition: &str, ticked: &[Ticked]) -> bool {
    let Some(rest) = condition.strip_prefix(':') else {
        assert_eq!(condition, "", "an unknown selector");
        return true;
    };
    let (name, rest) = rest.split_at(rest.find('(').expect("an argument"));
    let (inside, rest) = bracketed(rest);
    let mut choices = selectors(inside).into_iter();
    let here = match name {
        "has" => choices.any(|choice| ticked.iter().any(|box_| is_box(choice, box_))),
        "not" => !choices.any(|choice| holds(choice, ticked)),
        "is" => choices.any(|choice| holds(choice, ticked)),
        other => panic!("an unknown pseudo-class {other}"),
    };
    here && holds(rest, ticked)
}

/// Whether a selector of a ticked checkbox means this one.
fn is_box(selector: &str, (facet, term): &Ticked) -> bool {
    let name = format!("[name={}]", facet.id());
    let rest = selector.strip_suffix(":checked").expect("a ticked box");
    let Some(value) = rest.strip_prefix(&name) else { return false };
    value.is_empty() || value == format!("[value=\"{}\"]", quoted(term))
}

/// The sheet's rules of what is hidden, and the condition of the line that says that nothing is left.
struct Sheet {
    hidden: Vec<(String, String)>,
    none: String,
}

impl Sheet {
    fn of(guide: &Guide) -> Self {
        let css = sheet(guide).expect("a guide of usual size");
        let rest = css.rsplit_once("{display:none!important}\n.").expect("the rules").1;
        let list = css.split_once(&format!("\n.{ANCHOR}:has(:checked)~.policy-guide-status .policy-guide-all{{display:none!important}}\n"));
        let list =
            list.expect("the list").1.split_once("{display:none!important}").expect("its end").0;
        let own = format!(".{ANCHOR}");
        let hidden = selectors(list).into_iter().map(|selector| {
            let (condition, target) = selector.split_once("~* ").expect("what follows the anchor");
            (condition.strip_prefix(&own).expect("the anchor").to_owned(), target.to_owned())
        });
        let none = rest.split_once("~.policy-guide-none{display:block!important}");
        let none = none.expect("the line").0.strip_prefix(ANCHOR).expect("the anchor");
        Self { hidden: hidden.collect(), none: none.to_owned() }
    }

    fn hides(&self, what: &str, ticked: &[Ticked]) -> bool {
        let mut its = self.hidden.iter().filter(|(_, target)| target.contains(what));
        its.any(|(condition, _)| holds(condition, ticked))
    }
}

/// All terms of all facets.
fn boxes(guide: &Guide) -> Vec<Ticked> {
    let terms = |facet| guide.terms[facet].iter().map(move |term| (facet, term.id.clone()));
    Facet::ALL.into_iter().flat_map(terms).collect()
}

#[track_caller]
fn agree(guide: &Guide, sheet: &Sheet, ticked: &[Ticked]) {
    let mut selection = Selection::default();
    for (facet, term) in ticked {
        selection.chosen[*facet].push(term.clone());
    }
    let shown = filter::apply(guide, &selection, None).shown;
    for (idx, policy) in guide.policies.iter().enumerate() {
        let card = format!("[data-policy=\"{}\"]", policy.number);
        assert_eq!(!sheet.hides(&card, ticked), shown.contains(&idx), "{card} with {ticked:?}");
    }
    for category in 0..guide.terms[Facet::Category].len() {
        let is_its = |idx: &usize| guide.policies[*idx].category() == category;
        let name = format!("[data-category=\"{category}\"]");
        assert_eq!(!sheet.hides(&name, ticked), shown.iter().any(is_its), "{name} with {ticked:?}");
    }
    assert_eq!(holds(&sheet.none, ticked), shown.is_empty(), "none with {ticked:?}");
}

#[test]
fn one_choice_and_any_two_hide_what_the_filter_hides() {
    let guide = guide();
    let (sheet, boxes) = (Sheet::of(&guide), boxes(&guide));
    agree(&guide, &sheet, &[]);
    for (at, first) in boxes.iter().enumerate() {
        agree(&guide, &sheet, std::slice::from_ref(first));
        for second in &boxes[at + 1..] {
            agree(&guide, &sheet, &[first.clone(), second.clone()]);
        }
    }
}

#[test]
fn three_and_more_choices_hide_what_the_filter_hides() {
    let guide = guide();
    let (sheet, boxes) = (Sheet::of(&guide), boxes(&guide));
    let mut seed: usize = 20;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        boxes[(seed >> 33) % boxes.len()].clone()
    };
    for n in 0..400 {
        let ticked: Vec<Ticked> = (0..3 + n % 4).map(|_| next()).collect();
        agree(&guide, &sheet, &ticked);
    }
}

#[test]
fn graduates_and_training_leave_the_right_cards() {
    let guide = guide();
    let sheet = Sheet::of(&guide);
    let ticked =
        [(Facet::Audience, "graduate".to_owned()), (Facet::Support, "training".to_owned())];
    let is_shown = |number: &u32| !sheet.hides(&format!("[data-policy=\"{number}\"]"), &ticked);
    let shown: Vec<u32> =
        guide.policies.iter().map(|policy| policy.number).filter(is_shown).collect();
    assert_eq!(shown, GRADUATES_IN_TRAINING);
}

/// Read from the guide by hand.
const GRADUATES_IN_TRAINING: [u32; 1] = [15];

#[test]
fn equal_names_in_two_facets_are_two_choices() {
    let guide = load(
        &include_str!("../../../public/policies.json").replace("\"training\"", "\"graduate\""),
    )
    .0;
    let (sheet, both) = (Sheet::of(&guide), "graduate".to_owned());
    agree(&guide, &sheet, &[(Facet::Support, both.clone())]);
    agree(&guide, &sheet, &[(Facet::Audience, both.clone()), (Facet::Support, both)]);
}

#[test]
fn no_name_ends_the_style_or_a_string() {
    assert_eq!(quoted("a-b_1"), "a-b_1");
    assert_eq!(quoted("</style>\"\\\n"), "\\3c \\2f style\\3e \\22 \\5c \\a ");
}

#[test]
fn a_guide_that_is_too_large_has_no_rules() {
    let mut guide = guide();
    let policy = guide.policies[0].clone();
    guide.policies.resize(MAX_POLICIES + 1, policy);
    assert!(sheet(&guide).is_none());
}
