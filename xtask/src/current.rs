//! Whether dist/ holds the small build of the source as it is now.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context as _, Result};

use crate::run::{output, root};

/// What the last step of the small build writes. A build by `serve` leaves none.
const LAST: &str = "dist/sizes.json";
/// Folders of which nothing gets into dist/.
const APART: [&str; 6] = [".github/", "bench/", "docs/", "fuzz/", "tests/", "crates/properties/"];

/// Whether nothing that dist/ is made of is newer than it.
///
/// # Errors
/// Where git does not list the files.
pub fn is_current() -> Result<bool> {
    let Some(built) = changed(&root().join(LAST)) else { return Ok(false) };
    let list = output("git", &["ls-files", "--cached", "--others", "--exclude-standard"])
        .context("git does not list the files")?;
    let is_older = |path: &str| changed(&root().join(path)).is_some_and(|time| time <= built);
    Ok(list.lines().filter(|path| is_source(path)).all(is_older))
}

/// A small build that waits beside dist/.
pub struct Aside {
    folder: PathBuf,
}

/// Moves dist/ away where it is current.
///
/// # Errors
/// Where git does not list the files, or a folder cannot be moved.
pub fn put_aside() -> Result<Option<Aside>> {
    if !is_current()? {
        return Ok(None);
    }
    let folder = root().join("target/dist-aside");
    remove(&folder)?;
    fs::rename(root().join("dist"), &folder).context("dist/ cannot be moved")?;
    Ok(Some(Aside { folder }))
}

impl Aside {
    /// Puts it in the place of what was built meanwhile.
    ///
    /// # Errors
    /// Where a folder cannot be moved.
    pub fn put_back(self) -> Result<()> {
        let dist = root().join("dist");
        remove(&dist)?;
        fs::rename(self.folder, dist).context("dist/ cannot be moved back")
    }
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// When a file was last written; `None` where it is not there.
pub fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|about| about.modified()).ok()
}

/// Texts at the root are for people.
fn is_source(path: &str) -> bool {
    !APART.iter().any(|folder| path.starts_with(folder)) && !path.ends_with(".md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_and_texts_for_people_ask_for_no_new_build() {
        for path in ["tests/e2e/list.rs", "README.md", "docs/nginx.conf"] {
            assert!(!is_source(path), "{path}");
        }
        for path in ["src/lib.rs", "public/policies.json", "web/loader.js", "Cargo.lock"] {
            assert!(is_source(path), "{path}");
        }
    }
}
