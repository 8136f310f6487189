//! A small static server for 127.0.0.1, for the developers' command and the browser tests. It answers as told:
//! with the files of a folder, or with a fault put in the place of one. It is no server for the open network.

mod fault;
mod packed;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Request, Response, Server};

pub use fault::Fault;
use packed::Asked;

const TYPES: [(&str, &str); 10] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("txt", "text/plain; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
];

/// How often is looked whether an answer is still held.
const GLANCE: Duration = Duration::from_millis(10);

/// What is served.
#[derive(Clone, Debug, Default)]
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// Texts to replace in pages, and by what.
    pub replace: Vec<(&'static str, String)>,
    /// Whether files go out packed and are kept by caches, as by a server for the open network.
    pub packed: bool,
}

/// A server at work; it ends with the process.
#[derive(Clone, Debug)]
pub struct Served {
    /// Scheme, host and port, without a slash at the end.
    pub origin: String,
    shared: Arc<Mutex<Shared>>,
}

#[derive(Debug, Default)]
struct Shared {
    faults: BTreeMap<String, Fault>,
    requests: Vec<String>,
    n_bytes: usize,
}

/// The first port from `first` on that is free.
///
/// # Errors
/// When none of fifty is.
pub fn free_port(first: u16) -> io::Result<u16> {
    (first..first.saturating_add(50))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .ok_or_else(|| io::Error::other(format!("no port from {first} on is free")))
}

impl Site {
    /// A folder as it is.
    pub fn of(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), ..Self::default() }
    }

    /// Serves in the background; port 0 takes any that is free.
    ///
    /// # Errors
    /// When the port is taken.
    pub fn start(self, port: u16) -> io::Result<Served> {
        let server = Server::http(("127.0.0.1", port))
            .map_err(|error| io::Error::other(format!("port {port}: {error}")))?;
        let origin = format!("http://{}", server.server_addr());
        let served = Served { origin, shared: Arc::default() };
        let (site, at_work) = (Arc::new(self), served.clone());
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let (site, served) = (Arc::clone(&site), at_work.clone());
                // A fault may take its time, and must not hold up the others.
                thread::spawn(move || served.answer(&site, request));
            }
        });
        Ok(served)
    }
}

impl Served {
    /// From now on answers `path` with a fault.
    pub fn set_fault(&self, path: &str, fault: Fault) {
        self.lock().faults.insert(path.to_owned(), fault);
    }

    /// Answers as a server should again.
    pub fn mend(&self) {
        self.lock().faults.clear();
    }

    /// How often `path` was asked for.
    pub fn n_requests(&self, path: &str) -> usize {
        self.lock().requests.iter().filter(|asked| *asked == path).count()
    }

    /// How many bytes of bodies went out since this was last asked.
    pub fn take_bytes(&self) -> usize {
        std::mem::take(&mut self.lock().n_bytes)
    }

    fn is_held(&self, path: &str) -> bool {
        matches!(self.lock().faults.get(path), Some(Fault::Held))
    }

    fn lock(&self) -> MutexGuard<'_, Shared> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, site: &Site, request: Request) {
        let path = request.url().split(['?', '#']).next().unwrap_or("/").to_owned();
        let fault = {
            let mut shared = self.lock();
            shared.requests.push(path.clone());
            shared.faults.get(&path).cloned()
        };
        let asked = Asked::of(&request);
        while self.is_held(&path) {
            thread::sleep(GLANCE);
        }
        let own = || {
            let answer = site.answer(&path, &asked);
            self.lock().n_bytes += answer.data_length().unwrap_or(0);
            answer
        };
        // A browser that went away is no reason to stop.
        let _ = match fault {
            Some(fault) => fault.answer(request, own),
            None => request.respond(own()),
        };
    }
}

/// An answer in memory.
pub(crate) type Answer = Response<io::Cursor<Vec<u8>>>;

impl Site {
    fn answer(&self, path: &str, asked: &Asked) -> Answer {
        let Some(file) = find(&self.folder, path) else {
            return Response::from_string("not found").with_status_code(404);
        };
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let kind = TYPES.iter().find(|(known, _)| *known == ending);
        let kind = kind.map_or("application/octet-stream", |(_, kind)| kind);
        let unreadable = || Response::from_string("not readable").with_status_code(500);
        if self.packed {
            return packed::answer(&file, kind, asked).unwrap_or_else(|_| unreadable());
        }
        let Ok(mut body) = fs::read(&file) else {
            return unreadable();
        };
        if ending == "html" && !self.replace.is_empty() {
            let page = String::from_utf8_lossy(&body).into_owned();
            let replaced =
                self.replace.iter().fold(page, |page, (from, to)| page.replace(from, to));
            body = replaced.into_bytes();
        }
        answer_of(kind, body)
    }
}

/// An answer that any page may read and no cache keeps.
pub(crate) fn answer_of(kind: &str, body: Vec<u8>) -> Answer {
    let headers = [
        ("Content-Type", kind),
        ("Access-Control-Allow-Origin", "*"),
        ("Cache-Control", "no-cache"),
    ];
    headers.into_iter().fold(Response::from_data(body), |response, (name, value)| {
        match Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            Ok(header) => response.with_header(header),
            Err(()) => response,
        }
    })
}

/// The file for a path, never outside of the folder.
fn find(folder: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let is_plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = folder.join(relative);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (is_plain && file.is_file()).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::TcpStream;

    fn get(served: &Served, path: &str) -> String {
        get_with(served, path, "")
    }

    fn get_with(served: &Served, path: &str, headers: &str) -> String {
        let address = served.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\n{headers}Connection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_nothing_outside_of_its_folder() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(find(&src, "/lib.rs").is_some());
        assert!(find(&src, "/../Cargo.toml").is_none());
        assert!(find(&src, "/none.rs").is_none());
    }

    #[test]
    fn answers_with_a_file_or_the_fault_in_its_place() {
        let served = Site::of(env!("CARGO_MANIFEST_DIR")).start(0).unwrap();
        assert!(get(&served, "/Cargo.toml?x").contains("name = \"site\""));
        served.set_fault("/Cargo.toml", Fault::Status(503));
        assert!(get(&served, "/Cargo.toml").starts_with("HTTP/1.1 503"));
        served.set_fault("/Cargo.toml", Fault::Body("text/plain", b"instead".to_vec()));
        assert!(get(&served, "/Cargo.toml").ends_with("instead"));
        served.mend();
        assert!(get(&served, "/Cargo.toml").contains("name = \"site\""));
        assert_eq!(served.n_requests("/Cargo.toml"), 4);
    }

    #[test]
    fn a_packed_site_sends_the_packed_file_and_knows_what_a_browser_has() {
        let folder = std::env::temp_dir().join(format!("pg-packed-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a.js"), "plain and long").unwrap();
        fs::write(folder.join("a.js.br"), "packed").unwrap();
        let site = Site { packed: true, ..Site::of(&folder) };
        let served = site.start(0).unwrap();
        assert!(get(&served, "/a.js").ends_with("plain and long"));
        assert_eq!(served.take_bytes(), 14);
        let answer = get_with(&served, "/a.js", "Accept-Encoding: gzip, br\r\n");
        assert!(answer.contains("Content-Encoding: br") && answer.ends_with("packed"));
        let tag = answer.lines().find(|line| line.starts_with("ETag: ")).unwrap();
        let known = tag.replace("ETag: ", "Accept-Encoding: br\r\nIf-None-Match: ") + "\r\n";
        assert!(get_with(&served, "/a.js", &known).starts_with("HTTP/1.1 304"));
        assert_eq!(served.take_bytes(), 6);
        fs::remove_dir_all(folder).unwrap();
    }
}
