//! Fresh contexts in a browser that is there already: each has its own storage, caches, service workers, permissions
//! and windows, as a private window has. Classic `WebDriver` has no word for them: Chromium is asked by `DevTools`,
//! Firefox by `WebDriver` `BiDi`.

use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tungstenite::{Message, WebSocket};

use crate::engine::Engine;

/// The longest that a browser takes to answer on a busy machine.
const ANSWER: Duration = Duration::from_mins(1);

/// What the two protocols call the same things: commands, and the members that hold the ids of a context and a window.
struct Words {
    make: &'static str,
    open: &'static str,
    end: &'static str,
    context: &'static str,
    window: &'static str,
}

const DEVTOOLS: Words = Words {
    make: "Target.createBrowserContext",
    open: "Target.createTarget",
    end: "Target.disposeBrowserContext",
    context: "browserContextId",
    window: "targetId",
};

const BIDI: Words = Words {
    make: "browser.createUserContext",
    open: "browsingContext.create",
    end: "browser.removeUserContext",
    context: "userContext",
    window: "context",
};

/// The line to a browser, and its context of the moment.
pub(crate) struct Contexts {
    line: WebSocket<TcpStream>,
    words: &'static Words,
    n_sent: u64,
    /// The id of the context.
    pub(crate) current: Option<String>,
}

impl Contexts {
    /// Of a browser that keeps its files in `profile`; `None` for an engine without contexts.
    ///
    /// # Errors
    /// What kept it from being asked.
    pub(crate) fn of(
        engine: Engine,
        web: &WebDriver,
        profile: &Path,
    ) -> Result<Option<Self>, String> {
        let (words, address) = match engine {
            Engine::Chromium => (&DEVTOOLS, devtools_address(profile)?),
            Engine::Firefox => (&BIDI, bidi_address(web)?),
            Engine::WebKit => return Ok(None),
        };
        let place = address.trim_start_matches("ws://").split('/').next().unwrap_or_default();
        let stream = TcpStream::connect(place).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(ANSWER)).map_err(|error| error.to_string())?;
        let line = tungstenite::client(address.as_str(), stream);
        let (line, _) = line.map_err(|error| error.to_string())?;
        Ok(Some(Self { line, words, n_sent: 0, current: None }))
    }

    /// Makes a context with one blank window; returns the window's handle.
    ///
    /// # Errors
    /// What the browser says against it.
    pub(crate) fn open(&mut self) -> Result<String, String> {
        let made = self.ask(self.words.make, json!({}))?;
        self.current = made[self.words.context].as_str().map(ToOwned::to_owned);
        self.open_window()
    }

    /// Opens one more blank window in the context; returns its handle.
    ///
    /// # Errors
    /// What the browser says against it.
    pub(crate) fn open_window(&mut self) -> Result<String, String> {
        // Each protocol passes over the member that is the other's.
        let mut wanted = json!({ "url": "about:blank", "type": "tab" });
        wanted[self.words.context] = json!(self.current);
        let made = self.ask(self.words.open, wanted)?;
        made[self.words.window].as_str().map(ToOwned::to_owned).ok_or_else(|| made.to_string())
    }

    /// Ends the context with all that is in it.
    ///
    /// # Errors
    /// What the browser says against it.
    pub(crate) fn close(&mut self) -> Result<(), String> {
        let Some(context) = self.current.take() else { return Ok(()) };
        let mut parameters = json!({});
        parameters[self.words.context] = context.into();
        self.ask(self.words.end, parameters).map(drop)
    }

    fn ask(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.n_sent += 1;
        let asked = json!({ "id": self.n_sent, "method": method, "params": parameters });
        let sent = self.line.send(Message::text(asked.to_string()));
        sent.map_err(|error| error.to_string())?;
        loop {
            let message = self.line.read().map_err(|error| error.to_string())?;
            let Message::Text(text) = message else { continue };
            let mut answer: Value =
                serde_json::from_str(&text).map_err(|error| error.to_string())?;
            if answer["id"] == asked["id"] {
                return match answer["error"].take() {
                    Value::Null => Ok(answer["result"].take()),
                    error => Err(format!("{method}: {error} {}", answer["message"])),
                };
            }
        }
    }
}

/// Chromium writes it into a file.
fn devtools_address(profile: &Path) -> Result<String, String> {
    let file = fs::read_to_string(profile.join("DevToolsActivePort"));
    let file = file.map_err(|error| error.to_string())?;
    let (port, path) = file.trim().split_once('\n').ok_or("Chromium names no path")?;
    Ok(format!("ws://127.0.0.1:{port}{path}"))
}

/// The session was asked for one, and its capabilities name it.
fn bidi_address(web: &WebDriver) -> Result<String, String> {
    let address = web.capabilities().get("webSocketUrl").and_then(Value::as_str);
    address.map(ToOwned::to_owned).ok_or_else(|| "the session has no BiDi".to_owned())
}
