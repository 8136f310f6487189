//! What the tests came to: how many, which failed, which were slow.

use std::time::Duration;

/// How many slow tests are named.
const SLOWEST: usize = 15;

/// One test that has been run.
pub struct Timed {
    /// Its full name.
    pub name: String,
    /// Whether it passed.
    pub passed: bool,
    /// From its start to its end.
    pub time: Duration,
}

/// All tests that have been run.
#[derive(Default)]
pub struct Tally {
    n_passed: usize,
    n_failed: usize,
    timed: Vec<Timed>,
}

impl Tally {
    /// Adds a test with its time.
    pub fn add(&mut self, test: Timed) {
        self.add_up(test.passed.into(), (!test.passed).into());
        self.timed.push(test);
    }

    /// Adds so many that passed and failed.
    pub fn add_up(&mut self, n_passed: usize, n_failed: usize) {
        self.n_passed += n_passed;
        self.n_failed += n_failed;
    }

    /// How many failed.
    pub fn n_failed(&self) -> usize {
        self.n_failed
    }

    /// How many were run.
    pub fn len(&self) -> usize {
        self.n_passed + self.n_failed
    }

    /// The browser tests that took longest, and those that failed, a line each; empty without browser tests.
    pub fn report(&self) -> String {
        if self.timed.is_empty() {
            return String::new();
        }
        let mut slow: Vec<&Timed> = self.timed.iter().collect();
        slow.sort_by_key(|test| std::cmp::Reverse(test.time));
        let all: Duration = self.timed.iter().map(|test| test.time).sum();
        let mut lines = vec!["the slowest browser tests:".to_owned()];
        let line = |time: Duration, name: &str| format!("{:>7.1} s  {name}", time.as_secs_f64());
        lines.extend(slow.iter().take(SLOWEST).map(|test| line(test.time, &test.name)));
        lines.push(line(all, &format!("all {} one after the other", self.timed.len())));
        let failed = self.timed.iter().filter(|test| !test.passed);
        lines.extend(failed.map(|test| format!("failed: {}", test.name)));
        lines.join("\n")
    }

    /// The line that ends the report; nothing else stands on it.
    pub fn closing(&self) -> String {
        format!("{} passed, {} failed", self.n_passed, self.n_failed)
    }
}

/// How many passed and failed, from the line with which Rust's test programs end.
pub fn counts(line: &str) -> Option<(usize, usize)> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let mut counts = counts.split("; ");
    let mut next = |word| counts.next()?.strip_suffix(word)?.trim().parse().ok();
    Some((next("passed")?, next("failed")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_test_program_is_understood() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(counts(line), Some((12, 3)));
        assert_eq!(counts("test result::is_read ... ok"), None);
    }

    #[test]
    fn what_failed_is_named_and_the_slowest_comes_first() {
        let mut tally = Tally::default();
        for (name, passed, time) in [("a", true, 1), ("b", false, 3), ("c", true, 2)] {
            tally.add(Timed { name: name.into(), passed, time: Duration::from_secs(time) });
        }
        tally.add_up(10, 0);
        let report = tally.report();
        let lines: Vec<&str> = report.lines().map(str::trim).collect();
        let slowest = ["3.0 s  b", "2.0 s  c", "1.0 s  a", "6.0 s  all 3 one after the other"];
        assert_eq!(lines[1..5], slowest);
        assert_eq!(lines[5], "failed: b");
        assert_eq!(tally.closing(), "12 passed, 1 failed");
    }
}
