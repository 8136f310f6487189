//! Calls Trunk: plainly for development, with std rebuilt for small and old engines for `dist`.

use std::process::Command;

use anyhow::Result;

use crate::run::{command, run};

/// How the widget is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly, with stable Rust.
    Dev,
    /// As small as it gets, for engines of 2018: MVP and mutable globals.
    Small,
}

/// std is compiled anew without panic messages. These are stable's own unstable flags, hence `RUSTC_BOOTSTRAP`.
const SMALL: [(&str, &str); 6] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_RELEASE_PANIC", "immediate-abort"),
    // wasm-bindgen reads the section of target features, which stripping would take away.
    ("CARGO_PROFILE_RELEASE_STRIP", "none"),
];

/// For the widget alone: under `RUSTFLAGS` every tool of this machine would be built anew.
const SMALL_RUSTFLAGS: &str = "-Ctarget-cpu=mvp -Ctarget-feature=+mutable-globals -Zunstable-options \
    -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";

/// Trunk with one of its commands.
pub fn trunk(words: &[&str], profile: Profile) -> Result<Command> {
    let mut trunk = command("trunk", words);
    trunk
        .args(["--skip-version-check", "--offline"])
        .env("XTASK", std::env::current_exe()?)
        .env_remove("RUSTFLAGS");
    // Trunk reads it as a flag of its own and takes only true or false.
    trunk.env_remove("NO_COLOR");
    if profile == Profile::Small {
        trunk.arg("--release").envs(SMALL);
        trunk.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", SMALL_RUSTFLAGS);
        trunk.env("CARGO_TARGET_DIR", crate::run::root().join("target/small"));
    }
    Ok(trunk)
}

/// Builds dist/.
pub fn build(profile: Profile) -> Result<()> {
    let mut trunk = trunk(&["build"], profile)?;
    trunk.env("TRUNK_LOG", "warn");
    run(trunk)
}
