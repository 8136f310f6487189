//! Debian's nginx with the documented file, `docs/nginx.conf`, over the built site.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::driver::any_port;
use crate::root;

const START: Duration = Duration::from_secs(20);
/// After the port: TLS, and where its files are.
const SECURE: &str =
    " ssl http2; ssl_certificate {folder}/certificate.pem; ssl_certificate_key {folder}/key.pem";

/// A server at work; it ends with the value.
pub struct Nginx {
    /// Scheme, host and port, without a slash at the end.
    pub origin: String,
    process: Child,
    folder: PathBuf,
}

impl Nginx {
    /// Starts it. Of the documented file only the port and the folder are changed.
    pub fn start() -> Self {
        Self::listening("")
    }

    /// The same over TLS with HTTP/2, as servers for the open network are, with a certificate that nobody has signed.
    pub fn start_secure() -> Self {
        Self::listening(SECURE)
    }

    fn listening(how: &str) -> Self {
        let port = any_port();
        let folder = std::env::temp_dir().join(format!("pg-nginx-{}-{port}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder can be made");
        let dist = root().join("dist").canonicalize().expect("dist/ is built");
        let documented = fs::read_to_string(root().join("docs/nginx.conf")).expect("it is there");
        assert!(documented.contains("listen 80;"), "the port stands where the test changes it");
        if !how.is_empty() {
            make_certificate(&folder);
        }
        let listen =
            format!("listen 127.0.0.1:{port}{how}").replace("{folder}", &folder.to_string_lossy());
        let site = documented
            .replace("listen 80", &listen)
            .replace("/var/www/policy-guide", &dist.to_string_lossy());
        fs::write(folder.join("site.conf"), site).expect("a file can be written");
        fs::write(folder.join("nginx.conf"), main_file(&folder)).expect("a file can be written");
        let process = Command::new("/usr/sbin/nginx")
            .arg("-p")
            .arg(&folder)
            .args(["-e", "error.log", "-c", "nginx.conf"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("nginx does not start: {error}"));
        let scheme = if how.is_empty() { "http" } else { "https" };
        let nginx = Self { origin: format!("{scheme}://127.0.0.1:{port}"), process, folder };
        nginx.wait(port);
        nginx
    }

    fn wait(&self, port: u16) {
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let log = || fs::read_to_string(self.folder.join("error.log")).unwrap_or_default();
            assert!(start.elapsed() < START, "nginx does not listen: {}", log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What was asked for so far: the number of the connection and the path.
    pub fn asked(&self) -> Vec<(String, String)> {
        let log = fs::read_to_string(self.folder.join("access.log")).unwrap_or_default();
        let lines = log.lines().filter_map(|line| line.split_once(' '));
        lines.map(|(number, path)| (number.to_owned(), path.to_owned())).collect()
    }

    /// How many connections something was asked for on.
    pub fn n_connections(&self) -> usize {
        let numbers: BTreeSet<String> =
            self.asked().into_iter().map(|(number, _)| number).collect();
        numbers.len()
    }

    /// Status line and headers of the answer to a GET with these headers beside the usual.
    pub fn head(&self, path: &str, more: &str) -> String {
        let address = self.origin.trim_start_matches("http://");
        let mut stream = TcpStream::connect(address).expect("nginx listens");
        let asked =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n{more}\r\n");
        stream.write_all(asked.as_bytes()).expect("nginx reads");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("nginx answers");
        let answer = String::from_utf8_lossy(&answer);
        answer.split("\r\n\r\n").next().unwrap_or_default().to_owned()
    }
}

/// A key and a certificate of its own, for a day.
fn make_certificate(folder: &Path) {
    let mut openssl = Command::new("openssl");
    openssl
        .args("req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=127.0.0.1 -keyout".split(' '));
    openssl.arg(folder.join("key.pem")).arg("-out").arg(folder.join("certificate.pem"));
    let made = openssl.stderr(Stdio::null()).status();
    assert!(made.is_ok_and(|status| status.success()), "openssl makes no certificate");
}

/// What Debian's own main file says, for a server in the foreground that writes to its own folder only.
fn main_file(folder: &Path) -> String {
    let at = folder.display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("    {name}_temp_path {at}/{name};\n"))
        .concat();
    // Workers of root's server would be nobody, who may not read the project's folder.
    let user = if Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n") {
        "user root;\n"
    } else {
        ""
    };
    format!(
        "{user}daemon off;\nworker_processes 1;\npid {at}/pid;\nerror_log {at}/error.log;\n\
        events {{ worker_connections 256; }}\nhttp {{\n    include /etc/nginx/mime.types;\n    \
        log_format connections \"$connection $uri\";\n    \
        access_log {at}/access.log connections;\n{temporary}    include {at}/site.conf;\n}}\n"
    )
}

impl Drop for Nginx {
    fn drop(&mut self) {
        // SIGTERM lets the master end its workers; a kill would leave them.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}
