//! Serving as a good site does: the packed file `NAME.br` beside the plain one to whoever takes it, pages asked for
//! anew by their tag, all else kept by the cache for an hour. The headers let a page measure its own memory.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::http::{Answer, Request};

/// Answers with the file, or that the browser's copy is good.
pub(crate) fn answer(file: &Path, kind: &str, asked: &Request) -> io::Result<Answer> {
    let packed = PathBuf::from(format!("{}.br", file.display()));
    let takes = asked.header("Accept-Encoding").unwrap_or_default();
    let takes_brotli = takes.split(',').any(|kind| kind.trim() == "br");
    let packed = Some(packed).filter(|packed| takes_brotli && packed.is_file());
    let is_packed = packed.is_some();
    let file = packed.unwrap_or_else(|| file.to_owned());
    let tag = tag_of(&file)?;
    let keep = if kind.starts_with("text/html") { "no-cache" } else { "max-age=3600" };
    let is_known = asked.header("If-None-Match") == Some(tag.as_str());
    let body = if is_known { Vec::new() } else { fs::read(&file)? };
    let answer = Answer::new(if is_known { 304 } else { 200 }, body)
        .with("Content-Type", kind)
        .with("Cache-Control", keep)
        .with("Vary", "Accept-Encoding")
        .with("Access-Control-Allow-Origin", "*")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Embedder-Policy", "require-corp")
        .with("ETag", &tag);
    Ok(if is_packed { answer.with("Content-Encoding", "br") } else { answer })
}

fn tag_of(file: &Path) -> io::Result<String> {
    let about = fs::metadata(file)?;
    let age = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
    Ok(format!("\"{:x}-{:x}\"", about.len(), age.as_millis()))
}
