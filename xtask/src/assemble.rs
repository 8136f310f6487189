//! Trunk's hook after a build: makes the element's script, and files named for their content.
//!
//! In: wasm-bindgen's output, `src/view/*.css`, `web/*.js`. Out: `policy-guide.js` and `w/HASH/widget.{js,wasm}`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::glue;
use crate::npm;
use crate::offline;
use crate::pages;
use crate::run::{command, output, root, run};
use crate::single;
use crate::split::{self, rename_imports};
use crate::webmasters;

/// Stylesheets that come first, in this order; the others follow by name.
const FIRST_STYLES: [&str; 2] = ["tokens.css", "base.css"];

/// The raw output of wasm-bindgen, under the name of Trunk's asset.
const GLUE: &str = "policy-guide.js";
pub const WASM: &str = "policy-guide_bg.wasm";
/// What comes after the first paint.
pub const MORE: &str = "more.wasm";
/// The minified styles of the first paint.
const STYLE: &str = "style.min.css";
/// All that the widget is made of, in the working folder.
pub const PARTS: [&str; 4] = [GLUE, WASM, MORE, STYLE];

/// Runs in Trunk's staging folder.
pub fn assemble() -> Result<()> {
    let stage = PathBuf::from(
        std::env::var("TRUNK_STAGING_DIR").context("`assemble` is run by Trunk only")?,
    );
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let work = root().join("target/assemble");
    fs::create_dir_all(&work)?;
    take(&stage, GLUE, &work)?;
    take(&stage, WASM, &work)?;
    split::split(&work.join(WASM), &work.join(MORE))?;
    if is_release {
        shrink_wasm(&work)?;
    }
    add_sections(&work)?;
    glue::harden(&work.join(GLUE))?;
    bundle_widget(&work)?;
    bundle("rungs.js", &work.join("rungs.js"), &[])?;
    let files = [work.join("widget.js"), work.join("rungs.js"), work.join(WASM), work.join(MORE)];
    let version = version_of(&files)?;
    let folder = stage.join("w").join(&version);
    fs::create_dir_all(&folder)?;
    for name in ["widget.js", "rungs.js"] {
        fs::copy(work.join(name), folder.join(name))?;
    }
    fs::copy(work.join(WASM), folder.join("widget.wasm"))?;
    fs::copy(work.join(MORE), folder.join(MORE))?;
    let widget = format!("--define:WIDGET=\"w/{version}/\"");
    bundle("loader.js", &stage.join("policy-guide.js"), &[&widget])?;
    bundle("page.js", &stage.join("page.js"), &[])?;
    fs::copy(root().join("web/policy-guide.d.ts"), stage.join("policy-guide.d.ts"))?;
    webmasters::assemble_pages(&stage, &work)?;
    let page = stage.join("index.html");
    fs::write(&page, without_trunk_links(&fs::read_to_string(&page)?))?;
    remove_unpublished(&stage)?;
    let guide = stage.join("policies.json");
    fs::write(&guide, without_blanks(&fs::read_to_string(&guide)?))?;
    pages::write(&stage, &work, &version)?;
    offline::write(&stage, &version)?;
    if is_release {
        single::write(&stage, &work)?;
    }
    Ok(())
}

fn take(from: &Path, name: &str, to: &Path) -> Result<()> {
    fs::rename(from.join(name), to.join(name)).with_context(|| format!("Trunk made no {name}"))
}

/// Also proves the feature level: wasm-opt refuses what engines of 2018 would.
fn shrink_wasm(work: &Path) -> Result<()> {
    let features = "--mvp-features --enable-mutable-globals";
    // Control flow is laid anew; a function with one caller stays itself unless it is tiny; neighbours by name are
    // alike. Together 4 KB less after compression. Never `-tnh`: it would take the bounds checks away.
    let shrink = "--low-memory-unused --flatten --rereloop -ocimfs 30 -Oz --converge \
        --reorder-functions-by-name --strip-debug --strip-producers --strip-target-features";
    wasm_opt(&work.join(WASM), &[shrink, features].join(" "))?;
    wasm_opt(&work.join(MORE), &[shrink, features].join(" "))?;
    // By itself: under --converge it would rename again and again.
    let minify = ["--minify-imports-and-exports-and-modules", features].join(" ");
    let names = wasm_opt(&work.join(WASM), &minify)?;
    let names: Value = serde_json::from_str(&names).context("wasm-opt tells no names")?;
    let glue = work.join(GLUE);
    fs::write(&glue, rename(&fs::read_to_string(&glue)?, &names)?)?;
    rename_imports(&work.join(MORE), &pairs(&names, "exports", 0, 1))
}

/// Changes the wasm in place; answers what was printed.
fn wasm_opt(file: &Path, flags: &str) -> Result<String> {
    let file = file.to_string_lossy().into_owned();
    let mut arguments: Vec<&str> = flags.split_whitespace().collect();
    arguments.extend([file.as_str(), "-o", file.as_str()]);
    output(&npm::program("web", "wasm-opt"), &arguments)
        .with_context(|| format!("wasm-opt refused the WebAssembly: {}", arguments.join(" ")))
}

/// Gives the glue the short names that wasm-opt has given to imports and exports. The long ones end in hashes,
/// which no compression shortens: 3 KB of what a reader downloads.
fn rename(glue: &str, names: &Value) -> Result<String> {
    let mut glue = glue.replace("\"./policy-guide_bg.js\": import0", "\"a\": import0");
    for (long, short) in pairs(names, "imports", 1, 2) {
        let (long, short) = (format!(" {long}: function("), format!(" \"{short}\": function("));
        if !glue.contains(&long) {
            bail!("the glue has no import{long}");
        }
        glue = glue.replace(&long, &short);
    }
    // Longest first: one name may begin with another.
    let mut exports = pairs(names, "exports", 0, 1);
    exports.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    for (idx, (long, _)) in exports.iter().enumerate() {
        glue = glue.replace(&format!("wasm.{long}"), &format!("wasm.\u{0}{idx}\u{0}"));
    }
    for (idx, (_, short)) in exports.iter().enumerate() {
        glue = glue.replace(&format!("\u{0}{idx}\u{0}"), short);
    }
    Ok(glue)
}

/// The long and short names that wasm-opt tells.
fn pairs(names: &Value, kind: &str, long: usize, short: usize) -> Vec<(String, String)> {
    let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let rows = names[kind].as_array().cloned().unwrap_or_default();
    rows.iter().map(|row| (word(&row[long]), word(&row[short]))).collect()
}

/// The widget's script starts the WebAssembly in fewer words than wasm-bindgen's own.
const EXPORTS: &str = "\nexport { __wbg_get_imports, __wbg_finalize_init };\n";

/// Lets nobody into a WebAssembly that has crashed: see `web/guard.js`.
fn guard(glue: &str) -> Result<String> {
    let exports = "wasm = instance.exports;";
    if !glue.contains(exports) {
        bail!("the glue takes no `{exports}`");
    }
    let guarded = glue.replace(exports, "wasm = guard(instance.exports);");
    Ok(["import { guard } from \"guard\";\n", &guarded, EXPORTS].concat())
}

fn bundle_widget(work: &Path) -> Result<()> {
    let glue = work.join(GLUE);
    fs::write(&glue, guard(&fs::read_to_string(&glue)?)?)?;
    let style = work.join("style.css");
    minify_styles("src/view", &style, &work.join(STYLE))?;
    let mut arguments = vec!["web/widget.js".to_owned(), outfile(&work.join("widget.js"))];
    arguments.extend(widget_options(work));
    esbuild(&arguments.iter().map(String::as_str).collect::<Vec<_>>())
}

/// How esbuild bundles the widget's script out of a folder with its [`PARTS`].
pub fn widget_options(folder: &Path) -> Vec<String> {
    let fixed = [
        "--bundle",
        "--minify",
        "--format=iife",
        "--target=es2018",
        "--charset=utf8",
        "--loader:.css=text",
        // With its default path taken away the glue has no use for `import.meta`, which a classic script has not.
        "--define:import.meta.url=undefined",
    ];
    let mut options = fixed.map(ToOwned::to_owned).to_vec();
    options.push(format!("--alias:glue={}", folder.join(GLUE).display()));
    options.push(format!("--alias:guard={}", root().join("web/guard.js").display()));
    options.push(format!("--alias:style={}", folder.join(STYLE).display()));
    options
}

/// The styles and words of what comes later travel in its file.
fn add_sections(work: &Path) -> Result<()> {
    let minified = work.join("more.min.css");
    minify_styles("src/more", &work.join("more.css"), &minified)?;
    split::add_section(&work.join(MORE), "style", fs::read(minified)?)?;
    let words = ["zh", "en"].map(|lang| root().join(format!("src/more/texts.{lang}.txt")));
    let words: Result<Vec<String>, _> = words.into_iter().map(fs::read_to_string).collect();
    split::add_section(&work.join(MORE), "texts", words?.join("\u{c}").into_bytes())
}

fn minify_styles(folder: &str, style: &Path, minified: &Path) -> Result<()> {
    fs::write(style, styles(&root().join(folder))?)?;
    esbuild(&[&style.to_string_lossy(), "--minify", "--target=es2018", &outfile(minified)])
}

/// A script of `web/` with all that it imports, as one that any page may run.
fn bundle(name: &str, to: &Path, own: &[&str]) -> Result<()> {
    let script = format!("web/{name}");
    let (to, common) = (outfile(to), ["--bundle", "--minify", "--format=iife", "--target=es2018"]);
    esbuild(&[&[script.as_str()], &common[..], own, &["--charset=utf8", to.as_str()]].concat())
}

/// esbuild's option for where its output goes.
pub fn outfile(path: &Path) -> String {
    format!("--outfile={}", path.display())
}

/// Runs esbuild.
pub fn esbuild(arguments: &[&str]) -> Result<()> {
    let mut esbuild = command(&npm::program("web", "esbuild"), arguments);
    esbuild.arg("--log-level=warning");
    run(esbuild)
}

fn styles(folder: &Path) -> Result<String> {
    let mut rest: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") && !FIRST_STYLES.contains(&name.as_str()) {
            rest.push(name);
        }
    }
    rest.sort();
    let first = FIRST_STYLES.into_iter().filter(|name| folder.join(name).exists());
    let names = first.chain(rest.iter().map(String::as_str));
    let sheets: Result<Vec<String>> =
        names.map(|name| Ok(fs::read_to_string(folder.join(name))?)).collect();
    Ok(sheets?.join("\n"))
}

/// The same content has the same name, on every machine.
pub fn version_of(files: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(fs::read(file)?);
    }
    let version: String =
        hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    if version.len() != 10 {
        bail!("a hash of {} characters", version.len());
    }
    Ok(version)
}

/// Trunk leaves its own link in the page where it is told to add no script.
fn without_trunk_links(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk") && !line.trim().is_empty()).fold(
        String::new(),
        |mut page, line| {
            page.push_str(line);
            page.push('\n');
            page
        },
    )
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

/// JSON without the blanks outside of its texts.
fn without_blanks(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let keep = |c: &char| {
        let keep = in_text || !c.is_ascii_whitespace();
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = in_text,
            '"' => in_text = !in_text,
            _ => {}
        }
        keep
    };
    json.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_keeps_all_but_trunks_links() {
        assert_eq!(without_trunk_links("<a>\n\n<link data-trunk x>\n<b>"), "<a>\n<b>\n");
    }

    #[test]
    fn the_glue_takes_the_short_names() {
        let glue = "const import0 = { __wbg_x_1: function(a) {} };\nwasm.go(1); wasm.go_on(2);\n\"./policy-guide_bg.js\": import0";
        let names = serde_json::json!(
            {"imports": [["m", "__wbg_x_1", "$"]], "exports": [["go", "a"], ["go_on", "b"]]}
        );
        let renamed =
            "const import0 = { \"$\": function(a) {} };\nwasm.a(1); wasm.b(2);\n\"a\": import0";
        assert_eq!(rename(glue, &names).unwrap(), renamed);
        assert!(rename("", &names).is_err());
    }

    #[test]
    fn the_glue_is_guarded() {
        let guarded = "import { guard } from \"guard\";\nwasm = guard(instance.exports);";
        let parts = [guarded, EXPORTS].concat();
        assert_eq!(guard("wasm = instance.exports;").unwrap(), parts);
        assert!(guard("").is_err());
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
    fn blanks_inside_texts_stay() {
        assert_eq!(
            without_blanks("{ \"a b\": \"c \\\" d\",\n \"e\": [1, 2] }"),
            "{\"a b\":\"c \\\" d\",\"e\":[1,2]}"
        );
    }
}
