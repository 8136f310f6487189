//! What it was measured with, and how fast that is.

use std::thread::available_parallelism;

use policy_guide_tests::{Look, Page, Site, json, root};

use crate::THROTTLE;

/// Plain arithmetic, in milliseconds.
const LOOP: &str = "
  const start = performance.now();
  let sum = 0;
  for (let n = 0; n < 1e8; n++) sum = (sum + n * 7) % 1000003;
  return performance.now() - start + sum * 0";

/// Prints a sentence.
pub fn describe() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::alone(site, Look::PHONE);
    let version = page.devtools("Browser.getVersion", json!({}));
    let version = version["product"].as_str().unwrap_or_default().replace('/', " ");
    let time = || page.js(LOOP).as_f64().unwrap_or_default();
    // The first is spent on compiling the loop.
    time();
    let plain = time();
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLE }));
    println!(
        "{version}, {} cores; a loop of 100 million steps takes {plain:.0} ms, and {:.0} ms with the CPU slowed {THROTTLE} times.",
        available_parallelism().map_or(1, usize::from),
        time(),
    );
}
