//! The service worker, with the list of what it keeps and the hash of each file.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use crate::{esbuild, shipped};

/// Writes `sw.js`. All that it keeps must be finished: it holds the hash of each file.
pub fn write(stage: &Path, version: &str) -> Result<()> {
    let mut files = shipped::paths(version, |file| file.is_kept);
    files.sort();
    let mut list = vec![listed("./", &stage.join("index.html"))?];
    for file in &files {
        list.push(listed(file, &stage.join(file))?);
    }
    let list = serde_json::to_string(&list)?;
    let name: String = digest(list.as_bytes()).iter().take(5).map(|b| format!("{b:02x}")).collect();
    let defines = [format!("--define:FILES={list}"), format!("--define:VERSION=\"{name}\"")];
    esbuild::bundle("web/site/service_worker.ts", &stage.join("sw.js"), &defines)
}

/// A path with the hash that the browser holds its content against.
fn listed(path: &str, file: &Path) -> Result<(String, String)> {
    let bytes = fs::read(file).with_context(|| format!("{} is not there", file.display()))?;
    Ok((path.to_owned(), format!("sha256-{}", BASE64_STANDARD.encode(digest(&bytes)))))
}

fn digest(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}
