//! `dist`: the small build, weighed and held against the budgets.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};

use crate::build::{Profile, build};
use crate::csp;
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::trust::{integrity, sbom};

const BUDGETS: &str = include_str!("../budgets.json");

struct Weighed {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds dist/, writes `dist/sizes.json`, fails over a budget.
pub fn dist() -> Result<()> {
    setup(&[Need::Build])?;
    build(Profile::Small)?;
    let dist = root().join("dist");
    csp::write(&dist)?;
    sbom::write(&dist)?;
    integrity::holds_no_place_of_this_machine(&dist, root())?;
    let mut files = Vec::new();
    weigh_folder(&dist, &dist, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let over = over_budget(&files, &serde_json::from_str(BUDGETS)?);
    fs::write(dist.join("sizes.json"), serde_json::to_string_pretty(&report(&files)?)?)?;
    integrity::write(&dist)?;
    for file in &files {
        say(&format!("{:>9} {:>8} {:>8}  {}", file.raw, file.gzip, file.brotli, file.path));
    }
    say(&format!("{:>9} {:>8} {:>8}  first use", "raw", "gzip", first_use(&files)?));
    if !over.is_empty() {
        bail!("over budget: {}", over.join("; "));
    }
    Ok(())
}

fn weigh_folder(folder: &Path, dist: &Path, files: &mut Vec<Weighed>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            weigh_folder(&path, dist, files)?;
        } else {
            let bytes = fs::read(&path)?;
            let path = path.strip_prefix(dist)?.to_string_lossy().into_owned();
            files.push(Weighed {
                path,
                raw: bytes.len(),
                gzip: gzip(&bytes)?,
                brotli: brotli(&bytes)?,
            });
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed.len())
}

fn report(files: &[Weighed]) -> Result<Value> {
    let list: Map<String, Value> = files
        .iter()
        .map(|f| (f.path.clone(), json!({"raw": f.raw, "gzip": f.gzip, "brotli": f.brotli})))
        .collect();
    Ok(json!({"files": list, "firstUse": {"brotli": first_use(files)?}}))
}

/// Bytes of brotli that a reader needs before the first policy can be filtered.
fn first_use(files: &[Weighed]) -> Result<usize> {
    let budgets: Value = serde_json::from_str(BUDGETS)?;
    let names = budgets["firstUse"]["files"]
        .as_array()
        .context("budgets.json names no files of first use")?;
    let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    Ok(files
        .iter()
        .filter(|file| names.contains(&name_of(&file.path)))
        .map(|file| file.brotli)
        .sum())
}

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn over_budget(files: &[Weighed], budgets: &Value) -> Vec<String> {
    let mut over = Vec::new();
    let mut check = |what: &str, how: &str, bytes: usize| {
        let allowed = budgets[what][how].as_u64().and_then(|n| usize::try_from(n).ok());
        if let Some(allowed) = allowed.filter(|allowed| bytes > *allowed) {
            over.push(format!("{what} takes {bytes} bytes ({how}), {allowed} are allowed"));
        }
    };
    check("firstUse", "brotli", first_use(files).unwrap_or(usize::MAX));
    for file in files {
        check(name_of(&file.path), "brotli", file.brotli);
        check(name_of(&file.path), "raw", file.raw);
    }
    over
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(path: &str, brotli: usize) -> Weighed {
        Weighed { path: path.into(), raw: 0, gzip: 0, brotli }
    }

    #[test]
    fn first_use_adds_up_what_it_names_and_a_budget_is_held() {
        let files = [
            weighed("policy-guide.js", 10),
            weighed("w/x/widget.wasm", 20),
            weighed("icon.svg", 40),
        ];
        assert_eq!(first_use(&files).unwrap(), 30);
        let budgets = json!({"firstUse": {"brotli": 29}, "policy-guide.js": {"brotli": 10}});
        assert_eq!(over_budget(&files, &budgets).len(), 1);
        let files = [Weighed { path: "a.html".into(), raw: 11, gzip: 0, brotli: 0 }];
        assert_eq!(over_budget(&files, &json!({"a.html": {"raw": 10}})).len(), 1);
    }
}
