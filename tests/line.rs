//! A line to a site that can be cut, as a phone's is in a lift: no new connection, and none of the old ones.

use std::io;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The line; it ends with the process.
#[derive(Clone, Debug)]
pub struct Line {
    /// Scheme, host and port at this end, without a slash.
    pub origin: String,
    is_cut: Arc<AtomicBool>,
    open: Arc<Mutex<Vec<TcpStream>>>,
}

impl Line {
    /// Lays a line to a site, given as its origin.
    pub fn to(origin: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let address = listener.local_addr().expect("it has an address");
        let line = Self {
            origin: format!("http://{address}"),
            is_cut: Arc::default(),
            open: Arc::default(),
        };
        let (end, far) = (line.clone(), origin.trim_start_matches("http://").to_owned());
        thread::spawn(move || {
            for near in listener.incoming().flatten() {
                // A browser that hangs up is no reason to stop.
                let _ = end.carry(near, &far);
            }
        });
        line
    }

    fn carry(&self, near: TcpStream, far: &str) -> io::Result<()> {
        if self.is_cut.load(Ordering::SeqCst) {
            return near.shutdown(Shutdown::Both);
        }
        let far = TcpStream::connect(far)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.push(near.try_clone()?);
        for (mut from, mut to) in [(near.try_clone()?, far.try_clone()?), (far, near)] {
            thread::spawn(move || {
                let _ = io::copy(&mut from, &mut to);
                let _ = to.shutdown(Shutdown::Both);
            });
        }
        Ok(())
    }

    /// Cuts the line.
    pub fn cut(&self) {
        self.is_cut.store(true, Ordering::SeqCst);
        for stream in self.open.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Mends it.
    pub fn mend(&self) {
        self.is_cut.store(false, Ordering::SeqCst);
    }
}
