//! What our own page asks for before any script does.

use std::thread;
use std::time::Duration;

use policy_guide_tests::{Engine, Fault, Look, Page, Site, json, root};

use crate::static_document::built;

/// After its load Chromium gives a page three seconds to use what it has preloaded, then complains.
const GRACE: Duration = Duration::from_secs(5);

/// What the widget wants.
fn files() -> Vec<String> {
    let mut files = vec!["/policies.json".to_owned()];
    files.extend(["widget.js", "widget.wasm"].map(built));
    files
}

/// Looks for ten seconds.
#[track_caller]
fn wait_until(is_so: impl Fn() -> bool, what: &str) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
    assert!(is_so(), "{what}");
}

#[test]
fn every_file_that_the_widget_wants_comes_once_in_every_engine() {
    let files = files();
    for engine in Engine::ALL {
        // As developers serve it, and isolated from other sites with files that caches keep.
        for packed in [false, true] {
            let site = Site { packed, ..Site::of(root().join("dist")) };
            let page =
                Page::in_engine(engine, site.start(0).expect("the site starts"), Look::PHONE);
            page.go("/");
            page.wait("the guide", "return Boolean($('.foot'))");
            for file in &files {
                assert_eq!(page.site.n_requests(file), 1, "{file} in {}", engine.name());
            }
            if engine == Engine::Chromium {
                thread::sleep(GRACE);
                assert_eq!(page.log(), "", "packed: {packed}");
            }
        }
    }
}

#[test]
fn the_first_cards_stand_before_what_asks_for_the_widget_and_no_script_follows_the_styles() {
    let page = std::fs::read_to_string(root().join("dist/index.html")).expect("dist is built");
    let at = |what: &str| page.find(what).unwrap_or_else(|| panic!("no {what}"));
    let third_card = page.match_indices("</article>").nth(2).map(|(at, _)| at);
    assert!(at("<script>") < at("<style>"), "preferences are read before the styles");
    assert!(third_card < Some(at("as=\"script\"")), "what is preloaded");
    assert!(at("as=\"script\"") < at("src=\"policy-guide.js\""), "the loader");
    assert!(at("src=\"policy-guide.js\"") < at("data-policy=\"4\""), "not later than it must");
    assert_eq!(page[..third_card.unwrap_or_default()].matches("<script").count(), 1);
}

#[test]
fn every_file_is_asked_for_before_the_loader_is_there() {
    let page =
        Page::on(Site::of(root().join("dist")).start(0).expect("the site starts"), Look::PHONE);
    page.site.set_fault("/policy-guide.js", Fault::Status(404));
    page.go("/");
    for file in files() {
        wait_until(|| page.site.n_requests(&file) == 1, &file);
    }
}

#[test]
fn on_a_strangers_page_the_guide_is_asked_for_beside_the_widget() {
    let partner = crate::partner::Partner::new();
    let wasm = built("widget.wasm");
    partner.guide.set_fault(&wasm, Fault::Held);
    let (guide, page) = partner.open();
    let both = ["/policies.json", &wasm];
    wait_until(
        || both.iter().all(|file| guide.n_requests(file) == 1),
        "the guide beside the widget",
    );
    assert_eq!(page.js("return numbers()"), json!([]));
    guide.mend();
    page.wait("the guide", "return Boolean($('.foot'))");
    for file in ["/policies.json", &wasm] {
        assert_eq!(guide.n_requests(file), 1, "{file}");
    }
}
