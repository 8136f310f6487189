//! Calls wasm-opt, npm's: Debian's is too old for today's compiler.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::npm;
use crate::run::{command, run};

/// Also proves the feature level: wasm-opt refuses what engines of 2018 would.
pub fn shrink(wasm: &Path) -> Result<()> {
    // A function with one caller stays itself unless it is tiny: 8 KB less after compression than plain -Oz. More passes
    // save 2 KB more and take a minute. Never `-tnh`: it would take the bounds checks away.
    let flags = "-ocimfs 30 -Oz --mvp-features --enable-mutable-globals --strip-debug --strip-producers \
        --strip-target-features";
    let mut wasm_opt = command(&npm::program("web", "wasm-opt"), &[]);
    wasm_opt.arg(wasm).args(flags.split_whitespace()).arg("-o").arg(wasm);
    run(wasm_opt).context("wasm-opt refused the WebAssembly")
}
