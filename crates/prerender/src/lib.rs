//! Draws a guide as HTML that needs no script: parts of pages for the build, and whole pages out of the build's templates.
//!
//! The same code runs natively, as a program (`main.rs`), and in the office's page, as a WebAssembly of its own (`web.rs`):
//! the same guide makes the same bytes in both.

mod gzip;
mod services;
pub mod single;
mod sitemap;
pub mod web;
mod words;

use anyhow::{Result, bail};
use policy_core::link::Link;
use policy_core::{Guide, Issue, load};
use policy_guide::i18n::Lang;
use policy_guide::prerender;
use serde_json::json;

/// A guide with at least one policy, with a district's overlay if there is one, and what was left out of both, as the
/// widget leaves it out.
///
/// # Errors
/// When no policy can be read.
pub fn read(guide: &[u8], overlay: Option<&[u8]>) -> Result<(Guide, Vec<String>)> {
    let (guide, issues) = load(&String::from_utf8_lossy(guide));
    let mut told = sentences(&issues);
    if guide.policies.is_empty() {
        bail!("there is no policy: {}", told.join("; "));
    }
    let Some(overlay) = overlay else { return Ok((guide, told)) };
    let (guide, issues) = policy_core::overlay::apply(guide, overlay);
    told.extend(sentences(&issues));
    Ok((guide, told))
}

fn sentences(issues: &[Issue]) -> Vec<String> {
    issues.iter().map(|issue| issue.sentence("zh")).collect()
}

/// An address that ends with a slash, so that what follows it stands beside the site's page.
///
/// # Errors
/// When it is no address of a site.
pub fn site_address(text: &str) -> Result<String> {
    let link = Link::parse(text);
    let Some(link) = link.filter(|link| !link.href().contains(['?', '#'])) else {
        bail!("a site has a whole http or https address without `?` and `#`, not {text:?}");
    };
    Ok([link.href().trim_end_matches('/'), "/"].concat())
}

/// Parts of pages, by the names of their files.
///
/// # Errors
/// When something cannot be written as JSON.
pub fn parts(guide: &Guide, site: Option<&str>) -> Result<Vec<(&'static str, String)>> {
    let facts = json!({ "title": guide.title.get("zh"), "title_en": guide.title.get("en") });
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

    #[test]
    fn what_is_no_guide_is_refused() {
        assert!(read(b"{}", None).is_err());
        assert!(read(b"", None).is_err());
    }
}
