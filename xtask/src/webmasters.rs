//! The pages for webmasters: `configurator.html` and `diagnosis.html`. Their scripts and styles are bundled into a
//! folder named for its content, apart from the widget's.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use crate::esbuild;
use crate::run::root;
use crate::widget_parts::version_of;

/// Where the sources are, as the pages name them.
const SOURCES: &str = "web/configurator/";
/// Each page, and its script.
const PAGES: [(&str, &str); 2] =
    [("configurator.html", "configurator.ts"), ("diagnosis.html", "diagnosis.ts")];
const STYLE: &str = "configurator.css";
/// A script that the preview of a snippet runs.
const PREVIEW: &str = "preview_style.ts";

/// Writes the pages and what they need into `stage`; `work` is for files in between.
pub fn assemble_pages(stage: &Path, work: &Path) -> Result<()> {
    let files: Vec<&str> =
        PAGES.iter().map(|(_, script)| *script).chain([STYLE, PREVIEW]).collect();
    for file in &files {
        bundle(file, work)?;
    }
    let paths: Vec<_> = files.iter().map(|file| work.join(bundled(file))).collect();
    let folder = format!("c/{}/", version_of(&paths)?);
    fs::create_dir_all(stage.join(&folder))?;
    for file in &files {
        fs::copy(work.join(bundled(file)), stage.join(&folder).join(bundled(file)))?;
    }
    for (page, script) in PAGES {
        let text = fs::read_to_string(root().join(page))?;
        fs::write(stage.join(page), with_assets(&text, SOURCES, &[script, STYLE], &folder)?)?;
    }
    Ok(())
}

fn bundle(file: &str, work: &Path) -> Result<()> {
    esbuild::bundle(&format!("{SOURCES}{file}"), &work.join(bundled(file)), &[])
}

/// What a source is called once it is bundled.
pub fn bundled(file: &str) -> String {
    file.replace(".ts", ".js")
}

/// The page with the addresses of the bundled files in place of their sources', which lie in the folder `sources`.
pub fn with_assets(page: &str, sources: &str, files: &[&str], folder: &str) -> Result<String> {
    let mut page = page.to_owned();
    for file in files {
        let source = format!("\"{sources}{file}\"");
        if !page.contains(&source) {
            bail!("a page does not name {source}");
        }
        page = page.replace(&source, &format!("\"{folder}{}\"", bundled(file)));
    }
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_bundled_files() {
        let page = "<script src=\"web/configurator/a.ts\"></script>";
        let named = with_assets(page, SOURCES, &["a.ts"], "c/1/").unwrap();
        assert_eq!(named, "<script src=\"c/1/a.js\"></script>");
        assert!(with_assets(page, SOURCES, &["b.ts"], "c/1/").is_err());
    }
}
