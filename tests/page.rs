//! One page in a browser, seen as a reader sees it: found by what it says, clicked, typed into, waited for.

use std::cell::RefCell;
use std::time::Duration;

use serde_json::{Value, json};
use site::{Served, Site};
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Key, WebDriver, WebElement};

use crate::driver::{Look, root};
use crate::engine::Engine;
use crate::pool::Lease;
use crate::process::page_bytes;

/// The longest that anything may take on a busy machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(12);
/// How often is looked.
pub(crate) const GLANCE: Duration = Duration::from_millis(25);

/// Names that every script may use: the element, what is inside its shadow root, and what is seen of it.
const WORDS: &str = "
  const host = document.querySelector('policy-guide');
  // A page without the element is looked at itself.
  const inside = host ? host.shadowRoot : document;
  // A card that only waits to be shown again is none.
  const $$ = (css) => (inside ? [...inside.querySelectorAll(css)] : []).filter((node) => node.style.visibility !== 'hidden');
  const $ = (css) => $$(css)[0] || null;
  const seen = (node) => node && node.getClientRects().length > 0;
  const said = (node) => (node ? node.innerText.replace(/\\s+/g, ' ').trim() : null);
  const named = (css, name) => $$(css).find((node) => seen(node) &&
    [node.getAttribute('aria-label'), said(node)].some((text) => text && text.includes(name)));
  const numbers = () => $$('article[data-policy]').map((card) => Number(card.dataset.policy));
  const focused = () => { let node = document.activeElement;
    while (node && node.shadowRoot && node.shadowRoot.activeElement) node = node.shadowRoot.activeElement;
    return node; };
";

/// How a page is opened.
pub struct Open {
    /// How it is looked at.
    pub look: Look,
    /// Path, query and fragment.
    pub path: String,
    /// Scripts that run before those of the page.
    pub before: Vec<String>,
}

impl Default for Open {
    fn default() -> Self {
        Self { look: Look::DESK, path: "/".into(), before: Vec::new() }
    }
}

/// A browser with one page.
pub struct Page {
    /// The site it came from.
    pub site: Served,
    driver: Lease,
    /// The script that finds the frame in which everything is looked for.
    pub(crate) frame: RefCell<Option<String>>,
}

impl Page {
    /// Opens the guide at a desk and waits for its cards.
    pub fn guide() -> Self {
        Self::guide_as(Open::default())
    }

    /// Opens the guide and waits for its cards.
    pub fn guide_as(open: Open) -> Self {
        let page = Self::open(open);
        page.wait_for_cards();
        page
    }

    /// Waits until the widget's cards have taken the page's place and stand still.
    #[track_caller]
    pub fn wait_for_cards(&self) {
        self.wait("cards", "return seen($('article'))");
        self.js_later("requestAnimationFrame(() => requestAnimationFrame(() => done(true)))");
    }

    /// Opens a page of the built site, whatever it does.
    pub fn open(open: Open) -> Self {
        let site = Site::of(root().join("dist")).start(0).expect("the site starts");
        let page = Self::on(site, open.look);
        for script in &open.before {
            page.before_load(script);
        }
        page.go(&open.path);
        page
    }

    /// A blank page on a site, in Chromium.
    pub fn on(site: Served, look: Look) -> Self {
        Self::in_engine(Engine::Chromium, site, look)
    }

    /// A blank page on a site, in any engine.
    pub fn in_engine(engine: Engine, site: Served, look: Look) -> Self {
        Self::of(Lease::shared(engine), site, look)
    }

    /// A blank page on a site, in a Chromium that serves no other page: as a reader's own, which keeps things on its
    /// disk and may install sites. What is shared is private, and forgets.
    pub fn alone(site: Served, look: Look) -> Self {
        Self::of(Lease::alone(Engine::Chromium), site, look)
    }

    fn of(driver: Lease, site: Served, look: Look) -> Self {
        let page = Self { site, driver, frame: RefCell::default() };
        page.look(look);
        page
    }

    /// The engine that it is in.
    pub fn engine(&self) -> Engine {
        self.driver.engine
    }

    /// The browser's version, as its driver tells it.
    pub fn version(&self) -> String {
        let version = self.web().capabilities().get("browserVersion").and_then(Value::as_str);
        version.unwrap_or_default().to_owned()
    }

    /// Bytes of its own that the page's process has written; `None` where the system does not tell. In Chromium only.
    pub fn process_bytes(&self) -> Option<u64> {
        page_bytes(self.driver.process_id())
    }

    /// Sets the viewport; in Chromium also what the system prefers, where motion is always reduced.
    pub fn look(&self, look: Look) {
        match self.engine() {
            Engine::Chromium => self.emulate(look),
            Engine::Firefox | Engine::WebKit => self.resize(look.size),
        }
    }

    /// Makes the window so large that the viewport has this size, as far as the engine lets it.
    fn resize(&self, (width, height): (u32, u32)) {
        self.run("resize", self.web().set_window_rect(0, 0, width, height));
        let frame = self.js("return [outerWidth - innerWidth, outerHeight - innerHeight]");
        let extra = |at: usize| u32::try_from(frame[at].as_i64().unwrap_or(0)).unwrap_or(0);
        self.run("resize", self.web().set_window_rect(0, 0, width + extra(0), height + extra(1)));
    }

    fn emulate(&self, look: Look) {
        let (width, height) = look.size;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size);
        let scheme = if look.dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// Runs a script before those of every page from now on. In Chromium only.
    pub fn before_load(&self, script: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }));
    }

    /// Sends a command of the DevTools protocol. In Chromium only.
    pub fn devtools(&self, command: &str, mut parameters: Value) -> Value {
        // What is said to the browser as a whole is meant for this page's context.
        if let (true, Some(context)) = (command.starts_with("Browser."), self.driver.context()) {
            parameters["browserContextId"] = context.into();
        }
        let sent = self.web().cdp();
        self.run(command, sent.send_raw(command, parameters))
    }

    /// Loads a path of the site, or a whole address.
    pub fn go(&self, path: &str) {
        let address = if path.contains("://") || path.starts_with("about:") {
            path.to_owned()
        } else {
            self.site.origin.clone() + path
        };
        self.frame.replace(None);
        self.run("go", self.web().goto(address));
    }

    /// Loads the page anew.
    pub fn reload(&self) {
        self.frame.replace(None);
        self.run("reload", self.web().refresh());
    }

    /// One step back.
    pub fn back(&self) {
        self.run("back", self.web().back());
    }

    /// One step forward.
    pub fn forward(&self) {
        self.run("forward", self.web().forward());
    }

    /// The page's address.
    pub fn address(&self) -> String {
        self.run("address", self.web().current_url()).to_string()
    }

    /// What a script returns; see [`WORDS`] for what it may use.
    pub fn js(&self, script: &str) -> Value {
        self.run(script, self.try_js(script))
    }

    /// Runs `script`, which ends by calling `done`.
    pub fn js_later(&self, script: &str) -> Value {
        self.run(script, self.try_js_later(script))
    }

    pub(crate) async fn try_js(&self, script: &str) -> WebDriverResult<Value> {
        let found = self.web().execute(format!("{WORDS}{script}"), Vec::new()).await?;
        Ok(found.json().clone())
    }

    pub(crate) async fn try_js_later(&self, script: &str) -> WebDriverResult<Value> {
        let script = format!("{WORDS} const done = arguments[arguments.length - 1]; {script}");
        Ok(self.web().execute_async(script, Vec::new()).await?.json().clone())
    }

    /// What `command` returns; the browser's own error is returned as one.
    pub(crate) fn attempt<T>(
        &self,
        command: impl Future<Output = WebDriverResult<T>>,
    ) -> WebDriverResult<T> {
        self.driver.runtime.block_on(command)
    }

    /// Clicks the first visible node that matches.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.click_found(css, &format!("return $$({}).find(seen) || null", json!(css)));
    }

    /// Clicks the first visible node that matches and is named by these words.
    #[track_caller]
    pub fn click_named(&self, css: &str, name: &str) {
        let script = format!("return named({}, {}) || null", json!(css), json!(name));
        self.click_found(&format!("{css} {name}"), &script);
    }

    #[track_caller]
    fn click_found(&self, what: &str, script: &str) {
        let node = self.node(what, script);
        self.bring_into_view(&node);
        self.await_rest(&node);
        // WebKit's driver misses lines that are broken.
        match self.driver.runtime.block_on(node.click()) {
            Err(_) if self.engine() == Engine::WebKit => {
                self.js(&format!("(() => {{ {script} }})().click()"));
            }
            clicked => self.run(&format!("click {what}"), async { clicked }),
        }
    }

    /// Ticks or unticks a word of a facet, by its id.
    #[track_caller]
    pub fn choose(&self, facet: &str, id: &str) {
        self.click(&format!("label:has(input[name={facet}][value={id}])"));
    }

    /// Types into the first visible node that matches.
    #[track_caller]
    pub fn type_in(&self, css: &str, text: &str) {
        let script = format!("return $$({}).find(seen) || null", json!(css));
        let node = self.node(css, &script);
        self.bring_into_view(&node);
        match self.driver.runtime.block_on(node.send_keys(text)) {
            Err(_) if self.engine() == Engine::WebKit => {
                let input = "field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
                let insert = format!("field.value = {}; {input}", json!(text));
                self.js(&format!("const field = (() => {{ {script} }})(); {insert}"));
            }
            typed => self.run(&format!("type into {css}"), async { typed }),
        }
    }

    /// Types where the focus is.
    pub fn type_in_focus(&self, text: &str) {
        self.run("type", self.web().action_chain().send_keys(text).perform());
    }

    /// Presses a key where the focus is.
    pub fn press(&self, key: Key) {
        self.run("press", self.web().action_chain().send_keys(key).perform());
    }

    /// Presses a key with another held down.
    pub fn press_with(&self, held: Key, key: Key) {
        let chain = self.web().action_chain().key_down(held.clone()).send_keys(key).key_up(held);
        self.run("press", chain.perform());
    }

    /// The browser's console, a line each; only Chromium tells it.
    pub fn log(&self) -> String {
        if self.engine() != Engine::Chromium {
            return String::new();
        }
        let entries = self.run("log", self.web().browser_log());
        // Browsers ask for an icon that demo pages don't have.
        let entries = entries.iter().filter(|entry| !entry.message.contains("favicon.ico"));
        entries.map(|entry| format!("{}: {}\n", entry.level, entry.message)).collect()
    }

    /// A picture of the first node that matches.
    #[track_caller]
    pub fn picture_of(&self, css: &str) -> Vec<u8> {
        let node = self.node(css, &format!("return $({}) || null", json!(css)));
        self.run(&format!("picture of {css}"), node.screenshot_as_png())
    }

    /// Opens a second tab and goes there.
    pub fn new_tab(&self, path: &str) {
        let is_open = self.driver.open_window().unwrap_or_else(|error| panic!("tab: {error}"));
        if !is_open {
            let tab = self.run("tab", self.web().new_tab());
            self.run("tab", self.web().switch_to_window(tab));
        }
        self.go(path);
    }

    /// A picture of the viewport.
    pub fn picture(&self) -> Vec<u8> {
        self.run("picture", self.web().screenshot_as_png())
    }

    #[track_caller]
    pub(crate) fn node(&self, what: &str, script: &str) -> WebElement {
        self.wait(what, &format!("return Boolean((() => {{ {script} }})())"));
        let script = format!("{WORDS}{script}");
        let found = self.run(what, self.web().execute(script, Vec::new()));
        found.element().unwrap_or_else(|error| panic!("{what}: {error}"))
    }

    pub(crate) fn web(&self) -> &WebDriver {
        self.driver.web()
    }

    #[track_caller]
    pub(crate) fn run<T>(
        &self,
        what: &str,
        command: impl Future<Output = WebDriverResult<T>>,
    ) -> T {
        match self.attempt(command) {
            Ok(value) => value,
            Err(error) => panic!("{what}: {error}"),
        }
    }
}
