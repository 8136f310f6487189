//! `dist`: the small build, weighed and held against the budgets.

use std::fs;
use std::io::Write as _;
use std::iter;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value, json};

use crate::build::{Profile, build};
use crate::csp;
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::trust::{integrity, sbom};

const BUDGETS: &str = include_str!("../budgets.json");

#[derive(Clone)]
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
    let files = weigh_folder(&dist)?;
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

/// Every file of a folder, in the order of their paths. Weighing takes a core for long: all cores do it, the largest first.
fn weigh_folder(dist: &Path) -> Result<Vec<Weighed>> {
    let mut files = Vec::new();
    integrity::for_each_file(dist, &mut |path, bytes| {
        files.push((path.to_owned(), bytes));
        Ok(())
    })?;
    files.sort_by_key(|(_, bytes)| bytes.len());
    let left = Mutex::new(files);
    let next = || left.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || -> Result<Vec<Weighed>> {
        iter::from_fn(next).map(|(path, bytes)| weigh(dist, &path, &bytes)).collect()
    };
    let n_workers = thread::available_parallelism().map_or(1, usize::from);
    let mut files = thread::scope(|scope| {
        let workers: Vec<_> = (0..n_workers).map(|_| scope.spawn(work)).collect();
        let all = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| bail!("a file could not be weighed")));
        anyhow::Ok(all.collect::<Result<Vec<_>>>()?.concat())
    })?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn weigh(dist: &Path, path: &Path, bytes: &[u8]) -> Result<Weighed> {
    let path = path.strip_prefix(dist)?.to_string_lossy().into_owned();
    Ok(Weighed { path, raw: bytes.len(), gzip: gzip(bytes)?, brotli: brotli(bytes)? })
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
