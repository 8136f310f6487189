//! Our own page over the worst line that a phone may have, and over one that breaks.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;
use std::time::Duration;

use policy_guide_tests::{Fault, Line, Look, Page, Site, Value, json, root};

use crate::static_document::built;

/// "Slow 2G": milliseconds until an answer begins, and bytes a second each way.
const LATENCY: u32 = 2_000;
const SPEED: u32 = 6_250;
/// Looks, a second apart. The test waits for states; this only ends it when one never comes.
const LOOKS: u32 = 240;

/// Notes what a reader has, in the order in which it comes; it runs before the page's own scripts.
const NOTE: &str = "
  window.noted = [];
  const note = (name) => noted.includes(name) || noted.push(name);
  const seen = (node) => Boolean(node && node.getClientRects().length);
  const find = (css) => document.querySelector(css);
  const bar = () => find('#offline:not([hidden])');
  const isReadable = () => ['#policy-1', '#policy-23', '#policy-1 a[href^=\"tel:\"]'].every((css) => seen(find(css)));
  const look = () => {
    const guide = find('policy-guide');
    const shell = guide && guide.shadowRoot && guide.shadowRoot.querySelector('.shell');
    const card = shell && shell.querySelector('article');
    if (isReadable() && !card) note('readable');
    if (bar() && bar().textContent.includes('网络较慢')) note('told');
    if (seen(card)) note('widget');
    if (noted.includes('widget') && !bar()) note('no notice');
    if (noted.includes('no notice') && shell.querySelector('.foot')) note('all of it');
    if (!noted.includes('all of it')) setTimeout(look, 20);
  };
  look();";

/// A copy of dist/ packed as for the open network; it goes with the value.
struct Packed(PathBuf);

impl Packed {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("pg-packed-dist-{}", std::process::id()));
        let copied = Command::new("cp").arg("-r").arg(root().join("dist")).arg(&folder).status();
        let pack = root().join("bench/peers/pack.mjs");
        let packed = Command::new("node").arg(pack).arg(&folder).status();
        assert!([copied, packed].into_iter().all(|status| status.is_ok_and(|it| it.success())));
        Self(folder)
    }
}

impl Drop for Packed {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn over_the_slowest_line_the_page_is_readable_first_then_says_why_it_waits_and_then_is_the_widget()
{
    let packed = Packed::new();
    let site = Site { packed: true, ..Site::of(&packed.0) };
    let page = Page::on(site.start(0).expect("the site starts"), Look::PHONE);
    page.before_load(NOTE);
    let line = json!({
        "offline": false, "latency": LATENCY, "downloadThroughput": SPEED, "uploadThroughput": SPEED,
    });
    // Without this Chromium takes the line's speed and does nothing with it.
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.emulateNetworkConditions", line);
    page.go("/");
    let noted = || page.js("return noted");
    let states = json!(["readable", "told", "widget", "no notice", "all of it"]);
    for _ in 0..LOOKS {
        if noted() == states {
            break;
        }
        thread::sleep(Duration::from_secs(1));
    }
    assert_eq!(noted(), states);
    // Every file came once: nothing was given up on the way and asked for anew.
    for file in ["/policies.json", &built("widget.wasm")] {
        assert_eq!(page.site.n_requests(file), 1, "{file}");
    }
    page.type_in("[role=searchbox]", "创业担保贷款");
    page.wait("it searches", "return numbers().length > 0 && numbers().length < 23");
}

#[test]
fn a_line_that_breaks_before_the_widget_is_there_leaves_the_page_with_nothing_that_waits() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    site.set_fault(&built("widget.wasm"), Fault::Held);
    let line = Line::to(&site.origin);
    let page = Page::on(site, Look::PHONE);
    page.go(&format!("{}/", line.origin));
    let bar = "const bar = document.querySelector('#offline');";
    page.wait("the notice", &format!("{bar} return !bar.hidden && said(bar).includes('网络较慢')"));
    page.wait(
        "no button that would begin again",
        &format!("{bar} return !bar.querySelector('button')"),
    );
    line.cut();
    page.wait("nothing waits", "return document.documentElement.className === ''");
    page.wait("no notice", &format!("{bar} return bar.hidden"));
    page.wait("no dead search box", "return !seen(document.querySelector('.search-box'))");
    let callable =
        "return Array.from(document.querySelectorAll('policy-guide a[href^=\"tel:\"]')).length";
    assert!(page.js(callable).as_u64() > Some(60), "{}", page.js(callable));
    assert_eq!(page.js("return seen(document.querySelector('#policy-23'))"), Value::Bool(true));
}
