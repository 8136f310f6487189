//! Every tool with its version: the one place to change it.
//!
//! wasm-bindgen follows Cargo.lock, npm packages follow their lock files.

use anyhow::{Context as _, Result};

use crate::run;

/// What a command needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build the widget.
    Build,
    /// To check what may come into the build.
    Checks,
    /// To run the browser tests.
    Browsers,
}

/// A program installed with `cargo install` into `.tools`.
pub struct CargoTool {
    /// The crate.
    pub package: &'static str,
    /// The program.
    pub program: &'static str,
    /// `None` takes the version of the crate of that name in Cargo.lock.
    pub version: Version,
    /// Flags for a quicker build: the tool is run, not shipped.
    pub flags: &'static [&'static str],
    /// 0 where it waits more than it works: that compiles in half the time.
    pub opt_level: &'static str,
    /// Who needs it.
    pub need: Need,
    /// What it is for.
    pub why: &'static str,
}

/// Where a version is pinned.
pub enum Version {
    /// Here.
    Here(&'static str),
    /// In Cargo.lock, as that of a crate.
    LockedAs(&'static str),
}

/// The tools.
pub const CARGO_TOOLS: [CargoTool; 4] = [
    CargoTool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: Version::LockedAs("wasm-bindgen"),
        flags: &[],
        opt_level: "1",
        need: Need::Build,
        why: "makes the JavaScript beside the WebAssembly",
    },
    CargoTool {
        package: "trunk",
        program: "trunk",
        version: Version::Here("0.21.14"),
        flags: &["--no-default-features"],
        opt_level: "0",
        need: Need::Build,
        why: "builds and serves the page",
    },
    CargoTool {
        package: "cargo-deny",
        program: "cargo-deny",
        version: Version::Here("0.20.2"),
        flags: &["--no-default-features"],
        opt_level: "0",
        need: Need::Checks,
        why: "holds licences, sources and versions of crates against deny.toml",
    },
    CargoTool {
        package: "geckodriver",
        program: "geckodriver",
        version: Version::Here("0.37.1"),
        flags: &[],
        opt_level: "0",
        need: Need::Browsers,
        why: "is how the tests drive Firefox",
    },
];

/// Parts of the Rust toolchain: kind, name, what for.
pub const RUSTUP: [(&str, &str, &str); 2] = [
    ("target", "wasm32-unknown-unknown", "the widget is WebAssembly"),
    ("component", "rust-src", "the small build compiles std for engines of 2018"),
];

/// Folders with an npm lock file, and what for.
pub const NPM: [(&str, &str); 4] = [
    ("web", "esbuild, TypeScript and wasm-opt"),
    ("tests", "axe-core for the browser tests"),
    ("tests/frameworks", "the frameworks whose pages hold the element in the browser tests"),
    ("bench/peers", "what a partner would pick instead, for `bench`"),
];

/// Debian's packages for the browser tests: a file that shows it is there, the package, what for.
pub const DEBIAN: [(&str, &str, &str); 11] = [
    ("/usr/bin/chromium", "chromium", "a browser that the tests drive"),
    ("/usr/bin/chromedriver", "chromium-driver", "how the tests drive it"),
    ("/usr/bin/firefox-esr", "firefox-esr", "a browser that the tests drive"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver", "WebKit, and how the tests drive it"),
    ("/usr/bin/Xvfb", "xvfb", "WebKit draws only on a screen"),
    ("/usr/sbin/nginx", "nginx-light", "the documented server, which a test runs"),
    ("/usr/bin/openssl", "openssl", "a certificate for that server"),
    ("/usr/share/javascript/prototype", "libjs-prototype", "a library of old host pages"),
    ("/usr/share/javascript/mootools", "libjs-mootools", "a library of old host pages"),
    ("/usr/bin/pdftotext", "poppler-utils", "what is printed is read again"),
    ("/usr/share/fonts/opentype/noto", "fonts-noto-cjk", "Chinese glyphs in screenshots"),
];

impl CargoTool {
    /// The version it must have.
    pub fn wanted(&self) -> Result<String> {
        match self.version {
            Version::Here(version) => Ok(version.to_owned()),
            Version::LockedAs(name) => locked_version(name),
        }
    }
}

fn locked_version(name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(run::root().join("Cargo.lock"))
        .context("Cargo.lock cannot be read")?;
    version_in(&lock, name).with_context(|| format!("Cargo.lock does not name {name}"))
}

fn version_in(lock: &str, name: &str) -> Option<String> {
    let after = lock.split(&format!("name = \"{name}\"\nversion = \"")).nth(1)?;
    Some(after.split('"').next()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_version_of_a_crate_and_not_of_its_namesake() {
        let lock = "name = \"a-b\"\nversion = \"1.0.0\"\n\nname = \"a\"\nversion = \"2.0.0\"\n";
        assert_eq!(version_in(lock, "a").as_deref(), Some("2.0.0"));
        assert_eq!(version_in(lock, "c"), None);
    }
}
