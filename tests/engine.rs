//! The three engines: which driver speaks for each, and how it is started without a window.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::root;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Engine {
    /// Debian's Chromium.
    Chromium,
    /// Debian's Firefox ESR.
    Firefox,
    /// `WebKitGTK`, the engine of Safari and of GNOME's browser.
    WebKit,
}

/// Without these, Chromium doesn't start as root in a container, or asks the network for things of its own.
const CHROMIUM_FLAGS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        }
    }

    /// The program that drives it.
    pub(crate) fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// Whether it draws only on a screen.
    pub(crate) fn needs_screen(self) -> bool {
        self == Self::WebKit
    }

    /// The driver, listening on a port and keeping its files in `profile`.
    pub(crate) fn command(self, port: u16, profile: &Path) -> Command {
        let own = root().join(".tools/bin").join(self.driver());
        let mut command = Command::new(if own.is_file() { own } else { self.driver().into() });
        command.arg(format!("--port={port}"));
        match self {
            Self::Chromium => {}
            Self::Firefox => {
                let any_port = "--websocket-port=0";
                command.arg(any_port).arg("--profile-root").arg(profile).env("HOME", profile);
            }
            // No GPU here; and what one test keeps, the next must not find.
            Self::WebKit => {
                command
                    .env("LIBGL_ALWAYS_SOFTWARE", "1")
                    .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
                for place in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] {
                    command.env(place, profile);
                }
            }
        }
        command
    }

    /// What a session of it is asked to be.
    pub(crate) fn capabilities(self, profile: &Path) -> Capabilities {
        let wanted = match self {
            Self::Chromium => chromium(profile),
            Self::Firefox => firefox(),
            Self::WebKit => webkit(),
        };
        match wanted {
            Value::Object(wanted) => wanted.into(),
            _ => Capabilities::new(),
        }
    }
}

fn chromium(profile: &Path) -> Value {
    let mut arguments = CHROMIUM_FLAGS.map(ToOwned::to_owned).to_vec();
    arguments.push(format!("--user-data-dir={}", profile.display()));
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "WARNING" },
    })
}

fn firefox() -> Value {
    let preferences = json!({
        "ui.prefersReducedMotion": 1,
        "layout.css.prefers-color-scheme.content-override": 1,
        "intl.accept_languages": "zh-CN,zh",
        // Nothing is asked of the network but the test's own pages.
        "app.normandy.enabled": false,
        "browser.region.network.url": "",
        "dom.security.https_first": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
        "services.settings.server": "data:,",
        "toolkit.telemetry.enabled": false,
    });
    json!({
        "browserName": "firefox",
        // Contexts are BiDi's.
        "webSocketUrl": true,
        "moz:firefoxOptions": {
            "binary": "/usr/bin/firefox-esr",
            "args": ["-headless"],
            "prefs": preferences,
        },
    })
}

fn webkit() -> Value {
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
    })
}

/// Debian puts it into a folder named for the machine's kind.
fn mini_browser() -> String {
    let kind = format!("{}-linux-gnu", std::env::consts::ARCH);
    format!("/usr/lib/{kind}/webkit2gtk-4.1/MiniBrowser")
}
