//! Figures of a page and of many runs.

use std::thread;
use std::time::Duration;

use policy_guide_tests::{Page, Value, json};

/// The page's whole memory, WebAssembly included, after its garbage is gone.
const MEMORY: &str = "
  window.benchMemory = 0;
  if (window.crossOriginIsolated)
    performance.measureUserAgentSpecificMemory().then(({ bytes }) => { window.benchMemory = bytes; });
  return Boolean(window.crossOriginIsolated)";

/// The browser measures a page when it next collects garbage, which is asked of it so often, and so long waited for.
const N_ASKED: u32 = 4;
const N_GLANCES: u32 = 20;

/// How much memory a page takes, in megabytes; not a number where the browser won't tell. The page must be isolated
/// from other origins, as a packed site makes it.
pub fn memory(page: &Page) -> f64 {
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 }));
    if page.js(MEMORY) == false {
        return f64::NAN;
    }
    for glance in 0..N_ASKED * N_GLANCES {
        if glance % N_GLANCES == 0 {
            page.devtools("HeapProfiler.collectGarbage", json!({}));
        }
        thread::sleep(Duration::from_millis(250));
        let bytes = page.js("return window.benchMemory").as_f64().unwrap_or_default();
        if bytes > 0.0 {
            return bytes / 1e6;
        }
    }
    f64::NAN
}

/// What the page's process has written for itself, in megabytes, after its garbage is gone; not a number where the
/// system won't tell.
pub fn process_memory(page: &Page) -> f64 {
    page.devtools("HeapProfiler.collectGarbage", json!({}));
    #[expect(clippy::cast_precision_loss, reason = "well under a petabyte")]
    page.process_bytes().map_or(f64::NAN, |bytes| bytes as f64 / 1e6)
}

/// A figure with its unit; a dash where there is none.
pub fn megabytes(figure: f64) -> String {
    if figure.is_nan() { "–".to_owned() } else { format!("{figure:.1} MB") }
}

/// One of DevTools' metrics, as it stands.
pub fn metric(page: &Page, name: &str) -> f64 {
    let metrics = page.devtools("Performance.getMetrics", json!({}));
    let metrics = metrics["metrics"].as_array().cloned().unwrap_or_default();
    let found = metrics.iter().find(|metric| metric["name"] == name);
    found.and_then(|metric| metric["value"].as_f64()).unwrap_or_default()
}

/// The one in the middle of those that are there.
pub fn median(figures: Vec<f64>) -> f64 {
    spread(figures.into_iter()).map_or(f64::NAN, |[_, middle, _]| middle)
}

/// The least, the one in the middle and the most of those that are there.
pub fn spread(figures: impl Iterator<Item = f64>) -> Option<[f64; 3]> {
    let mut figures: Vec<f64> = figures.filter(|figure| !figure.is_nan()).collect();
    figures.sort_by(f64::total_cmp);
    Some([*figures.first()?, share(&figures, 50), *figures.last()?])
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
