//! The browser tests: several programs at a time, each with some of the tests one after the other and with browsers of
//! its own. The longest tests come first. Every test is run once: one that fails has failed.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::run::{command, output};
use crate::say::say;
use crate::tally::{Tally, Timed};

/// Tests that take longest, the longest first: each is run by itself, before the others.
const LONG: [&str; 8] = [
    "hosts::every_host_is_survived_in_webkit",
    "hosts::every_host_is_survived_in_firefox",
    "waits::no_file_of_ours_that_is_gone_silent_cut_short_or_refused_leaves_an_empty_box",
    "hosts::every_host_is_survived_in_chromium",
    "slow::over_the_slowest_line_the_page_is_readable_first_then_says_why_it_waits_and_then_is_the_widget",
    "brands::checkers_find_nothing_wrong_in_any_brand_at_any_width",
    "frameworks::every_framework_has_the_element",
    "frameworks::some_frameworks_have_the_element_in_webkit",
];
/// No more tests than these share a program, and with it its browsers.
const MOST: usize = 16;
/// Of those that start every engine.
const MOST_ENGINES: usize = 4;

/// The built tests, and the names of those that are wanted.
pub struct Suite {
    program: PathBuf,
    names: Vec<String>,
}

impl Suite {
    /// Builds the tests and lists those whose name contains `part`.
    pub fn build(part: &str) -> Result<Self> {
        let program = program()?;
        let list = output(&program.to_string_lossy(), &["--list", "--format", "terse"])
            .context("the browser tests cannot be listed")?;
        let all: Vec<&str> = list.lines().filter_map(|line| line.strip_suffix(": test")).collect();
        if let Some(gone) = LONG.iter().find(|name| !all.contains(name)) {
            bail!("xtask/src/browser.rs names a test that is none: {gone}");
        }
        let names = all.iter().filter(|name| name.contains(part));
        Ok(Self { program, names: names.map(|name| (*name).to_owned()).collect() })
    }

    /// Whether no test is wanted.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Runs them all and adds up what they came to.
    pub fn run(&self, tally: &Mutex<Tally>) -> Result<()> {
        let n_workers = n_workers();
        let batches = Mutex::new(batches(&self.names, n_workers));
        let next = || batches.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        thread::scope(|scope| {
            let work = || -> Result<()> {
                while let Some(batch) = next() {
                    self.run_batch(&batch, tally)?;
                }
                Ok(())
            };
            let workers: Vec<_> = (0..n_workers).map(|_| scope.spawn(work)).collect();
            workers
                .into_iter()
                .try_for_each(|worker| worker.join().unwrap_or_else(|_| bail!("a worker died")))
        })
    }

    /// What a program prints beside its results is said where a test failed: the reasons.
    fn run_batch(&self, batch: &[String], tally: &Mutex<Tally>) -> Result<()> {
        let mut tests = Command::new(&self.program);
        tests.args(["--exact", "--test-threads=1"]).args(batch);
        let mut child = tests.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let printed = child.stdout.take().context("the tests print nothing")?;
        let mut left: Vec<&String> = batch.iter().collect();
        let mut rest = Vec::new();
        let mut start = Instant::now();
        for line in BufReader::new(printed).lines() {
            let line = line?;
            let Some((name, passed)) = result(&line) else {
                rest.push(line);
                continue;
            };
            left.retain(|one| *one != name);
            note(tally, name, passed, start.elapsed());
            start = Instant::now();
        }
        let has_ended = child.wait()?;
        for name in &left {
            note(tally, name, false, start.elapsed());
        }
        if !has_ended.success() {
            say(&rest.join("\n"));
        }
        Ok(())
    }
}

fn note(tally: &Mutex<Tally>, name: &str, passed: bool, time: Duration) {
    let word = if passed { "ok" } else { "FAILED" };
    say(&format!("{word:>6} {:>6.1} s  {name}", time.as_secs_f64()));
    let mut tally = tally.lock().unwrap_or_else(PoisonError::into_inner);
    tally.add(Timed { name: name.to_owned(), passed, time });
}

/// One more than there are cores: a browser often waits. `POLICY_GUIDE_WORKERS=4` asks for another number.
fn n_workers() -> usize {
    let asked = std::env::var("POLICY_GUIDE_WORKERS").ok().and_then(|asked| asked.parse().ok());
    asked.unwrap_or_else(|| thread::available_parallelism().map_or(2, |cores| cores.get() + 1))
}

/// The long tests one by one; then those in every engine, which share a Firefox; then the others, ever fewer together,
/// so that all workers end at about the same time.
fn batches(names: &[String], n_workers: usize) -> VecDeque<Vec<String>> {
    let long = LONG.iter().filter(|long| names.iter().any(|name| name == *long));
    let mut batches: VecDeque<_> = long.map(|name| vec![(*name).to_owned()]).collect();
    let rest = names.iter().filter(|name| !LONG.contains(&name.as_str())).cloned();
    let (engines, rest): (Vec<String>, Vec<_>) = rest.partition(|name| needs_engines(name));
    let mut rest = VecDeque::from(rest);
    batches.extend(engines.chunks(MOST_ENGINES).map(<[String]>::to_vec));
    while !rest.is_empty() {
        let n = (rest.len() / (2 * n_workers)).clamp(1, MOST);
        batches.push_back(rest.drain(..n).collect());
    }
    batches
}

/// By the name of a test: `…_in_every_engine`.
fn needs_engines(name: &str) -> bool {
    name.ends_with("_engine")
}

/// Builds the tests; returns where the program is.
fn program() -> Result<PathBuf> {
    let words = ["test", "-q", "-p", "policy-guide-tests", "--test", "e2e", "--no-run"];
    let mut build = command("cargo", &words);
    build.arg("--message-format=json-render-diagnostics");
    let built = build.stdin(Stdio::null()).stderr(Stdio::inherit()).output()?;
    if !built.status.success() {
        bail!("the browser tests do not build");
    }
    let text = String::from_utf8_lossy(&built.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut programs = messages.filter_map(|message| Some(message["executable"].as_str()?.into()));
    programs.next_back().context("cargo names no program of the browser tests")
}

/// The name of the test that a line tells of, and whether it passed.
fn result(line: &str) -> Option<(&str, bool)> {
    let (name, end) = line.strip_prefix("test ")?.split_once(" ... ")?;
    match end {
        "ok" => Some((name, true)),
        "FAILED" => Some((name, false)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_is_known_by_its_line() {
        assert_eq!(result("test list::sorts ... FAILED"), Some(("list::sorts", false)));
        assert_eq!(result("test list::sorts ... ok"), Some(("list::sorts", true)));
        assert_eq!(result("test result: FAILED. 1 passed"), None);
    }

    #[test]
    fn the_longest_come_first_and_every_test_once() {
        let short = (0..100).map(|n| format!("short::{n}"));
        let others = ["a::in_every_engine", "b::in_every_engine"].into_iter().chain(LONG);
        let names: Vec<String> = short.chain(others.map(ToOwned::to_owned)).collect();
        let batches = batches(&names, 3);
        for (batch, long) in batches.iter().zip(LONG) {
            assert_eq!(batch, &[long]);
        }
        assert_eq!(batches[LONG.len()], ["a::in_every_engine", "b::in_every_engine"]);
        let sizes: Vec<usize> = batches.iter().skip(LONG.len() + 1).map(Vec::len).collect();
        assert!(sizes.is_sorted_by(|one, next| one >= next), "{sizes:?}");
        let mut planned: Vec<_> = batches.into_iter().flatten().collect();
        let mut names = names;
        planned.sort();
        names.sort();
        assert_eq!(planned, names);
    }
}
