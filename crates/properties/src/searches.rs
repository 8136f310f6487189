//! Searches: any query answers, about policies that are there, best first.

use std::sync::OnceLock;

use policy_core::guide::Guide;
use policy_core::search::{Answer, Asks, Certainty, Engine, Plain, Tables, find_words, nearest};
use policy_core::{Facet, Selection, filter, load};

use crate::{ASKS, PINYIN, PUBLISHED, SAMPLE};

struct Searched {
    guide: Guide,
    plain: Plain,
    engine: Engine,
}

/// Made once: a query is what varies.
fn searched() -> &'static [Searched; 2] {
    static SEARCHED: OnceLock<[Searched; 2]> = OnceLock::new();
    SEARCHED.get_or_init(|| {
        [(PUBLISHED, PINYIN, ASKS), (SAMPLE, "", "")].map(|(text, pinyin, asks)| {
            let (guide, _) = load(text);
            let engine = Engine::with_asks(&guide, Tables::read(pinyin), Asks::read(asks));
            Searched { plain: Plain::new(&guide), engine, guide }
        })
    })
}

/// What a query finds is there, once each, best first; what is to be marked stands in the texts.
pub fn search_stays_in_bounds(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    for Searched { guide, plain, engine } in searched() {
        for answer in [plain.search(&query), engine.search(&query)].into_iter().flatten() {
            check_answer(guide, answer);
        }
        let sure = engine.search(&query).unwrap_or_default().hits;
        for hit in sure.iter().take(3).filter(|hit| hit.certainty == Certainty::Sure) {
            let reasons = engine.explain(guide, hit.policy, &query);
            assert!(!reasons.is_empty(), "{query:?} finds {} for no reason", hit.policy);
        }
        for (facet, idx) in nearest(guide, &query) {
            assert!(idx < guide.terms[facet].len());
        }
    }
}

fn check_answer(guide: &Guide, answer: Answer) {
    assert!(answer.hits.windows(2).all(|pair| pair[0].score >= pair[1].score), "best first");
    assert!(answer.hits.is_sorted_by_key(|hit| hit.certainty), "what is sure comes first");
    for hit in answer.hits.iter().take(5) {
        let text = guide.policies[hit.policy].title.get("en");
        assert!(
            find_words(text, &answer.words).iter().all(|place| text.get(place.clone()).is_some())
        );
    }
    let n = answer.hits.len();
    let outcome = filter::apply(guide, &Selection::default(), Some(answer));
    let mut shown = outcome.shown.clone();
    shown.sort_unstable();
    shown.dedup();
    assert_eq!(shown.len(), n, "each once");
    let counted: usize = outcome.counts[Facet::Category].iter().sum();
    assert_eq!(counted, n, "every policy has one category");
}

/// A pinyin table, and a file of questions, may be any text; folding and spelling with it come to an end.
pub fn tables_read_anything(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let tables = Tables::read(&text);
    let sample: String = text.chars().take(12).collect();
    let folded = tables.fold(&sample);
    assert!(folded.chars().count() <= sample.chars().count() * 3);
    for spelling in tables.spellings(&sample, 4) {
        assert!(spelling.initials.chars().count() <= sample.chars().count());
    }
    let engine = Engine::with_asks(&searched()[1].guide, tables, Asks::read(&text));
    assert_eq!(engine.search(&sample), engine.search(&sample));
}
