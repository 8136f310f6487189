//! What host pages do to JavaScript's own names, wasm-bindgen's glue must not mind.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

/// Old libraries (`MooTools`) put a `Window` of their own in the place of the browser's; then no window is one.
const WINDOW: (&str, &str) = ("instanceof Window;", "=== window;");

/// Changes the glue in `file`.
pub fn harden(file: &Path) -> Result<()> {
    fs::write(file, hardened(&fs::read_to_string(file)?)?)?;
    Ok(())
}

fn hardened(glue: &str) -> Result<String> {
    let (asked, instead) = WINDOW;
    if !glue.contains(asked) {
        bail!("the glue asks nowhere `{asked}`");
    }
    Ok(glue.replace(asked, instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_is_known_by_itself_and_not_by_a_name_that_hosts_replace() {
        let glue = "result = getObject(arg0) instanceof Window;";
        assert_eq!(hardened(glue).unwrap(), "result = getObject(arg0) === window;");
        assert!(hardened("nothing of the kind").is_err());
    }
}
