//! The single file in the zip of the office's page: it opens from a disk, and it is what the developers' command makes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use policy_guide_tests::{Engine, Fault, Look, Page, json, root};

use crate::editor::{editor, editor_in, file, give, give_published, step, zip};

const SINGLE: &str = "policy-guide.html";
const DISTRICT: &str = "policy-guide.district.html";

/// A folder of a test's own: what is beside a single file on the disk must not matter.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("pg-zip-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    folder
}

/// Puts a text into a field as somebody who types it.
fn put(page: &Page, css: &str, text: &str) {
    page.wait("the field", &format!("return $({}) !== null", json!(css)));
    page.js(&format!(
        "const field = $({}); field.value = {};
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
         field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(css),
        json!(text)
    ));
}

fn opens_from_a_disk(engine: Engine) {
    let page = editor_in(engine, Look::DESK);
    give_published(&page);
    step(&page, "编辑");
    page.click_named(".policy-rows .policy-row", "1. ");
    put(&page, "#f-policies-0-editorial-title-zh", "示例标题甲");
    put(&page, "#f-policies-0-editorial-benefits-0-limit", "about");
    step(&page, "发布");
    let single = file(&mut zip(&page), SINGLE);
    let folder = folder(engine.name());
    let path = folder.join("政策指南.html");
    fs::write(&path, single).expect("it can be written");
    page.js("onbeforeunload = null");
    page.go(&format!("file://{}", path.display()));
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
    page.wait(
        "the new title",
        "return said($('article[data-policy=\"1\"]')).includes('示例标题甲')",
    );
    let mark = "return said($('article[data-policy=\"1\"]')).includes('已更新')";
    page.wait("what changed is marked without a network", mark);
    let below = "return document.querySelector('#policy-1').textContent.includes('示例标题甲')";
    assert_eq!(page.js(below), true, "without scripts as well");
    page.js("host.filter = 'pg=q:zhicheng'");
    page.wait("the search", "return numbers().length > 0 && numbers().length < 23");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn the_published_single_file_opens_from_a_disk() {
    opens_from_a_disk(Engine::Chromium);
}

#[test]
fn the_published_single_file_opens_from_a_disk_in_firefox() {
    opens_from_a_disk(Engine::Firefox);
}

#[test]
fn the_published_single_file_opens_from_a_disk_in_webkit() {
    opens_from_a_disk(Engine::WebKit);
}

/// What the developers' command makes from the files in a folder.
fn natively(folder: &Path, overlay: Option<&str>) -> Vec<u8> {
    let out = folder.join("native.html");
    let mut single = Command::new("cargo");
    single.args(["xtask", "single", "--data"]).arg(folder.join("policies.json"));
    single.arg("--out").arg(&out).current_dir(root());
    if let Some(overlay) = overlay {
        single.arg("--overlay").arg(folder.join(overlay));
    }
    let output = single.output().expect("cargo is there");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(out).expect("it is made")
}

#[test]
fn a_published_single_file_is_what_the_command_makes_byte_for_byte() {
    let page = editor();
    give_published(&page);
    let asks = fs::read(root().join("public/policies.asks.json")).expect("the questions");
    give(&page, "policies.asks.json", &asks);
    let is_open = "return said($('[role=status]'))?.includes('policies.asks.json') === true";
    page.wait("the questions", is_open);
    step(&page, "编辑");
    page.click_named(".policy-rows .policy-row", "2. ");
    put(&page, "#f-policies-1-editorial-title-zh", "示例标题乙");
    step(&page, "区县");
    page.click_named(".button-main", "开始");
    put(&page, "#f-name-zh", "示例区");
    step(&page, "发布");
    let mut zip = zip(&page);
    let folder = folder("native");
    let sources = [
        "policies.json",
        "policies.pinyin.txt",
        "policies.asks.json",
        "changes.json",
        "overlay.json",
    ];
    for name in sources {
        fs::write(folder.join(name), file(&mut zip, name)).expect("it can be written");
    }
    assert!(natively(&folder, None) == file(&mut zip, SINGLE), "the city's file differs");
    let district = natively(&folder, Some("overlay.json"));
    assert!(district == file(&mut zip, DISTRICT), "the district's file differs");
    let _ = fs::remove_dir_all(folder);
}

#[test]
fn without_what_draws_it_the_rest_is_published_and_the_page_says_so() {
    let page = editor();
    give_published(&page);
    let script = page.js("return new URL($('script[src]').src).pathname");
    let script = script.as_str().expect("the page's script");
    let code = script.replace("editor.js", "document.wasm");
    page.site.set_fault(&code, Fault::Status(404));
    step(&page, "发布");
    let mut without = zip(&page);
    assert!(without.by_name(SINGLE).is_err() && without.by_name("policies.json").is_ok());
    page.wait("it says so", "return said($('[role=status]')).includes('没有单个文件')");
    page.site.mend();
    assert!(zip(&page).by_name(SINGLE).is_ok(), "it is there again");
}
