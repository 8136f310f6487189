//! As much of HTTP/1.1 as browsers need of a test's server: GET, one thread a connection, so that none waits for another.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

/// More than any browser sends, in bytes.
const MAX_HEAD: usize = 64 * 1024;

/// What is asked for.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// Path, query and all.
    pub target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// A status, and a body without headers.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }

    /// With a header; an earlier one of the same name gives way.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn head(&self) -> String {
        let headers = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n"));
        let headers: String = headers.collect();
        let length = self.body.len();
        format!("HTTP/1.1 {} -\r\n{headers}Content-Length: {length}\r\n\r\n", self.status)
    }
}

/// Answers all requests of a connection, one after the other, until the browser closes it.
pub(crate) fn serve(mut stream: TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    while let Some(request) = next(&mut stream, &mut read)? {
        let closes =
            request.header("Connection").is_some_and(|how| how.eq_ignore_ascii_case("close"));
        let answer = answer(&request);
        stream.write_all(answer.head().as_bytes())?;
        stream.write_all(&answer.body)?;
        if closes {
            break;
        }
    }
    Ok(())
}

/// The next request; `read` holds what has come of it, and of those after it. `None` at the end.
fn next(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Option<Request>> {
    loop {
        if let Some((request, length)) = parse(read)? {
            read.drain(..length);
            return Ok(Some(request));
        }
        let mut part = [0; 4096];
        match stream.read(&mut part)? {
            0 => return Ok(None),
            _ if read.len() > MAX_HEAD => return Err(io::Error::other("the request has no end")),
            n => read.extend_from_slice(&part[..n]),
        }
    }
}

/// A request and its length, if all of it is there.
fn parse(bytes: &[u8]) -> io::Result<Option<(Request, usize)>> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    let status = parsed.parse(bytes).map_err(io::Error::other)?;
    let httparse::Status::Complete(length) = status else { return Ok(None) };
    let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
    let headers = parsed.headers.iter().map(|header| (header.name.to_owned(), text(header.value)));
    let request =
        Request { target: parsed.path.unwrap_or("/").to_owned(), headers: headers.collect() };
    Ok(Some((request, length)))
}
