//! The guide beside a plain page and what a partner would pick instead: each loaded by a phone on a slow network.

use policy_guide_tests::{Look, Page, Served, Site, Value, guide, json, policies, root};

use crate::THROTTLE;
use crate::figures::{median, megabytes, memory, process_memory};

/// Name in the table, folder in `target/bench`, and whether there is anything to filter by.
const PAGES: [(&str, &str, bool); 5] = [
    ("Policy Guide", "ours", true),
    ("plain HTML", "plain", false),
    ("Pagefind component UI", "pagefind", true),
    ("InstantSearch.js", "instantsearch", true),
    ("Vue 3 + MiniSearch", "vue", true),
];
/// Chromium's own "Slow 4G": milliseconds, and bytes a second each way.
const LATENCY: f64 = 562.5;
const DOWN: f64 = 184_320.0;
const UP: f64 = 86_400.0;
/// What is filtered by: the support of this id.
const SUPPORT: &str = "training";

const PROBE: &str = include_str!("probe.js");

/// Nothing has been asked for or shown for two seconds.
const QUIET: &str = "
  const count = () => performance.getEntriesByType('resource').length + bench.long.length;
  let [last, since] = [-1, 0];
  const look = () => {
    const now = count();
    if (now !== last || document.readyState !== 'complete') [last, since] = [now, performance.now()];
    if (performance.now() - since > 2000) done(bench); else setTimeout(look, 200);
  };
  look()";

const WORKS: &str = "
  const look = () => (bench.works ? done(bench.works) : setTimeout(look, 100));
  look()";

/// What one visit gave, in the table's order: milliseconds, the shift, kilobytes, megabytes twice.
type Visit = [f64; 9];

/// Prints the table: the median of so many runs, every page once a run.
pub fn measure(n_runs: usize) {
    let sites = PAGES.map(|(_, folder, _)| {
        let site = Site { packed: true, ..Site::of(root().join("target/bench").join(folder)) };
        site.start(0).expect("the site starts")
    });
    let page = Page::on(sites[0].clone(), Look::PHONE);
    page.before_load(&format!("const WANTED = {};\n{PROBE}", wanted()));
    let mut visits: [[Vec<Visit>; 2]; 5] = Default::default();
    for _ in 0..n_runs {
        for (site, (kept, (_, _, filters))) in sites.iter().zip(visits.iter_mut().zip(PAGES)) {
            for (visit, mut seen) in kept.iter_mut().zip(load(&page, site)) {
                seen[3] = f64::NAN;
                visit.push(seen);
            }
            if filters {
                for (visit, works) in kept.iter_mut().zip(filter(&page, site)) {
                    visit.last_mut().expect("it was just loaded")[3] = works;
                }
            }
        }
    }
    print(&visits);
}

fn wanted() -> Value {
    let guide = guide();
    let words = guide["vocabulary"]["supports"].as_array().cloned().unwrap_or_default();
    let word = words.iter().find(|word| word["id"] == SUPPORT).expect("the guide has the support");
    let has = |policy: &&Value| {
        let supports = policy["editorial"]["supports"].as_array();
        supports.is_some_and(|list| list.iter().any(|id| id == SUPPORT))
    };
    let policies = policies();
    let titles = policies.iter().filter(has).map(|policy| &policy["editorial"]["title"]["zh"]);
    json!({ "values": [SUPPORT, word["zh"]], "titles": titles.collect::<Vec<_>>() })
}

/// Cold, then warm.
fn load(page: &Page, site: &Served) -> [Visit; 2] {
    forget(page, site);
    [(), ()].map(|()| {
        open(page, site, "/");
        let seen = page.js_later(QUIET);
        let number = |name: &str| seen[name].as_f64().unwrap_or_default();
        let long = seen["long"].as_array().cloned().unwrap_or_default();
        // As Lighthouse counts: what a task takes over 50 ms, from the first paint on.
        let blocked = long.iter().filter(|task| task[0].as_f64() >= Some(number("fcp")));
        let blocked = blocked.map(|task| task[1].as_f64().unwrap_or_default() - 50.0);
        let blocked = blocked.fold(0.0, |all, more| all + more);
        #[expect(clippy::cast_precision_loss, reason = "well under a gigabyte")]
        let kilobytes = site.take_bytes() as f64 / 1_000.0;
        let (fcp, lcp) = (number("fcp"), number("lcp"));
        let process = process_memory(page);
        [fcp, number("card"), lcp, 0.0, blocked, number("shift"), kilobytes, memory(page), process]
    })
}

/// When a filter works: cold, then warm.
fn filter(page: &Page, site: &Served) -> [f64; 2] {
    forget(page, site);
    [(), ()].map(|()| {
        open(page, site, "/?try");
        let works = page.js_later(WORKS).as_f64().unwrap_or_default();
        // What it still loads now must not be cut off, or the next visit would not be warm.
        page.js_later(QUIET);
        works
    })
}

/// As if the reader had never been there.
fn forget(page: &Page, site: &Served) {
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.clearBrowserCache", json!({}));
    let all = json!({ "origin": site.origin, "storageTypes": "all" });
    page.devtools("Storage.clearDataForOrigin", all);
}

fn open(page: &Page, site: &Served, path: &str) {
    page.go("about:blank");
    site.take_bytes();
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLE }));
    let slow = json!({
        "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    page.devtools("Network.emulateNetworkConditions", slow);
    page.go(&format!("{}{path}", site.origin));
}

fn print(visits: &[[Vec<Visit>; 2]; 5]) {
    println!(
        "| page | cache | first paint | first policy | largest paint | filter works | blocked | shift | over the wire | memory | process |\n\
         |---|---|---|---|---|---|---|---|---|---|---|"
    );
    for (idx, cache) in ["cold", "warm"].into_iter().enumerate() {
        for (kept, (name, ..)) in visits.iter().zip(PAGES) {
            println!("| {name} | {cache} | {} |", cells(&kept[idx]).join(" | "));
        }
    }
}

fn cells(visits: &[Visit]) -> Vec<String> {
    let at = |idx: usize| median(visits.iter().map(|visit| visit[idx]).collect());
    let seconds = |idx: usize| match at(idx) {
        none if none.is_nan() => "–".to_owned(),
        some => format!("{:.2} s", some / 1_000.0),
    };
    let mut cells: Vec<String> = (0..4).map(seconds).collect();
    cells.push(format!("{:.0} ms", at(4)));
    cells.push(format!("{:.3}", at(5)));
    cells.push(format!("{:.1} KB", at(6)));
    cells.push(megabytes(at(7)));
    cells.push(megabytes(at(8)));
    cells
}
