//! npm packages by their lock files.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::run::{command, root, run};
use crate::say::say;
use crate::tools::NPM;

/// Installs the packages of a folder, unless what is there is what its lock file says.
pub fn install(folder: &str) -> Result<()> {
    let dir = root().join(folder);
    let stamp = dir.join("node_modules/.installed");
    let lock = std::fs::read_to_string(dir.join("package-lock.json"))
        .context("package-lock.json cannot be read")?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let why = NPM.iter().find(|(name, _)| *name == folder).map_or("", |(_, why)| why);
    say(&format!("setup: npm ci in {folder}/: {why}"));
    let mut npm = command("npm", &["ci", "--silent", "--no-audit", "--no-fund"]);
    npm.current_dir(&dir);
    run(npm).with_context(|| {
        format!("the npm packages of {folder}/ could not be installed; is node there?")
    })?;
    std::fs::write(stamp, lock)?;
    Ok(())
}

/// A program of one of the packages.
pub fn program(folder: &str, name: &str) -> String {
    let path = root().join(folder).join("node_modules/.bin").join(name);
    Path::new(&path).to_string_lossy().into_owned()
}
