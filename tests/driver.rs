//! A ChromeDriver of its own for each test, and one browser by it.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use thirtyfour::{
    ChromiumLikeCapabilities as _, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver,
};
use tokio::runtime::Runtime;

/// Without these, Chromium doesn't start as root in a container, or asks the network for things of its own.
const FLAGS: [&str; 10] = [
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
/// The longest that a ChromeDriver takes to start on a busy machine.
const START: Duration = Duration::from_secs(20);

/// How a page is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width and height of the viewport in CSS pixels.
    pub size: (u32, u32),
    /// Whether the system prefers dark colours.
    pub dark: bool,
}

impl Look {
    /// A phone held upright.
    pub const PHONE: Self = Self { size: (390, 844), dark: false };
    /// A desk.
    pub const DESK: Self = Self { size: (1280, 860), dark: false };
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A browser; it ends with the value.
pub(crate) struct Driver {
    pub(crate) runtime: Runtime,
    pub(crate) web: Option<WebDriver>,
    process: Child,
    profile: PathBuf,
}

impl Driver {
    pub(crate) fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let port = any_port();
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("chromedriver does not start: {error}"));
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("pg-{}-{count}", std::process::id()));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime starts");
        let mut driver = Self { runtime, web: None, process, profile };
        driver.connect(port);
        driver
    }

    fn connect(&mut self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < START, "chromedriver does not listen");
            thread::sleep(Duration::from_millis(10));
        }
        let mut wanted = DesiredCapabilities::chrome();
        for flag in FLAGS {
            wanted.add_arg(flag).expect("a flag is text");
        }
        let profile = format!("--user-data-dir={}", self.profile.display());
        wanted.add_arg(&profile).expect("a flag is text");
        wanted.set_browser_log_level(LoggingPrefsLogLevel::Warning).expect("a level is text");
        let web = self.runtime.block_on(WebDriver::new(format!("http://127.0.0.1:{port}"), wanted));
        self.web = Some(web.unwrap_or_else(|error| panic!("no browser: {error}")));
    }
}

fn any_port() -> u16 {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

impl Drop for Driver {
    fn drop(&mut self) {
        if let Some(web) = self.web.take() {
            // It may be gone already.
            let _ = self.runtime.block_on(web.quit());
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
