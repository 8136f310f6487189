//! Frameworks whose pages hold the element: one table of them, and a visit that sees what each way of using it does.
//! The pages are in `tests/frameworks`, with the real libraries, and are bundled when they are needed.

mod table;
mod visit;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;
use site::{Served, Site};

use crate::{Engine, Look, Page, root};
pub use table::{FRAMEWORKS, Framework, WAYS, Way};

/// What a way of using the element does in an engine; `None` where the framework has no such way.
pub type Found = Option<Result<(), String>>;

/// An engine on its way through the frameworks.
pub struct Tour {
    engine: Engine,
    pages: Served,
    /// Where the widget comes from.
    _guide: Served,
}

impl Tour {
    /// Bundles the pages and starts the sites.
    pub fn start(engine: Engine) -> Self {
        let guide = Site::of(root().join("dist")).start(0).expect("the guide's site starts");
        let replace = vec![("{{WIDGET}}", guide.origin.clone())];
        let pages = Site { replace, ..Site::of(bundled()) };
        Self { engine, pages: pages.start(0).expect("the pages' site starts"), _guide: guide }
    }

    /// What each of [`WAYS`] does with a framework.
    pub fn visit(&self, framework: &Framework) -> Vec<Found> {
        let page = Page::in_engine(self.engine, self.pages.clone(), Look::DESK);
        let ways = WAYS.iter().map(|way| {
            framework.word(*way)?;
            let visit = AssertUnwindSafe(|| visit::walk(&page, framework, *way));
            let found = catch_unwind(visit).map_err(|panic| message(&*panic));
            eprintln!("{} {} {way:?}: {found:?}", self.engine.name(), framework.folder);
            Some(found)
        });
        ways.collect()
    }
}

fn message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
    // What the console said is not of this page alone.
    text.unwrap_or_default().lines().next().unwrap_or_default().to_owned()
}

/// The version of a package that the pages are made with.
pub fn version(package: &str) -> String {
    let about = home().join("node_modules").join(package).join("package.json");
    let text = std::fs::read_to_string(about).expect("`cargo xtask setup` brings it");
    let about: Value = serde_json::from_str(&text).expect("it is JSON");
    about["version"].as_str().unwrap_or_default().to_owned()
}

fn home() -> PathBuf {
    root().join("tests/frameworks")
}

/// The folder of the pages, bundled once in a process.
fn bundled() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("pg-frameworks-{}", std::process::id()));
        let mut node = Command::new("node");
        let output = node.arg(home().join("build.mjs")).arg(&folder).output().expect("node starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        folder
    })
}
