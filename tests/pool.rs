//! Browsers that serve one page after the other. Starting one costs more than most tests; a page gets a context of its
//! own in it, which knows nothing of the pages before. What is idle ends with the process.

use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::driver::Driver;
use crate::engine::Engine;

static IDLE: Mutex<Vec<Driver>> = Mutex::new(Vec::new());

/// A browser for one page.
pub(crate) struct Lease {
    /// `None` only while it is given back.
    driver: Option<Driver>,
    is_shared: bool,
}

impl Lease {
    /// A browser that others have used before, as good as new. `WebKit` has no contexts, and its driver starts a browser
    /// for each session: of that each page gets a browser of its own.
    pub(crate) fn shared(engine: Engine) -> Self {
        if engine == Engine::WebKit {
            return Self::alone(engine);
        }
        let idle = take_idle(engine);
        let mut driver = idle.unwrap_or_else(|| Driver::start(engine));
        driver.enter_context().unwrap_or_else(|error| panic!("no context: {error}"));
        Self { driver: Some(driver), is_shared: true }
    }

    /// A browser that is started for this page and ends with it.
    pub(crate) fn alone(engine: Engine) -> Self {
        Self { driver: Some(Driver::start(engine)), is_shared: false }
    }
}

fn idle() -> MutexGuard<'static, Vec<Driver>> {
    IDLE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn take_idle(engine: Engine) -> Option<Driver> {
    let mut idle = idle();
    let at = idle.iter().position(|driver| driver.engine == engine)?;
    Some(idle.swap_remove(at))
}

impl Deref for Lease {
    type Target = Driver;

    fn deref(&self) -> &Driver {
        self.driver.as_ref().expect("the browser is there until the value goes")
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(mut driver) = self.driver.take() else { return };
        // A browser that cannot be cleared has ended, or ends here.
        if self.is_shared && driver.leave_context().is_ok() {
            idle().push(driver);
        }
    }
}
