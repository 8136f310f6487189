//! `judge`: queries with the answers that people would want, and how near the search comes.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use policy_core::Guide;
use policy_core::search::Engine;
use serde_json::Value;

use crate::search::engine;

/// A query and the policies that answer it, in any order; none where the guide has nothing.
struct Judged {
    kind: String,
    query: String,
    want: Vec<u32>,
}

/// How well queries are answered.
#[derive(Default)]
struct Marks {
    /// Sums over the queries that have an answer.
    recall: f64,
    reciprocal_rank: f64,
    n_answerable: usize,
    /// Queries without an answer, and how many of them got one all the same.
    n_empty: usize,
    n_false: usize,
}

/// The least that is accepted, over all kinds.
const MIN_RECALL: f64 = 0.94;
const MIN_RANK: f64 = 0.94;
const MAX_FALSE: f64 = 0.05;

/// A table by kind, the queries that fell short, and an error where a floor is not held.
///
/// # Errors
/// When the queries are not a list of judged queries, or an answer falls below its floor.
pub fn judge(guide: &Guide, queries: &str) -> Result<String> {
    let engine = engine(guide);
    let mut kinds: BTreeMap<String, Marks> = BTreeMap::new();
    let (mut all, mut short) = (Marks::default(), Vec::new());
    for judged in read(queries)? {
        let found = numbers(guide, &engine, &judged.query);
        let marks = Marks::of(&judged.want, &found);
        if marks.falls_short() {
            let first: Vec<_> = found.iter().take(6).collect();
            short.push(format!(
                "  {}: {}: {first:?}, wanted {:?}",
                judged.kind, judged.query, judged.want
            ));
        }
        kinds.entry(judged.kind).or_default().add(&marks);
        all.add(&marks);
    }
    let mut lines = vec![format!(
        "{:<16} {:>7} {:>9} {:>6} {:>11}",
        "kind", "queries", "recall@3", "MRR", "false hits"
    )];
    lines.extend(kinds.iter().map(|(kind, marks)| marks.line(kind)));
    lines.push(all.line("all"));
    if !short.is_empty() {
        lines.push(format!("\nfell short:\n{}", short.join("\n")));
    }
    let table = lines.join("\n");
    if all.recall() < MIN_RECALL || all.rank() < MIN_RANK || all.false_rate() > MAX_FALSE {
        bail!(
            "{table}\n\nthe floors are recall@3 {MIN_RECALL}, MRR {MIN_RANK}, false hits {MAX_FALSE}"
        );
    }
    Ok(table)
}

fn numbers(guide: &Guide, engine: &Engine, query: &str) -> Vec<u32> {
    let answer = engine.search(query).unwrap_or_default();
    answer
        .hits
        .iter()
        .filter_map(|hit| guide.policies.get(hit.policy))
        .map(|policy| policy.number)
        .collect()
}

fn read(queries: &str) -> Result<Vec<Judged>> {
    let rows: Vec<Value> = serde_json::from_str(queries).context("the queries are a JSON list")?;
    rows.iter()
        .map(|row| judged(row).with_context(|| format!("{row} needs kind, q and want")))
        .collect()
}

fn judged(row: &Value) -> Option<Judged> {
    let want = row["want"].as_array()?.iter().map(|number| u32::try_from(number.as_u64()?).ok());
    Some(Judged {
        kind: row["kind"].as_str()?.into(),
        query: row["q"].as_str()?.into(),
        want: want.collect::<Option<_>>()?,
    })
}

#[expect(clippy::cast_precision_loss, reason = "a few hundred queries")]
impl Marks {
    fn of(want: &[u32], found: &[u32]) -> Self {
        if want.is_empty() {
            return Self { n_empty: 1, n_false: usize::from(!found.is_empty()), ..Self::default() };
        }
        let among = found.iter().take(3).filter(|number| want.contains(number)).count();
        let first = found.iter().position(|number| want.contains(number));
        Self {
            recall: among as f64 / want.len().min(3) as f64,
            reciprocal_rank: first.map_or(0.0, |at| 1.0 / (at + 1) as f64),
            n_answerable: 1,
            ..Self::default()
        }
    }

    fn falls_short(&self) -> bool {
        self.n_false > 0
            || self.n_answerable > 0 && (self.recall < 1.0 || self.reciprocal_rank < 1.0)
    }

    fn add(&mut self, other: &Self) {
        self.recall += other.recall;
        self.reciprocal_rank += other.reciprocal_rank;
        self.n_answerable += other.n_answerable;
        self.n_empty += other.n_empty;
        self.n_false += other.n_false;
    }

    fn recall(&self) -> f64 {
        self.recall / self.n_answerable.max(1) as f64
    }

    fn rank(&self) -> f64 {
        self.reciprocal_rank / self.n_answerable.max(1) as f64
    }

    fn false_rate(&self) -> f64 {
        self.n_false as f64 / self.n_empty.max(1) as f64
    }

    fn line(&self, name: &str) -> String {
        let number =
            |value: f64, n: usize| if n == 0 { "-".to_owned() } else { format!("{value:.3}") };
        format!(
            "{name:<16} {:>7} {:>9} {:>6} {:>11}",
            self.n_answerable + self.n_empty,
            number(self.recall(), self.n_answerable),
            number(self.rank(), self.n_answerable),
            number(self.false_rate(), self.n_empty),
        )
    }
}
