//! The single file, opened from a disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use policy_guide_tests::{Engine, Look, Page, Site, Value, policies, root};

use crate::overlay::OVERLAY;

/// Where a file that was given an address says that the newest version is.
const NEWER: &str = "https://example.org/guide/";

/// The built file, or a copy of it with something changed.
fn file_with(name: &str, changes: &[(&str, &str)]) -> PathBuf {
    let built = root().join("dist/policy-guide.html");
    let mut html = fs::read_to_string(built).expect("dist is built");
    for (from, to) in changes {
        assert!(html.contains(from), "the file has no {from}");
        html = html.replace(from, to);
    }
    // In a folder of its own: what is beside the file on the disk must not matter.
    let folder = std::env::temp_dir().join(format!("pg-single-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join("政策指南.html");
    fs::write(&path, html).expect("it can be written");
    path
}

fn open(engine: Engine, file: &Path) -> Page {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::in_engine(engine, site, Look::PHONE);
    page.go(&format!("file://{}", file.display()));
    page
}

fn forget(file: &Path) {
    if let Some(folder) = file.parent() {
        let _ = fs::remove_dir_all(folder);
    }
}

const WIDGET: &str = "return seen($('article')) && numbers().length === 23";

#[test]
fn it_opens_from_a_disk_and_works_in_every_engine() {
    let file = file_with("engines", &[]);
    for engine in Engine::ALL {
        let page = open(engine, &file);
        page.wait(&format!("the widget in {}", engine.name()), WIDGET);
        page.js("host.filter = 'pg=q:zhicheng'");
        page.wait("the search", "return numbers().length > 0 && numbers().length < 23");
        page.js("host.filter = ''; host.show(1)");
        page.wait("the official text", "return seen($('[data-policy=\"1\"] .official'))");
        page.wait("the number", "return $$('[data-policy=\"1\"] a[href^=\"tel:\"]').length === 5");
        page.wait("its version and age", "const note = said(document.querySelector('#copy'));
            return /离线文件/.test(note) && /数据版本 [0-9a-f]{8}/.test(note) && /核对日期 20\\d\\d-\\d\\d-\\d\\d/.test(note)");
    }
    forget(&file);
}

#[test]
fn it_asks_for_nothing_and_starts_nothing() {
    let file = file_with("quiet", &[]);
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.before_load(
        "window.asked = [];
         for (const name of ['fetch', 'Worker', 'SharedWorker', 'XMLHttpRequest', 'WebSocket', 'EventSource'])
             window[name] = function () { asked.push(name); throw new Error(name + ' is refused'); };
         for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
             Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
    );
    page.go(&format!("file://{}", file.display()));
    page.wait("the widget", WIDGET);
    page.js("host.filter = 'pg=q:zhicheng'");
    page.wait("the guide", "return numbers().length > 0 && numbers().length < 23");
    assert_eq!(page.js("return asked.join()"), "");
    let loaded =
        "return performance.getEntriesByType('resource').map((entry) => entry.name).join()";
    assert_eq!(page.js(loaded), "");
    assert_eq!(page.js("return document.querySelectorAll('[type=module], link, [src]').length"), 0);
    forget(&file);
}

#[test]
fn engines_that_unpack_nothing_themselves_are_helped() {
    let file = file_with("unpack", &[]);
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.before_load("delete window.DecompressionStream");
    page.go(&format!("file://{}", file.display()));
    page.wait("the widget", WIDGET);
    forget(&file);
}

#[test]
fn where_scripts_or_webassembly_are_refused_every_policy_is_there_in_every_engine() {
    let head = "<meta charset=\"utf-8\" />";
    let refusals = [
        ("scripts", "script-src 'none'"),
        // Inline scripts run, WebAssembly does not.
        ("wasm", "script-src 'unsafe-inline'"),
    ];
    for (name, policy) in refusals {
        let meta =
            format!("{head}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\" />");
        let file = file_with(name, &[(head, &meta)]);
        for engine in Engine::ALL {
            let page = open(engine, &file);
            page.wait(
                "nothing waits for the widget",
                "return document.documentElement.className === ''",
            );
            for policy in policies() {
                let number = &policy["number"];
                let script =
                    format!("return document.querySelector('#policy-{number}').textContent");
                let text = page.js(&script);
                let official = policy["official"]["text"].as_str().expect("a text");
                assert!(
                    text.as_str().is_some_and(|text| text.contains(official)),
                    "{number} in {}",
                    engine.name()
                );
            }
            page.wait("seen", "return seen(document.querySelector('#policy-1')) && !seen(document.querySelector('.search-box'))");
        }
        forget(&file);
    }
}

/// A file of the published guide with the sample district's overlay, made by the developers' command.
fn district_file() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("pg-single-{}-district", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let (overlay, file) = (folder.join("overlay.json"), folder.join("district.html"));
    fs::write(&overlay, OVERLAY).expect("it can be written");
    let mut single = Command::new("cargo");
    single.args(["xtask", "single", "--overlay"]).arg(&overlay).arg("--out").arg(&file);
    single.env("POLICY_GUIDE_SITE", NEWER);
    let output = single.current_dir(root()).output().expect("cargo is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::remove_file(overlay).expect("it can be removed");
    file
}

#[test]
fn a_districts_file_shows_its_notice_and_number_with_and_without_scripts_in_every_engine() {
    let file = district_file();
    let html = fs::read_to_string(&file).expect("it is there");
    let head = "<meta charset=\"utf-8\" />";
    let refused = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'none'\" />";
    for engine in Engine::ALL {
        let name = engine.name();
        fs::write(&file, &html).expect("it can be written");
        let page = open(engine, &file);
        page.wait(&format!("{name}: cards"), WIDGET);
        page.expect(
            &format!("{name}: pinned first, hidden gone, local last"),
            "return [...numbers().slice(0, 3), numbers().includes(21), numbers().pop()].join()",
            "16,2,1,false,101",
        );
        page.wait("the notice", "return said($('[part=notice]')) === '示例：办理前请先预约。'");
        let call = "return $('article[data-policy=\"2\"] .call').getAttribute('href')";
        page.expect("the district's number", call, "tel:+862300000000");
        page.wait("a code to scan", "return seen(document.querySelector('.origin .qr'))");
        let newer = "return document.querySelector('.origin a').getAttribute('href')";
        assert_eq!(page.js(newer), NEWER, "{name}: where the newest version is");
        fs::write(&file, html.replacen(head, &format!("{head}{refused}"), 1)).expect("written");
        page.reload();
        let text = page.js("return document.querySelector('policy-guide').textContent");
        let text = text.as_str().unwrap_or_default();
        assert!(text.contains("示例：办理前请先预约。"), "{name}: the notice without scripts");
        let call = "return document.querySelector('#policy-2 .call').getAttribute('href')";
        assert_eq!(page.js(call), "tel:+862300000000", "{name}: without scripts");
        assert_eq!(page.js("return document.querySelector('#policy-21')"), Value::Null, "{name}");
    }
    forget(&file);
}

#[test]
fn every_part_of_the_page_says_its_language() {
    let file = file_with("language", &[("<policy-guide ", "<policy-guide lang=\"en\" ")]);
    let page = open(Engine::Chromium, &file);
    page.wait("the widget", WIDGET);
    let language = "const language = (node) => node.closest('[lang]').lang;";
    assert_eq!(
        page.js(&format!("{language} return language(document.querySelector('#copy'))")),
        "zh"
    );
    page.expect("the widget's own", "return $('.shell').lang", "en");
    // What is printed by the city stays Chinese, and is marked so.
    page.js("host.show(1)");
    page.expect("the official text", &format!("{language} return language($('.official'))"), "zh");
    // Below the widget stands the static guide, in Chinese whatever the element asks for.
    assert_eq!(
        page.js(&format!("{language} return language(document.querySelector('#policy-1'))")),
        "zh"
    );
    forget(&file);
}

#[test]
fn an_old_file_says_so() {
    let built = fs::read_to_string(root().join("dist/policy-guide.html")).expect("dist is built");
    let day = built.split("data-checked=\"").nth(1).and_then(|rest| rest.get(..10)).expect("a day");
    let checked = format!("data-checked=\"{day}\"");
    let file = file_with("old", &[(&checked, "data-checked=\"2020-01-01\"")]);
    let page = open(Engine::Chromium, &file);
    page.wait(
        "the warning",
        "return said(document.querySelector('#copy.is-old strong')).includes('可能已经过时')",
    );
    page.wait("the age", "return /距今 \\d{4} 天/.test(said(document.querySelector('#copy')))");
    // It was given no address, and makes none up.
    assert_eq!(page.js("return document.querySelector('.origin')"), Value::Null);
    forget(&file);
    // A clock that is behind makes no negative age.
    let file = file_with("early", &[(&checked, "data-checked=\"2999-01-01\"")]);
    let page = open(Engine::Chromium, &file);
    page.wait("no age", "return !/距今|今天/.test(said(document.querySelector('#copy')))");
    forget(&file);
}
