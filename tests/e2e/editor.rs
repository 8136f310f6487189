//! The office's page from a list to what a partner's readers see: open, answer, compare, edit, preview, publish.

use std::fs;
use std::io::{Cursor, Read as _};
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use policy_guide_tests::{Engine, Key, Line, Look, Page, Served, Site, json, root};
use zip::ZipArchive;

use crate::access;
use crate::configurator::bare_page;
use crate::editor_lists::odd_list;

const DESK: (u32, u32) = Look::DESK.size;
const PHONE: (u32, u32) = Look::PHONE.size;

pub(crate) fn editor_in(engine: Engine, look: Look) -> Page {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::in_engine(engine, site, look);
    open(&page);
    page
}

pub(crate) fn open(page: &Page) {
    page.go("/editor.html");
    page.wait("the page", "return document.body.dataset.ready === ''");
    catch_downloads(page);
}

/// A download is caught instead of a file being asked for.
fn catch_downloads(page: &Page) {
    page.js("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined;
         const make = URL.createObjectURL.bind(URL);
         URL.createObjectURL = (blob) => ((window.saved = blob), make(blob));");
}

pub(crate) fn editor() -> Page {
    editor_in(Engine::Chromium, Look::DESK)
}

/// Gives a file to the page as somebody who chooses it.
pub(crate) fn give(page: &Page, name: &str, bytes: &[u8]) {
    page.js(&format!(
        "const bytes = Uint8Array.from(atob({}), (c) => c.charCodeAt(0));
         const list = new DataTransfer(); list.items.add(new File([bytes], {}));
         const input = $('#files'); input.files = list.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(BASE64_STANDARD.encode(bytes)),
        json!(name)
    ));
}

pub(crate) fn published() -> Vec<u8> {
    fs::read(root().join("public/policies.json")).expect("the published guide")
}

pub(crate) fn give_published(page: &Page) {
    give(page, "policies.json", &published());
    page.wait("the guide", "return (said($('.lead')) || '').startsWith('已打开')");
}

pub(crate) fn step(page: &Page, name: &str) {
    page.click_named(".step", name);
    page.wait("the step", &format!("return said($('.step[aria-current]')) === {}", json!(name)));
}

/// Presses the button and returns the files of the zip.
pub(crate) fn zip(page: &Page) -> ZipArchive<Cursor<Vec<u8>>> {
    page.js("window.saved = null");
    page.click_named(".publish .button-main", "下载压缩包");
    page.wait("the zip", "return !!window.saved && $('.publish .button-main').disabled === false");
    let text = page.js_later(
        "const reader = new FileReader(); reader.onload = () => done(reader.result); reader.readAsDataURL(window.saved)",
    );
    let (_, base64) = text.as_str().and_then(|text| text.split_once(',')).expect("a file");
    let bytes = BASE64_STANDARD.decode(base64).expect("base64");
    ZipArchive::new(Cursor::new(bytes)).expect("a zip")
}

pub(crate) fn file(zip: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    zip.by_name(name).expect("it is in the zip").read_to_end(&mut bytes).expect("it is whole");
    bytes
}

/// Serves the files of a zip, as an office that unpacks it on its site.
fn served(zip: &mut ZipArchive<Cursor<Vec<u8>>>, names: &[&str]) -> Served {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("pg-published-{}-{count}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    for name in names {
        fs::write(folder.join(name), file(zip, name)).expect("the file is written");
    }
    Site::of(folder).start(0).expect("the files are served")
}

/// From the bureau's document to a partner's page.
fn the_whole_way(page: &Page) {
    give_published(page);
    let list = fs::read(root().join("tests/data/import/bureau.docx")).expect("the bureau's list");
    give(page, "bureau.docx", &list);
    page.wait("the report", "return named('.lead', '未变 23 条') !== undefined");
    page.click_named(".button-main", "用这份清单");
    page.wait("no difference", "return said($('.compare .good')) === '和已发布的指南完全一样。'");

    step(page, "编辑");
    page.click_named(".policy-rows .policy-row", "1. ");
    let amount = "#f-policies-0-editorial-benefits-0-amount";
    page.wait("the form", &format!("return $('{amount}') !== null"));
    let other = "document.querySelector('#f-policies-0-editorial-benefits-0-label-zh')";
    page.js(&format!(
        "const field = {other}; field.value = '安家补助（示例）';
         field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
         field.dispatchEvent(new Event('change', {{ bubbles: true }}));
         const figure = $('{amount}'); figure.value = ''; figure.dispatchEvent(new Event('change', {{ bubbles: true }}))"
    ));
    page.wait("it is an open check", "return $('[aria-labelledby=s-benefits] .check') !== null");

    step(page, "预览");
    page.enter_frame("return $('iframe')");
    page.wait("the widget", "return seen($('article'))");
    page.wait(
        "its mark",
        "return (said($('article[data-policy=\"1\"]')) || '').includes('已更新')",
    );
    page.leave_frame();

    step(page, "发布");
    let mut zip = zip(page);
    let guide: serde_json::Value =
        serde_json::from_slice(&file(&mut zip, "policies.json")).expect("a guide");
    assert_eq!(guide["changes"], "changes.json");
    let notice = String::from_utf8(file(&mut zip, "notice.txt")).expect("text");
    assert!(notice.contains("第1条"), "{notice}");
    let names = ["policies.json", "changes.json", "policies.pinyin.txt"];
    let files = served(&mut zip, &names);
    let snippet = format!(
        "<script async src=\"{}/policy-guide.js\"></script>
         <policy-guide loading=\"eager\" src=\"{}/policies.json\"></policy-guide>",
        page.site.origin, files.origin
    );
    let host = bare_page("", &snippet);
    page.js("onbeforeunload = null");
    page.go(&format!("{}/", host.origin));
    page.wait(
        "the mark",
        "return (said($('article[data-policy=\"1\"]')) || '').includes('已更新')",
    );
}

#[test]
fn a_list_goes_all_the_way_to_a_partners_page() {
    the_whole_way(&editor());
}

#[test]
fn a_list_goes_all_the_way_in_firefox() {
    the_whole_way(&editor_in(Engine::Firefox, Look::DESK));
}

#[test]
fn a_list_goes_all_the_way_in_webkit() {
    the_whole_way(&editor_in(Engine::WebKit, Look::DESK));
}

#[test]
fn opened_and_published_again_is_the_same_byte_for_byte() {
    let page = editor();
    give_published(&page);
    step(&page, "发布");
    page.wait("no errors", "return (said($('.publish .hint')) || '').startsWith('0 处错误')");
    let mut zip = zip(&page);
    assert_eq!(file(&mut zip, "policies.json"), published());
    assert!(zip.by_name("changes.json").is_err(), "nothing changed");
    assert_eq!(page.log(), "");
}

#[test]
fn what_is_marked_in_the_text_becomes_a_benefit_and_can_be_undone() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    page.click_named(".policy-rows .policy-row", "1. ");
    page.wait("the form", "return $$('[aria-labelledby=s-benefits] .row-card').length > 0");
    let n = page.js("return $$('[aria-labelledby=s-benefits] .row-card').length");
    let n = n.as_u64().expect("a number");
    page.js(
        "const walk = document.createTreeWalker($('[data-official]'), NodeFilter.SHOW_TEXT);
         let node; while ((node = walk.nextNode()) && !node.data.includes('100万元'));
         const from = node.data.indexOf('100万元'); getSelection().setBaseAndExtent(node, from, node, from + 5)",
    );
    page.wait("the marked words", "return said($('.marked')) === '选中：“100万元”'");
    page.click_named(".tools .button", "做成支持内容");
    page.expect("one more", "return $$('[aria-labelledby=s-benefits] .row-card').length", n + 1);
    let amount = format!("return $('#f-policies-0-editorial-benefits-{n}-amount').value");
    page.expect("its amount", &amount, "1000000");
    page.js("document.activeElement.blur()");
    page.click("[data-undo]");
    page.expect("undone", "return $$('[aria-labelledby=s-benefits] .row-card').length", n);
    page.expect("what it was", "return said($('[role=status]'))", "已撤销：第1条");
}

#[test]
fn work_is_kept_in_the_browser_and_two_tabs_do_not_overwrite_each_other() {
    let page = editor();
    give_published(&page);
    step(&page, "编辑");
    let region = "const field = $('#f-region-zh'); field.value = WORD;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    page.js(&region.replace("WORD", "'示例甲'"));
    page.wait("it is kept", "return said($('.kept')) === '已存在浏览器里'");
    open(&page);
    page.wait("the draft", "return $$('.draft').length === 1");
    page.click_named(".draft button", "继续");
    page.wait("the form", "return $('#f-region-zh')?.value === '示例甲'");
    // Another tab keeps something else under the same id.
    page.js_later(
        "const request = indexedDB.open('policy-guide-editor'); request.onsuccess = () => {
           const store = request.result.transaction('drafts', 'readwrite').objectStore('drafts');
           const all = store.getAll(); all.onsuccess = () => {
             store.put({ ...all.result[0], version: all.result[0].version + 1 }).onsuccess = () => done(true) } }",
    );
    page.js(&region.replace("WORD", "'示例乙'"));
    page.wait("it says so", "return said($('[role=status]'))?.includes('另一个标签页') === true");
    open(&page);
    page.expect("both are kept", "return $$('.draft').length", 2);
}

#[test]
fn a_district_makes_its_overlay() {
    let page = editor();
    give_published(&page);
    step(&page, "区县");
    page.click_named(".button-main", "开始");
    page.wait("what is to be filled in", "return $$('.district .check').length > 0");
    page.wait("policies of districts", "return $$('.district h4').length > 4");
    page.js(
        "const field = $('#f-name-zh'); field.value = '示例区'; field.dispatchEvent(new InputEvent('input', { bubbles: true }))",
    );
    step(&page, "发布");
    let overlay = file(&mut zip(&page), "overlay.json");
    let overlay: serde_json::Value = serde_json::from_slice(&overlay).expect("an overlay");
    assert_eq!(overlay["name"]["zh"], "示例区");
}

#[test]
fn after_the_first_visit_it_opens_without_a_network() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::DESK);
    let line = Line::to(&page.site.origin);
    page.go(&format!("{}/editor.html", line.origin));
    page.wait("the page", "return document.body.dataset.ready === ''");
    page.expect_later(
        "its files",
        "caches.open('policy-guide-office').then((cache) => cache.keys()).then((all) => done(all.length >= 10))",
        true,
    );
    line.cut();
    page.reload();
    page.wait("the page again", "return document.body.dataset.ready === ''");
    catch_downloads(&page);
    give_published(&page);
    step(&page, "预览");
    page.enter_frame("return $('iframe')");
    page.wait("the widget", "return seen($('article'))");
    page.leave_frame();
    step(&page, "发布");
    assert!(zip(&page).by_name("policy-guide.html").is_ok(), "the single file without a network");
}

/// Presses Tab until what matches has the focus.
pub(crate) fn tab_to(page: &Page, css: &str) {
    let is_there = || page.js(&format!("return focused().matches({})", json!(css))) == true;
    let n_tabs = (0..120).take_while(|_| {
        let is_on_the_way = !is_there();
        if is_on_the_way {
            page.press(Key::Tab);
        }
        is_on_the_way
    });
    assert!(n_tabs.count() < 120, "no Tab leads to {css}");
}

#[test]
fn a_keyboard_alone_leads_to_a_field_and_to_the_zip() {
    let page = editor();
    give_published(&page);
    page.js("document.body.focus()");
    tab_to(&page, "[data-step=edit]");
    page.press(Key::Enter);
    page.wait("the heading has the focus", "return focused().id === 'step-heading'");
    tab_to(&page, ".policy-rows .policy-row");
    page.press(Key::Enter);
    page.wait("the form has the focus", "return focused().id === 'policy-heading'");
    tab_to(&page, "#f-policies-0-editorial-title-zh");
    page.type_in_focus("改");
    page.wait("typed", "return named('.policy-rows .policy-row', '改') !== undefined");
    page.js("document.querySelector('h1').setAttribute('tabindex', '-1'); document.querySelector('h1').focus()");
    tab_to(&page, "[data-step=publish]");
    page.press(Key::Enter);
    page.wait("publish", "return $('.publish') !== null && focused().id === 'step-heading'");
    page.js("window.saved = null");
    tab_to(&page, ".publish .button-main");
    page.press(Key::Enter);
    page.wait("the zip", "return !!window.saved");
}

#[test]
fn every_step_is_sound_for_everybody() {
    let page = editor();
    access::check(&page, DESK, "open");
    give_published(&page);
    give(&page, "清单.csv", odd_list().as_bytes());
    page.wait("the question", "return $$('.rows-shown select').length === 4");
    access::check(&page, PHONE, "the columns");
    let list = fs::read(root().join("tests/data/import/changed.docx")).expect("a list");
    page.click_named("button", "换一个文件");
    give(&page, "changed.docx", &list);
    page.wait("the report", "return $$('.told').length > 0");
    access::check(&page, DESK, "the report");
    page.click_named(".button-main", "用这份清单");
    page.wait("what differs", "return $$('.change').length > 0");
    access::check(&page, DESK, "compare");
    step(&page, "编辑");
    access::check(&page, DESK, "the guide's form");
    page.click("#f-questions-1");
    page.wait("the question", "return seen($('#f-questions-1-text-zh'))");
    page.click("#removef-questions-1-answers-0");
    page.wait("what is asked", "return $('.note[role=group]') !== null");
    page.wait("the preview", "return $('.beside iframe') !== null");
    access::check(&page, DESK, "a question of the finder");
    access::check(&page, PHONE, "a question of the finder");
    page.look(Look::DESK);
    page.click_named(".policy-rows .policy-row", "3. ");
    page.wait("the form", "return $('#s-benefits') !== null");
    access::check(&page, PHONE, "a policy's form");
    step(&page, "发布");
    access::check(&page, DESK, "publish");
    step(&page, "区县");
    page.click_named(".button-main", "开始");
    page.wait("the form", "return $$('.district h4').length > 4");
    access::check(&page, DESK, "district");
}

#[test]
fn no_byte_of_it_reaches_a_reader() {
    let page = Page::guide();
    let fetched =
        page.js("return performance.getEntriesByType('resource').map((one) => one.name).join(' ')");
    let fetched = fetched.as_str().expect("addresses");
    assert!(!fetched.contains("/e/") && !fetched.contains("editor"), "{fetched}");
}
