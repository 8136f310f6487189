//! `test`: every check, each with the time it took, and what all tests came to.

use std::io::{BufRead as _, BufReader};
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::browser::Suite;
use crate::run::{command, run};
use crate::say::say;
use crate::setup::{Need, setup};
use crate::tally::{Tally, counts};
use crate::trust::supply;
use crate::{current, reproduce, sizes, tidy, typescript};

/// What is checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everything.
    All,
    /// All but the small build and the browsers.
    Quick,
    /// The browser tests alone.
    Browsers,
    /// The tests whose name contains this, native or in a browser.
    Named(&'a str),
}

/// A step: its name, and what it runs.
type Step<'a> = (&'static str, Box<dyn Fn(&Mutex<Tally>) -> Result<()> + 'a>);

/// Runs all steps, the quick ones first, and stops at the first that fails.
pub fn test(scope: Scope<'_>) -> Result<()> {
    let tally = Mutex::new(Tally::default());
    let mut times = Vec::new();
    let start = Instant::now();
    let done = steps(scope).iter().try_for_each(|(name, step)| {
        say(&format!("== {name}"));
        let start = Instant::now();
        let before = locked(&tally).n_failed();
        let done = step(&tally).with_context(|| format!("the step `{name}` failed"));
        times.push(format!("{:>5} s  {name}", start.elapsed().as_secs()));
        let mut tally = locked(&tally);
        if done.is_err() && tally.n_failed() == before {
            // A check without tests of its own counts as one.
            tally.add_up(0, 1);
        }
        done
    });
    times.push(format!("{:>5} s  in all", start.elapsed().as_secs()));
    say(&times.join("\n"));
    let tally = locked(&tally);
    say(&tally.report());
    say(&tally.closing());
    done
}

fn locked(tally: &Mutex<Tally>) -> std::sync::MutexGuard<'_, Tally> {
    tally.lock().unwrap_or_else(PoisonError::into_inner)
}

fn steps(scope: Scope<'_>) -> Vec<Step<'_>> {
    match scope {
        Scope::Named(part) => {
            vec![
                ("native tests", Box::new(move |tally| native_tests(part, tally))),
                ("browser tests", Box::new(move |tally| browser_tests(part, tally))),
                ("any test", Box::new(move |tally| any_test(part, tally))),
            ]
        }
        Scope::Quick => quick_steps(),
        Scope::Browsers => vec![("browser", Box::new(|tally| browser_tests("", tally)))],
        Scope::All => {
            let mut steps = quick_steps();
            // These build for development, into dist/ as well.
            steps.push(("commands", Box::new(commands)));
            steps.push(("dist", Box::new(|_| current_dist())));
            steps.push(("dist again", Box::new(|_| reproduce::again())));
            steps.push(("browser", Box::new(|tally| browser_tests("", tally))));
            steps
        }
    }
}

/// What needs neither the small build nor a browser.
fn quick_steps<'a>() -> Vec<Step<'a>> {
    vec![
        ("setup", Box::new(|_| setup(&[Need::Build, Need::Checks]))),
        ("format", Box::new(|_| cargo(&["fmt", "--all", "--check"]))),
        ("tidy", Box::new(|_| tidy::tidy())),
        ("supply", Box::new(|_| supply::check())),
        ("types", Box::new(|_| typescript::check())),
        ("scripts", Box::new(|_| typescript::test())),
        (
            "core",
            Box::new(|tally| cargo_test(&["-p", "policy-core", "-p", "policy-format"], tally)),
        ),
        ("properties", Box::new(|tally| cargo_test(&["-p", "properties"], tally))),
        ("xtask", Box::new(|tally| cargo_test(&["-p", "xtask", "-p", "site"], tally))),
        ("data", Box::new(|tally| cargo_test(&["-p", "policy-data"], tally))),
        ("office", Box::new(|tally| cargo_test(&OFFICE, tally))),
        ("check", Box::new(|_| cargo(&["data", "check", GUIDE, "--strict", "--lang", "en"]))),
        (
            "second guide",
            Box::new(|_| cargo(&["data", "check", SECOND, "--strict", "--lang", "en"])),
        ),
        ("judge", Box::new(|_| cargo(&["data", "judge", GUIDE, QUERIES]))),
        // `csr` and `ssr` never meet in one call of cargo: Leptos' listeners would be none.
        ("views", Box::new(|tally| cargo_test(&VIEWS, tally))),
        ("pages", Box::new(|tally| cargo_test(&["-p", "prerender"], tally))),
        ("lint", Box::new(|_| lint())),
    ]
}

/// The tests of the developers' commands.
const COMMANDS: [&str; 4] = ["-p", "policy-guide-tests", "--test", "commands"];
/// The native tests of the widget and of what draws it.
const VIEWS: [&str; 6] =
    ["-p", "policy-guide", "-p", "erased-view", "--features", "policy-guide/ssr,erased-view/ssr"];
/// The native tests of the office's page.
const OFFICE: [&str; 4] = ["-p", "editing-session", "-p", "policy-guide-editor"];
/// Every package with native tests but the widget itself.
const NATIVE: [&str; 8] = [
    "--workspace",
    "--exclude",
    "policy-guide",
    "--exclude",
    "policy-guide-tests",
    "--lib",
    "--bins",
    "--tests",
];

fn native_tests(part: &str, tally: &Mutex<Tally>) -> Result<()> {
    cargo_test(&[&NATIVE[..], &["--", part]].concat(), tally)?;
    cargo_test(&[&VIEWS[..], &["--", part]].concat(), tally)
}

/// What the developers' commands build is seen in a browser. They build into dist/: a small build that is current is put
/// aside for so long.
fn commands(tally: &Mutex<Tally>) -> Result<()> {
    setup(&[Need::Browsers])?;
    let aside = current::put_aside()?;
    let done = cargo_test(&COMMANDS, tally);
    aside.map_or(Ok(()), current::Aside::put_back)?;
    done
}

fn browser_tests(part: &str, tally: &Mutex<Tally>) -> Result<()> {
    let suite = Suite::build(part)?;
    if suite.is_empty() {
        return Ok(());
    }
    setup(&[Need::Browsers])?;
    current_dist()?;
    suite.run(tally)?;
    match locked(tally).n_failed() {
        0 => Ok(()),
        n => bail!("{n} tests failed"),
    }
}

/// A name that nothing has is a mistake, not a success.
fn any_test(part: &str, tally: &Mutex<Tally>) -> Result<()> {
    if locked(tally).len() == 0 {
        bail!("there is no test whose name contains `{part}`");
    }
    Ok(())
}

/// Makes the small build, unless what is in dist/ was made of what is here.
fn current_dist() -> Result<()> {
    if current::is_current()? {
        say("dist/ is current");
        return Ok(());
    }
    sizes::dist()
}

/// Runs native tests, prints what they print, and adds them up.
fn cargo_test(arguments: &[&str], tally: &Mutex<Tally>) -> Result<()> {
    let mut tests = command("cargo", &["test", "-q", "--no-fail-fast"]);
    let mut child = tests.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let printed = child.stdout.take().context("the tests print nothing")?;
    for line in BufReader::new(printed).lines() {
        let line = line?;
        if let Some((passed, failed)) = counts(&line) {
            locked(tally).add_up(passed, failed);
        }
        say(&line);
    }
    let status = child.wait()?;
    if !status.success() {
        bail!("`cargo test {}` failed ({status})", arguments.join(" "));
    }
    Ok(())
}

/// The published guide.
const GUIDE: &str = "public/policies.json";
/// A guide of an invented town: nothing may be true of the first guide only.
const SECOND: &str = "tests/data/sample-guide/policies.json";
/// Builds, visits every host page and every framework in every engine, or a part of them, and writes the tables of what
/// each came to.
pub fn compatibility(part: Option<&str>) -> Result<()> {
    setup(&[Need::Build, Need::Browsers])?;
    sizes::dist()?;
    let run = ["run", "-q", "-p", "policy-guide-tests", "--example", "compatibility", "--"];
    cargo(&run.into_iter().chain(part).collect::<Vec<_>>())
}

/// Builds, and takes the pictures of the documentation anew.
pub fn screens() -> Result<()> {
    setup(&[Need::Build, Need::Browsers])?;
    current_dist()?;
    cargo(&["run", "-q", "-p", "policy-guide-tests", "--example", "screens"])
}

/// Queries and the answers that people would want.
const QUERIES: &str = "tests/data/queries.json";

/// What is linted together: never two features of the widget that exclude each other.
const LINTED: [&[&str]; 4] = [
    &["--workspace", "--exclude", "policy-guide", "--all-targets"],
    &["-p", "policy-guide", "--all-targets", "--features", "ssr"],
    &["-p", "policy-guide", "--lib", "--features", "csr", "--target", "wasm32-unknown-unknown"],
    &[
        "-p",
        "policy-guide-editor",
        "--lib",
        "--features",
        "csr",
        "--target",
        "wasm32-unknown-unknown",
    ],
];

fn lint() -> Result<()> {
    for packages in LINTED {
        let mut arguments = [&["clippy", "-q"], packages].concat();
        if std::env::var_os("CI").is_some() {
            arguments.extend(["--", "-D", "warnings"]);
        }
        cargo(&arguments)?;
    }
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    run(command("cargo", arguments))
}
