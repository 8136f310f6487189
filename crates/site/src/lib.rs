//! A small static server for 127.0.0.1, for the developers' command and the browser tests. It answers as told:
//! with the files of a folder, or with a fault put in the place of one. It is no server for the open network.

mod fault;
mod hosts;
mod http;
mod packed;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

pub use fault::Fault;
pub use hosts::hosts;
use http::{Answer, Request};

const TYPES: [(&str, &str); 11] = [
    ("html", "text/html; charset=utf-8"),
    ("xhtml", "application/xhtml+xml; charset=utf-8"),
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
    /// The folder. A file `headers.txt` in one of its folders gives the headers of the pages beside it, a line each.
    pub folder: PathBuf,
    /// Texts to replace in pages, their scripts and their headers, and by what.
    pub replace: Vec<(&'static str, String)>,
    /// Whether files go out packed and are kept by caches, as by a server for the open network.
    pub packed: bool,
    /// Other folders, each under a path of its own that ends with a slash.
    pub mounts: Vec<(&'static str, PathBuf)>,
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
        let listener = TcpListener::bind(("127.0.0.1", port))
            .map_err(|error| io::Error::new(error.kind(), format!("port {port}: {error}")))?;
        let origin = format!("http://{}", listener.local_addr()?);
        let served = Served { origin, shared: Arc::default() };
        let (site, at_work) = (Arc::new(self), served.clone());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (site, served) = (Arc::clone(&site), at_work.clone());
                // A browser that went away is no reason to stop.
                thread::spawn(move || http::serve(stream, |asked| served.answer(&site, asked)));
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

    fn answer(&self, site: &Site, request: &Request) -> Answer {
        let path = request.target.split(['?', '#']).next().unwrap_or("/");
        let fault = {
            let mut shared = self.lock();
            shared.requests.push(path.to_owned());
            shared.faults.get(path).cloned()
        };
        while self.is_held(path) {
            thread::sleep(GLANCE);
        }
        let own = || {
            let answer = site.answer(path, request);
            self.lock().n_bytes += answer.body.len();
            answer
        };
        match fault {
            Some(fault) => fault.answer(own),
            None => own(),
        }
    }
}

impl Site {
    fn answer(&self, path: &str, asked: &Request) -> Answer {
        let Some(file) = self.find(path) else {
            return Answer::new(404, "not found");
        };
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("");
        let kind = TYPES.iter().find(|(known, _)| *known == ending);
        let kind = kind.map_or("application/octet-stream", |(_, kind)| kind);
        let unreadable = || Answer::new(500, "not readable");
        if self.packed {
            return packed::answer(&file, kind, asked).unwrap_or_else(|_| unreadable());
        }
        let Ok(mut body) = fs::read(&file) else {
            return unreadable();
        };
        if ["html", "xhtml", "js"].contains(&ending) {
            body = self.replaced(body);
        }
        let page = if ending == "html" { self.page_headers(&file) } else { Vec::new() };
        page.iter().fold(answer_of(kind, body), |answer, (name, value)| answer.with(name, value))
    }

    fn find(&self, path: &str) -> Option<PathBuf> {
        let mount =
            self.mounts.iter().find_map(|(at, folder)| Some((folder, path.strip_prefix(at)?)));
        mount.map_or_else(|| find(&self.folder, path), |(folder, rest)| find(folder, rest))
    }

    /// A page may be in any charset, so that bytes are replaced.
    fn replaced(&self, body: Vec<u8>) -> Vec<u8> {
        self.replace
            .iter()
            .fold(body, |body, (from, to)| replace(&body, from.as_bytes(), to.as_bytes()))
    }

    fn page_headers(&self, page: &Path) -> Vec<(String, String)> {
        let text = fs::read(page.with_file_name("headers.txt")).unwrap_or_default();
        let text = String::from_utf8_lossy(&self.replaced(text)).into_owned();
        let lines = text.lines().filter_map(|line| line.split_once(": "));
        lines.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

fn replace(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut replaced = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some(at) = rest.windows(from.len()).position(|part| part == from) {
        replaced.extend_from_slice(&rest[..at]);
        replaced.extend_from_slice(to);
        rest = &rest[at + from.len()..];
    }
    replaced.extend_from_slice(rest);
    replaced
}

/// An answer that any page may read and no cache keeps.
pub(crate) fn answer_of(kind: &str, body: Vec<u8>) -> Answer {
    Answer::new(200, body)
        .with("Content-Type", kind)
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Resource-Policy", "cross-origin")
        .with("Cache-Control", "no-cache")
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
        served.set_fault("/Cargo.toml", Fault::Halting("]"));
        let whole = get(&served, "/Cargo.toml");
        served.mend();
        assert!(get(&served, "/Cargo.toml").contains("name = \"site\""));
        assert_eq!(get(&served, "/Cargo.toml"), whole);
        assert_eq!(served.n_requests("/Cargo.toml"), 6);
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

    #[test]
    fn connections_that_stay_open_hold_up_nobody() {
        let served = Site::of(env!("CARGO_MANIFEST_DIR")).start(0).unwrap();
        let address = served.origin.trim_start_matches("http://");
        let idle: Vec<_> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
        assert!(get(&served, "/Cargo.toml").contains("name = \"site\""));
        let mut kept = &idle[0];
        write!(kept, "GET /none HTTP/1.1\r\n\r\nGET /none HTTP/1.1\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut answers = String::new();
        kept.read_to_string(&mut answers).unwrap();
        assert_eq!(answers.matches("HTTP/1.1 404").count(), 2, "{answers}");
    }

    #[test]
    fn a_page_has_its_words_replaced_and_the_headers_beside_it() {
        let folder = std::env::temp_dir().join(format!("site-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), b"{{AT}}/x \xD6\xD0").unwrap();
        fs::write(folder.join("headers.txt"), "Content-Type: text/html\nX-At: {{AT}}/y\n").unwrap();
        let mut site = Site::of("nowhere");
        site.mounts.push(("/there/", folder.clone()));
        site.replace.push(("{{AT}}", "http://a.invalid".into()));
        let page = site.find("/there/").unwrap();
        let words = [("Content-Type", "text/html"), ("X-At", "http://a.invalid/y")];
        assert_eq!(
            site.page_headers(&page),
            words.map(|(name, value)| (name.into(), value.into()))
        );
        let body = site.answer("/there/", &Request::default()).body;
        assert_eq!(body, b"http://a.invalid/x \xD6\xD0");
        fs::remove_dir_all(folder).unwrap();
    }
}
