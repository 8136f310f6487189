//! The office's page with a guide of 23 and of 10,000 policies: how long things take, and the longest that they hold the
//! page up meanwhile.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use policy_guide_tests::{Look, Page, Site, json, root};

use crate::lists;

/// No row takes longer, on whatever machine.
const PATIENCE: Duration = Duration::from_mins(2);
/// What follows a step, such as a check or keeping the work, is over by then.
const AFTERMATH: Duration = Duration::from_millis(1_500);

/// Tasks beyond 50 ms are seen by the browser itself; what is saved is caught.
const WATCH: &str = "
  window.tasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => tasks.push(duration)))
    .observe({ type: 'longtask' });
  window.showSaveFilePicker = undefined;
  const make = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => ((window.saved = blob), make(blob));
  window.type = (id, text) => {
    const field = document.getElementById(id);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  };";

/// Words at the place of a policy, where there are any.
const TITLE: &str = "f-policies-4-editorial-title-zh";

/// Prints the table.
pub fn measure() {
    println!("| policies | what | time | longest task |\n|---|---|---|---|");
    let folder = root().join("target/bench/office");
    fs::create_dir_all(&folder).expect("a folder");
    for n in [23, 10_000] {
        let guide = folder.join(format!("{n}")).join("policies.json");
        fs::create_dir_all(guide.parent().expect("a folder")).expect("a folder");
        fs::write(&guide, guide_of(n)).expect("the guide is written");
        Office::of(n).go_through(&guide);
    }
    for (name, list) in lists::write(&folder, &guide_of(10_000)) {
        Office::of(0).read(name, &list);
    }
    Office::of(10_000).take(&folder);
}

fn guide_of(n: usize) -> Vec<u8> {
    if n == 23 {
        return fs::read(root().join("public/policies.json")).expect("the published guide");
    }
    let mut data = Command::new("cargo");
    data.args(["data", "synth", &n.to_string()]).current_dir(root());
    data.output().expect("cargo data runs").stdout
}

/// The page, and how many policies it is measured with.
struct Office {
    page: Page,
    n: usize,
}

impl Office {
    fn of(n: usize) -> Self {
        let site = Site::of(root().join("dist")).start(0).expect("the site starts");
        let office = Self { page: Page::alone(site, Look::DESK), n };
        office.open();
        office
    }

    fn open(&self) {
        self.page.go("/editor.html");
        self.page.wait("the page", "return document.body.dataset.ready === ''");
        self.page.js(WATCH);
    }

    /// Does something, waits until `until` is so, and prints a row.
    fn row(&self, what: &str, act: impl FnOnce(), until: &str) {
        self.page.js("tasks.length = 0");
        let start = Instant::now();
        act();
        self.until(until);
        let took = start.elapsed();
        thread::sleep(AFTERMATH);
        let longest = self.page.js("return Math.max(0, ...tasks)").as_f64().unwrap_or_default();
        let longest = if longest > 0.0 { format!("{longest:.0} ms") } else { "under 50 ms".into() };
        let n = if self.n == 0 { "–".to_owned() } else { self.n.to_string() };
        println!("| {n} | {what} | {:.2} s | {longest} |", took.as_secs_f64());
    }

    fn until(&self, script: &str) {
        let start = Instant::now();
        while self.page.js(script) != true {
            assert!(start.elapsed() < PATIENCE, "{script}");
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Chooses a file as somebody does, without its bytes going through the script.
    fn give(&self, file: &Path) {
        let input = json!({ "expression": "document.querySelector('#files')" });
        let found = self.page.devtools("Runtime.evaluate", input);
        // Chromium reads no path with `..` in it.
        let file = fs::canonicalize(file).expect("the file is there");
        let object = &found["result"]["objectId"];
        let files = json!({ "files": [file.to_string_lossy()], "objectId": object });
        self.page.devtools("DOM.setFileInputFiles", files);
    }

    fn step(&self, id: &str) {
        self.page.js(&format!("$('.step[data-step={id}]').click()"));
    }

    fn open_guide(&self, guide: &Path) {
        let opened = "return named('.lead', '已打开') !== undefined";
        self.row("open the guide", || self.give(guide), opened);
    }

    fn go_through(&self, guide: &Path) {
        self.open_guide(guide);
        self.edit();
        self.compare();
        self.publish();
        self.open();
        self.until("return $$('.draft').length === 1");
        let kept = "return $('.policy-rows .policy-row') !== null";
        self.row(
            "open the work that is kept",
            || drop(self.page.js("$('.draft .button').click()")),
            kept,
        );
    }

    fn edit(&self) {
        self.step("edit");
        self.until("return $$('.policy-rows .policy-row').length > 4");
        let choose = || drop(self.page.js("$$('.policy-rows .policy-row')[4].click()"));
        self.row("choose a policy", choose, &format!("return $('#{TITLE}') !== null"));
        let typed = |text: &str| drop(self.page.js(&format!("type('{TITLE}', '{text}')")));
        let kept = "return said($('.kept')) === '已存在浏览器里'";
        self.row("type a title, until the work is kept", || typed("别的标题"), kept);
        let checked = "return $('[aria-labelledby=s-title] .check') !== null";
        self.row("take the title away, until it is checked", || typed(""), checked);
        let undone = format!("return $('#{TITLE}').value === '别的标题'");
        self.row("undo", || self.page.click("[data-undo]"), &undone);
        let found = "return $$('.policy-rows .policy-row').length > 0";
        let find = || drop(self.page.js("type('wanted', '创业')"));
        self.row("find policies", find, found);
    }

    fn compare(&self) {
        let differs = "return $('[data-change]') !== null";
        self.row("compare", || self.step("compare"), differs);
    }

    fn publish(&self) {
        self.step("publish");
        self.until("return $('.publish .button-main') !== null");
        let publish = || drop(self.page.js("saved = null; $('.publish .button-main').click()"));
        self.row("make the zip", publish, "return !!window.saved");
    }

    /// A list for a guide that is begun: read, cancelled, read again.
    fn read(&self, name: &str, list: &Path) {
        #[expect(clippy::cast_precision_loss, reason = "megabytes")]
        let size = fs::metadata(list).map_or(0.0, |file| file.len() as f64 / 1e6);
        self.give(list);
        self.until("return $('.panel progress') !== null");
        let cancel = || drop(self.page.js("$('.panel progress + .button').click()"));
        let cancelled = "return $('.panel progress') === null && $('#files') !== null";
        self.row(&format!("cancel reading {name}"), cancel, cancelled);
        let read = "return $('[data-take]') !== null";
        self.row(&format!("read {name}, {size:.0} MB"), || self.give(list), read);
    }

    /// A list in which every policy is other than in the guide.
    fn take(&self, folder: &Path) {
        self.open_guide(&folder.join("10000/policies.json"));
        let read = "return $('[data-take]') !== null";
        self.row(
            "read a list that changes every policy",
            || self.give(&folder.join("list.csv")),
            read,
        );
        let take = || drop(self.page.js("$('[data-take]').click()"));
        let differs = "return $('[data-change]') !== null";
        self.row("take it and compare 10,000 changes", take, differs);
        let more = || drop(self.page.js("$('.compare [data-more]').click()"));
        self.row("show more of them", more, "return $$('[data-change]').length > 100");
        self.row(
            "undo it",
            || self.page.click("[data-undo]"),
            "return $('.compare .good') !== null",
        );
    }
}
