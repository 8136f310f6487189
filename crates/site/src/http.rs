//! As much of HTTP/1.1 as browsers need of a test's server: GET, one thread a connection, so that none waits for another.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::Duration;

/// More than any browser sends, in bytes.
const MAX_HEAD: usize = 64 * 1024;
/// What has come is drawn meanwhile.
const REST: Duration = Duration::from_millis(60);

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
    /// The server rests after each place where the body says this.
    pub halts_after: Option<&'static str>,
}

impl Answer {
    /// A status, and a body without headers.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Vec::new(), body: body.into(), halts_after: None }
    }

    /// With a header; an earlier one of the same name gives way.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn send(&self, stream: &mut TcpStream) -> io::Result<()> {
        stream.write_all(self.head().as_bytes())?;
        let mut rest = self.body.as_slice();
        while let Some(end) = self.next_halt(rest) {
            stream.write_all(&rest[..end])?;
            thread::sleep(REST);
            rest = &rest[end..];
        }
        stream.write_all(rest)
    }

    /// The length of what goes out before the next rest.
    fn next_halt(&self, rest: &[u8]) -> Option<usize> {
        let mark = self.halts_after?.as_bytes();
        rest.windows(mark.len()).position(|part| part == mark).map(|at| at + mark.len())
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
        answer(&request).send(&mut stream)?;
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
