//! How much of a small phone's memory the guide takes.

use std::fs;

use policy_guide_tests::{Look, Page, Site, Value, json, root};

/// Notes the memory of every WebAssembly.
const NOTE: &str = "window.memories = [];
  const own = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    const made = await own.apply(WebAssembly, given);
    memories.push(Object.values(made.instance.exports).find((one) => one instanceof WebAssembly.Memory));
    return made;
  };";

/// Bytes that the page holds once its garbage is gone: what scripts have made, and WebAssembly's memory.
fn held(page: &Page) -> f64 {
    page.devtools("HeapProfiler.collectGarbage", json!({}));
    let heap = page.devtools("Runtime.getHeapUsage", json!({}));
    let wasm =
        page.js("return memories.reduce((all, memory) => all + memory.buffer.byteLength, 0)");
    let bytes = |value: &Value| value.as_f64().expect("a number of bytes");
    bytes(&heap["usedSize"]) + bytes(&wasm)
}

#[test]
fn a_long_visit_stays_within_the_budget_of_a_small_phone() {
    let budgets = fs::read_to_string(root().join("xtask/budgets.json")).expect("there are budgets");
    let budgets: Value = serde_json::from_str(&budgets).expect("they are JSON");
    let budget = budgets["memory"]["bytes"].as_f64().expect("memory has one");
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.before_load(NOTE);
    page.go("/");
    page.wait("the guide", "return Boolean($('.foot'))");
    for number in 1..=23 {
        page.js(&format!("host.show({number})"));
    }
    page.wait("all are open", "return $$('.official').length === 23");
    for words in ["创业担保贷款", "zhicheng", "我想申请创业贷款利息怎么算"] {
        page.js(&format!("host.filter = 'pg=q:' + encodeURIComponent({})", json!(words)));
        page.wait("results", "return host.results.length > 0 && host.results.length < 23");
    }
    for view in ["finder", "contacts", "saved"] {
        page.js(&format!("host.filter = 'pg=view:{view}'"));
        page.wait("the view", "return !seen($('article'))");
    }
    page.js("host.filter = ''");
    page.wait("the list", "return numbers().length === 23");
    let held = held(&page);
    assert!(held < budget, "{held} bytes, {budget} are allowed");
    // It is measured at all.
    assert!(held > budget / 4.0, "{held} bytes are too few to be true");
}

/// Counts the listeners that are added to the window and taken from it, and timers of the address.
const COUNT: &str = "window.nListeners = 0;
  for (const [name, step] of [['addEventListener', 1], ['removeEventListener', -1]]) {
    const own = window[name];
    window[name] = (...given) => { window.nListeners += step; return own.apply(window, given); };
  }";

/// Loads the guide `n` times, each under an address of its own that is asked for anew, and fails each second time, so that
/// the reader's retry brings it.
fn reload(page: &Page, n: u32) {
    page.js_later(&format!(
        "(async () => {{
           const told = (name) => new Promise((resolve) => host.addEventListener('policy-guide-' + name, resolve, {{ once: true }}));
           for (let turn = 0; turn < {n}; turn++) {{
             let next = told('ready');
             host.setAttribute('src', 'policies.json?turn=' + (turn % 2));
             await next;
             next = told('error');
             host.setAttribute('src', 'none.json');
             await next;
             next = told('ready');
             host.setAttribute('src', 'policies.json');
             await next;
           }}
           done(1);
         }})()"
    ));
}

#[test]
fn a_hundred_loads_and_failures_leave_memory_and_listeners_flat() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::PHONE);
    page.before_load(NOTE);
    page.before_load(COUNT);
    page.go("/");
    page.wait("the guide", "return Boolean($('.foot'))");
    reload(&page, 10);
    let (memory, listeners) = (held(&page), page.js("return window.nListeners"));
    reload(&page, 50);
    assert_eq!(page.js("return window.nListeners"), listeners, "listeners of the window");
    let grown = held(&page) - memory;
    assert!(grown < 400_000.0, "{grown} bytes more after 100 loads");
}
