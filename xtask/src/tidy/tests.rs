//! A small tree that is sound, and what tidy finds once a fault is planted in it.

use super::*;

const ARCHITECTURE: &str = "\
# Architecture

## Glossary

| term | meaning | not |
|---|---|---|
| fallback | what is shown instead | wobble, flop in names |
| boundary | what catches a crash | fence in names of web/ |
";
const TREE: [(&str, &str); 8] = [
    ("ARCHITECTURE.md", ARCHITECTURE),
    ("src/lib.rs", "//! The widget.\nmod app;\nmod browser;\nmod state;\nmod view;\n"),
    ("src/app.rs", "//! All together.\nuse crate::browser::store;\nuse crate::view::list;\n"),
    ("src/browser.rs", "//! The browser.\npub fn store() { web_sys::window(); }\n"),
    ("src/state.rs", "//! The state.\nuse policy_core::Guide;\n"),
    ("src/view.rs", "//! Views.\nmod list;\nmod page;\npub use list::list;\n"),
    ("src/view/list.rs", "//! A list.\nuse crate::state::State;\nuse crate::view::page::page;\n"),
    ("src/view/page.rs", "//! A page.\nuse crate::view::button;\n"),
];

/// What is found once `path` has this text.
fn found_with(path: &str, text: &str) -> Vec<String> {
    let mut files: Vec<File> =
        TREE.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    files.retain(|(known, _)| known != path);
    files.push((path.to_owned(), text.to_owned()));
    findings(&files)
}

#[track_caller]
fn finds(path: &str, text: &str, expected: &str) {
    let found = found_with(path, text);
    assert!(found.iter().any(|finding| finding == expected), "{found:#?}");
}

#[test]
fn a_sound_tree_has_no_findings() {
    assert_eq!(found_with("README.md", "Read me.\n"), [""; 0]);
}

#[test]
fn a_circle_of_views_is_found() {
    finds(
        "src/view/page.rs",
        "//! A page.\nuse crate::view::list::list;\n",
        "src/view/list.rs:3: a circle: src/view/list.rs → src/view/page.rs → src/view/list.rs",
    );
}

#[test]
fn a_circle_of_modules_is_found() {
    let found = found_with("src/browser.rs", "//! The browser.\nuse crate::app::run;\n");
    let circle = "src/app.rs:2: a circle: src/app.rs → src/browser.rs → src/app.rs";
    assert!(found.iter().any(|finding| finding == circle), "{found:#?}");
}

#[test]
fn a_circle_of_scripts_is_found() {
    let mut files: Vec<File> = vec![("ARCHITECTURE.md".to_owned(), ARCHITECTURE.to_owned())];
    files.push(("web/element/a.ts".to_owned(), "import { b } from \"./b\";\n".to_owned()));
    files.push(("web/element/b.ts".to_owned(), "import { a } from \"./a\";\n".to_owned()));
    assert_eq!(
        findings(&files),
        ["web/element/a.ts:1: a circle: web/element/a.ts → web/element/b.ts → web/element/a.ts"]
    );
}

#[test]
fn an_import_against_the_directions_is_found() {
    finds(
        "src/view/page.rs",
        "//! A page.\nuse crate::{\n    browser::store,\n};\n",
        "src/view/page.rs:2: `src/view` must not import `src/browser`",
    );
    finds(
        "src/browser.rs",
        "//! The browser.\nuse policy_core::Guide;\n",
        "src/browser.rs:2: `src/browser` must not import `policy_core`",
    );
    let element = "import { upgrade } from \"../widget/upgrade\";\n";
    let mut files = vec![("ARCHITECTURE.md".to_owned(), ARCHITECTURE.to_owned())];
    files.push(("web/element/a.ts".to_owned(), element.to_owned()));
    files.push(("web/widget/upgrade.ts".to_owned(), "export const upgrade = 1;\n".to_owned()));
    assert_eq!(
        findings(&files),
        ["web/element/a.ts:1: `web/element` must not import `web/widget`"]
    );
}

#[test]
fn a_view_or_the_domain_that_touches_the_page_is_found() {
    let by_name = "//! A page.\nuse leptos::web_sys::Element;\n";
    finds(
        "src/view/page.rs",
        by_name,
        "src/view/page.rs:2: `src/view` must not touch the page, and `web_sys` does",
    );
    let by_call = "//! A page.\nfn page() { document().title(); }\n";
    finds(
        "src/view/page.rs",
        by_call,
        "src/view/page.rs:2: `src/view` must not touch the page, and `document` does",
    );
    finds(
        "crates/policy-core/src/guide.rs",
        "//! A guide.\nuse js_sys::Date;\n",
        "crates/policy-core/src/guide.rs:2: `crates/policy-core/src` must not touch the page, and `js_sys` does",
    );
    let in_words = "//! A page.\n// No web_sys here.\nconst A: &str = \"document()\";\n";
    assert_eq!(found_with("src/view/page.rs", in_words), [""; 0]);
}

#[test]
fn a_part_that_the_table_lacks_is_found() {
    finds(
        "src/extras.rs",
        "//! More.\n",
        "src/extras.rs:1: the table in xtask/src/tidy/directions.rs lacks this part",
    );
}

#[test]
fn a_word_that_the_glossary_replaces_is_found() {
    let finding = |place: &str, word: &str, instead: &str| {
        format!("{place}: not `{word}`: the glossary says `{instead}`")
    };
    let plain = [
        ("docs/hosting.md", "One\nWobbles are shown.\n", "docs/hosting.md:2"),
        ("src/view/page.rs", "//! A page.\n// A wobble.\n", "src/view/page.rs:2"),
        ("src/view/page.rs", "//! A page.\nenum LowWobble {}\n", "src/view/page.rs:2"),
        ("src/view/wobble.rs", "//! A page.\n", "src/view/wobble.rs:1"),
    ];
    for (path, text, place) in plain {
        finds(path, text, &finding(place, "wobble", "fallback"));
    }
    finds(
        "src/view/page.rs",
        "//! A page.\nfn flop() {}\n",
        &finding("src/view/page.rs:2", "flop", "fallback"),
    );
    finds(
        "web/element/a.ts",
        "const myFence = 1;\n",
        &finding("web/element/a.ts:1", "fence", "boundary"),
    );
}

#[test]
fn a_word_with_an_ordinary_meaning_is_let_be() {
    let sentence = "//! Flops are fine in a sentence.\n\nfn a_test_that_must_not_flop() {}\n";
    assert_eq!(found_with("src/view/page.rs", sentence), [""; 0]);
    assert_eq!(found_with("src/view/page.rs", "//! A page.\nfn fence() {}\n"), [""; 0]);
    assert_eq!(found_with("tests/data/list.md", "A wobble.\n"), [""; 0]);
}
