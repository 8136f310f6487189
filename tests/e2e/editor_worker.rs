//! The office's worker has a copy of the work: what becomes of it when it is lost.

use policy_guide_tests::{Look, Page, Site, root};

use crate::editor::{file, give_published, open, step, zip};

/// Lets a test reach the workers that the page starts.
const REACH_WORKERS: &str = "
  window.workers = [];
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...words) { super(...words); workers.push(this); }
  };";

#[test]
fn a_worker_that_is_lost_is_replaced_by_one_that_knows_all_that_was_done() {
    let site = Site::of(root().join("dist")).start(0).expect("the site starts");
    let page = Page::on(site, Look::DESK);
    page.before_load(REACH_WORKERS);
    open(&page);
    give_published(&page);
    step(&page, "编辑");
    let region = |word: &str| {
        page.js(&format!(
            "const field = $('#f-region-zh'); field.value = '{word}';
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
             field.dispatchEvent(new Event('change', {{ bubbles: true }}))"
        ))
    };
    region("示例甲");
    page.wait("a worker", "return workers.length > 0");
    step(&page, "比较");
    page.wait("both workers", "return workers.length > 1 && $('.compare h3') !== null");
    page.js("workers.splice(0).forEach((worker) => worker.onerror(new Event('error')))");
    step(&page, "编辑");
    page.wait("the form", "return $('#f-region-zh') !== null");
    region("示例乙");
    step(&page, "发布");
    let guide: serde_json::Value =
        serde_json::from_slice(&file(&mut zip(&page), "policies.json")).expect("a guide");
    assert_eq!(guide["region"]["zh"], "示例乙");
    page.click("[data-undo]");
    let guide: serde_json::Value =
        serde_json::from_slice(&file(&mut zip(&page), "policies.json")).expect("a guide");
    assert_eq!(guide["region"]["zh"], "示例甲");
    page.wait("new workers", "return workers.length > 0");
}
