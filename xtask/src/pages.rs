//! The pages with the guide already in them: our own, and what a partner pastes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
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

/// Parts of pages, made by the crate `prerender`.
pub struct Parts {
    folder: PathBuf,
    /// The site's address with a slash at its end, if it is known.
    pub site: Option<String>,
}

impl Parts {
    /// Draws the guide at `guide` natively.
    pub fn draw(guide: &Path, overlay: Option<&Path>, name: &str) -> Result<Self> {
        let folder = root().join("target/prerender").join(name);
        let site = std::env::var(SITE).ok().filter(|site| !site.is_empty());
        let mut draw = command("cargo", &["run", "-q", "-p", "prerender", "--"]);
        draw.arg(guide).arg(&folder);
        if let Some(overlay) = overlay {
            draw.arg("--overlay").arg(overlay);
        }
        if let Some(site) = &site {
            draw.args(["--site", site]);
        }
        // It is a tool of this machine: nothing of what Trunk builds for the browser holds for it.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name.starts_with("CARGO_") && name != "CARGO_HOME" || name == "RUSTC_BOOTSTRAP" {
                draw.env_remove(&*name);
            }
        }
        run(draw).context("the guide could not be prerendered")?;
        let site = site.map(|site| format!("{}/", site.trim_end_matches('/')));
        Ok(Self { folder, site })
    }

    /// One of the parts.
    pub fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.folder.join(name))
            .with_context(|| format!("prerender made no {name}"))
    }
}

/// Puts the guide into the page, and what a partner pastes beside it. `version` names the widget's folder.
pub fn write(stage: &Path, work: &Path, version: &str) -> Result<()> {
    let parts = Parts::draw(&stage.join("policies.json"), None, "site")?;
    let path = stage.join("index.html");
    let page = fs::read_to_string(&path)?;
    let mut filling = filling(&parts, work)?;
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

/// What goes into a page, by the name of its place.
pub fn filling(parts: &Parts, work: &Path) -> Result<Vec<(&'static str, String)>> {
    let own = fs::read_to_string(root().join(DOCUMENT))?;
    let canonical =
        parts.site.as_ref().map(|site| format!("<link rel=\"canonical\" href=\"{site}\" />"));
    fs::write(work.join(WORDS), words(parts)?)?;
    Ok(vec![
        ("styles", document_styles(&FIRST, &own, work)?),
        ("later-styles", document_styles(&LATER, "", work)? + &parts.read("filters.css")?),
        ("early", inline("site/early.ts", work)?),
        ("guide", parts.read("page.html")?),
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

/// Replaces each `<!--name-->` of a page.
pub fn fill(page: &str, filling: &[(&'static str, String)]) -> Result<String> {
    let mut page = page.to_owned();
    for (name, text) in filling {
        let place = format!("<!--{name}-->");
        if page.matches(&place).count() != 1 {
            bail!("the page must have one place {place}");
        }
        page = page.replace(&place, text);
    }
    Ok(page)
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

/// A text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// What the document is made of: its classes are among these words. What a script of the page adds is named in the script.
fn words(parts: &Parts) -> Result<String> {
    let scripts = ["index.html", "web/site/early.ts", "web/site/site.ts", "web/site/page.ts"];
    let scripts: Result<Vec<String>, _> =
        scripts.iter().map(|path| fs::read_to_string(root().join(path))).collect();
    Ok(parts.read("page.html")? + &scripts?.concat())
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
    fn every_place_is_filled_once_and_none_is_missing() {
        let filling = [("a", "1".to_owned())];
        assert_eq!(fill("x <!--a--> y", &filling).unwrap(), "x 1 y");
        assert!(fill("x", &filling).is_err());
        assert!(fill("<!--a--><!--a-->", &filling).is_err());
    }
}
