//! The widget's stylesheet, put together from the files beside the views.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::run::root;

const FOLDER: &str = "src/view";
/// Files that come first, in this order.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];
/// Files that come last, in this order: they hold over all others. Those between follow by their paths.
const LAST: [&str; 3] = ["button_main.css", "hover.css", "page/print.css"];

/// All styles of the widget.
pub fn widget() -> Result<String> {
    let folder = root().join(FOLDER);
    let mut files = Vec::new();
    find(&folder, &mut files)?;
    let mut names: Vec<String> = files
        .iter()
        .filter_map(|file| Some(file.strip_prefix(&folder).ok()?.to_string_lossy().into_owned()))
        .collect();
    names.sort_by_key(|name| (place(name), name.clone()));
    let sheets: Result<Vec<String>> = names.iter().map(|name| read(name)).collect();
    Ok(sheets?.join("\n"))
}

/// One of the files, by its path under the views' folder.
pub fn read(name: &str) -> Result<String> {
    let path = root().join(FOLDER).join(name);
    fs::read_to_string(&path).with_context(|| format!("{} is not there", path.display()))
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            find(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "css") {
            files.push(path);
        }
    }
    Ok(())
}

/// First ones count from 0, last ones from 100.
fn place(name: &str) -> usize {
    let first = FIRST.iter().position(|first| *first == name);
    let last = LAST.iter().position(|last| *last == name).map(|idx| 100 + idx);
    first.or(last).unwrap_or(50)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_come_first_and_print_comes_last() {
        assert!(place("tokens.css") < place("base.css"));
        assert!(place("base.css") < place("card/card.css"));
        assert!(place("card/card.css") < place("page/print.css"));
    }

    #[test]
    fn every_ordered_file_is_there() {
        for name in FIRST.iter().chain(&LAST) {
            assert!(read(name).is_ok(), "{name}");
        }
    }
}
