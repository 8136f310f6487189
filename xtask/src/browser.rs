//! The browser tests. What fails beside others is tried once more by itself: a browser that starves on a busy machine
//! is no fault of the guide, and one that fails alone is.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};

use crate::run::{command, run};
use crate::say::say;

const TESTS: [&str; 3] = ["test", "-p", "policy-guide-tests"];

/// Runs all, then those that failed, one after the other.
pub fn test() -> Result<()> {
    let mut all = command("cargo", &TESTS);
    let mut child = all.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let output = child.stdout.take().context("the tests print nothing")?;
    let mut failed = Vec::new();
    for line in BufReader::new(output).lines() {
        let line = line?;
        failed.extend(failed_test(&line).map(ToOwned::to_owned));
        say(&line);
    }
    if child.wait()?.success() {
        return Ok(());
    }
    if failed.is_empty() {
        bail!("the browser tests could not be run");
    }
    say(&format!("once more, by themselves: {}", failed.join(" ")));
    let mut again = command("cargo", &TESTS);
    again.args(["--test", "e2e", "--", "--exact", "--test-threads=1"]).args(&failed);
    run(again)
}

/// The name of a test that a line says has failed.
fn failed_test(line: &str) -> Option<&str> {
    line.strip_prefix("test ")?.strip_suffix(" ... FAILED")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_test_is_known_by_its_line() {
        assert_eq!(failed_test("test list::sorts ... FAILED"), Some("list::sorts"));
        assert_eq!(failed_test("test list::sorts ... ok"), None);
        assert_eq!(failed_test("test result: FAILED. 1 passed"), None);
    }
}
