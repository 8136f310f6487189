//! A driver, and one browser by it.

use std::cell::RefCell;
use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use thirtyfour::{WebDriver, WindowHandle};
use tokio::runtime::Runtime;

use crate::context::Contexts;
use crate::engine::Engine;
use crate::process::Tied;
use crate::screen::Screen;

/// The longest that a driver takes to start on a busy machine.
const START: Duration = Duration::from_secs(30);
/// The longest that a browser takes to start, or to answer, on a busy machine.
const ANSWER: Duration = Duration::from_secs(90);

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
    process: Tied,
    profile: PathBuf,
    _screen: Option<Arc<Screen>>,
    contexts: Option<RefCell<Contexts>>,
    /// The window that a shared browser always keeps, with nothing in it.
    home: Option<WindowHandle>,
}

impl Driver {
    /// Starts one that nothing has been done with yet.
    pub(crate) fn start(engine: Engine) -> Self {
        Self::try_start(engine).unwrap_or_else(|error| panic!("no {}: {error}", engine.name()))
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
        let process = Tied::start(&command, &profile, Stdio::null())
            .map_err(|error| format!("{} does not start: {error}", engine.driver()))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|error| error.to_string())?;
        let mut driver = Self {
            engine,
            runtime,
            web: None,
            process,
            profile,
            _screen: screen,
            contexts: None,
            home: None,
        };
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

    pub(crate) fn web(&self) -> &WebDriver {
        self.web.as_ref().expect("the browser is there until the value goes")
    }

    /// The process that all of the browser's come from.
    pub(crate) fn process_id(&self) -> u32 {
        self.process.id()
    }
}

/// What a browser that is shared does between two pages.
impl Driver {
    /// From now on everything happens in a new context, which knows nothing of what was before.
    pub(crate) fn enter_context(&mut self) -> Result<(), String> {
        if self.contexts.is_none() {
            let home = self.runtime.block_on(self.web().window());
            self.home = Some(home.map_err(|error| error.to_string())?);
            let contexts = Contexts::of(self.engine, self.web(), &self.profile)?;
            self.contexts = contexts.map(RefCell::new);
        }
        let Some(contexts) = &self.contexts else { return Ok(()) };
        let window = contexts.borrow_mut().open()?;
        self.switch_to(window.into())?;
        if self.engine == Engine::Chromium {
            // Lines that the last page wrote late are not this one's.
            let log = self.runtime.block_on(self.web().browser_log());
            log.map_err(|error| error.to_string())?;
        }
        Ok(())
    }

    /// Ends the context.
    pub(crate) fn leave_context(&mut self) -> Result<(), String> {
        let Some(home) = self.home.clone() else { return Ok(()) };
        self.switch_to(home)?;
        self.contexts.as_ref().map_or(Ok(()), |contexts| contexts.borrow_mut().close())
    }

    /// Opens one more window in the context and goes there; whether there is a context at all.
    pub(crate) fn open_window(&self) -> Result<bool, String> {
        let Some(contexts) = &self.contexts else { return Ok(false) };
        let window = contexts.borrow_mut().open_window()?;
        self.switch_to(window.into()).map(|()| true)
    }

    /// The context's id for DevTools.
    pub(crate) fn context(&self) -> Option<String> {
        self.contexts.as_ref().and_then(|contexts| contexts.borrow().current.clone())
    }

    fn switch_to(&self, window: WindowHandle) -> Result<(), String> {
        let done = self.runtime.block_on(self.web().switch_to_window(window));
        done.map_err(|error| error.to_string())
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
    }
}
