//! The Content-Security-Policy of our own pages: it names every inline script and style of the build by its hash.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Where the policy is written, for nginx to include.
const FILE: &str = "csp.conf";

/// Writes the policy of the pages in `dist` beside them.
pub fn write(dist: &Path) -> Result<()> {
    let (mut scripts, mut styles) = (BTreeSet::new(), BTreeSet::new());
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "html") {
            let page = fs::read_to_string(path)?;
            scripts.extend(inline(&page, "script").map(hash));
            styles.extend(inline(&page, "style").map(hash));
        }
    }
    fs::write(dist.join(FILE), for_nginx(&policy(&scripts, &styles)))?;
    Ok(())
}

fn policy(scripts: &BTreeSet<String>, styles: &BTreeSet<String>) -> String {
    let list = |hashes: &BTreeSet<String>| -> String {
        hashes.iter().map(|hash| format!(" '{hash}'")).collect()
    };
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{}", list(scripts)),
        format!("style-src 'self'{}", list(styles)),
        "img-src 'self' data:".to_owned(),
        // A district's overlay lies on the district's own site.
        "connect-src 'self' https:".to_owned(),
        "frame-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
        "frame-ancestors *".to_owned(),
    ]
    .join("; ")
}

fn for_nginx(policy: &str) -> String {
    format!("map $sent_http_content_type $policy_guide_csp {{\n    ~^text/html \"{policy}\";\n}}\n")
}

fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

/// The texts of the elements `name` that are run or applied where they stand.
fn inline<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut rest = page;
    std::iter::from_fn(move || {
        loop {
            let start = rest.find(&open)? + open.len();
            let tag_end = start + rest[start..].find('>')?;
            let end = tag_end + rest[tag_end..].find(&close)?;
            let (attributes, text) = (&rest[start..tag_end], &rest[tag_end + 1..end]);
            rest = &rest[end + close.len()..];
            if is_run(attributes) {
                return Some(text);
            }
        }
    })
}

/// Neither a file of its own nor data.
fn is_run(attributes: &str) -> bool {
    !attributes.contains("src=") && !attributes.contains("json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_inline_and_passes_over_files_and_data() {
        let page = "<script src=\"a.js\"></script><script>one()</script>\
            <script type=\"application/ld+json\">{}</script><style>a{}</style><script async>two()</script>";
        assert_eq!(inline(page, "script").collect::<Vec<_>>(), ["one()", "two()"]);
        assert_eq!(inline(page, "style").collect::<Vec<_>>(), ["a{}"]);
    }

    #[test]
    fn a_hash_is_what_browsers_compute() {
        // The example of the CSP specification.
        let known = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(hash("alert('Hello, world.');"), known);
    }

    #[test]
    fn the_policy_names_the_hashes_in_their_places() {
        let one = |text: &str| BTreeSet::from([text.to_owned()]);
        let policy = policy(&one("sha256-a"), &one("sha256-b"));
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval' 'sha256-a';"));
        assert!(policy.contains("style-src 'self' 'sha256-b';"));
        assert!(!policy.contains("unsafe-inline"));
    }
}
