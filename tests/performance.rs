//! Measures in Chromium what a key press costs, and prints the rows of `docs/performance.md`. Not a test: times depend
//! on the machine.
#![expect(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "it prints what it measured, or ends with a panic"
)]

use std::process::Command;

use policy_guide_tests::{Fault, Look, Page, Site, json, root};

/// How much slower than this machine the reader's is.
const THROTTLE: u32 = 4;

/// Types each query letter by letter. For each key: the work until the results are laid out, in milliseconds.
const TYPE: &str = "
  const box = $('[role=searchbox]');
  const times = [];
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  const type = async (text) => {
    const start = performance.now();
    setter.call(box, text);
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await null; await null; await settled();
    inside.querySelector('.shell').getBoundingClientRect();
    times.push(performance.now() - start);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
  };
  (async () => {
    for (const query of ['创业贷款', '职称怎么评', 'zhicheng', '100万', '博士后资助', '公积金', '娃儿读书'])
      for (let n = 1; n <= query.length + 1; n++) await type(n > query.length ? '' : query.slice(0, n));
    times.sort((a, b) => a - b);
    done([times.length, times[Math.floor(times.length / 2)], times[Math.floor(times.length * 0.95)], times[times.length - 1]]);
  })()";

fn measure(n: u32) {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    if n != 23 {
        let made = Command::new("cargo")
            .args(["data", "synth", &n.to_string()])
            .current_dir(root())
            .output();
        let made = made.expect("cargo data runs").stdout;
        site.set_fault("/policies.json", Fault::Body("application/json", made));
    }
    let page = Page::on(site, Look::PHONE);
    page.go("/");
    page.wait("cards", "return numbers().length > 0");
    let ready = "host.filter = 'pg=q:zhicheng'; const n = host.results.length; host.filter = ''; return n > 0";
    page.wait("the search", ready);
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLE }));
    let times = page.js_later(TYPE);
    let ms = |at: usize| times[at].as_f64().unwrap_or_default();
    println!("| {n} | {} | {:.1} | {:.1} | {:.1} |", times[0], ms(1), ms(2), ms(3));
}

fn main() {
    println!("| policies | keys | median ms | p95 ms | worst ms |\n|---|---|---|---|---|");
    for n in [23, 1_000, 10_000] {
        measure(n);
    }
}
