//! A screen in memory, shared by all browsers of this process that need one.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use crate::process::Tied;

/// An X server; it ends with its last user.
pub(crate) struct Screen {
    _server: Tied,
    /// Its name, such as `:1`.
    pub(crate) display: String,
}

impl Screen {
    /// The one that is there, or a new one.
    pub(crate) fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Screen>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let screen = Arc::new(Self::start());
            *shared = Arc::downgrade(&screen);
            screen
        })
    }

    /// The server takes a display that is free and tells which.
    fn start() -> Self {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]);
        let server = Tied::start(&command, Path::new(""), Stdio::piped());
        let mut server = server.unwrap_or_else(|error| panic!("Xvfb does not start: {error}"));
        let said = server.output().expect("its output is piped");
        let mut number = String::new();
        BufReader::new(said).read_line(&mut number).expect("Xvfb tells its display");
        assert!(!number.is_empty(), "Xvfb does not start");
        Self { _server: server, display: format!(":{}", number.trim()) }
    }
}
