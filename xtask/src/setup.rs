//! Installs what is missing, and says what and why. What is there at the right version is left alone.

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::run::{command, output, root, run, tools_dir};
use crate::say::say;
use crate::tools::{CARGO_TOOLS, CargoTool, DEBIAN, RUSTUP};
use crate::{npm, tools};

pub use crate::tools::Need;

/// Sets up for all of `needs`.
pub fn setup(needs: &[Need]) -> Result<()> {
    if needs.contains(&Need::Build) {
        rustup()?;
        cargo_tools(Need::Build)?;
        npm::install("web")?;
        crates()?;
    }
    if needs.contains(&Need::Checks) {
        cargo_tools(Need::Checks)?;
    }
    if needs.contains(&Need::Browsers) {
        npm::install("tests")?;
        npm::install("tests/frameworks")?;
        debian()?;
        cargo_tools(Need::Browsers)?;
    }
    Ok(())
}

fn rustup() -> Result<()> {
    for (kind, name, why) in RUSTUP {
        if is_installed(kind, name) {
            continue;
        }
        say(&format!("setup: adding the Rust {kind} {name}: {why}"));
        run(command("rustup", &[kind, "add", name])).with_context(|| {
            format!("the Rust {kind} `{name}` is missing and rustup could not add it")
        })?;
    }
    Ok(())
}

/// Trunk builds offline, so that it takes the tools that are here; then the crates, std's own among them, must be here too.
fn crates() -> Result<()> {
    let library = sysroot()?.join("lib/rustlib/src/rust/library/Cargo.toml");
    for manifest in [root().join("Cargo.toml"), library] {
        let mut fetch = command("cargo", &["fetch", "--quiet", "--locked", "--manifest-path"]);
        // std's manifest uses what only its own compiler may.
        fetch.arg(&manifest).env("RUSTC_BOOTSTRAP", "1");
        run(fetch)
            .with_context(|| format!("the crates of {} cannot be had", manifest.display()))?;
    }
    Ok(())
}

fn sysroot() -> Result<PathBuf> {
    let sysroot = output("rustc", &["--print", "sysroot"]).context("rustc answers not")?;
    Ok(PathBuf::from(sysroot.trim()))
}

/// Looks where rustc does, which is quicker than asking rustup and works without it.
fn is_installed(kind: &str, name: &str) -> bool {
    let Ok(sysroot) = sysroot() else { return false };
    let lib = sysroot.join("lib/rustlib");
    match kind {
        "target" => lib.join(name).is_dir(),
        _ => lib.join("src/rust/library/Cargo.lock").is_file(),
    }
}

fn cargo_tools(need: Need) -> Result<()> {
    CARGO_TOOLS.iter().filter(|tool| tool.need == need).try_for_each(cargo_tool)
}

fn cargo_tool(tool: &CargoTool) -> Result<()> {
    let wanted = tool.wanted()?;
    let found = output(tool.program, &["--version"]).unwrap_or_default();
    if found.split_whitespace().any(|word| word == wanted) {
        return Ok(());
    }
    let start = Instant::now();
    if !(has_binstall() && binstall(tool, &wanted)) {
        compile(tool, &wanted)?;
    }
    say(&format!(
        "setup: {} {wanted} is there after {} s",
        tool.package,
        start.elapsed().as_secs()
    ));
    Ok(())
}

fn has_binstall() -> bool {
    output("cargo", &["binstall", "-V"]).is_some()
}

/// Installs a prebuilt program, where somebody offers one; returns whether it could.
fn binstall(tool: &CargoTool, wanted: &str) -> bool {
    say(&format!("setup: looking for a prebuilt {} {wanted}: it {}", tool.package, tool.why));
    let mut install = command("cargo", &["binstall", "--no-confirm", "--disable-strategies"]);
    install.args(["compile", "--root"]).arg(tools_dir()).arg(format!("{}@{wanted}", tool.package));
    run(install).is_ok()
}

/// Compiles a program out of its crate.
fn compile(tool: &CargoTool, wanted: &str) -> Result<()> {
    say(&format!(
        "setup: compiling {} {wanted} into .tools (some minutes): it {}",
        tool.package, tool.why
    ));
    let mut install = command("cargo", &["install", "--quiet", "--locked", "--root"]);
    install.arg(tools_dir()).arg(format!("{}@{wanted}", tool.package)).args(tool.flags);
    // Run a few times a day: a quick build beats a quick program.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", tool.opt_level);
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    install.env("CARGO_TARGET_DIR", root().join("target/tools")).env_remove("RUSTFLAGS");
    run(install).with_context(|| format!("{} {wanted} could not be installed", tool.package))
}

fn debian() -> Result<()> {
    let missing: Vec<_> =
        tools::DEBIAN.iter().filter(|(file, ..)| !Path::new(file).exists()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|(_, name, _)| *name).collect();
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    if !is_root || output("apt-get", &["--version"]).is_none() {
        bail!(
            "the browser tests need these Debian packages: {} (apt-get install, as root)",
            names.join(" ")
        );
    }
    for (_, name, why) in &missing {
        say(&format!("setup: installing Debian's {name}: {why}"));
    }
    let apt = |arguments: &[&str]| {
        let mut apt = command("apt-get", arguments);
        apt.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null());
        run(apt)
    };
    apt(&["update", "-qq"])?;
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], names.as_slice()].concat();
    apt(&install).with_context(|| {
        format!("Debian's {} could not be installed", DEBIAN.map(|(_, n, _)| n).join(", "))
    })
}
