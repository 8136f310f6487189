//! Calls esbuild, the one bundler and minifier of scripts and styles.

use std::path::Path;

use anyhow::Result;

use crate::npm;
use crate::run::{command, run};

/// Scripts for engines of 2018, as text of one encoding.
const COMMON: [&str; 3] = ["--minify", "--target=es2018", "--charset=utf8"];

/// Bundles a script with all that it imports into one that any page may run. `options` are further ones of esbuild's.
pub fn bundle(source: &str, to: &Path, options: &[String]) -> Result<()> {
    let mut arguments = vec![source, "--bundle", "--format=iife"];
    arguments.extend(options.iter().map(String::as_str));
    esbuild(&arguments, to)
}

/// Minifies a script or a stylesheet that imports nothing.
pub fn minify(source: &Path, to: &Path, options: &[String]) -> Result<()> {
    let source = source.to_string_lossy();
    let mut arguments = vec![&*source];
    arguments.extend(options.iter().map(String::as_str));
    esbuild(&arguments, to)
}

fn esbuild(arguments: &[&str], to: &Path) -> Result<()> {
    let mut esbuild = command(&npm::program("web", "esbuild"), arguments);
    esbuild.args(COMMON).arg("--log-level=warning").arg(format!("--outfile={}", to.display()));
    run(esbuild)
}
