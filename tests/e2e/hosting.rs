//! The documented nginx file, run by Debian's nginx over dist/: its headers, the guide on another origin, our own site.

use std::fs;

use policy_guide_tests::{Engine, Look, Nginx, Page, hosts, json, root};

#[track_caller]
fn has(head: &str, line: &str) {
    assert!(head.to_lowercase().contains(&line.to_lowercase()), "no `{line}` in:\n{head}");
}

/// The paths of the widget's own files, as the loader names them.
fn versioned(name: &str) -> String {
    let folders = fs::read_dir(root().join("dist/w")).expect("dist/ is built");
    let mut folders = folders.map(|folder| folder.expect("readable").path());
    let folder = folders.find(|folder| folder.join(name).is_file()).expect("a folder has it");
    format!("/w/{}/{name}", folder.file_name().expect("a name").to_string_lossy())
}

#[test]
fn nginx_says_of_each_file_how_long_it_lasts_and_who_may_use_it() {
    let nginx = Nginx::start();
    let wasm = nginx.head(&versioned("widget.wasm"), "Accept-Encoding: gzip\r\n");
    for line in [
        "200 OK",
        "content-type: application/wasm",
        "cache-control: public, max-age=31536000, immutable",
        "access-control-allow-origin: *",
        "cross-origin-resource-policy: cross-origin",
        "content-encoding: gzip",
        "x-content-type-options: nosniff",
    ] {
        has(&wasm, line);
    }
    let loader = nginx.head("/policy-guide.js", "Accept-Encoding: gzip\r\n");
    has(&loader, "cache-control: no-cache");
    has(&loader, "charset=utf-8");
    let tag = loader.lines().find(|line| line.to_lowercase().starts_with("etag:")).expect("a tag");
    let known = format!("If-None-Match:{}\r\n", tag.split_once(':').expect("a value").1);
    has(&nginx.head("/policy-guide.js", &known), "304 Not Modified");
    let data = nginx.head("/policies.json", "Accept-Encoding: gzip\r\n");
    has(&data, "content-type: application/json");
    has(&data, "content-encoding: gzip");
    assert!(!data.to_lowercase().contains("content-security-policy"), "data has no policy");
}

#[test]
fn nginx_lets_every_page_frame_ours_and_nobody_read_beside_it() {
    let nginx = Nginx::start();
    let page = nginx.head("/", "");
    has(&page, "content-security-policy: default-src 'none'");
    has(&page, "frame-ancestors *");
    assert!(!page.to_lowercase().contains("x-frame-options"), "{page}");
    assert!(!page.contains("unsafe-inline"), "{page}");
    has(&nginx.head("/csp.conf", ""), "404");
    has(&nginx.head("/../docs/nginx.conf", ""), "40");
}

#[test]
fn the_guide_comes_from_nginx_to_a_page_of_another_origin() {
    let nginx = Nginx::start();
    for host in ["/csp_wasm_allowed/", "/coep_require_corp/"] {
        let hosts = hosts(&root(), &nginx.origin).start(0).expect("the hosts start");
        let page = Page::in_engine(Engine::Chromium, hosts, Look::DESK);
        page.go(host);
        page.expect("cards", "return numbers().length", 23);
        page.choose("audience", "graduate");
        page.expect_status("筛选出");
        assert_eq!(page.js("return probe.reports"), json!([]), "{host}");
    }
}

/// A host page that gets the guide over TLS, once all of it has come, what is fetched for a search as well.
fn over_tls(host: &str) -> Nginx {
    let nginx = Nginx::start_secure();
    let hosts = hosts(&root(), &nginx.origin).start(0).expect("the hosts start");
    let page = Page::alone(hosts, Look::DESK);
    page.devtools("Security.setIgnoreCertificateErrors", json!({ "ignore": true }));
    page.go(host);
    page.expect("cards", "return numbers().length", 23);
    page.type_in("[role=searchbox]", "anjia");
    page.wait("what is found", "return numbers().length > 0 && numbers().length < 23");
    let asked = nginx.asked();
    for file in ["/policy-guide.js", "widget.js", "widget.wasm", "/policies.json", ".pinyin.txt"] {
        assert!(asked.iter().any(|(_, path)| path.ends_with(file)), "{file}: {asked:?}");
    }
    nginx
}

#[test]
fn over_tls_all_that_the_documented_snippet_brings_shares_one_connection() {
    let nginx = over_tls("/snippet_crossorigin/");
    assert_eq!(nginx.n_connections(), 1, "{:?}", nginx.asked());
}

#[test]
fn without_crossorigin_scripts_and_data_share_no_connection() {
    let nginx = over_tls("/snippet_classic/");
    assert_eq!(nginx.n_connections(), 2, "{:?}", nginx.asked());
}

/// Pages that people open; each waits for what it shows last.
const OWN_PAGES: [(&str, &str); 3] = [
    ("/", "return numbers().length === 23 && Boolean($('.foot'))"),
    ("/configurator.html#accent=%23a01020", "return $('.preview') !== null"),
    ("/diagnosis.html", "return document.querySelector('textarea') !== null"),
];

#[test]
fn our_own_pages_live_under_the_documented_policy_without_a_report() {
    let nginx = Nginx::start();
    let hosts = hosts(&root(), &nginx.origin).start(0).expect("the hosts start");
    let page = Page::in_engine(Engine::Chromium, hosts, Look::DESK);
    page.before_load(
        "window.reports = []; document.addEventListener('securitypolicyviolation', (event) =>
          reports.push([event.effectiveDirective, event.blockedURI, event.sourceFile]))",
    );
    for (path, ready) in OWN_PAGES {
        page.go(&format!("{}{path}", nginx.origin));
        page.wait(&format!("{path} is there"), ready);
        if path.contains("accent") {
            page.enter_frame("return $('.preview')");
            page.expect("cards in the preview", "return numbers().length", 23);
            let accent = "return getComputedStyle(host).getPropertyValue('--pg-accent').trim()";
            page.expect("its colour", accent, "#a01020");
            page.leave_frame();
        }
        assert_eq!(page.js("return reports"), json!([]), "{path}");
        let log = page.log();
        assert!(!log.contains("Content Security Policy"), "{path}: {log}");
    }
}
