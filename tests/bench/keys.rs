//! What a key press costs at 23, 1,000 and 10,000 policies, from the key to its painted results, and what it costs in
//! what a partner would pick instead.

use std::process::Command;

use policy_guide_tests::{Fault, Look, Page, Site, json, root};

use crate::THROTTLE;
use crate::figures::{metric, share, sorted};

/// The least that any page can do: one word is another, and nothing else. What this takes is the browser and the machine.
const LEAST: &str = "
  const act = (text) => { $('.status, h1').textContent = text + '…'; };";

/// A key as the widget hears it.
const KEY: &str = "
  const act = (text) => {
    setter.call(box, text);
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };";

/// Types each query letter by letter and takes it back, and all of them so often that a percentile is more than a key or
/// two. Each key is pressed as a frame begins, so that the time until that frame is painted is all work and no waiting.
/// The list is drawn in parts: `whole` is when its last part is.
const TYPE: &str = "
  const box = $$('input').find(({ type }) => type !== 'checkbox');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const painted = () => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  let changed = false;
  new MutationObserver(() => { changed = true; }).observe(inside, { subtree: true, childList: true, characterData: true, attributeFilter: ['style'] });
  let n_answered = 0;
  const press = (text) => new Promise((resolve) => requestAnimationFrame(() => {
    const start = performance.now();
    changed = false;
    act(text);
    painted().then(() => {
      n_answered += changed;
      resolve([start, performance.now()]);
    });
  }));
  const rest = async (start) => {
    let last = start;
    for (let quiet = 0; quiet < 6; quiet++) {
      changed = false;
      await frame();
      await painted();
      if (changed) [last, quiet] = [performance.now(), 0];
    }
    return last;
  };
  (async () => {
    const [first, whole] = [[], []];
    const queries = ['创业贷款', '职称怎么评', 'zhicheng', '100万', '博士后资助', '公积金', '娃儿读书'];
    for (const query of [...queries, ...queries, ...queries])
      for (let n = 1; n <= query.length + 1; n++) {
        const [start, end] = await press(n > query.length ? '' : query.slice(0, n));
        first.push(end - start);
        whole.push(Math.max(end, await rest(end)) - start);
      }
    done([first, whole, n_answered]);
  })()";

/// What of the main thread's time DevTools tells apart.
const KINDS: [&str; 3] = ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration"];

/// The peers, each a folder in `target/bench`. Pagefind waits for a third of a second by itself before it answers.
const PEERS: [(&str, &str); 2] =
    [("InstantSearch.js", "instantsearch"), ("Vue 3 + MiniSearch", "vue")];

/// Prints the table.
pub fn measure() {
    println!(
        "| page | policies | keys | answered | median | p95 | worst | least, p95 | whole list, p95 | script | style | layout |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|");
    for n in [23, 1_000, 10_000] {
        row("Policy Guide", n, &guide_of(n));
    }
    for (name, folder) in PEERS {
        let site = Site::of(root().join("target/bench").join(folder));
        let page = Page::alone(site.start(0).expect("the site starts"), Look::PHONE);
        page.go("/");
        page.wait("cards", "return $('article') !== null");
        row(name, 23, &page);
    }
}

fn row(name: &str, n: u32, page: &Page) {
    page.devtools("Performance.enable", json!({}));
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLE }));
    let before = KINDS.map(|kind| metric(page, kind));
    let times = page.js_later(&[KEY, TYPE].concat());
    let after = KINDS.map(|kind| metric(page, kind));
    // Last: it writes over what the page has drawn.
    let least = sorted(&page.js_later(&[LEAST, TYPE].concat())[0]);
    let (first, whole) = (sorted(&times[0]), sorted(&times[1]));
    #[expect(clippy::cast_precision_loss, reason = "a few dozen keys")]
    let each = |at: usize| (after[at] - before[at]) * 1_000.0 / first.len() as f64;
    println!(
        "| {name} | {n} | {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.0} | {:.1} | {:.1} | {:.1} |",
        first.len(),
        times[2],
        share(&first, 50),
        share(&first, 95),
        share(&first, 100),
        share(&least, 95),
        share(&whole, 95),
        each(0),
        each(1),
        each(2),
    );
}

/// The guide with `n` policies, its search ready.
fn guide_of(n: u32) -> Page {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    if n != 23 {
        let mut data = Command::new("cargo");
        data.args(["data", "synth", &n.to_string()]).current_dir(root());
        let made = data.output().expect("cargo data runs").stdout;
        site.set_fault("/policies.json", Fault::Body("application/json", made));
    }
    let page = Page::alone(site, Look::PHONE);
    page.go("/");
    page.wait("cards", "return numbers().length > 0");
    let ready = "host.filter = 'pg=q:zhicheng'; const n = host.results.length; host.filter = ''; return n > 0";
    page.wait("the search", ready);
    // Until the address of that search is written: it makes Chromium load the icon of the page.
    page.js_later("setTimeout(done, 1500)");
    page
}
