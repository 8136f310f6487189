//! The office's page, `editor.html`: a WebAssembly for itself and one that draws pages, with scripts and styles of their
//! own, in a folder that is named for its content. Nothing of it is in what a reader fetches.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::current::changed;
use crate::run::{command, output, root, run};
use crate::say::say;
use crate::webmasters::{bundled, with_assets};
use crate::widget_parts::version_of;
use crate::{esbuild, pages, wasm_opt};

const PAGE: &str = "editor.html";
const TARGET: &str = "wasm32-unknown-unknown";
/// Where the sources of the scripts are, as the page names them.
const SOURCES: &str = "web/editor/";
/// The scripts and the styles; those that the page itself names come first.
const BUNDLED: [&str; 5] = ["editor.ts", "editor.css", "worker.ts", "document.ts", "preview.ts"];
/// The page of the preview's frame.
const PREVIEW: &str = "preview.html";

/// A WebAssembly with its glue.
struct Wasm {
    /// Its name in the page's folder, and that of the folder for files in between.
    name: &'static str,
    package: &'static str,
    /// More of cargo's arguments.
    arguments: &'static [&'static str],
    /// What cargo calls it.
    compiled: &'static str,
    /// What scripts import its glue by.
    glue: &'static str,
}

/// The page itself, and what draws pages for it. The two are compiled apart: what draws pages has no use for a browser.
const WASMS: [Wasm; 2] = [
    Wasm {
        name: "editor",
        package: "policy-guide-editor",
        arguments: &["--features", "csr"],
        compiled: "policy_guide_editor.wasm",
        glue: "editor-glue",
    },
    Wasm {
        name: "document",
        package: "prerender",
        arguments: &["--lib"],
        compiled: "prerender.wasm",
        glue: "document-glue",
    },
];

/// Makes the WebAssembly of the page, and of what draws pages; nothing where wasm-bindgen is missing. `work` is for files in
/// between.
pub fn make(work: &Path, is_release: bool) -> Result<Vec<PathBuf>> {
    // Trunk by itself brings a wasm-bindgen of its own, which is not ours to call.
    if output("wasm-bindgen", &["--version"]).is_none() {
        say("editor.html is left out: `cargo xtask setup` installs wasm-bindgen");
        return Ok(Vec::new());
    }
    let work = folder_of(work, is_release);
    // While one is made small, on one core, the next is compiled.
    thread::scope(|scope| {
        let mut finishing = Vec::new();
        for wasm in &WASMS {
            let (compiled, folder) = (compile(wasm, is_release)?, work.join(wasm.name));
            finishing.push(scope.spawn(move || finish(wasm, &compiled, &folder, is_release)));
        }
        let made = finishing.into_iter();
        made.map(|one| one.join().unwrap_or_else(|_| bail!("a WebAssembly was not made"))).collect()
    })
}

fn folder_of(work: &Path, is_release: bool) -> PathBuf {
    work.join(if is_release { "editor" } else { "editor-dev" })
}

/// Writes the page and what it needs into `stage`: what was `made`, scripts, styles, and the `template` beside the page.
pub fn assemble_page(
    stage: &Path,
    work: &Path,
    (made, template): (&[PathBuf], &Path),
    is_release: bool,
) -> Result<()> {
    if made.is_empty() {
        return Ok(());
    }
    let work = folder_of(work, is_release);
    let mut files = [&[template.to_owned()], made].concat();
    let site = Value::from(pages::site().unwrap_or_default());
    let mut options =
        vec!["--define:import.meta.url=undefined".to_owned(), format!("--define:SITE={site}")];
    options.extend(WASMS.iter().map(|wasm| {
        format!("--alias:{}={}", wasm.glue, work.join(wasm.name).join("glue.js").display())
    }));
    for name in BUNDLED {
        let to = work.join(bundled(name));
        esbuild::bundle(&format!("{SOURCES}{name}"), &to, &options)?;
        files.push(to);
    }
    files.push(work.join(PREVIEW));
    fs::copy(root().join(SOURCES).join(PREVIEW), work.join(PREVIEW))?;
    let folder = format!("e/{}/", version_of(&files)?);
    fs::create_dir_all(stage.join(&folder))?;
    for file in &files {
        fs::copy(file, stage.join(&folder).join(file.file_name().unwrap_or_default()))?;
    }
    let page = fs::read_to_string(root().join(PAGE))?;
    fs::write(stage.join(PAGE), with_assets(&page, SOURCES, &BUNDLED[..2], &folder)?)?;
    Ok(())
}

/// Makes the glue of what was compiled, and the WebAssembly that goes with it; returns where that is.
fn finish(wasm: &Wasm, compiled: &Path, folder: &Path, is_release: bool) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    // Who saves a file of the widget does not wait for what is the same as before to be bound again.
    if is_release || changed(&folder.join("glue.js")) < changed(compiled) {
        bind(compiled, folder)?;
    }
    let made = folder.join(wasm.name).with_extension("wasm");
    fs::copy(folder.join("glue_bg.wasm"), &made)?;
    if is_release {
        wasm_opt::shrink(&made)?;
    }
    Ok(made)
}

/// Compiles it as Trunk has compiled the widget: flags and folder come from the same surroundings.
fn compile(wasm: &Wasm, is_release: bool) -> Result<PathBuf> {
    let mut build = command("cargo", &["build", "-q", "-p", wasm.package, "--target", TARGET]);
    build.args(wasm.arguments);
    let profile = if is_release { "release" } else { "debug" };
    if is_release {
        build.arg("--release");
    }
    run(build).with_context(|| format!("{} could not be compiled", wasm.package))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), PathBuf::from);
    Ok(target.join(TARGET).join(profile).join(wasm.compiled))
}

/// Makes the JavaScript beside the WebAssembly.
fn bind(wasm: &Path, folder: &Path) -> Result<()> {
    let options = ["--target", "web", "--no-typescript", "--out-name", "glue", "--out-dir"];
    let mut bind = command("wasm-bindgen", &options);
    bind.arg(folder).arg(wasm);
    run(bind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_source_is_there_and_the_page_names_its_own() {
        let page = fs::read_to_string(root().join(PAGE)).unwrap();
        assert!(
            with_assets(&page, SOURCES, &BUNDLED[..2], "e/1/").unwrap().contains("e/1/editor.js")
        );
        for name in BUNDLED.iter().chain([&PREVIEW]) {
            assert!(root().join(SOURCES).join(name).is_file(), "{name}");
        }
    }

    #[test]
    fn neither_page_has_a_script_or_a_style_inside_of_it() {
        for page in [root().join(PAGE), root().join(SOURCES).join(PREVIEW)] {
            let text = fs::read_to_string(page).unwrap();
            assert!(text.contains("Content-Security-Policy") && !text.contains("unsafe-inline"));
            assert!(!text.contains("<style") && !text.contains(" style=") && !text.contains(" on"));
            assert_eq!(text.matches("<script").count(), text.matches("</script>").count());
            assert_eq!(text.matches("<script").count(), text.matches("src=\"").count());
        }
    }
}
