//! `reproduce`: two clean builds in two folders, and whether they are the same, file by file. In the tests the cheap
//! half: what comes after the compiler, twice.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, bail};

use crate::run::{command, output, root, run};
use crate::say::say;
use crate::setup::{Need, setup};
use crate::sizes;
use crate::trust::integrity;

/// Two folders whose names differ in length, so that a name that leaks moves what follows.
const FOLDERS: [&str; 2] = ["one", "another-with-a-longer-name"];
/// What is installed and not built: both builds use the same.
const SHARED: [&str; 2] = [".tools", "web/node_modules"];

/// Builds twice and compares.
pub fn reproduce() -> Result<()> {
    setup(&[Need::Build])?;
    let work = std::env::temp_dir().join(format!("policy-guide-{}", std::process::id()));
    // Both before either is built: who goes on working meanwhile changes neither.
    let folders = FOLDERS.map(|name| work.join(name));
    folders.iter().try_for_each(|folder| copy_source(folder))?;
    // Side by side: much of a build waits for one core.
    let built: Result<Vec<_>> = thread::scope(|scope| {
        let builds: Vec<_> =
            folders.iter().map(|folder| scope.spawn(|| build_in(folder))).collect();
        builds
            .into_iter()
            .map(|build| build.join().unwrap_or_else(|_| bail!("a build came to no end")))
            .collect()
    });
    let built = built?;
    compare(&built[0], &built[1])?;
    fs::remove_dir_all(&work)?;
    say(&format!("reproduce: {} files are the same in both builds", built[0].len()));
    Ok(())
}

/// Makes dist/ once more from what is compiled already: all that comes after the compiler must be the same again. Not
/// where these very files were made twice before.
pub fn again() -> Result<()> {
    let dist = root().join("dist");
    let first = integrity::of_folder(&dist)?;
    let (known, files) = (root().join("target/made-twice.json"), serde_json::to_string(&first)?);
    if fs::read_to_string(&known).is_ok_and(|known| known == files) {
        say("dist/ was made twice before");
        return Ok(());
    }
    sizes::dist()?;
    compare(&first, &integrity::of_folder(&dist)?)?;
    Ok(fs::write(known, files)?)
}

fn build_in(folder: &Path) -> Result<BTreeMap<String, String>> {
    say(&format!("reproduce: a clean build in {}", folder.display()));
    for name in SHARED {
        let link = folder.join(name);
        fs::create_dir_all(link.parent().unwrap_or(folder))?;
        std::os::unix::fs::symlink(root().join(name), link)?;
    }
    let mut dist = command("cargo", &["xtask", "dist"]);
    dist.current_dir(folder).env_remove("CARGO_TARGET_DIR").env_remove("XTASK");
    run(dist)?;
    integrity::of_folder(&folder.join("dist"))
}

fn compare(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Result<()> {
    let different = differences(one, other);
    if !different.is_empty() {
        bail!("two builds of the same source differ in {}", different.join(", "));
    }
    Ok(())
}

/// Every file that is or would be committed.
fn copy_source(folder: &Path) -> Result<()> {
    let list = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])
        .context("git answers not")?;
    let exists = |path: &PathBuf| root().join(path).is_file();
    for path in list.lines().map(PathBuf::from).filter(exists) {
        let to = folder.join(&path);
        fs::create_dir_all(to.parent().unwrap_or(folder))?;
        fs::copy(root().join(&path), to)?;
    }
    Ok(())
}

/// Files that only one has, or that differ.
fn differences(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let names = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name)));
    names.filter(|name| one.get(*name) != other.get(*name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_one_build_lacks_or_that_differs_is_named() {
        let build = |files: &[(&str, &str)]| -> BTreeMap<String, String> {
            files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
        };
        let one = build(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let other = build(&[("a", "1"), ("b", "4"), ("d", "5")]);
        assert_eq!(differences(&one, &other), ["b", "c", "d"]);
        assert!(differences(&one, &one).is_empty());
    }
}
