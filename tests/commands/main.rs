//! The commands that README names, run as they are written there, until a real browser sees the guide.
//!
//! They build into dist/, so they run apart from the tests of the small build.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on ends with a panic"
)]

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};

use policy_guide_tests::{Look, Page, Served, Site, json, root};

/// Both commands build into dist/: one at a time.
static DIST: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    DIST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The line of README that begins so, without its comment.
fn line_of_readme(start: &str) -> String {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let line = readme.lines().find(|line| line.starts_with(start));
    let line = line.unwrap_or_else(|| panic!("README has no line that begins with `{start}`"));
    line.split('#').next().unwrap_or(line).trim().to_owned()
}

/// A command as typed into a shell at the project's root, with the tools that setup has installed.
fn typed(line: &str) -> Command {
    let own = root().join(".tools/bin");
    let path = std::env::var("PATH").unwrap_or_default();
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(root());
    command.env("PATH", format!("{}:{path}", own.display())).env_remove("NO_COLOR");
    // What the test itself was started with is nobody's business.
    for (name, _) in std::env::vars() {
        if name.starts_with("CARGO_") && name != "CARGO_HOME" {
            command.env_remove(name);
        }
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).process_group(0);
    command
}

/// A command that serves; it and all that it started end with the value.
struct Serving {
    child: Child,
    /// Where the guide is.
    origin: String,
}

impl Serving {
    fn start(line: &str) -> Self {
        let mut child = typed(line).spawn().expect("a shell is there");
        let stdout = child.stdout.take().expect("it is piped");
        let mut lines = BufReader::new(stdout).lines().map_while(Result::ok);
        let origin = lines.find_map(|line| address(&line)).expect("it prints the guide's address");
        // What else it prints must not stop it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, origin }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["--", &format!("-{}", self.child.id())]).status();
        let _ = self.child.wait();
    }
}

/// From `  the guide       http://127.0.0.1:8080/`.
fn address(line: &str) -> Option<String> {
    let address = line.trim().strip_prefix("the guide")?.trim();
    Some(address.trim_end_matches('/').to_owned())
}

/// The page shows 23 cards, filters them, and opens one.
fn works(page: &Page) {
    page.wait("23 cards", "return numbers().length === 23 && seen($('article'))");
    page.choose("audience", "graduate");
    page.expect_status("筛选出 2 项");
    page.click("article[data-policy='3'] .card-open");
    page.wait("the printed words", "return seen($('article[data-policy=\"3\"] .official'))");
    assert_eq!(page.log(), "");
}

fn blank_page(site: Served) -> Page {
    Page::on(site, Look::DESK)
}

#[test]
fn the_serve_command_of_the_readme_ends_with_a_page_that_shows_the_guide() {
    let _alone = alone();
    let serving = Serving::start(&line_of_readme("cargo xtask serve"));
    let site = Site::of(root().join("dist")).start(0).expect("a site starts");
    let page = blank_page(site);
    page.go(&format!("{}/", serving.origin));
    works(&page);
}

#[test]
fn trunk_build_by_itself_makes_the_guide() {
    let _alone = alone();
    assert!(ends("trunk build").success(), "trunk build failed");
    let page = blank_page(Site::of(root().join("dist")).start(0).expect("the site starts"));
    page.go("/");
    works(&page);
}

/// No compiler knows this flag; should the build go through all the same, serving ends after ten minutes.
const BROKEN: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=--no-such-flag timeout 600 cargo xtask serve 2>&1";

#[test]
fn a_build_that_fails_ends_serving_with_a_sentence() {
    let _alone = alone();
    let output = typed(BROKEN).output().expect("a shell is there");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("the guide could not be built; nothing is served"), "{said}");
    assert!(!said.contains("http://127.0.0.1:"), "an address was printed: {said}");
}

fn ends(line: &str) -> ExitStatus {
    typed(line).stdout(Stdio::inherit()).status().expect("a shell is there")
}

#[test]
fn the_test_command_stands_in_the_readmes_first_screen() {
    let readme = std::fs::read_to_string(root().join("README.md")).expect("there is a README");
    let first_screen: Vec<&str> = readme.lines().take(30).collect();
    for command in ["cargo xtask serve", "cargo xtask test"] {
        assert!(first_screen.iter().any(|line| line.starts_with(command)), "{command}");
    }
    assert!(root().join(".ci/run").is_file());
    assert_ne!(json!(line_of_readme("cargo xtask test")), json!(""));
}
