//! `prerender GUIDE OUT [--overlay FILE] [--site ADDRESS]`: writes parts of pages into the folder OUT.
//!
//! `page.html` is the guide for our own page and `filters.css` makes its facets work, `snippet.LANG.html` is the guide for
//! a partner's page, `services.json` is for search engines, `facts.json` says which guide it is. With the address of a
//! site there are `sitemap.xml` and `qr.svg` as well.

mod services;
mod sitemap;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use policy_core::{Guide, Issue, load};
use policy_guide::i18n::Lang;
use policy_guide::prerender;
use serde_json::json;

fn main() -> Result<()> {
    let asked = Asked::read(std::env::args().skip(1))?;
    let guide = read_guide(&asked.guide, asked.overlay.as_deref())?;
    fs::create_dir_all(&asked.out)?;
    for (name, text) in parts(&guide, asked.site.as_deref())? {
        let path = asked.out.join(name);
        fs::write(&path, text).with_context(|| format!("{} cannot be written", path.display()))?;
    }
    Ok(())
}

/// What is asked for.
struct Asked {
    guide: PathBuf,
    out: PathBuf,
    overlay: Option<PathBuf>,
    site: Option<String>,
}

impl Asked {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let (mut plain, mut overlay, mut site) = (Vec::new(), None, None);
        let mut arguments = arguments;
        while let Some(word) = arguments.next() {
            match word.as_str() {
                "--overlay" => overlay = arguments.next().map(PathBuf::from),
                "--site" => site = Some(site_address(&arguments.next().unwrap_or_default())?),
                _ => plain.push(PathBuf::from(word)),
            }
        }
        let [guide, out] = <[PathBuf; 2]>::try_from(plain)
            .ok()
            .context("prerender GUIDE OUT [--overlay FILE] [--site ADDRESS]")?;
        Ok(Self { guide, out, overlay, site })
    }
}

/// An address that ends with a slash, so that what follows it stands beside the site's page.
fn site_address(text: &str) -> Result<String> {
    let link = policy_core::link::Link::parse(text);
    let Some(link) = link.filter(|link| !link.href().contains(['?', '#'])) else {
        bail!("--site takes a whole http or https address without `?` and `#`, not {text:?}");
    };
    Ok([link.href().trim_end_matches('/'), "/"].concat())
}

/// A guide with at least one policy. What is faulty is reported, and left out as the widget leaves it out.
fn read_guide(path: &Path, overlay: Option<&Path>) -> Result<Guide> {
    let (guide, issues) = load(&String::from_utf8_lossy(&read(path)?));
    if guide.policies.is_empty() {
        bail!("{} has no policy: {}", path.display(), sentences(&issues).join("; "));
    }
    tell(path, &issues);
    let Some(overlay) = overlay else { return Ok(guide) };
    let (guide, issues) = policy_core::overlay::apply(guide, &read(overlay)?);
    tell(overlay, &issues);
    Ok(guide)
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn sentences(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| issue.sentence("zh")).collect()
}

fn tell(path: &Path, issues: &[Issue]) {
    for sentence in sentences(issues) {
        eprintln!("{}: {sentence}", path.display());
    }
}

fn parts(guide: &Guide, site: Option<&str>) -> Result<Vec<(&'static str, String)>> {
    let facts = json!({
        "title": guide.title.get("zh"),
        "title_en": guide.title.get("en"),
        "checked": guide.checked,
        "policies": guide.policies.len(),
    });
    let mut parts = vec![
        ("page.html", prerender::page(guide.clone())),
        ("filters.css", prerender::filter_styles(guide)),
        ("snippet.zh.html", prerender::snippet(guide.clone(), Lang::Zh)),
        ("snippet.en.html", prerender::snippet(guide.clone(), Lang::En)),
        ("services.json", services::services(guide, site)?),
        ("facts.json", facts.to_string()),
    ];
    if let Some(site) = site {
        parts.push(("sitemap.xml", sitemap::sitemap(site, guide.checked.as_deref())));
        parts.push(("qr.svg", prerender::qr_code(site)));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_a_whole_address() {
        assert_eq!(site_address("https://example.org/a").unwrap(), "https://example.org/a/");
        assert_eq!(site_address("https://example.org/").unwrap(), "https://example.org/");
        for bad in ["", "example.org", "javascript:alert(1)", "https://example.org/?a", "ftp://x/"]
        {
            assert!(site_address(bad).is_err(), "{bad}");
        }
    }
}
