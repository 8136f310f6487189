//! Figures of a page and of many runs.

use policy_guide_tests::{Page, Value, json};

/// The page's whole memory, WebAssembly included, after its garbage is gone.
const MEMORY: &str = "
  window.benchMemory = 0;
  performance.measureUserAgentSpecificMemory().then(({ bytes }) => { window.benchMemory = bytes; });
  return 0";

/// How much memory a page takes, in megabytes. The page must be isolated from other origins, as a packed site makes it.
pub fn memory(page: &Page) -> f64 {
    page.js(MEMORY);
    // It is measured when the garbage is next collected.
    page.devtools("HeapProfiler.collectGarbage", json!({}));
    page.wait("its memory", "return window.benchMemory > 0");
    page.js("return window.benchMemory").as_f64().unwrap_or_default() / 1e6
}

/// One of DevTools' metrics, as it stands.
pub fn metric(page: &Page, name: &str) -> f64 {
    let metrics = page.devtools("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let found = metrics.iter().find(|metric| metric["name"] == name);
    found.and_then(|metric| metric["value"].as_f64()).unwrap_or_default()
}

/// The one in the middle.
pub fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    share(&figures, 50)
}

/// Numbers of a list, the smallest first.
pub fn sorted(list: &Value) -> Vec<f64> {
    let mut list: Vec<f64> =
        list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    list.sort_by(f64::total_cmp);
    list
}

/// The figure that so many of a hundred stay under.
pub fn share(sorted: &[f64], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}
