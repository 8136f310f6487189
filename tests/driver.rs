//! A driver of its own for each test, and one browser by it.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use thirtyfour::WebDriver;
use tokio::runtime::Runtime;

use crate::engine::Engine;
use crate::screen::Screen;

/// The longest that a driver takes to start on a busy machine.
const START: Duration = Duration::from_secs(30);
/// The longest that a browser takes to start, or to answer, on a busy machine.
const ANSWER: Duration = Duration::from_secs(90);
/// A browser that dies while it starts is started again this often.
const TRIES: u32 = 3;

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
    pub(crate) engine: Engine,
    pub(crate) runtime: Runtime,
    pub(crate) web: Option<WebDriver>,
    process: Child,
    profile: PathBuf,
    _screen: Option<Arc<Screen>>,
}

impl Driver {
    pub(crate) fn start(engine: Engine) -> Self {
        (1..TRIES).find_map(|_| Self::try_start(engine).ok()).unwrap_or_else(|| {
            Self::try_start(engine).unwrap_or_else(|error| panic!("no {}: {error}", engine.name()))
        })
    }

    fn try_start(engine: Engine) -> Result<Self, String> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let port = any_port();
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let profile = std::env::temp_dir().join(format!("pg-{}-{count}", std::process::id()));
        fs::create_dir_all(&profile).map_err(|error| error.to_string())?;
        let screen = engine.needs_screen().then(Screen::shared);
        let mut command = engine.command(port, &profile);
        if let Some(screen) = &screen {
            command.env("DISPLAY", &screen.display);
        }
        let process = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("{} does not start: {error}", engine.driver()))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let mut driver = Self { engine, runtime, web: None, process, profile, _screen: screen };
        driver.connect(port)?;
        Ok(driver)
    }

    fn connect(&mut self, port: u16) -> Result<(), String> {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if start.elapsed() > START {
                return Err(format!("{} does not listen", self.engine.driver()));
            }
            thread::sleep(Duration::from_millis(10));
        }
        let wanted = self.engine.capabilities(&self.profile);
        let address = format!("http://127.0.0.1:{port}");
        let builder = WebDriver::builder(address, wanted).request_timeout(ANSWER);
        let web = self.runtime.block_on(builder.connect());
        self.web = Some(web.map_err(|error| error.to_string())?);
        Ok(())
    }
}

impl Driver {
    /// The process that all of the browser's come from.
    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }
}

pub(crate) fn any_port() -> u16 {
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
