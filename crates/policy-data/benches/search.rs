//! How long the index takes to make, and a query to answer, at 23, 1,000 and 10,000 policies.
#![expect(clippy::expect_used, reason = "a benchmark that cannot go on ends with a panic")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use policy_core::search::{Asks, Engine, Tables};
use policy_core::{Guide, load};
use policy_data::{synth, tables};

const PUBLISHED: &str = include_str!("../../../public/policies.json");
const ASKS: &str = include_str!("../../../public/policies.asks.json");
/// One of each kind: a word, a sentence, pinyin, a sum, a slip, nothing.
const QUERIES: [&str; 6] =
    ["职称", "我想申请创业贷款利息怎么算", "anjia", "100万", "创业担保货款", "公积金提取"];

fn guide(n: usize) -> Guide {
    if n == 23 {
        return load(PUBLISHED).0;
    }
    load(&synth::synth(PUBLISHED, n, synth::SEED).expect("a guide is made")).0
}

fn search(criterion: &mut Criterion) {
    for n in [23, 1_000, 10_000] {
        let guide = guide(n);
        let words = tables::of(&guide, &Asks::read(ASKS));
        let mut group = criterion.benchmark_group(format!("{n} policies"));
        group.sample_size(10);
        group.bench_function("build", |bench| {
            bench.iter(|| Engine::with_asks(&guide, Tables::read(&words), Asks::read(ASKS)));
        });
        let engine = Engine::with_asks(&guide, Tables::read(&words), Asks::read(ASKS));
        for query in QUERIES {
            group.bench_with_input(BenchmarkId::new("query", query), query, |bench, query| {
                bench.iter(|| engine.search(black_box(query)));
            });
        }
        group.finish();
    }
}

criterion_group!(benches, search);
criterion_main!(benches);
