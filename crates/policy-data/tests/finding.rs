//! What people ask is found: judged queries by kind, every clause of the official text as it is and mistyped, and each
//! question by the others.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, helpers included")]

use std::collections::BTreeMap;

use pinyin::ToPinyin as _;
use policy_core::search::{Asks, Engine};
use policy_core::{Guide, load};
use policy_data::judge::{Marks, report};
use policy_data::search::engine;

const GUIDE: &str = include_str!("../../../public/policies.json");
const ASKS: &str = include_str!("../../../public/policies.asks.json");
const LOOK_ALIKES: &str = include_str!("../src/look_alikes.txt");

fn guide() -> Guide {
    load(GUIDE).0
}

/// The numbers of the first three policies.
fn first_three(guide: &Guide, engine: &Engine, query: &str) -> Vec<u32> {
    let hits = engine.search(query).unwrap_or_default().hits;
    hits.iter().take(3).map(|hit| guide.policies[hit.policy].number).collect()
}

#[track_caller]
fn check_set(queries: &str, check: impl Fn(&str, &Marks)) {
    let report = report(&guide(), Asks::read(ASKS), queries).unwrap();
    for (kind, marks) in &report.kinds {
        check(kind, marks);
    }
    check("all", &report.all);
}

/// The clauses of each policy's official text, with its number.
fn clauses(guide: &Guide) -> Vec<(u32, String)> {
    let mut clauses = Vec::new();
    for policy in &guide.policies {
        let parts = policy.official.text.split(['，', '。', '；', '、', '\n']);
        let parts = parts.map(str::trim).filter(|part| part.chars().count() > 2);
        clauses.extend(parts.map(|part| (policy.number, part.to_owned())));
    }
    clauses
}

#[test]
fn every_clause_of_the_official_text_finds_its_policy() {
    let (guide, engine) = (guide(), engine(&guide(), Asks::read(ASKS)));
    let clauses = clauses(&guide);
    let lost =
        |(number, clause): &&(u32, String)| !first_three(&guide, &engine, clause).contains(number);
    let lost: Vec<_> = clauses.iter().filter(lost).collect();
    println!("{} clauses", clauses.len());
    assert!(lost.is_empty(), "{lost:?}");
}

/// Characters that sound the same, among the 3,755 most common.
fn homophones() -> BTreeMap<&'static str, Vec<char>> {
    let mut by_sound: BTreeMap<&str, Vec<char>> = BTreeMap::new();
    for (high, low) in
        (0xb0..=0xd7_u8).flat_map(|high| (0xa1..=0xfe_u8).map(move |low| (high, low)))
    {
        let bytes = [high, low];
        let (text, ..) = encoding_rs::GBK.decode(&bytes);
        let c = text.chars().next().unwrap();
        if let Some(sound) = c.to_pinyin() {
            by_sound.entry(sound.plain()).or_default().push(c);
        }
    }
    by_sound
}

/// A character that is easily typed for another: one that looks like it, or one that sounds the same.
fn mistaken(c: char, turn: usize, homophones: &BTreeMap<&str, Vec<char>>) -> Option<char> {
    let group = LOOK_ALIKES.split_whitespace().find(|group| group.contains(c));
    let looks: Vec<char> =
        group.into_iter().flat_map(str::chars).filter(|other| *other != c).collect();
    let same = c.to_pinyin().and_then(|sound| homophones.get(sound.plain())).into_iter().flatten();
    let same: Vec<char> = same.copied().filter(|other| *other != c).collect();
    let all = if turn.is_multiple_of(2) && !looks.is_empty() { looks } else { same };
    (!all.is_empty()).then(|| all[turn * 7 % all.len()])
}

#[test]
fn a_clause_with_one_character_mistaken_finds_its_policy() {
    let (guide, engine) = (guide(), engine(&guide(), Asks::read(ASKS)));
    let homophones = homophones();
    let (mut n, mut lost) = (0, Vec::new());
    for (number, clause) in clauses(&guide) {
        let chars: Vec<char> = clause.chars().collect();
        for (at, c) in chars.iter().enumerate().filter(|(at, _)| at % 3 == 1) {
            let Some(other) = mistaken(*c, at, &homophones) else { continue };
            let mut typed = chars.clone();
            typed[at] = other;
            let typed: String = typed.iter().collect();
            n += 1;
            if !first_three(&guide, &engine, &typed).contains(&number) {
                lost.push(format!("{number} {typed}"));
            }
        }
    }
    println!("{} of {n} lost:\n{}", lost.len(), lost.join("\n"));
    assert!(lost.len() * 20 <= n, "{} of {n}", lost.len());
}

/// How well a question is found by the other questions and texts alone: people will ask in words that nobody wrote down.
#[test]
fn a_question_that_is_not_in_the_file_is_found() {
    let guide = guide();
    let all = Asks::read(ASKS);
    let most = guide.policies.iter().map(|policy| all.of(policy.number).len()).max().unwrap();
    let (mut n, mut n_empty, mut lost) = (0, 0, Vec::new());
    for left_out in 0..most {
        let mut asks = Asks::default();
        for policy in &guide.policies {
            let others =
                all.of(policy.number).iter().enumerate().filter(|(idx, _)| *idx != left_out);
            others.for_each(|(_, ask)| asks.add(policy.number, ask));
        }
        let engine = engine(&guide, asks);
        for policy in &guide.policies {
            let Some(ask) = all.of(policy.number).get(left_out) else { continue };
            n += 1;
            let first = first_three(&guide, &engine, ask);
            n_empty += usize::from(first.is_empty());
            if !first.contains(&policy.number) {
                lost.push(format!("{} {ask}: {first:?}", policy.number));
            }
        }
    }
    println!("{} of {n} lost, {n_empty} empty:\n{}", lost.len(), lost.join("\n"));
    assert!(lost.len() * 10 <= n, "{} of {n}", lost.len());
}

/// No kind may fall below 0.85.
#[track_caller]
fn check_half(queries: &str, least_quiet: f64) {
    check_set(queries, |kind, marks| {
        let least = if kind == "all" { 0.95 } else { 0.85 };
        assert!(marks.recall() >= least, "{kind}: recall {}", marks.recall());
        assert!(marks.rank() >= least - 0.05, "{kind}: rank {}", marks.rank());
        assert!(marks.quiet() >= least_quiet.min(least), "{kind}: quiet {}", marks.quiet());
        assert!(kind != "all" || marks.wrongly_empty() <= 0.02, "{}", marks.wrongly_empty());
    });
}

#[test]
fn the_development_half_is_answered() {
    check_half(include_str!("../../../tests/data/queries.development.json"), 0.95);
}

#[test]
fn the_kept_half_is_answered() {
    check_half(include_str!("../../../tests/data/queries.kept.json"), 0.95);
}

#[test]
fn the_unseen_set_is_answered() {
    check_half(include_str!("../../../tests/data/queries.unseen.json"), 0.95);
}
