//! The pages with the guide already in them: our own, and what a partner pastes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::assemble::{esbuild, outfile};
use crate::run::{command, root, run};
use crate::still::without_attributes;

/// The address of the site, where it is known at build: for the sitemap, canonical links and QR codes.
pub const SITE: &str = "POLICY_GUIDE_SITE";

/// Styles of the first screen, in the order of the widget's own.
const FIRST: [&str; 10] = [
    "view/tokens.css",
    "view/base.css",
    "view/browse.css",
    "view/card.css",
    "view/card_list.css",
    "view/filter_bar.css",
    "view/search_box.css",
    "view/top.css",
    "view/views.css",
    "prerender/still.css",
];
/// Styles of what is closed at first, far down, or printed.
const LATER: [&str; 4] =
    ["more/card_detail.css", "more/contact_row.css", "more/foot.css", "more/print.css"];

/// What the loader fetches, the file of the longest wait first.
const AHEAD: [&str; 4] =
    ["w/VERSION/widget.wasm", "policies.json", "w/VERSION/more.wasm", "policies.sounds.txt"];

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
    let script = format!("<link rel=\"preload\" href=\"w/{version}/widget.js\" as=\"script\" />");
    filling.push(("preload", script));
    filling.push(("ahead", ahead(version, work)?));
    let rest = take_rest(&mut filling);
    filling.push(("rest", rest));
    fs::write(&path, fill(&page, &filling)?)?;
    fs::write(stage.join("static.html"), snippet(&parts)?)?;
    if let Some(site) = &parts.site {
        fs::write(stage.join("sitemap.xml"), parts.read("sitemap.xml")?)?;
        let robots = format!("User-agent: *\nAllow: /\nSitemap: {site}sitemap.xml\n");
        fs::write(stage.join("robots.txt"), robots)?;
    }
    Ok(())
}

/// What goes into a page, by the name of its place.
pub fn filling(parts: &Parts, work: &Path) -> Result<Vec<(&'static str, String)>> {
    let canonical =
        parts.site.as_ref().map(|site| format!("<link rel=\"canonical\" href=\"{site}\" />"));
    Ok(vec![
        ("styles", styles(&FIRST, work)?),
        ("later-styles", styles(&LATER, work)?),
        ("early", inline("early.js", work)?),
        ("guide", parts.read("page.html")?),
        ("services", parts.read("services.json")?),
        ("canonical", canonical.unwrap_or_default()),
    ])
}

/// Leaves the first cards of the guide; answers the rest of it.
fn take_rest(filling: &mut [(&'static str, String)]) -> String {
    let Some((_, guide)) = filling.iter_mut().find(|(name, _)| *name == "guide") else {
        return String::new();
    };
    let end = guide.match_indices(CARD_END).nth(N_CARDS_FIRST - 1);
    guide.split_off(end.map_or(guide.len(), |(at, _)| at + CARD_END.len()))
}

/// The script that asks for the widget's files before the loader is there. `version` names the widget's folder.
fn ahead(version: &str, work: &Path) -> Result<String> {
    let files = AHEAD.join(" ").replace("VERSION", version);
    inline_with("ahead.js", work, &[&format!("--define:FILES={}", Value::from(files))])
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

/// What a partner pastes: the tag with everything in it, for readers and search engines without scripts.
fn snippet(parts: &Parts) -> Result<String> {
    let site = parts.site.as_deref().unwrap_or("https://HOST/");
    Ok(format!(
        "<script async src=\"{site}policy-guide.js\"></script>\n<policy-guide>\n{}\n</policy-guide>\n",
        parts.read("snippet.html")?
    ))
}

fn styles(files: &[&str], work: &Path) -> Result<String> {
    let sheets: Result<Vec<String>, _> =
        files.iter().map(|file| fs::read_to_string(root().join("src").join(file))).collect();
    let source = work.join("still.css");
    let minified = work.join("still.min.css");
    fs::write(&source, without_attributes(&sheets?.join("\n")))?;
    esbuild(&[&source.to_string_lossy(), "--minify", "--target=es2018", &outfile(&minified)])?;
    Ok(fs::read_to_string(minified)?.trim().to_owned())
}

/// A script of `web/` that stands in the page itself.
pub fn inline(name: &str, work: &Path) -> Result<String> {
    inline_with(name, work, &[])
}

/// With more of esbuild's options.
fn inline_with(name: &str, work: &Path, options: &[&str]) -> Result<String> {
    let (source, script) = (format!("web/{name}"), work.join(name));
    let out = outfile(&script);
    let own = [&source, "--minify", "--target=es2018", "--charset=utf8", &out];
    esbuild(&[&own[..], options].concat())?;
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
