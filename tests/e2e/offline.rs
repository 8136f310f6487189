//! Our own site without a network, and after it has been published anew.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use policy_guide_tests::{Engine, Fault, Line, Look, Page, Site, json, policies, root};
use sha2::{Digest as _, Sha256};

/// A copy of dist/ that may be changed; it goes with the value.
struct Copy(PathBuf);

impl Copy {
    fn of_dist(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("pg-site-{}-{name}", std::process::id()));
        copy(&root().join("dist"), &folder);
        Self(folder)
    }

    fn edit(&self, file: &str, from: &str, to: &str) {
        let path = self.0.join(file);
        let text = fs::read_to_string(&path).expect("it can be read");
        assert!(text.contains(from), "{file} has no {from}");
        fs::write(path, text.replace(from, to)).expect("it can be written");
    }

    /// Publishes another version: another title on the page, and a service worker that knows it.
    fn publish(&self, before: &str, after: &str) {
        let page = self.0.join("index.html");
        let old = integrity(&page);
        self.edit("index.html", &title(before), &title(after));
        self.edit("sw.js", &old, &integrity(&page));
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("dist is built") {
        let entry = entry.expect("it can be read");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("it can be copied");
        }
    }
}

fn title(name: &str) -> String {
    format!("<title>{name}</title>")
}

/// As the list of the service worker has it.
fn integrity(file: &Path) -> String {
    let bytes = fs::read(file).expect("it can be read");
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

const TITLE: &str = "政策指南 · 重庆市卓越工程师培养集聚行动";
const CONTROLLED: &str = "return Boolean(navigator.serviceWorker.controller)";

/// A page that has been visited once and is looked after by its service worker.
fn visited(folder: &Path) -> (Page, Line) {
    visited_in(Engine::Chromium, folder)
}

fn visited_in(engine: Engine, folder: &Path) -> (Page, Line) {
    let site = Site::of(folder).start(0).expect("the site starts");
    visit(Page::in_engine(engine, site, Look::PHONE))
}

fn visit(page: Page) -> (Page, Line) {
    let line = Line::to(&page.site.origin);
    page.go(&format!("{}/", line.origin));
    page.wait("the widget", "return seen($('article'))");
    page.wait("the service worker", CONTROLLED);
    (page, line)
}

#[test]
fn a_guide_that_is_published_alone_is_there_without_a_network_for_new_readers() {
    let site = Copy::of_dist("data-alone");
    let title = policies()[0]["editorial"]["title"]["zh"].as_str().expect("a title").to_owned();
    site.edit("policies.json", &title, "改过的标题");
    let (page, line) = visited(&site.0);
    line.cut();
    page.reload();
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
    page.wait("the new title", "return said($('article[data-policy=\"1\"] h3')) === '改过的标题'");
}

#[test]
fn a_second_visit_without_a_network_is_complete_and_says_from_when_it_is() {
    let (page, line) = visited(&root().join("dist"));
    line.cut();
    page.reload();
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
    page.wait(
        "the notice",
        "const bar = document.querySelector('#offline');
        return !bar.hidden && /没有网络，当前是 20\\d\\d-\\d\\d-\\d\\d 保存的副本/.test(said(bar))",
    );
    page.js("host.show(12)");
    page.wait("the guide is there as well", "return seen($('[data-policy=\"12\"] .official'))");
    line.mend();
    page.js("dispatchEvent(new Event('online'))");
    page.wait(
        "the way back",
        "return said(document.querySelector('#offline')).includes('网络已恢复')",
    );
    page.js("document.querySelector('#offline button').click()");
    page.wait(
        "no notice",
        "return seen($('article')) && document.querySelector('#offline').hidden",
    );
}

#[test]
fn without_a_network_every_policy_and_number_is_there_in_every_engine() {
    for engine in Engine::ALL {
        let (page, line) = visited_in(engine, &root().join("dist"));
        line.cut();
        // Not by reloading: Firefox's driver does that past the service worker.
        page.go(&format!("{}/?again", line.origin));
        let name = engine.name();
        page.wait(
            &format!("{name}: all cards"),
            "return seen($('article')) && numbers().length === 23",
        );
        page.wait(
            &format!("{name}: from when it is"),
            "return said(document.querySelector('#offline:not([hidden])') || document.head).includes('没有网络')",
        );
        for policy in policies() {
            let number = &policy["number"];
            page.js(&format!("host.show({number})"));
            let phones = policy["contacts"].as_array().into_iter().flatten();
            let phones: Vec<_> = phones.filter_map(|contact| contact["phone"].as_str()).collect();
            let all = format!(
                "const text = said($('[data-policy=\"{number}\"] .detail')) || '';
                return {}.every((phone) => text.includes(phone))",
                json!(phones)
            );
            page.wait(&format!("{name}: the numbers of policy {number}"), &all);
        }
    }
}

#[test]
fn a_visit_with_a_link_to_a_policy_works_without_a_network() {
    let (page, line) = visited(&root().join("dist"));
    line.cut();
    page.go(&format!("{}/?audience=graduate#pg=open:3", line.origin));
    page.wait("the policy", "return seen($('[data-policy=\"3\"] .official'))");
}

#[test]
fn without_a_network_and_without_scripts_the_kept_page_is_complete() {
    let (page, line) = visited(&root().join("dist"));
    line.cut();
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.reload();
    page.wait("the cards", "return seen(document.querySelector('#policy-23'))");
    page.wait(
        "the numbers",
        "return document.querySelectorAll('policy-guide a[href^=\"tel:\"]').length > 60",
    );
}

#[test]
fn what_is_published_is_seen_at_the_next_visit_every_time() {
    let copy = Copy::of_dist("twice");
    let (page, line) = visited(&copy.0);
    let mut before = TITLE;
    for after in ["第二版", "第三版"] {
        copy.publish(before, after);
        page.reload();
        page.expect("the title", "return document.title", after);
        page.expect_later("the new version is kept", "caches.keys().then(async (names) => {
            const kept = await Promise.all(names.filter((name) => name.includes('-v-')).map(async (name) =>
                (await (await caches.open(name)).match('./')) || null));
            const texts = await Promise.all(kept.filter(Boolean).map((answer) => answer.text()));
            done(texts.some((text) => text.includes('<title>' + document.title + '</title>')));
        })", true);
        before = after;
    }
    page.wait("the guide", "return Boolean($('.foot'))");
    // A worker that takes over waits for what the one before is asked for.
    page.expect_later(
        "the newest worker is at work",
        "navigator.serviceWorker.ready.then(({ installing, waiting, active }) =>
          done(!installing && !waiting && active.state === 'activated' && active === navigator.serviceWorker.controller))",
        true,
    );
    line.cut();
    page.reload();
    page.expect("the newest title without a network", "return document.title", "第三版");
}

#[test]
fn newer_data_is_shown_at_once() {
    let copy = Copy::of_dist("data");
    let (page, _line) = visited(&copy.0);
    copy.edit("policies.json", "引进卓越工程师安家与科研经费", "改过的标题");
    page.reload();
    page.wait(
        "the new words",
        "return $$('.card-title').some((title) => said(title).includes('改过的标题'))",
    );
}

#[test]
fn a_login_page_in_the_place_of_the_data_does_not_replace_the_copy() {
    let (page, line) = visited(&root().join("dist"));
    page.reload();
    page.wait("the widget", "return seen($('article'))");
    page.site.set_fault("/policies.json", Fault::Body("text/html", b"<html>Login</html>".to_vec()));
    page.js("localStorage.clear()");
    page.reload();
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
    page.site.mend();
    line.cut();
    page.reload();
    page.wait("the copy is sound", "return seen($('article')) && numbers().length === 23");
}

#[test]
fn a_damaged_copy_is_thrown_away() {
    let (page, _line) = visited(&root().join("dist"));
    page.js_later("caches.keys().then(async (names) => {
        for (const name of names) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
                if (/widget\\.(wasm|js)$/.test(request.url)) await cache.put(request, new Response('damaged'));
        }
        done(true);
    })");
    page.reload();
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
}

#[test]
fn inside_a_frame_nothing_is_registered() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    site.set_fault(
        "/host.html",
        Fault::Body("text/html", b"<iframe src='/' width=400 height=900></iframe>".to_vec()),
    );
    let page = Page::on(site, Look::DESK);
    page.go("/host.html");
    page.wait(
        "the framed widget",
        "const inner = document.querySelector('iframe').contentDocument;
        const guide = inner && inner.querySelector('policy-guide');
        return Boolean(guide && guide.shadowRoot && guide.shadowRoot.querySelector('article'))",
    );
    let registered = "setTimeout(() => navigator.serviceWorker.getRegistrations().then((all) => done(all.length)), 500)";
    assert_eq!(page.js_later(registered), 0);
}

#[test]
fn a_host_page_with_the_widget_registers_nothing() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let host = "<meta charset=utf-8><script async src='/policy-guide.js'></script><policy-guide></policy-guide>";
    site.set_fault("/host.html", Fault::Body("text/html", host.into()));
    let page = Page::on(site, Look::DESK);
    page.go("/host.html");
    page.wait("the widget", "return seen($('article'))");
    let registered = "setTimeout(() => navigator.serviceWorker.getRegistrations().then((all) => done(all.length)), 500)";
    assert_eq!(page.js_later(registered), 0);
}

#[test]
fn where_workers_are_refused_the_page_works_without() {
    let refuse = "navigator.serviceWorker.register = () => Promise.reject(new DOMException('no', 'SecurityError'));
        Object.defineProperty(window, 'caches', { get() { throw new DOMException('no', 'SecurityError'); } });";
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.before_load(refuse);
    page.go("/");
    page.wait("the widget", "return seen($('article')) && numbers().length === 23");
}

#[test]
fn the_site_can_be_installed() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    // Nothing is installed from a private window.
    let (page, _line) = visit(Page::alone(site, Look::PHONE));
    let errors = page.devtools("Page.getInstallabilityErrors", json!({}));
    assert_eq!(errors["installabilityErrors"], json!([]));
    let manifest = page.devtools("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]));
}
