//! Data that is late, broken or gone: what the reader is reported, and how the guide comes back.

use std::time::Duration;

use policy_guide_tests::{Fault, Look, Open, Page, Site, root};

const DATA: &str = "/policies.json";
/// Timers run ten times as fast, so that nobody waits for a time-out.
const HASTE: &str = "const later = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => later(act, (time || 0) / 10, ...rest);";
/// Only what waits for four seconds is as fast: the notice that it takes long.
const IMPATIENCE: &str = "const later = window.setTimeout;
  window.setTimeout = (act, time, ...rest) => later(act, time === 4000 ? 400 : time, ...rest);";

/// A page on which nothing has been loaded yet, with nobody between it and the faults: see `offline`.
fn page() -> Page {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::DESK);
    page.before_load("delete Navigator.prototype.serviceWorker");
    page
}

fn published() -> Vec<u8> {
    std::fs::read(root().join("public/policies.json")).expect("the guide is there")
}

#[test]
fn every_broken_answer_is_named_and_can_be_tried_again() {
    let published = published();
    let half = published[..published.len() / 2].to_vec();
    let gbk = vec![b'{', b'"', 0xD6, 0xD8, 0xC7, 0xEC, b'"', b':', b'1', b'}'];
    let json = "application/json";
    let faults = [
        (Fault::Status(404), "404"),
        (Fault::Status(500), "500"),
        (Fault::Body("text/html", b"<!doctype html><title>Login</title>".to_vec()), "网页"),
        (Fault::Body(json, half), "数据有误"),
        (Fault::Body(json, Vec::new()), "数据有误"),
        (Fault::Body(json, gbk), "UTF-8"),
        (Fault::Body(json, b"{\"format\": 99}".to_vec()), "数据有误"),
    ];
    let page = page();
    for (fault, words) in faults {
        let what = format!("{fault:?}").chars().take(60).collect::<String>();
        page.site.set_fault(DATA, fault);
        page.go("/");
        page.wait(&what, &format!("return (said($('[role=alert]')) || '').includes('{words}')"));
        page.site.mend();
        page.click_named("button", "重试");
        page.expect_status("共 23 项政策");
        page.js("localStorage.clear()");
    }
}

#[test]
fn a_refused_connection_is_named() {
    let mut site = Site::of(root().join("dist"));
    site.replace
        .push(("<policy-guide ", "<policy-guide src=\"http://127.0.0.1:9/policies.json\" ".into()));
    let page = Page::on(site.start(0).expect("the site starts"), Look::PHONE);
    page.go("/");
    page.wait("the reason", "return (said($('[role=alert]')) || '').includes('网络不通')");
}

#[test]
fn a_faulty_row_leaves_the_others() {
    let text = String::from_utf8(published()).unwrap();
    let broken = text.replacen("\"number\": 4,", "\"number\": \"four\",", 1);
    assert_ne!(text, broken);
    let page = page();
    page.site.set_fault(DATA, Fault::Body("application/json", broken.into_bytes()));
    page.go("/");
    page.expect_status("共 22 项政策");
    page.wait("the notice", "return (said($('.banner')) || '').includes('1 项内容')");
    assert!(page.log().contains("policy-guide"));
}

#[test]
fn the_last_good_copy_is_shown_with_its_age() {
    let page = page();
    page.go("/");
    page.expect_status("共 23 项政策");
    for fault in [Fault::Status(503), Fault::Body("text/html", b"<html>Login</html>".to_vec())] {
        page.site.set_fault(DATA, fault);
        page.reload();
        page.expect_status("共 23 项政策");
        page.wait("the notice", "return /20\\d\\d-\\d\\d-\\d\\d/.test(said($('.banner')) || '')");
    }
    page.site.mend();
    page.reload();
    page.expect_status("共 23 项政策");
    page.wait("no notice", "return $('.banner') === null");
}

#[test]
fn without_storage_the_guide_still_loads() {
    let refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })";
    let page = Page::guide_as(Open { before: vec![refuse.into()], ..Open::default() });
    page.expect_status("共 23 项政策");
    page.click_named("button", "深色");
    page.wait("dark", "return $('.shell').dataset.theme === 'dark'");
}

#[test]
fn a_slow_answer_is_announced_and_then_shown() {
    let page = page();
    page.before_load(IMPATIENCE);
    page.site.set_fault(DATA, Fault::Held);
    page.go("/");
    let notice = "const told = $('.shell [role=status]'); return Boolean(told) && told.textContent.includes('网络较慢')";
    page.wait("the notice", notice);
    page.site.mend();
    page.expect_status("共 23 项政策");
    assert_eq!(page.site.n_requests(DATA), 1);
}

#[test]
fn no_answer_at_all_ends_in_a_choice() {
    let page = page();
    page.before_load(HASTE);
    page.site.set_fault(DATA, Fault::Late(Duration::from_secs(15)));
    page.go("/");
    page.wait("the reason", "return (said($('[role=alert]')) || '').includes('20 秒')");
    page.site.mend();
    page.click_named("button", "重试");
    page.expect_status("共 23 项政策");
}
