//! The guide beside a plain page and what a partner would pick instead: each loaded by a phone on a slow network.

use std::collections::BTreeMap;

use policy_guide_tests::{Fault, Look, Page, Served, Site, Value, guide, json, policies, root};

use crate::THROTTLE;
use crate::figures::{median, megabytes, memory, process_memory, spread};

/// Where a page comes from.
enum Source {
    /// A folder in `target/bench`: a site of its own.
    Site(&'static str),
    /// A partner's page with this body; what is embedded comes from the site of such a folder.
    Partner(&'static str, &'static str),
}
use Source::{Partner, Site as Own};

/// Name in the table, where it is from, and whether there is anything to filter by.
const PAGES: [(&str, Source, bool); 12] = [
    ("Policy Guide", Own("ours"), true),
    ("plain HTML", Own("plain"), false),
    ("Pagefind component UI", Own("pagefind"), true),
    ("InstantSearch.js", Own("instantsearch"), true),
    ("Vue 3 + MiniSearch", Own("vue"), true),
    (
        "an element with nothing inside",
        Partner("ours", "SCRIPT<policy-guide></policy-guide>"),
        true,
    ),
    (
        "an element with a link inside",
        Partner("ours", "SCRIPT<policy-guide><a href='HOST/'>Link</a></policy-guide>"),
        true,
    ),
    ("an element with the list inside", Partner("ours", "LIST"), true),
    ("a frame", Partner("ours", "SCRIPT FRAME"), true),
    ("a frame with Pagefind", Partner("pagefind", "FRAME"), true),
    ("a frame with InstantSearch.js", Partner("instantsearch", "FRAME"), true),
    ("a frame with Vue", Partner("vue", "FRAME"), true),
];
/// What is tried is passed on to the frame.
const FRAME: &str = "<script>document.write('<iframe data-policy-guide width=100% height=600 src=\"HOST/' + \
    location.search + '\"></iframe>')</script>";
/// A partner's page before its body.
const HEAD: &str = "<!doctype html><html lang='zh'><meta charset='utf-8'>\
    <meta name='viewport' content='width=device-width,initial-scale=1'><title>Partner</title>\
    <link rel='icon' href='data:,'><h1>Partner</h1>";
/// What the documentation has partners paste.
const SCRIPT: &str = "<script async src='HOST/policy-guide.js' crossorigin></script>";
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
    if (now !== last || !bench.card || document.readyState !== 'complete') [last, since] = [now, performance.now()];
    if (performance.now() - since > 2000) done(bench); else setTimeout(look, 200);
  };
  look()";

const WORKS: &str = "
  const look = () => (bench.works ? done(bench.works) : setTimeout(look, 100));
  look()";

/// What one visit gave, in the table's order: milliseconds, the shift, kilobytes, megabytes twice.
type Visit = [f64; 9];

/// A page of the table at work.
struct Place {
    url: String,
    /// Whose bytes are counted.
    sites: Vec<Served>,
}

fn packed(folder: &str) -> Served {
    let site = Site { packed: true, ..Site::of(root().join("target/bench").join(folder)) };
    site.start(0).expect("the site starts")
}

fn places() -> Vec<Place> {
    let mut sites: BTreeMap<&str, Served> = BTreeMap::new();
    let partner = Site::of(root().join("target/bench/plain")).start(0).expect("the site starts");
    let places = PAGES.iter().enumerate().map(|(idx, (_, source, _))| {
        let (Own(folder) | Partner(folder, _)) = source;
        let site = sites.entry(folder).or_insert_with(|| packed(folder)).clone();
        let Partner(_, body) = source else {
            return Place { url: format!("{}/", site.origin), sites: vec![site] };
        };
        let html = partners_page(body, &site.origin).into_bytes();
        partner.set_fault(&format!("/{idx}/"), Fault::Body("text/html", html));
        Place { url: format!("{}/{idx}/", partner.origin), sites: vec![partner.clone(), site] }
    });
    places.collect()
}

fn partners_page(body: &str, origin: &str) -> String {
    let list = std::fs::read_to_string(root().join("target/bench/ours/static.zh.html"));
    let list = list.expect("there is a list to paste");
    let rest =
        list.split_once("The part to paste begins").and_then(|(_, rest)| rest.split_once('\n'));
    let part = rest.and_then(|(_, rest)| rest.rsplit_once("<!--")).map(|(part, _)| part);
    let body = body.replace("SCRIPT", SCRIPT).replace("FRAME", FRAME);
    let body = body.replace("LIST", part.expect("the list says what to paste"));
    [HEAD, &body].concat().replace("https://HOST", origin).replace("HOST", origin)
}

/// Prints the table: the median of so many runs, every page once a run.
pub fn measure(n_runs: usize) {
    let places = places();
    let page = Page::alone(places[0].sites[0].clone(), Look::PHONE);
    page.before_load(&format!("const WANTED = {};\n{PROBE}", wanted()));
    let mut visits: Vec<[Vec<Visit>; 2]> = PAGES.iter().map(|_| Default::default()).collect();
    for _ in 0..n_runs {
        for (place, (kept, (_, source, filters))) in places.iter().zip(visits.iter_mut().zip(PAGES))
        {
            // What a partner's page has kept tells nothing that ours and the peers' don't.
            let n_visits = if matches!(source, Own(_)) { 2 } else { 1 };
            for (visit, mut seen) in kept.iter_mut().zip(load(&page, place, n_visits)) {
                seen[3] = f64::NAN;
                visit.push(seen);
            }
            if filters {
                for (visit, works) in kept.iter_mut().zip(filter(&page, place, n_visits)) {
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
fn load(page: &Page, place: &Place, n_visits: usize) -> Vec<Visit> {
    forget(page, place);
    let visits = (0..n_visits).map(|_| {
        open(page, place, "");
        let seen = page.js_later(QUIET);
        let number = |name: &str| seen[name].as_f64().unwrap_or_default();
        let long = seen["long"].as_array().cloned().unwrap_or_default();
        // As Lighthouse counts: what a task takes over 50 ms, from the first paint on.
        let blocked = long.iter().filter(|task| task[0].as_f64() >= Some(number("fcp")));
        let blocked = blocked.map(|task| task[1].as_f64().unwrap_or_default() - 50.0);
        let blocked = blocked.fold(0.0, |all, more| all + more);
        #[expect(clippy::cast_precision_loss, reason = "well under a gigabyte")]
        let kilobytes = place.sites.iter().map(Served::take_bytes).sum::<usize>() as f64 / 1_000.0;
        let (fcp, lcp) = (number("fcp"), number("lcp"));
        let process = process_memory(page);
        [fcp, number("card"), lcp, 0.0, blocked, number("shift"), kilobytes, memory(page), process]
    });
    visits.collect()
}

/// When a filter works: cold, then warm.
fn filter(page: &Page, place: &Place, n_visits: usize) -> Vec<f64> {
    forget(page, place);
    let visits = (0..n_visits).map(|visit| {
        open(page, place, "?try");
        let works = page.js_later(WORKS).as_f64().unwrap_or_default();
        // What it still loads now must not be cut off, or the next visit would not be warm.
        if visit + 1 < n_visits {
            page.js_later(QUIET);
        }
        works
    });
    visits.collect()
}

/// As if the reader had never been there.
fn forget(page: &Page, place: &Place) {
    page.devtools("Network.enable", json!({}));
    page.devtools("Network.clearBrowserCache", json!({}));
    for site in &place.sites {
        let all = json!({ "origin": site.origin, "storageTypes": "all" });
        page.devtools("Storage.clearDataForOrigin", all);
    }
}

fn open(page: &Page, place: &Place, query: &str) {
    page.go("about:blank");
    for site in &place.sites {
        site.take_bytes();
    }
    page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": THROTTLE }));
    let slow = json!({
        "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP,
    });
    page.devtools("Network.emulateNetworkConditions", slow);
    page.go(&[&place.url, query].concat());
}

fn print(visits: &[[Vec<Visit>; 2]]) {
    println!(
        "| page | cache | first paint | first policy | largest paint | filter works | blocked | shift | over the wire | memory | process |\n\
         |---|---|---|---|---|---|---|---|---|---|---|"
    );
    for (idx, cache) in ["cold", "warm"].into_iter().enumerate() {
        let rows = visits.iter().map(|kept| &kept[idx]).zip(PAGES);
        for (kept, (name, ..)) in rows.filter(|(kept, _)| !kept.is_empty()) {
            println!("| {name} | {cache} | {} |", cells(kept).join(" | "));
        }
    }
}

fn cells(visits: &[Visit]) -> Vec<String> {
    let at = |idx: usize| median(visits.iter().map(|visit| visit[idx]).collect());
    let seconds = |idx: usize| match spread(visits.iter().map(|visit| visit[idx])) {
        Some(figures) => {
            let [least, middle, most] = figures.map(|figure| figure / 1_000.0);
            format!("{middle:.2} s ({least:.2}–{most:.2})")
        }
        None => "–".to_owned(),
    };
    let mut cells: Vec<String> = (0..4).map(seconds).collect();
    cells.push(format!("{:.0} ms", at(4)));
    cells.push(format!("{:.3}", at(5)));
    cells.push(format!("{:.1} KB", at(6)));
    cells.push(megabytes(at(7)));
    cells.push(megabytes(at(8)));
    cells
}
