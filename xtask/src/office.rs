//! The office's page, `editor.html`: a second WebAssembly with scripts and styles of its own, in a folder that is named
//! for its content. Nothing of it is in what a reader fetches.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::current::changed;
use crate::run::{command, output, root, run};
use crate::say::say;
use crate::webmasters::{bundled, with_assets};
use crate::widget_parts::version_of;
use crate::{esbuild, wasm_opt};

const PAGE: &str = "editor.html";
const PACKAGE: &str = "policy-guide-editor";
const TARGET: &str = "wasm32-unknown-unknown";
/// Where the sources of the scripts are, as the page names them.
const SOURCES: &str = "web/editor/";
/// The scripts and the styles; those that the page itself names come first.
const BUNDLED: [&str; 4] = ["editor.ts", "editor.css", "worker.ts", "preview.ts"];
/// The page of the preview's frame.
const PREVIEW: &str = "preview.html";
const WASM: &str = "editor.wasm";

/// Writes the page and what it needs into `stage`; `work` is for files in between.
pub fn assemble_page(stage: &Path, work: &Path, is_release: bool) -> Result<()> {
    // Trunk by itself brings a wasm-bindgen of its own, which is not ours to call.
    if output("wasm-bindgen", &["--version"]).is_none() {
        say("editor.html is left out: `cargo xtask setup` installs wasm-bindgen");
        return Ok(());
    }
    let work = work.join(if is_release { "editor" } else { "editor-dev" });
    fs::create_dir_all(&work)?;
    let (wasm, glue) = (compile(is_release)?, work.join("glue.js"));
    // Who saves a file of the widget does not wait for the office's page to be bound again.
    if is_release || changed(&glue) < changed(&wasm) {
        bind(&wasm, &work)?;
    }
    let mut files = vec![work.join(WASM)];
    fs::copy(work.join("glue_bg.wasm"), &files[0])?;
    if is_release {
        wasm_opt::shrink(&files[0])?;
    }
    for name in BUNDLED {
        let to = work.join(bundled(name));
        esbuild::bundle(&format!("{SOURCES}{name}"), &to, &options(&glue))?;
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

/// Compiles it as Trunk has compiled the widget: flags and folder come from the same surroundings.
fn compile(is_release: bool) -> Result<PathBuf> {
    let mut build = command("cargo", &["build", "-q", "-p", PACKAGE, "--features", "csr"]);
    build.args(["--target", TARGET]);
    let profile = if is_release { "release" } else { "debug" };
    if is_release {
        build.arg("--release");
    }
    run(build).context("the office's page could not be compiled")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(root().join("target"), PathBuf::from);
    Ok(target.join(TARGET).join(profile).join("policy_guide_editor.wasm"))
}

/// Makes the JavaScript beside the WebAssembly.
fn bind(wasm: &Path, work: &Path) -> Result<()> {
    let options = ["--target", "web", "--no-typescript", "--out-name", "glue", "--out-dir"];
    let mut bind = command("wasm-bindgen", &options);
    bind.arg(work).arg(wasm);
    run(bind)
}

fn options(glue: &Path) -> Vec<String> {
    vec![
        "--define:import.meta.url=undefined".to_owned(),
        format!("--alias:editor-glue={}", glue.display()),
    ]
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
