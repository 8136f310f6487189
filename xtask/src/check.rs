//! `test`: every check, each with the time it took.

use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::run::{command, run};
use crate::say::say;
use crate::setup::{Need, setup};
use crate::trust::{reproduce, supply};
use crate::{browser, sizes, tidy};

/// A step: its name, and what it runs.
type Step = (&'static str, Box<dyn Fn() -> Result<()>>);

/// Runs all steps, the quick ones first, and stops at the first that fails.
pub fn test(with_browser: bool) -> Result<()> {
    let mut steps: Vec<Step> = vec![
        (
            "setup",
            Box::new(move || {
                setup(&[Need::Build, Need::Checks])?;
                if with_browser { setup(&[Need::Browsers]) } else { Ok(()) }
            }),
        ),
        ("format", Box::new(|| cargo(&["fmt", "--all", "--check"]))),
        ("tidy", Box::new(tidy::tidy)),
        ("supply", Box::new(supply::check)),
        ("scripts", Box::new(|| run(command("node", &["--test", "web/configurator/"])))),
        ("core", Box::new(|| cargo(&["test", "-q", "-p", "policy-core"]))),
        ("properties", Box::new(|| cargo(&["test", "-q", "-p", "properties"]))),
        ("xtask", Box::new(|| cargo(&["test", "-q", "-p", "xtask"]))),
        ("data", Box::new(|| cargo(&["test", "-q", "-p", "policy-data"]))),
        ("check", Box::new(|| cargo(&["data", "check", GUIDE, "--strict", "--lang", "en"]))),
        (
            "second guide",
            Box::new(|| cargo(&["data", "check", SECOND, "--strict", "--lang", "en"])),
        ),
        ("judge", Box::new(|| cargo(&["data", "judge", GUIDE, QUERIES]))),
        // `csr` and `ssr` never meet in one call of cargo: Leptos' listeners would be none.
        ("views", Box::new(|| cargo(&["test", "-q", "-p", "policy-guide", "--features", "ssr"]))),
        ("pages", Box::new(|| cargo(&["test", "-q", "-p", "prerender"]))),
        ("lint", Box::new(lint)),
    ];
    if with_browser {
        steps.push(("dist", Box::new(sizes::dist)));
        steps.push(("dist again", Box::new(reproduce::again)));
        steps.push(("browser", Box::new(browser::test)));
    }
    let mut times = Vec::new();
    for (name, step) in &steps {
        say(&format!("== {name}"));
        let start = Instant::now();
        step().with_context(|| format!("the step `{name}` failed"))?;
        times.push(format!("{:>5} s  {name}", start.elapsed().as_secs()));
    }
    say(&times.join("\n"));
    Ok(())
}

/// The published guide.
const GUIDE: &str = "public/policies.json";
/// A guide of an invented town: nothing may be true of the first guide only.
const SECOND: &str = "tests/data/sample-guide/policies.json";
/// Builds, visits every host page in every engine, or in one, and writes the table of what each came to.
pub fn compatibility(engine: &[&str]) -> Result<()> {
    setup(&[Need::Build, Need::Browsers])?;
    sizes::dist()?;
    let run = ["run", "-q", "-p", "policy-guide-tests", "--example", "compatibility", "--"];
    cargo(&[&run[..], engine].concat())
}

/// Queries and the answers that people would want.
const QUERIES: &str = "tests/data/queries.json";

/// What is linted together: never two features of the widget that exclude each other.
const LINTED: [&[&str]; 3] = [
    &["--workspace", "--exclude", "policy-guide", "--all-targets"],
    &["-p", "policy-guide", "--all-targets", "--features", "ssr"],
    &["-p", "policy-guide", "--lib", "--features", "csr", "--target", "wasm32-unknown-unknown"],
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
