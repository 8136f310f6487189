//! A page finds nothing of the pages that the same browser has shown before.

use policy_guide_tests::{Engine, Fault, Look, Page, Served, Site, Value, json, root};

const WORKER: &str = "onfetch = (event) => event.respondWith(new Response('from the worker'))";
/// What an origin may keep, a step each.
const KEEP: &str = "(async () => {
    localStorage.setItem('a', 'b'); sessionStorage.setItem('a', 'b'); document.cookie = 'a=b; max-age=9999';
    await (await caches.open('a')).put('/a', new Response('b'));
    await new Promise((ready) => { indexedDB.open('a').onsuccess = ready; });
    await navigator.serviceWorker.register('/worker.js');
    await navigator.serviceWorker.ready;
  })().then(() => done(true), (error) => done(String(error)))";
/// What it has kept.
const KEPT: &str = "(async () => [
    localStorage.length, sessionStorage.length, document.cookie, (await caches.keys()).length,
    (await indexedDB.databases()).length, (await navigator.serviceWorker.getRegistrations()).length,
    await (await fetch('/kept.txt')).text(),
  ])().then(done, (error) => done(String(error)))";

fn site() -> Served {
    let site = Site::of(root().join("tests/data/sample-guide")).start(0).expect("the site starts");
    let body = |kind, text: &str| Fault::Body(kind, text.as_bytes().to_vec());
    site.set_fault("/blank.html", body("text/html", "<!doctype html><title>x</title>"));
    site.set_fault("/worker.js", body("text/javascript", WORKER));
    site.set_fault("/kept.txt", body("text/plain", "from the site"));
    site
}

/// A page that has kept all it can; it is gone when this returns.
fn keep(engine: Engine, site: &Served) {
    let page = Page::in_engine(engine, site.clone(), Look::DESK);
    page.go("/blank.html");
    assert_eq!(page.js_later(KEEP), true, "in {}", engine.name());
    // Not by reloading: Firefox's driver does that past the service worker.
    page.go("/blank.html?again");
    let kept = page.js_later(KEPT);
    assert_eq!(kept[6], "from the worker", "it keeps something: {kept} in {}", engine.name());
}

#[test]
fn nothing_that_a_page_kept_is_there_for_the_next_in_any_engine() {
    for engine in Engine::ALL {
        let site = site();
        keep(engine, &site);
        let page = Page::in_engine(engine, site, Look::DESK);
        page.go("/blank.html");
        let nothing = json!([0, 0, "", 0, 0, 0, "from the site"]);
        assert_eq!(page.js_later(KEPT), nothing, "in {}", engine.name());
    }
}

/// How the page is looked at, and what it may.
const STATE: &str = "navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => {
    const prefers = (what) => matchMedia(`(prefers-color-scheme: ${what})`).matches;
    done([state, innerWidth, innerHeight, devicePixelRatio, prefers('dark'), matchMedia('print').matches,
      'before' in window, navigator.onLine, history.length, navigator.userAgent]);
  })";

#[test]
fn nothing_that_was_set_for_a_page_holds_for_the_next() {
    let site = site();
    let fresh = |site: &Served| -> (Page, Value) {
        let page = Page::on(site.clone(), Look::DESK);
        page.go("/blank.html");
        let state = page.js_later(STATE);
        (page, state)
    };
    let (page, first) = fresh(&site);
    page.before_load("window.before = true");
    page.look(Look { dark: true, ..Look::PHONE });
    let commands = [
        ("Browser.grantPermissions", json!({ "permissions": ["clipboardReadWrite"] })),
        ("Emulation.setEmulatedMedia", json!({ "media": "print" })),
        ("Emulation.setPageScaleFactor", json!({ "pageScaleFactor": 2 })),
        ("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })),
        ("Emulation.setUserAgentOverride", json!({ "userAgent": "another" })),
        ("Network.enable", json!({})),
    ];
    for (command, parameters) in commands {
        page.devtools(command, parameters);
    }
    page.reload();
    assert_ne!(page.js_later(STATE), first, "it changes something");
    let cut =
        json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 });
    page.devtools("Network.emulateNetworkConditions", cut);
    page.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.new_tab("about:blank");
    drop(page);
    let (page, second) = fresh(&site);
    assert_eq!(second, first);
    assert_eq!(page.log(), "", "lines of the page before");
}
