//! `bench finding`: how well the guide's search and other libraries answer the judged queries, written to docs/finding.md.

use std::fs;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::bench::with_table;
use crate::npm;
use crate::run::command;
use crate::say::say;

const PAGE: &str = "docs/finding.md";
const PEERS: &str = "bench/peers";
const GUIDE: &str = "public/policies.json";
const ASKS: &str = "public/policies.asks.json";
/// The sets: the table's name, which its markers carry, and the file.
const SETS: [(&str, &str); 3] = [
    ("development", "tests/data/queries.development.json"),
    ("kept", "tests/data/queries.kept.json"),
    ("unseen", "tests/data/queries.unseen.json"),
];
const HEAD: &str = "| | recall@3 | MRR | wrongly empty | quiet |\n|---|---|---|---|---|\n";

/// Asks every set of the guide's search and of each peer.
pub fn finding() -> Result<()> {
    npm::install(PEERS)?;
    for (name, queries) in SETS {
        let ours = printed("cargo", &["data", "judge", GUIDE, queries, "--table"])?;
        say(&ours);
        let (row, quiet) = row(&ours)?;
        let script = format!("{PEERS}/finding.mjs");
        let peers = printed("node", &[&script, GUIDE, ASKS, queries, &quiet])?;
        let table = [HEAD, &row, "\n", &peers].concat();
        say(&table);
        let kinds = format!("```text\n{ours}\n```\n\n{table}");
        let page = fs::read_to_string(PAGE).with_context(|| format!("{PAGE} cannot be read"))?;
        fs::write(PAGE, with_table(&page, name, &kinds)?)?;
    }
    Ok(())
}

/// The last line of the guide's own table as a row of Markdown, and how quiet it is.
fn row(table: &str) -> Result<(String, String)> {
    let last = table.lines().last().unwrap_or("").split_whitespace().collect::<Vec<_>>();
    let ["all", _, recall, rank, empty, quiet] = last.as_slice() else {
        bail!("`cargo data judge` printed no line for all");
    };
    let empty: f64 = empty.parse().with_context(|| format!("`{empty}` is no share"))?;
    let row = format!("| **ours** | {recall} | {rank} | {:.1} % | {quiet} |", empty * 100.0);
    Ok((row, (*quiet).to_owned()))
}

fn printed(program: &str, words: &[&str]) -> Result<String> {
    let output = command(program, words).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("`{program} {}` failed ({})", words.join(" "), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_all_kinds_becomes_a_row() {
        let table = "kind queries\nslips 3 1.000 1.000 0.000 -\nall 241 0.983 0.984 0.010 0.980";
        let wanted = "| **ours** | 0.983 | 0.984 | 1.0 % | 0.980 |";
        assert_eq!(row(table).unwrap(), (wanted.to_owned(), "0.980".to_owned()));
        assert!(row("nothing").is_err());
    }
}
