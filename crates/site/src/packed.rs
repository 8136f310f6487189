//! Serving as a good site does: the packed file `NAME.br` beside the plain one to whoever takes it, pages asked for
//! anew by their tag, all else kept by the cache for an hour. The headers let a page measure its own memory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use tiny_http::{Header, Request, Response};

use crate::Answer;

/// What a browser says of itself.
#[derive(Default)]
pub(crate) struct Asked {
    takes_brotli: bool,
    tag: Option<String>,
}

impl Asked {
    pub(crate) fn of(request: &Request) -> Self {
        let header = |name: &'static str| {
            let mut headers = request.headers().iter();
            headers.find(|header| header.field.equiv(name)).map(|header| header.value.to_string())
        };
        let takes = header("Accept-Encoding").unwrap_or_default();
        let takes_brotli = takes.split(',').any(|kind| kind.trim() == "br");
        Self { takes_brotli, tag: header("If-None-Match") }
    }
}

/// Answers with the file, or that the browser's copy is good.
pub(crate) fn answer(file: &Path, kind: &str, asked: &Asked) -> io::Result<Answer> {
    let packed = PathBuf::from(format!("{}.br", file.display()));
    let packed = Some(packed).filter(|packed| asked.takes_brotli && packed.is_file());
    let is_packed = packed.is_some();
    let file = packed.unwrap_or_else(|| file.to_owned());
    let tag = tag_of(&file)?;
    let keep = if kind.starts_with("text/html") { "no-cache" } else { "max-age=3600" };
    let mut headers = vec![
        ("Content-Type", kind),
        ("Cache-Control", keep),
        ("Vary", "Accept-Encoding"),
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("ETag", &tag),
    ];
    let is_known = asked.tag.as_ref() == Some(&tag);
    if is_packed {
        headers.push(("Content-Encoding", "br"));
    }
    let body = if is_known { Vec::new() } else { fs::read(&file)? };
    let answer = Response::from_data(body).with_status_code(if is_known { 304 } else { 200 });
    Ok(headers.into_iter().fold(answer, |answer, (name, value)| {
        match Header::from_bytes(name.as_bytes(), value.as_bytes()) {
            Ok(header) => answer.with_header(header),
            Err(()) => answer,
        }
    }))
}

fn tag_of(file: &Path) -> io::Result<String> {
    let about = fs::metadata(file)?;
    let age = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("\"{:x}-{:x}\"", about.len(), age.as_millis()))
}
