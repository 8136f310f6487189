//! `tidy`: the rules of this project that no compiler holds. Each finding is `file:line: sentence`.

mod circles;
mod code;
mod directions;
mod imports;
mod rules;
#[cfg(test)]
mod tests;
mod words;

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::run::{output, root};
use crate::say::say;

use imports::{File, rust_imports, script_imports};

/// Packages that the domain must not reach.
const NOT_IN_CORE: [&str; 4] = ["web-sys", "js-sys", "leptos", "wasm-bindgen"];
/// Where no file may be in a circle of imports.
const FILES: [&str; 3] = ["src", "xtask/src", "crates/policy-format/src"];
/// Where no module right below the crate's root may be in one.
const MODULES: [&str; 10] = [
    "src",
    "editor/src",
    "xtask/src",
    "crates/policy-format/src",
    "crates/policy-core/src",
    "crates/policy-data/src",
    "crates/editing-session/src",
    "crates/prerender/src",
    "crates/properties/src",
    "crates/site/src",
];

/// Looks at every file that is or would be committed.
pub fn tidy() -> Result<()> {
    let mut findings = findings(&files()?);
    findings.extend(core_reaches());
    for finding in &findings {
        say(finding);
    }
    if !findings.is_empty() {
        bail!("{} findings", findings.len());
    }
    Ok(())
}

/// Everything that is wrong in a tree.
fn findings(files: &[File]) -> Vec<String> {
    let architecture = files.iter().find(|(path, _)| path == "ARCHITECTURE.md");
    let glossary = architecture.map(|(_, text)| words::glossary(text)).unwrap_or_default();
    let mut findings = Vec::new();
    if glossary.is_empty() {
        findings.push("ARCHITECTURE.md:1: its glossary names no words to avoid".to_owned());
    }
    for file in files {
        findings.extend(rules::check(&file.0, &file.1));
        findings.extend(directions::names_against(file));
        findings.extend(directions::without_part(&file.0));
        findings.extend(words::check(file, &glossary));
    }
    findings.extend(against_the_graph(files));
    findings
}

/// Circles, and imports that go in a direction that is not allowed.
fn against_the_graph(files: &[File]) -> Vec<String> {
    let mut findings = Vec::new();
    for folder in MODULES {
        let imports = rust_imports(folder, files);
        if FILES.contains(&folder) {
            findings.extend(circles::among_files(&imports));
        }
        findings.extend(circles::among_parts(&imports, |path| module(folder, path)));
        findings.extend(directions::against(&imports));
    }
    let scripts = script_imports(files);
    findings.extend(circles::among_files(&scripts));
    findings.extend(circles::among_parts(&scripts, directions::place_of));
    findings.extend(directions::against(&scripts));
    findings
}

/// The module right below the crate's root that a file belongs to.
fn module(folder: &str, path: &str) -> Option<String> {
    let inside = path.strip_prefix(folder)?.strip_prefix('/')?;
    let name = inside.split(['/', '.']).next()?;
    (!matches!(inside, "lib.rs" | "main.rs")).then(|| [folder, "/", name].concat())
}

fn files() -> Result<Vec<File>> {
    let list = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])
        .context("git answers not")?;
    // Binary files hold no lines; a file that is listed may be gone.
    let read = |path: &str| Some((path.to_owned(), fs::read_to_string(root().join(path)).ok()?));
    Ok(list.lines().filter_map(read).collect())
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
