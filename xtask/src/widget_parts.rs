//! What the widget's script is made of, how esbuild bundles it, and the name of the folder it goes to.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use sha2::{Digest as _, Sha256};

/// The raw output of wasm-bindgen, under the name of Trunk's asset.
pub const GLUE: &str = "policy-guide.js";
/// The WebAssembly, likewise.
pub const WASM: &str = "policy-guide_bg.wasm";
/// The minified styles.
pub const STYLE: &str = "style.min.css";

/// How esbuild bundles the widget's script out of a folder with all of these.
pub fn widget_options(folder: &Path) -> Vec<String> {
    vec![
        "--loader:.css=text".to_owned(),
        // With its default path taken away the glue has no use for `import.meta`, which a classic script has not.
        "--define:import.meta.url=undefined".to_owned(),
        // What host pages do to `Window`, and a trap in the WebAssembly, must not harm: see that file.
        "--inject:web/widget/trap_boundary.ts".to_owned(),
        format!("--alias:glue={}", folder.join(GLUE).display()),
        format!("--alias:style={}", folder.join(STYLE).display()),
    ]
}

/// The same content has the same name, on every machine.
pub fn version_of(files: &[PathBuf]) -> Result<String> {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(fs::read(file)?);
    }
    let version: String =
        hash.finalize().iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    if version.len() != 10 {
        bail!("a hash of {} characters", version.len());
    }
    Ok(version)
}
