//! The snippet on a stranger's page, in every engine.

use policy_guide_tests::{Engine, Look, Page, Site, root};

#[track_caller]
fn the_snippet_works_in(engine: Engine) {
    let guide = Site::of(root().join("dist")).start(0).expect("the site starts");
    let mut hosts = Site::of(root().join("tests/hosts"));
    hosts.replace.push(("{{WIDGET}}", guide.origin.clone()));
    let page = Page::in_engine(engine, hosts.start(0).expect("the hosts start"), Look::DESK);
    page.go("/plain/");
    page.expect("cards", "return numbers().length", 23);
    page.choose("audience", "graduate");
    page.expect_status("筛选出");
    page.type_in("[role=searchbox]", "房");
    page.wait("fewer", "return numbers().length < 8");
    assert_eq!(page.js("return innerWidth"), 1280);
}

#[test]
fn chromium_shows_the_guide() {
    the_snippet_works_in(Engine::Chromium);
}

#[test]
fn firefox_shows_the_guide() {
    the_snippet_works_in(Engine::Firefox);
}

#[test]
fn webkit_shows_the_guide() {
    the_snippet_works_in(Engine::WebKit);
}
