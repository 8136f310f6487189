//! Measures in Chromium and prints rows of Markdown for `docs/performance.md`: `cargo xtask bench` runs it. Not a test:
//! times depend on the machine.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::panic,
    reason = "it prints what it measured, or ends with a panic"
)]

mod editor;
mod figures;
mod keys;
mod lists;
mod loads;
mod machine;
mod mounts;

/// How much slower than this machine the reader's is.
pub const THROTTLE: u32 = 4;

fn main() {
    let mut words = std::env::args().skip(1);
    let what = words.next().unwrap_or_default();
    let n_runs = words.next().and_then(|n| n.parse().ok()).unwrap_or(5);
    match what.as_str() {
        "machine" => machine::describe(),
        "loads" => loads::measure(n_runs),
        "keys" => keys::measure(),
        "mounts" => mounts::measure(),
        "editor" => editor::measure(),
        other => panic!("`{other}` is not measured; machine, loads, keys, mounts and editor are"),
    }
}
