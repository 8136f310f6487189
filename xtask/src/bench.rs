//! `bench`: measures the guide beside a plain page and what a partner would pick instead, and writes the tables of
//! docs/performance.md. The times are those of one machine on one day; what they stand beside is from the same run.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::npm;
use crate::run::{command, root, run};
use crate::say::say;
use crate::setup::{Need, setup};
use crate::sizes;

/// What is measured: the table's name, which its markers carry, and how it is made.
const TABLES: [(&str, Measure); 6] = [
    ("machine", || browser("machine")),
    ("loads", || browser("loads")),
    ("keys", || browser("keys")),
    ("mounts", || browser("mounts")),
    ("core", core),
    ("editor", || browser("editor")),
];

type Measure = fn() -> Result<String>;

const PAGE: &str = "docs/performance.md";
const PEERS: &str = "bench/peers";

/// Measures one table, or all.
pub fn bench(wanted: Option<&str>) -> Result<()> {
    let chosen: Vec<_> =
        TABLES.iter().filter(|(name, _)| wanted.is_none_or(|wanted| wanted == *name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = TABLES.iter().map(|(name, _)| *name).collect();
        bail!("`{}` is no table; there are {}", wanted.unwrap_or(""), names.join(", "));
    }
    setup(&[Need::Build, Need::Browsers])?;
    npm::install(PEERS)?;
    sizes::dist()?;
    build_pages()?;
    for (name, measure) in chosen {
        say(&format!("== {name}"));
        let table = measure()?;
        say(&table);
        let page = fs::read_to_string(PAGE).with_context(|| format!("{PAGE} cannot be read"))?;
        fs::write(PAGE, with_table(&page, name, &table)?)?;
    }
    Ok(())
}

/// The peers, and the guide's own files packed as theirs are, in target/bench.
fn build_pages() -> Result<()> {
    let pages = root().join("target/bench");
    let pages = pages.to_string_lossy();
    run(command("node", &["bench/peers/build.mjs", "public/policies.json", &pages]))?;
    let ours = format!("{pages}/ours");
    if Path::new(&ours).exists() {
        fs::remove_dir_all(&ours)?;
    }
    copy(&root().join("dist"), Path::new(&ours))?;
    run(command("node", &["bench/peers/pack.mjs", &ours]))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (path, to) = {
            let entry = entry?;
            (entry.path(), to.join(entry.file_name()))
        };
        if path.is_dir() {
            copy(&path, &to)?;
        } else {
            fs::copy(&path, &to)?;
        }
    }
    Ok(())
}

/// A table that needs a browser; the tests' package drives it.
fn browser(name: &str) -> Result<String> {
    let words = ["run", "-q", "-p", "policy-guide-tests", "--example", "bench", "--", name];
    printed(&words)
}

/// What the index and a query cost natively, from criterion's lines.
fn core() -> Result<String> {
    let words = "bench -q -p policy-data --bench search -- --output-format bencher";
    let printed = printed(&words.split(' ').collect::<Vec<_>>())?;
    let rows: Vec<String> = printed.lines().filter_map(core_row).collect();
    if rows.is_empty() {
        bail!("cargo bench printed no figure");
    }
    Ok(format!("| policies | what | median |\n|---|---|---|\n{}", rows.join("\n")))
}

/// `test 23 policies/query/anjia ... bench:   1,234 ns/iter (+/- 5)` as a row.
fn core_row(line: &str) -> Option<String> {
    let (name, figure) = line.strip_prefix("test ")?.split_once(" ... bench:")?;
    let (n, what) = name.split_once(" policies/")?;
    let nanoseconds: f64 = figure.split("ns/iter").next()?.trim().replace(',', "").parse().ok()?;
    let what = what.trim_start_matches("query/").replace("build", "*the index*");
    Some(format!("| {n} | {what} | {:.3} ms |", nanoseconds / 1e6))
}

fn printed(words: &[&str]) -> Result<String> {
    let output = command("cargo", words).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        bail!("`cargo {}` failed ({})", words.join(" "), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The page with a table in the place between its markers.
pub(crate) fn with_table(page: &str, name: &str, table: &str) -> Result<String> {
    let (start, end) = (format!("<!-- {name} -->\n"), format!("\n<!-- /{name} -->"));
    let places = page
        .split_once(&start)
        .and_then(|(before, rest)| rest.split_once(&end).map(|(_, after)| (before, after)));
    let (before, after) = places.with_context(|| format!("the page has no place for `{name}`"))?;
    Ok([before, &start, table, &end, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_the_place_of_the_last_one_and_of_nothing_else() {
        let page = "a\n<!-- x -->\nold\n<!-- /x -->\nb\n<!-- y -->\nc\n<!-- /y -->\n";
        let wanted = "a\n<!-- x -->\nnew\n<!-- /x -->\nb\n<!-- y -->\nc\n<!-- /y -->\n";
        assert_eq!(with_table(page, "x", "new").unwrap(), wanted);
        assert!(with_table(page, "z", "new").is_err());
    }

    #[test]
    fn a_line_of_criterion_is_a_row() {
        let line = "test 1000 policies/query/安家 ... bench:     1,234,567 ns/iter (+/- 8)";
        assert_eq!(core_row(line).as_deref(), Some("| 1000 | 安家 | 1.235 ms |"));
        assert_eq!(core_row("running 3 tests"), None);
    }
}
