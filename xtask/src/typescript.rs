//! Calls the TypeScript compiler: it checks `web/` and emits the types for partners. esbuild only strips types.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::npm;
use crate::run::{command, root, run};

/// The parts of `web/`: pages, the service worker, and tests, which all run in different surroundings.
const PROJECTS: [&str; 3] =
    ["web/tsconfig.json", "web/tsconfig.worker.json", "web/tsconfig.test.json"];
/// Emits the types of the element's public interface.
const TYPES: &str = "web/tsconfig.types.json";
/// Gives a module of ES the `require` of `CommonJS`.
const REQUIRE: &str = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";
/// Partners' pages, compiled against the emitted types.
const PARTNERS: &str = "tests/data/tsconfig.json";

/// Checks every part of `web/`, and partners' pages against the types that are emitted from it.
pub fn check() -> Result<()> {
    PROJECTS.iter().try_for_each(|project| tsc(&["--noEmit", "--project", project]))?;
    emit_types()?;
    tsc(&["--noEmit", "--project", PARTNERS]).context("a partner's page no longer compiles")
}

/// Emits `policy-guide.d.ts`; returns where it is.
pub fn emit_types() -> Result<PathBuf> {
    tsc(&["--project", TYPES])?;
    let folder = root().join("target/types");
    let types = folder.join("policy-guide.d.ts");
    std::fs::rename(folder.join("public.d.ts"), &types).context("tsc emitted no types")?;
    Ok(types)
}

fn tsc(arguments: &[&str]) -> Result<()> {
    run(command(&npm::program("web", "tsc"), arguments))
}

/// Every `*.test.ts` of `web/`, bundled for node, which reads no TypeScript by itself; then runs them.
pub fn test() -> Result<()> {
    let mut tests = Vec::new();
    for folder in ["build", "element", "widget", "configurator"] {
        find_tests(&root().join("web").join(folder), &mut tests)?;
    }
    let out = root().join("target/web-tests");
    if out.exists() {
        std::fs::remove_dir_all(&out)?;
    }
    bundle_for_node(&tests, &out)?;
    let bundled = tests.iter().map(|test| out.join(test).with_extension("mjs"));
    let mut node = command("node", &["--test"]);
    node.args(bundled);
    run(node)
}

fn find_tests(folder: &Path, tests: &mut Vec<PathBuf>) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.ts") {
            tests.push(path.strip_prefix(root().join("web"))?.to_owned());
        }
    }
    tests.sort();
    Ok(())
}

/// Runs a step of the build, which is a script of `web/build/`.
pub fn step(script: &str, arguments: &[&Path]) -> Result<()> {
    let out = root().join("target/web-build");
    let script = Path::new("build").join(script);
    bundle_for_node(std::slice::from_ref(&script), &out)?;
    let mut node = command("node", &[]);
    node.arg(out.join(script).with_extension("mjs")).args(arguments);
    run(node)
}

fn bundle_for_node(scripts: &[PathBuf], out: &Path) -> Result<()> {
    let options =
        ["--bundle", "--platform=node", "--format=esm", "--outbase=web", "--charset=utf8"];
    let mut esbuild = command(&npm::program("web", "esbuild"), &options);
    esbuild
        .arg("--log-level=warning")
        .arg("--out-extension:.js=.mjs")
        // postcss asks for parts of node as a module of CommonJS does.
        .arg(format!("--banner:js={REQUIRE}"))
        .arg(format!("--outdir={}", out.display()));
    esbuild.args(scripts.iter().map(|script| Path::new("web").join(script)));
    run(esbuild)
}
