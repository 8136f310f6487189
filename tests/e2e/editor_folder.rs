//! The office's page writes into the browser's file system: the zip's files into a folder, and the zip and the draft as
//! files. The folder is the browser's private one, which has the same interface as one that a person chooses.

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use policy_guide_tests::{Look, Page, Site, root};

use crate::editor::{editor, give_published, open, published, step, zip};
use crate::editor_page::{files_of, type_into};

/// Every file of the private folder, by its path.
fn folder(page: &Page) -> BTreeMap<String, Vec<u8>> {
    let found = page.js_later(
        "const text = (file) => new Promise((resolve) => { const reader = new FileReader();
           reader.onload = () => resolve(reader.result.split(',')[1] || ''); reader.readAsDataURL(file) });
         const walk = async (folder, path) => { const found = [];
           for await (const [name, one] of folder.entries()) {
             if (one.kind === 'directory') found.push(...await walk(one, path + name + '/'));
             else found.push([path + name, await text(await one.getFile())]) }
           return found };
         navigator.storage.getDirectory().then((root) => walk(root, '')).then(done, (error) => done(String(error)))",
    );
    assert!(found.is_array(), "{found}");
    let rows = found.as_array().into_iter().flatten();
    let text = |row: &serde_json::Value, at: usize| row[at].as_str().expect("text").to_owned();
    let bytes = |row| BASE64_STANDARD.decode(text(row, 1)).expect("base64");
    rows.map(|row| (text(row, 0), bytes(row))).collect()
}

fn choose_private_folder(page: &Page) {
    page.js("window.showDirectoryPicker = () => navigator.storage.getDirectory()");
}

#[test]
fn the_files_of_the_zip_are_written_into_a_folder_and_nothing_else_is_touched() {
    let page = editor();
    choose_private_folder(&page);
    page.js_later(
        "navigator.storage.getDirectory().then(async (root) => {
           for (const name of ['mine.txt', 'policies.json']) {
             const out = await (await root.getFileHandle(name, { create: true })).createWritable();
             await out.write('what was there before, which is longer than nothing'); await out.close() }
           done(true) })",
    );
    give_published(&page);
    step(&page, "编辑");
    type_into(&page, "#f-region-zh", "示例区");
    step(&page, "发布");
    page.click("[data-folder]");
    page.wait(
        "it is told",
        "return (said($('.note[role=status]')) || '').startsWith('已写入文件夹')",
    );
    let mut written = folder(&page);
    let mine = written.remove("mine.txt").expect("it is there still");
    assert!(mine.starts_with(b"what was there before"));
    let mut zip = zip(&page);
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    assert_eq!(written.len(), names.len(), "{names:?} {:?}", written.keys());
    for (name, bytes) in files_of(&mut zip) {
        assert_eq!(written.get(&name), Some(&bytes), "{name}");
    }
    assert_eq!(
        page.js("return dispatchEvent(new Event('beforeunload', { cancelable: true }))"),
        true
    );
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_the_others_are_there() {
    let page = editor();
    choose_private_folder(&page);
    // A folder of a file's name is in the way.
    page.js_later(
        "navigator.storage.getDirectory().then((root) => root.getDirectoryHandle('offices.vcf', { create: true }))
           .then(() => done(true))",
    );
    give_published(&page);
    step(&page, "发布");
    page.click("[data-folder]");
    let said = "return (said($('.note[role=status]')) || '').split('没有写成：')[1]";
    page.expect("its name", said, "offices.vcf。");
    assert_eq!(folder(&page).get("policies.json"), Some(&published()));
}

#[test]
fn where_no_folder_is_chosen_nothing_is_told_and_where_the_browser_refuses_it_says_so() {
    let page = editor();
    give_published(&page);
    step(&page, "发布");
    page.js("window.showDirectoryPicker = () => ((window.asked = true), Promise.reject(new DOMException('', 'AbortError')))");
    page.click("[data-folder]");
    page.wait("it was asked", "return window.asked === true");
    page.js(
        "window.showDirectoryPicker = () => Promise.reject(new DOMException('', 'SecurityError'))",
    );
    assert_eq!(page.js("return said($('[role=status]'))"), "");
    page.click("[data-folder]");
    page.wait(
        "it says so",
        "return said($('.note[role=status]')) === '浏览器不允许写入这个文件夹，请换一个。'",
    );
}

#[test]
fn a_browser_that_cannot_write_into_folders_shows_no_button_for_it() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::DESK);
    page.before_load("delete window.showDirectoryPicker");
    open(&page);
    give_published(&page);
    step(&page, "发布");
    page.wait("the other button", "return seen($('.publish .button-main'))");
    assert_eq!(page.js("return $$('[data-folder]').length"), 0);
}

/// Files are asked for, and are the private folder's.
fn save_in_private_folder(page: &Page) {
    page.js("window.showSaveFilePicker = ({ suggestedName }) => navigator.storage.getDirectory()
           .then((root) => root.getFileHandle(suggestedName, { create: true }))");
}

#[test]
fn the_zip_and_the_draft_are_saved_where_somebody_says() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    type_into(&page, "#f-region-zh", "示例区");
    step(&page, "发布");
    let mut downloaded = zip(&page);
    save_in_private_folder(&page);
    page.js("window.saved = null");
    page.click_named(".publish .button-main", "下载压缩包");
    let is_there = "navigator.storage.getDirectory().then(async (root) => { let found = 0;
       for await (const [name, one] of root.entries()) found += name.endsWith(END) && (await one.getFile()).size > 0;
       done(found) })";
    page.expect_later("the zip", &is_there.replace("END", "'.zip'"), 1);
    page.click_named(".tools-line .button", "存为文件");
    page.expect_later("the draft", &is_there.replace("END", "'.json'"), 1);
    assert_eq!(page.js("return window.saved"), serde_json::Value::Null, "nothing is downloaded");
    let files = folder(&page);
    let of_kind =
        |end: &str| files.iter().find(|(name, _)| name.ends_with(end)).expect("it is there").1;
    let cursor = std::io::Cursor::new(of_kind(".zip").clone());
    let mut saved = zip::ZipArchive::new(cursor).expect("a zip");
    assert_eq!(files_of(&mut saved), files_of(&mut downloaded));
    let draft: serde_json::Value = serde_json::from_slice(of_kind(".json")).expect("a draft");
    assert_eq!(draft["files"]["guide"]["region"]["zh"], "示例区");
    // Who closes the question without an answer has saved nothing, and is given nothing.
    page.js("window.showSaveFilePicker = () => ((window.asked = true), Promise.reject(new DOMException('', 'AbortError')))");
    page.click_named(".publish .button-main", "下载压缩包");
    page.wait(
        "it was asked",
        "return window.asked === true && !$('.publish .button-main').disabled",
    );
    assert_eq!(page.js("return window.saved"), serde_json::Value::Null);
}
