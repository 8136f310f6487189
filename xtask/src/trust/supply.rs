//! `supply`: what may come into the build. Licences, sources and versions by `deny.toml`; known faults where the data
//! about them can be had, and a sentence where it can't.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::run::{command, root, run};
use crate::say::say;
use crate::tools::NPM;

/// Where `cargo deny fetch` keeps what is known of crates, inside of cargo's home.
const ADVISORIES: &str = "advisory-dbs";

/// Checks crates and npm packages.
pub fn check() -> Result<()> {
    run(command("cargo-deny", &["--log-level", "error", "check", "bans", "licenses", "sources"]))
        .context("deny.toml says what may come into the build")?;
    check_advisories()?;
    NPM.iter().try_for_each(|(folder, _)| npm_audit(folder))
}

fn cargo_home() -> Option<PathBuf> {
    let home = || Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo"));
    std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(home)
}

/// What is known is fetched anew where it can be, else as it was fetched before. Without a network there is no waiting.
fn check_advisories() -> Result<()> {
    let mut fetch = command("timeout", &["60", "cargo-deny", "fetch", "db"]);
    let fetched =
        fetch.env("GIT_TERMINAL_PROMPT", "0").output().context("timeout does not start")?;
    if !cargo_home().is_some_and(|home| has_database(&home.join(ADVISORIES))) {
        let error = String::from_utf8_lossy(&fetched.stderr);
        let why = why(&error);
        say(&format!("supply: known faults of crates are not checked: {why}"));
        return Ok(());
    }
    if !fetched.status.success() {
        say(
            "supply: known faults of crates are those that were fetched before: there is no way to newer ones",
        );
    }
    run(command("cargo-deny", &["--offline", "check", "advisories"]))
}

/// A fetch that failed leaves a folder with a lock and no database.
fn has_database(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.join(".git").exists())
}

/// The last line that says anything.
fn why(error: &str) -> &str {
    error.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("nothing was fetched")
}

/// A registry that knows no faults, or no network, is no fault of the packages.
fn npm_audit(folder: &str) -> Result<()> {
    let mut npm =
        command("npm", &["audit", "--json", "--fetch-retries=0", "--fetch-timeout=20000"]);
    let answer = npm.current_dir(root().join(folder)).output().context("npm does not start")?;
    match read_audit(&String::from_utf8_lossy(&answer.stdout)) {
        Audit::Sound => Ok(()),
        Audit::Unknown(why) => {
            say(&format!(
                "supply: known faults of the npm packages in {folder}/ are not checked: {why}"
            ));
            Ok(())
        }
        Audit::Faults(n) => bail!(
            "{n} grave faults are known of the npm packages in {folder}/: see `npm audit` there"
        ),
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Audit {
    Sound,
    Faults(u64),
    Unknown(String),
}

/// What `npm audit --json` says. What is run here and never shipped may have small faults.
fn read_audit(answer: &str) -> Audit {
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let counts = &answer["metadata"]["vulnerabilities"];
    let count = |kind: &str| counts[kind].as_u64().unwrap_or(0);
    match count("high") + count("critical") {
        0 if counts.is_object() => Audit::Sound,
        0 => Audit::Unknown(
            answer["message"]
                .as_str()
                .unwrap_or("npm says nothing")
                .split(" - ")
                .next()
                .unwrap_or("")
                .to_owned(),
        ),
        n => Audit::Faults(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fetch_that_failed_leaves_no_database() {
        let folder = std::env::temp_dir().join(format!("pg-advisories-{}", std::process::id()));
        assert!(!has_database(&folder));
        std::fs::create_dir_all(folder.join("advisory-db-1")).unwrap();
        std::fs::write(folder.join("db.lock"), "").unwrap();
        assert!(!has_database(&folder));
        std::fs::create_dir_all(folder.join("advisory-db-1/.git")).unwrap();
        assert!(has_database(&folder));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_reason_is_the_last_line_that_says_anything() {
        assert_eq!(why("[ERROR] failed\nfatal: no host\n\n"), "fatal: no host");
        assert_eq!(why(""), "nothing was fetched");
    }

    #[test]
    fn a_registry_without_the_data_is_told_from_faults_and_from_none() {
        let counts = |high: u64| {
            format!("{{\"metadata\": {{\"vulnerabilities\": {{\"low\": 4, \"high\": {high}}}}}}}")
        };
        assert_eq!(read_audit(&counts(0)), Audit::Sound);
        assert_eq!(read_audit(&counts(2)), Audit::Faults(2));
        let refused = "{\"message\": \"405 Method Not Allowed - POST x\", \"statusCode\": 405}";
        assert_eq!(read_audit(refused), Audit::Unknown("405 Method Not Allowed".into()));
        assert_eq!(read_audit(""), Audit::Unknown("npm says nothing".into()));
    }
}
