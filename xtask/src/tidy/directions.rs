//! Who may import whom, as ARCHITECTURE.md draws it, and who must not touch the page.

use super::code::{code_of, names, without_tests};
use super::imports::{File, Import};

/// A part of the sources.
struct Part {
    /// Its folder, or its file without the ending.
    place: &'static str,
    /// The parts that it may import, and the crates of this project.
    may: &'static [&'static str],
    /// Whether it may touch the page or the browser.
    dom: bool,
}

const fn pure(place: &'static str, may: &'static [&'static str]) -> Part {
    Part { place, may, dom: false }
}

const fn browser(place: &'static str, may: &'static [&'static str]) -> Part {
    Part { place, may, dom: true }
}

/// The one table. Inside a part everything may import everything, but for circles.
const PARTS: [Part; 30] = [
    pure("crates/policy-format/src", &[]),
    pure("crates/policy-core/src", &["policy_format"]),
    pure("src/i18n", &["policy_core"]),
    pure("src/config", &["policy_core", "src/i18n"]),
    pure("src/intent", &["policy_core"]),
    pure("src/state", &["policy_core", "src/config", "src/i18n", "src/intent"]),
    pure("src/event", &["policy_core", "src/state"]),
    pure(
        "src/view",
        &["policy_core", "erased_view", "src/config", "src/i18n", "src/intent", "src/state"],
    ),
    pure(
        "src/prerender",
        &["policy_core", "erased_view", "src/config", "src/i18n", "src/state", "src/view"],
    ),
    browser("src/browser", &[]),
    browser("src/load", &["policy_core", "src/browser", "src/config", "src/state"]),
    browser("src/sync", &["policy_core", "src/browser", "src/config", "src/event", "src/state"]),
    browser(
        "src/app",
        &[
            "policy_core",
            "src/browser",
            "src/config",
            "src/event",
            "src/intent",
            "src/load",
            "src/state",
            "src/sync",
            "src/view",
        ],
    ),
    browser(
        "src/embed",
        &[
            "policy_core",
            "erased_view",
            "src/app",
            "src/browser",
            "src/config",
            "src/event",
            "src/i18n",
            "src/intent",
            "src/load",
            "src/state",
            "src/sync",
            "src/view",
        ],
    ),
    pure("web/build", &[]),
    browser("web/element", &[]),
    browser("web/widget", &["web/element"]),
    browser("web/site", &["web/element"]),
    browser("web/single", &["web/element", "web/widget"]),
    browser("web/pages", &[]),
    browser("web/configurator", &["web/element", "web/pages"]),
    pure("crates/editing-session/src", &["policy_format", "policy_core", "policy_data"]),
    pure("editor/src/i18n", &[]),
    pure("editor/src/intent", &[]),
    pure("editor/src/state", &["editing_session", "editor/src/i18n", "editor/src/intent"]),
    pure(
        "editor/src/view",
        &[
            "editing_session",
            "erased_view",
            "editor/src/i18n",
            "editor/src/intent",
            "editor/src/state",
        ],
    ),
    browser("editor/src/browser", &[]),
    browser(
        "editor/src/actions",
        &[
            "editing_session",
            "editor/src/browser",
            "editor/src/i18n",
            "editor/src/intent",
            "editor/src/state",
        ],
    ),
    browser(
        "editor/src/embed",
        &[
            "editing_session",
            "erased_view",
            "editor/src/actions",
            "editor/src/browser",
            "editor/src/i18n",
            "editor/src/intent",
            "editor/src/state",
            "editor/src/view",
        ],
    ),
    browser("web/editor", &["web/pages"]),
];

/// Crates of this project, as code names them.
const CRATES: [&str; 5] =
    ["policy_format", "policy_core", "policy_data", "editing_session", "erased_view"];

/// What gives access to the page: crates and types.
const DOM_NAMES: [&str; 9] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo_net",
    "gloo_timers",
    "JsValue",
    "JsCast",
    "NodeRef",
];
/// The same as functions: those of Leptos' prelude, and the methods that are called most.
const DOM_CALLS: [&str; 16] = [
    "window",
    "document",
    "location",
    "event_target",
    "event_target_value",
    "event_target_checked",
    "set_timeout",
    "set_interval",
    "request_animation_frame",
    "window_event_listener",
    "target",
    "current_target",
    "query_selector",
    "get_element_by_id",
    "set_attribute",
    "add_event_listener",
];

/// The part that a file belongs to.
fn part_of(path: &str) -> Option<&'static Part> {
    PARTS.iter().find(|part| {
        let inside = path.strip_prefix(part.place);
        inside.is_some_and(|rest| rest.starts_with(['/', '.']))
    })
}

/// The place of the part that a file belongs to.
pub fn place_of(path: &str) -> Option<String> {
    part_of(path).map(|part| part.place.to_owned())
}

/// Imports that go against the table.
pub fn against(imports: &[Import]) -> Vec<String> {
    let mut findings = Vec::new();
    for Import { from, to, line } in imports {
        let (Some(part), Some(other)) = (part_of(from), part_of(to)) else { continue };
        if part.place != other.place && !part.may.contains(&other.place) {
            findings
                .push(format!("{from}:{line}: `{}` must not import `{}`", part.place, other.place));
        }
    }
    findings
}

/// What a single file names and must not: a crate of this project, or the page.
pub fn names_against(file: &File) -> Vec<String> {
    let (path, text) = file;
    let (Some(part), true) = (part_of(path), path.ends_with(".rs") && !is_test(path)) else {
        return Vec::new();
    };
    let code = without_tests(&code_of(path, text));
    let mut findings = Vec::new();
    for (idx, line) in code.lines().enumerate() {
        let mut find = |sentence: String| findings.push(format!("{path}:{}: {sentence}", idx + 1));
        for name in names(path, line) {
            if CRATES.contains(&name.as_str()) && !part.may.contains(&name.as_str()) {
                find(format!("`{}` must not import `{name}`", part.place));
            }
            if !part.dom && touches_page(&name, line) {
                find(format!("`{}` must not touch the page, and `{name}` does", part.place));
            }
        }
    }
    findings
}

fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.ends_with("_tests.rs")
}

fn touches_page(name: &str, line: &str) -> bool {
    let is_called = || line.contains(&format!("{name}(")) && !line.contains(&format!("fn {name}("));
    DOM_NAMES.contains(&name) || DOM_CALLS.contains(&name) && is_called()
}

/// A file of the widget that no part of the table has.
pub fn without_part(path: &str) -> Option<String> {
    let is_rust = ["src/", "editor/src/"].iter().any(|folder| path.starts_with(folder));
    let is_source = is_rust && path.ends_with(".rs") && !path.ends_with("src/lib.rs")
        || path.starts_with("web/") && path.ends_with(".ts") && path.matches('/').count() > 1;
    let is_unknown = is_source && part_of(path).is_none();
    is_unknown
        .then(|| format!("{path}:1: the table in xtask/src/tidy/directions.rs lacks this part"))
}
