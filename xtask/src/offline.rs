//! The service worker, with the list of what it keeps and the hash of each file.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::assemble::{esbuild, outfile};

/// What the page needs to open and work without a network, beside the files that are named for their content.
const KEPT: [&str; 7] = [
    "icon.svg",
    "icons/192.png",
    "manifest.webmanifest",
    "policies.json",
    "policies.sounds.txt",
    "policy-guide.js",
    "page.js",
];

/// Writes `sw.js` and `site.js`. The page must be finished: its hash is in the list.
pub fn write(stage: &Path, version: &str) -> Result<()> {
    bundle("web/site.js", stage, "site.js", &[])?;
    let mut files: Vec<String> = KEPT.map(ToOwned::to_owned).to_vec();
    files.push("site.js".to_owned());
    for entry in fs::read_dir(stage.join("w").join(version))? {
        files.push(format!("w/{version}/{}", entry?.file_name().to_string_lossy()));
    }
    files.sort();
    let mut list = vec![listed("./", &stage.join("index.html"))?];
    for file in &files {
        list.push(listed(file, &stage.join(file))?);
    }
    let list = serde_json::to_string(&list)?;
    let name: String = digest(list.as_bytes()).iter().take(5).map(|b| format!("{b:02x}")).collect();
    let defines = [format!("--define:FILES={list}"), format!("--define:VERSION=\"{name}\"")];
    bundle("web/sw.js", stage, "sw.js", &defines)
}

/// A path with the hash that the browser holds its content against.
fn listed(path: &str, file: &Path) -> Result<(String, String)> {
    let bytes = fs::read(file).with_context(|| format!("{} is not there", file.display()))?;
    Ok((path.to_owned(), format!("sha256-{}", BASE64_STANDARD.encode(digest(&bytes)))))
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

fn bundle(source: &str, stage: &Path, name: &str, defines: &[String]) -> Result<()> {
    let out = outfile(&stage.join(name));
    let mut arguments = vec![source, "--bundle", "--minify", "--format=iife", "--target=es2018"];
    arguments.extend(["--charset=utf8", &out]);
    arguments.extend(defines.iter().map(String::as_str));
    esbuild(&arguments)
}
