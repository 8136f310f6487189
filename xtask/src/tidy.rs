//! `tidy`: the rules of this project that no compiler holds. Each finding is `file:line: sentence`.

mod rules;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::run::{output, root};
use crate::say::say;

/// Packages that the domain must not reach.
const NOT_IN_CORE: [&str; 4] = ["web-sys", "js-sys", "leptos", "wasm-bindgen"];

/// Looks at every file that is or would be committed.
pub fn tidy() -> Result<()> {
    let mut findings = Vec::new();
    for path in files()? {
        // Binary files hold no lines.
        if let Ok(text) = fs::read_to_string(root().join(&path)) {
            findings.extend(rules::check(&path, &text));
        }
    }
    findings.extend(core_reaches());
    for finding in &findings {
        say(finding);
    }
    if !findings.is_empty() {
        bail!("{} findings", findings.len());
    }
    Ok(())
}

fn files() -> Result<Vec<String>> {
    let list = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])
        .context("git answers not")?;
    Ok(list.lines().map(ToOwned::to_owned).collect())
}

/// `cargo tree -i` succeeds only where the package is reached.
fn core_reaches() -> impl Iterator<Item = String> {
    let reached = |name: &&str| {
        output("cargo", &["tree", "-q", "-p", "policy-core", "-e", "normal", "-i", *name])
    };
    NOT_IN_CORE
        .iter()
        .filter(move |name| reached(name).is_some_and(|tree| !tree.trim().is_empty()))
        .map(|name| format!("crates/policy-core/Cargo.toml:1: the domain must not reach {name}"))
}
