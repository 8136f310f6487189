//! What is waited for: a script that returns what is wanted, the cards, the status line.

use std::thread;
use std::time::Instant;

use serde_json::{Value, json};
use thirtyfour::error::{WebDriverErrorInner, WebDriverResult};

use crate::page::{GLANCE, PATIENCE, Page};

impl Page {
    /// Waits until a script returns `wanted`. A script that fails is run again: what it looks for may not be there yet.
    #[track_caller]
    pub fn expect(&self, what: &str, script: &str, wanted: impl Into<Value>) {
        self.poll(what, || self.glance(script, self.try_js(script)), wanted.into());
    }

    /// Waits until a script that calls `done` returns `wanted`.
    #[track_caller]
    pub fn expect_later(&self, what: &str, script: &str, wanted: impl Into<Value>) {
        self.poll(what, || self.glance(script, self.try_js_later(script)), wanted.into());
    }

    /// Waits until a script returns true.
    #[track_caller]
    pub fn wait(&self, what: &str, script: &str) {
        self.expect(what, script, true);
    }

    /// Waits until a script returns true; `else_tell` tells more of a failure.
    #[track_caller]
    pub fn wait_or(&self, what: &str, script: &str, else_tell: impl Fn() -> Value) {
        let start = Instant::now();
        while self.glance(script, self.try_js(script)) != true {
            assert!(start.elapsed() < PATIENCE, "{what}: {}\n{}", else_tell(), self.log());
            thread::sleep(GLANCE);
        }
    }

    /// Waits until exactly these cards are shown, in this order.
    #[track_caller]
    pub fn expect_cards(&self, numbers: &[u64]) {
        // As text: some host pages bend what becomes of lists on their way out.
        let wanted = numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(",");
        self.expect("the cards", "return numbers().join()", wanted);
    }

    /// Waits until the status line has these words.
    #[track_caller]
    pub fn expect_status(&self, words: &str) {
        let script = format!("return said($('[role=status]')).includes({})", json!(words));
        self.wait(&format!("the status {words:?}"), &script);
    }

    #[track_caller]
    fn poll(&self, what: &str, look: impl Fn() -> Value, wanted: Value) {
        let start = Instant::now();
        loop {
            let found = look();
            if found == wanted {
                return;
            }
            let waited = start.elapsed();
            assert!(waited < PATIENCE, "{what}: {found} instead of {wanted}\n{}", self.log());
            thread::sleep(GLANCE);
        }
    }

    /// What a script returns, or how it failed.
    #[track_caller]
    fn glance(&self, script: &str, command: impl Future<Output = WebDriverResult<Value>>) -> Value {
        match self.attempt(command) {
            Ok(value) => value,
            Err(error) => match error.as_inner() {
                WebDriverErrorInner::JavascriptError(told) => {
                    json!({ "the script failed": told.to_string() })
                }
                _ => panic!("{script}: {error}"),
            },
        }
    }
}
