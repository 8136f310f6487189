//! A small static server for 127.0.0.1.

use std::fs;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use tiny_http::{Header, Response, Server};

const TYPES: [(&str, &str); 8] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("txt", "text/plain; charset=utf-8"),
];

/// What is served.
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// A text to replace in pages, and by what.
    pub replace: Option<(&'static str, String)>,
}

/// The first port from `first` on that is free.
pub fn free_port(first: u16) -> Result<u16> {
    (first..first.saturating_add(50))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .with_context(|| format!("no port from {first} on is free"))
}

/// Serves until the process ends.
pub fn serve(site: &Site, port: u16) -> Result<()> {
    let server =
        Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("port {port}: {error}"))?;
    for request in server.incoming_requests() {
        let response = answer(site, request.url());
        // A browser that went away is no reason to stop.
        let _ = request.respond(response);
    }
    Ok(())
}

fn answer(site: &Site, url: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let path = url.split(['?', '#']).next().unwrap_or("/");
    let Some(file) = find(&site.folder, path) else {
        return Response::from_string("not found").with_status_code(404);
    };
    let Ok(mut body) = fs::read(&file) else {
        return Response::from_string("not readable").with_status_code(500);
    };
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or("");
    if let Some((from, to)) = site.replace.as_ref().filter(|_| ending == "html") {
        body = String::from_utf8_lossy(&body).replace(from, to).into_bytes();
    }
    let kind = TYPES
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or("application/octet-stream", |(_, kind)| kind);
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

    #[test]
    fn serves_nothing_outside_of_its_folder() {
        let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(find(&src, "/main.rs").is_some());
        assert!(find(&src, "/../Cargo.toml").is_none());
        assert!(find(&src, "/none.rs").is_none());
    }
}
