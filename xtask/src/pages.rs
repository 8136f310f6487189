//! The pages with the guide already in them: our own, and what a partner pastes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use page_parts::{escape, fill};
use serde_json::Value;

use crate::run::{command, root, run};
use crate::shipped::{self, Preload};
use crate::{esbuild, styles, typescript};

/// The address of the site, where it is known at build: for the sitemap, canonical links and QR codes.
pub const SITE: &str = "POLICY_GUIDE_SITE";

/// Styles of the first screen, in the order of the widget's own.
const FIRST: [&str; 11] = [
    "tokens.css",
    "base.css",
    "card/card.css",
    "list/browse.css",
    "list/card_list.css",
    "list/facet_group.css",
    "list/filter_bar.css",
    "list/search_box.css",
    "list/sort.css",
    "page/header.css",
    "page/tabs.css",
];
/// The styles of the document alone.
const DOCUMENT: &str = "src/prerender/document.css";
/// What the document's classes are among, in the folder for files in between.
const WORDS: &str = "document.words";
/// What draws the document of any guide, and the script that marks it.
const DRAWN: [&str; 18] = [
    "src/prerender",
    "src/prerender.rs",
    "src/view/icon.rs",
    "src/view/phrase.rs",
    "src/view/card/call_link.rs",
    "src/view/card/card.rs",
    "src/view/card/contact_row.rs",
    "src/view/card/detail.rs",
    "src/view/card/figure.rs",
    "src/view/card/highlight.rs",
    "src/view/list/browse.rs",
    "src/view/list/facet_group.rs",
    "src/view/list/search_box.rs",
    "src/view/list/sort.rs",
    "src/view/page/district.rs",
    "src/view/page/foot.rs",
    "src/view/page/header.rs",
    "web/site/early.ts",
];
/// What else names the document's classes: our own page, and its scripts.
const OURS: [&str; 4] = ["index.html", "web/site/early.ts", "web/site/site.ts", "web/site/page.ts"];
/// The page around what a partner pastes.
const STATIC: &str = "src/prerender/static.html";
/// The languages that it is written in.
const LANGS: [&str; 2] = ["zh", "en"];
/// Styles of what is closed at first, far down, or printed.
const LATER: [&str; 4] =
    ["card/contact_row.css", "card/detail.css", "page/foot.css", "page/print.css"];

/// So many cards stand before what asks for the widget: on a slow phone asking takes as long as painting them.
const N_CARDS_FIRST: usize = 3;
const CARD_END: &str = "</article>";

/// What fills the places of a page, by their names.
pub type Filling = Vec<(&'static str, String)>;

/// Parts of pages, made by the crate `prerender`.
struct Parts {
    folder: PathBuf,
    /// The site's address with a slash at its end, if it is known.
    site: Option<String>,
}

impl Parts {
    /// Draws the guide at `guide` natively.
    fn draw(guide: &Path) -> Result<Self> {
        let folder = root().join("target/prerender");
        prerender(&[guide, &folder])?;
        let site = site().map(|site| format!("{}/", site.trim_end_matches('/')));
        Ok(Self { folder, site })
    }

    /// One of the parts.
    fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.folder.join(name))
            .with_context(|| format!("prerender made no {name}"))
    }
}

/// The address of the site, where it is known.
pub fn site() -> Option<String> {
    std::env::var(SITE).ok().filter(|site| !site.is_empty())
}

/// Runs the program `prerender` with the address of the site.
pub fn prerender(arguments: &[&Path]) -> Result<()> {
    let mut draw = command("cargo", &["run", "-q", "-p", "prerender", "--"]);
    draw.args(arguments);
    if let Some(site) = site() {
        draw.args(["--site", &site]);
    }
    // It is a tool of this machine: nothing of what Trunk builds for the browser holds for it.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_") && name != "CARGO_HOME" || name == "RUSTC_BOOTSTRAP" {
            draw.env_remove(&*name);
        }
    }
    run(draw).context("the guide could not be prerendered")
}

/// Puts the guide into the page, and what a partner pastes beside it. `version` names the widget's folder.
pub fn write(stage: &Path, work: &Path, version: &str) -> Result<()> {
    let parts = Parts::draw(&stage.join("policies.json"))?;
    holds_every_class(&parts.read("page.html")?)?;
    let path = stage.join("index.html");
    let page = fs::read_to_string(&path)?;
    // Our own page has one guide: what that does not need is left out.
    let mut filling = frame(&(parts.read("page.html")? + &words(&OURS)?), work)?;
    filling.extend(guide_filling(&parts)?);
    let links = shipped::paths(version, |file| file.preload == Preload::Link)
        .into_iter()
        .map(|path| format!("<link rel=\"preload\" href=\"{path}\" as=\"script\" />"));
    filling.push(("preload", links.collect()));
    filling.push(("preload-page", preload(version, work)?));
    let rest = take_rest(&mut filling);
    filling.push(("rest", rest));
    fs::write(&path, fill(&page, &filling)?)?;
    for lang in LANGS {
        fs::write(stage.join(format!("static.{lang}.html")), static_document(&parts, lang)?)?;
    }
    // Its name before there were two: pages that fetch or link it stay whole.
    fs::copy(stage.join("static.zh.html"), stage.join("static.html"))?;
    if let Some(site) = &parts.site {
        fs::write(stage.join("sitemap.xml"), parts.read("sitemap.xml")?)?;
        let robots = format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n");
        fs::write(stage.join("robots.txt"), robots)?;
    }
    Ok(())
}

/// The frame of a page that holds any guide.
pub fn frame_of_any(work: &Path) -> Result<Filling> {
    frame(&words(&DRAWN)?, work)
}

/// A page's styles, and what runs first. The classes of its document are among `words`.
fn frame(words: &str, work: &Path) -> Result<Filling> {
    let own = fs::read_to_string(root().join(DOCUMENT))?;
    fs::write(work.join(WORDS), words)?;
    Ok(vec![
        ("styles", document_styles(&FIRST, &own, work)?),
        ("later-styles", document_styles(&LATER, "", work)?),
        ("early", inline("site/early.ts", work)?),
    ])
}

/// What the guide puts into our page.
fn guide_filling(parts: &Parts) -> Result<Filling> {
    let canonical =
        parts.site.as_ref().map(|site| format!("<link rel=\"canonical\" href=\"{site}\" />"));
    Ok(vec![
        ("guide", parts.read("page.html")?),
        ("filters", parts.read("filters.css")?),
        ("services", parts.read("services.json")?),
        ("canonical", canonical.unwrap_or_default()),
    ])
}

/// Leaves the first cards of the guide; returns the rest of it.
fn take_rest(filling: &mut [(&'static str, String)]) -> String {
    let Some((_, guide)) = filling.iter_mut().find(|(name, _)| *name == "guide") else {
        return String::new();
    };
    let end = guide.match_indices(CARD_END).nth(N_CARDS_FIRST - 1);
    guide.split_off(end.map_or(guide.len(), |(at, _)| at + CARD_END.len()))
}

/// The script that asks for the widget's files before the loader is there. `version` names the widget's folder.
fn preload(version: &str, work: &Path) -> Result<String> {
    let files = shipped::paths(version, |file| file.preload == Preload::Fetch).join(" ");
    inline_with("site/preload.ts", work, &[format!("--define:FILES={}", Value::from(files))])
}

/// A whole document of a language with what a partner pastes between two comments: the tag with everything in it, for
/// readers and search engines without scripts.
fn static_document(parts: &Parts, lang: &str) -> Result<String> {
    let facts: Value = serde_json::from_str(&parts.read("facts.json")?)?;
    let title = facts[if lang == "zh" { "title" } else { "title_en" }].as_str();
    let site = parts.site.as_deref().unwrap_or("https://HOST/");
    // The element speaks Chinese unless an attribute says otherwise.
    let attribute = if lang == "zh" { String::new() } else { format!(" lang=\"{lang}\"") };
    let filling = [
        ("lang", lang.to_owned()),
        ("title", escape(title.unwrap_or_default())),
        ("site", site.to_owned()),
        ("attribute", attribute),
        ("guide", parts.read(&format!("snippet.{lang}.html"))?),
    ];
    fill(&fs::read_to_string(root().join(STATIC))?, &filling)
}

/// The texts of files and folders.
fn words(places: &[&str]) -> Result<String> {
    let mut words = String::new();
    for place in places {
        read_all(&root().join(place), &mut words)?;
    }
    Ok(words)
}

/// Adds the text of a file, or of every file in a folder, but tests and styles.
fn read_all(path: &Path, words: &mut String) -> Result<()> {
    if path.is_file() {
        words.push_str(&fs::read_to_string(path)?);
        return Ok(());
    }
    let entries = fs::read_dir(path).with_context(|| format!("{} is not there", path.display()))?;
    let files: std::io::Result<Vec<PathBuf>> = entries.map(|entry| Ok(entry?.path())).collect();
    let mut files = files?;
    files.sort();
    let is_drawn = |path: &Path| {
        let is_style = path.extension().is_some_and(|ending| ending == "css");
        !is_style && !path.ends_with("tests.rs") && !path.ends_with("texts.rs")
    };
    files.iter().filter(|path| is_drawn(path)).try_for_each(|path| read_all(path, words))
}

/// Fails where a document has a class that the styles of [`frame_of_any`] were not made for.
fn holds_every_class(page: &str) -> Result<()> {
    let words = words(&DRAWN)?;
    let known: BTreeSet<&str> =
        words.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').collect();
    let classes = page.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    match classes.flat_map(str::split_whitespace).find(|class| !known.contains(class)) {
        Some(class) => bail!("{class}: name the file that draws this class in xtask/src/pages.rs"),
        None => Ok(()),
    }
}

/// The widget's styles for the document: what only the widget draws needs none here.
fn document_styles(files: &[&str], own: &str, work: &Path) -> Result<String> {
    let sheets: Result<Vec<String>> = files.iter().map(|file| styles::read(file)).collect();
    let source = work.join("widget.css");
    let (rewritten, minified) = (work.join("document.css"), work.join("document.min.css"));
    fs::write(&source, [&sheets?.join("\n"), "\n", own].concat())?;
    typescript::step("document_styles_command.ts", &[&source, &rewritten, &work.join(WORDS)])?;
    esbuild::minify(&rewritten, &minified, &[])?;
    Ok(fs::read_to_string(minified)?.trim().to_owned())
}

/// A script of `web/` that stands in the page itself.
pub fn inline(name: &str, work: &Path) -> Result<String> {
    inline_with(name, work, &[])
}

/// With more of esbuild's options.
fn inline_with(name: &str, work: &Path, options: &[String]) -> Result<String> {
    let script = work.join(name).with_extension("js");
    let source = root().join("web").join(name);
    esbuild::minify(&source, &script, options)?;
    Ok(fs::read_to_string(script)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_the_widget_stands_after_the_first_cards() {
        let card = |n: usize| format!("<article>{n}</article>");
        let guide = |n: usize| (1..=n).map(card).collect::<String>() + "foot";
        let mut filling = [("styles", card(0)), ("guide", guide(5))];
        assert_eq!(take_rest(&mut filling), [&card(4), &card(5), "foot"].concat());
        assert_eq!(filling[1].1, [card(1), card(2), card(3)].concat());
        let mut few = [("guide", guide(2))];
        assert_eq!(take_rest(&mut few), "");
        assert_eq!(few[0].1, guide(2));
    }

    #[test]
    fn a_class_without_a_style_is_found() {
        holds_every_class("<p class=\"card-title policy-guide-n\">").unwrap();
        let found = holds_every_class("<p class=\"card nobody-draws-this\">").unwrap_err();
        assert!(found.to_string().contains("nobody-draws-this"));
    }
}
