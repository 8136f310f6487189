//! `judge`: queries with the answers that people would want, and how near the search comes.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use policy_core::Guide;
use policy_core::search::{Asks, Engine};
use serde_json::Value;

use crate::search::engine;

/// A query and the policies that answer it, in any order; none where the guide has nothing.
struct Judged {
    kind: String,
    query: String,
    want: Vec<u32>,
}

/// How well queries are answered.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Sums over the queries that have an answer.
    recall: f64,
    reciprocal_rank: f64,
    n_answerable: usize,
    /// How many of them got none.
    n_wrongly_empty: usize,
    /// Queries without an answer, and how many of them got one all the same.
    n_empty: usize,
    n_false: usize,
}

/// The marks of a set of queries.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// By kind.
    pub kinds: BTreeMap<String, Marks>,
    /// Of all kinds together.
    pub all: Marks,
    /// The queries that fell short, a line each.
    pub short: Vec<String>,
}

/// The least that is accepted, over all kinds.
const MIN_RECALL: f64 = 0.94;
const MIN_RANK: f64 = 0.94;
const MIN_QUIET: f64 = 0.95;

/// Asks every query. `queries` is a JSON list of objects with `kind`, `q` and `want`.
///
/// # Errors
/// When the queries are not a list of judged queries.
pub fn report(guide: &Guide, asks: Asks, queries: &str) -> Result<Report> {
    let engine = engine(guide, asks);
    let mut report = Report::default();
    for judged in read(queries)? {
        let found = numbers(guide, &engine, &judged.query);
        let marks = Marks::of(&judged.want, &found);
        if marks.falls_short() {
            let Judged { kind, query, want } = &judged;
            let first: Vec<_> = found.iter().take(6).collect();
            report.short.push(format!("  {kind}: {query}: {first:?}, wanted {want:?}"));
        }
        report.kinds.entry(judged.kind).or_default().add(&marks);
        report.all.add(&marks);
    }
    Ok(report)
}

impl Report {
    /// The table, the queries that fell short, and an error where a floor is not held.
    ///
    /// # Errors
    /// When an answer falls below its floor.
    pub fn judged(&self) -> Result<String> {
        let mut table = self.table();
        if !self.short.is_empty() {
            table.push_str("\n\nfell short:\n");
            table.push_str(&self.short.join("\n"));
        }
        let all = &self.all;
        if all.recall() < MIN_RECALL || all.rank() < MIN_RANK || all.quiet() < MIN_QUIET {
            bail!(
                "{table}\n\nthe floors are recall@3 {MIN_RECALL}, MRR {MIN_RANK}, quiet {MIN_QUIET}"
            );
        }
        Ok(table)
    }

    /// A line a kind, and one for all.
    pub fn table(&self) -> String {
        let head = ["recall@3", "MRR", "wrongly empty", "quiet"];
        let mut lines = vec![format!(
            "{:<16} {:>7} {:>9} {:>6} {:>14} {:>6}",
            "kind", "queries", head[0], head[1], head[2], head[3]
        )];
        lines.extend(self.kinds.iter().map(|(kind, marks)| marks.line(kind)));
        lines.push(self.all.line("all"));
        lines.join("\n")
    }
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
            n_wrongly_empty: usize::from(found.is_empty()),
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
        self.n_wrongly_empty += other.n_wrongly_empty;
        self.n_empty += other.n_empty;
        self.n_false += other.n_false;
    }

    /// Of the policies that are wanted, at most three a query, the share among the first three.
    pub fn recall(&self) -> f64 {
        share(self.recall, self.n_answerable, 1.0)
    }

    /// The mean reciprocal rank of the first that is wanted.
    pub fn rank(&self) -> f64 {
        share(self.reciprocal_rank, self.n_answerable, 1.0)
    }

    /// The share of queries that have an answer and got none at all.
    pub fn wrongly_empty(&self) -> f64 {
        share(self.n_wrongly_empty as f64, self.n_answerable, 0.0)
    }

    /// The share of queries without an answer that got none, not even a perhaps.
    pub fn quiet(&self) -> f64 {
        1.0 - share(self.n_false as f64, self.n_empty, 0.0)
    }

    fn line(&self, name: &str) -> String {
        let number =
            |value: f64, n: usize| if n == 0 { "-".to_owned() } else { format!("{value:.3}") };
        format!(
            "{name:<16} {:>7} {:>9} {:>6} {:>14} {:>6}",
            self.n_answerable + self.n_empty,
            number(self.recall(), self.n_answerable),
            number(self.rank(), self.n_answerable),
            number(self.wrongly_empty(), self.n_answerable),
            number(self.quiet(), self.n_empty),
        )
    }
}

/// A part of a whole; where there is no whole, what stands for it.
#[expect(clippy::cast_precision_loss, reason = "a few hundred queries")]
fn share(part: f64, whole: usize, of_none: f64) -> f64 {
    if whole == 0 { of_none } else { part / whole as f64 }
}
