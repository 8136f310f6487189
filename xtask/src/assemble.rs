//! Trunk's hook after a build: makes the element's script, and files named for their content.
//!
//! In: wasm-bindgen's output, `src/view/**/*.css`, `web/`. Out: `policy-guide.js` and `w/HASH/widget.{js,wasm}`. A
//! release build also runs wasm-opt and makes the single file, whose template lies beside the office's page.

use std::fs;
use std::path::{Path, PathBuf};
use std::slice;
use std::thread;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::run::root;
use crate::shipped::{SHIPPED, Shipped};
use crate::widget_parts::{GLUE, STYLE, WASM, version_of, widget_options};
use crate::{
    esbuild, npm, office, offline, pages, single, styles, typescript, wasm_opt, webmasters,
};

/// Runs in Trunk's staging folder.
pub fn assemble() -> Result<()> {
    let stage = PathBuf::from(
        std::env::var("TRUNK_STAGING_DIR").context("`assemble` is run by Trunk only")?,
    );
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    // Where Trunk is run by itself, nobody has set up before.
    npm::install("web")?;
    let work = root().join("target/assemble");
    fs::create_dir_all(&work)?;
    for name in [GLUE, WASM] {
        fs::rename(stage.join(name), work.join(name))
            .with_context(|| format!("Trunk made no {name}"))?;
    }
    let (version, template, made) = thread::scope(|scope| {
        let office = scope.spawn(|| office::make(&work, is_release));
        let (version, template) = make_widget(&stage, &work, is_release)?;
        let made = office.join().unwrap_or_else(|_| bail!("the office's page was not made"))?;
        anyhow::Ok((version, template, made))
    })?;
    office::assemble_page(&stage, &work, (&made, &template), is_release)?;
    let page = stage.join("index.html");
    fs::write(&page, without_trunk_links(&fs::read_to_string(&page)?))?;
    remove_unpublished(&stage)?;
    let guide = stage.join("policies.json");
    fs::write(&guide, without_blanks(&fs::read_to_string(&guide)?)?)?;
    pages::write(&stage, &work, &version)?;
    offline::write(&stage, &version)?;
    if is_release {
        single::write(&stage, &template)?;
    }
    Ok(())
}

/// Writes the widget and the webmasters' pages; returns the name of the widget's folder, and the single file's template.
fn make_widget(stage: &Path, work: &Path, is_release: bool) -> Result<(String, PathBuf)> {
    if is_release {
        wasm_opt::shrink(&work.join(WASM))?;
    }
    let version = write_widget(stage, work)?;
    webmasters::assemble_pages(stage, work)?;
    Ok((version, single::write_template(work, is_release)?))
}

/// Writes the scripts and the WebAssembly; returns the name of the widget's folder.
fn write_widget(stage: &Path, work: &Path) -> Result<String> {
    let style = work.join("style.css");
    fs::write(&style, styles::widget()?)?;
    esbuild::minify(&style, &work.join(STYLE), &[])?;
    let (widget, others): (Vec<Shipped>, Vec<Shipped>) =
        SHIPPED.iter().copied().partition(Shipped::is_widget);
    let made: Vec<PathBuf> =
        widget.iter().map(|file| widget_file(file, work)).collect::<Result<_>>()?;
    let version = version_of(&made)?;
    fs::create_dir_all(stage.join("w").join(&version))?;
    for (file, from) in widget.iter().zip(&made) {
        fs::copy(from, file.within(stage, &version))?;
    }
    let define = format!("--define:WIDGET=\"w/{version}/\"");
    for file in others {
        let Some(source) = file.source else { continue };
        esbuild::bundle(source, &file.within(stage, &version), slice::from_ref(&define))?;
    }
    fs::copy(typescript::emit_types()?, stage.join("policy-guide.d.ts"))?;
    Ok(version)
}

/// Makes a file of the widget's folder in `work`; returns where it is. The WebAssembly is there already.
fn widget_file(file: &Shipped, work: &Path) -> Result<PathBuf> {
    let Some(source) = file.source else { return Ok(work.join(WASM)) };
    let to = work.join(file.file_name());
    // The fallbacks work without the WebAssembly, and without its trap boundary.
    let is_start = file.file_name() == "widget.js";
    let mut options = Vec::new();
    if is_start {
        options = widget_options(work);
        options.push("--inject:web/widget/safe_fetch.ts".to_owned());
    }
    esbuild::bundle(source, &to, &options)?;
    Ok(to)
}

/// Trunk leaves its own link in the page even where it adds no script.
fn without_trunk_links(page: &str) -> String {
    page.lines()
        .filter(|line| !line.contains("data-trunk") && !line.trim().is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// What an import took out of the guide lies beside it for the editor, and is not for readers.
fn remove_unpublished(stage: &Path) -> Result<()> {
    for entry in fs::read_dir(stage)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".lost.json") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// JSON without the blanks outside of its texts; keys keep their order.
fn without_blanks(json: &str) -> Result<String> {
    let value: Value = serde_json::from_str(json).context("public/policies.json is no JSON")?;
    Ok(serde_json::to_string(&value)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_all_but_trunks_links() {
        assert_eq!(without_trunk_links("<a>\n\n<link data-trunk x>\n<b>"), "<a>\n<b>\n");
    }

    #[test]
    fn what_was_taken_out_of_the_guide_is_not_published() {
        let stage = std::env::temp_dir().join(format!("pg-unpublished-{}", std::process::id()));
        fs::create_dir_all(&stage).unwrap();
        for name in ["policies.json", "policies.lost.json", "changes.json"] {
            fs::write(stage.join(name), "{}").unwrap();
        }
        remove_unpublished(&stage).unwrap();
        let mut left: Vec<_> =
            fs::read_dir(&stage).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["changes.json", "policies.json"]);
        fs::remove_dir_all(stage).unwrap();
    }

    #[test]
    fn blanks_inside_texts_and_the_order_of_keys_stay() {
        assert_eq!(
            without_blanks("{ \"z b\": \"c \\\" d\",\n \"e\": [1, 2] }").unwrap(),
            "{\"z b\":\"c \\\" d\",\"e\":[1,2]}"
        );
    }
}
