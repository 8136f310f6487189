//! The single file: a page with the guide, the widget and its data all inside, that opens from a disk.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::esbuild;
use crate::pages::{self, Parts};
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::shipped::{SHIPPED, Shipped};
use crate::sizes;
use crate::widget_parts::{PARTS, WASM, widget_options};

/// Its name in dist/.
const NAME: &str = "policy-guide.html";
/// The address that the file's own answers have for the overlay.
const OVERLAY: &str = "overlay.json";

/// What goes into a single file, and where it goes.
#[derive(clap::Args)]
pub struct Asked {
    /// The guide.
    #[arg(long, value_name = "FILE", default_value = "public/policies.json")]
    data: PathBuf,
    /// A district's overlay for it.
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// Where the single file goes.
    #[arg(long, value_name = "FILE", default_value = "dist/policy-guide.html")]
    out: PathBuf,
}

/// Makes a single file, with a small build where none is there.
pub fn single(asked: &Asked) -> Result<()> {
    setup(&[Need::Build])?;
    let kept = kept();
    if !kept.join(WASM).is_file() {
        sizes::dist()?;
    }
    let html = compose(asked, &kept, "single")?;
    fs::write(&asked.out, &html)
        .with_context(|| format!("{} cannot be written", asked.out.display()))?;
    say(&format!("{}: {} bytes", asked.out.display(), html.len()));
    Ok(())
}

/// What the small build made, kept for other guides.
fn kept() -> PathBuf {
    root().join("target/single")
}

/// After a small build: keeps what single files are made of, and makes the one of the published guide.
pub fn write(stage: &Path, work: &Path) -> Result<()> {
    let kept = kept();
    fs::create_dir_all(&kept)?;
    for name in PARTS {
        fs::copy(work.join(name), kept.join(name))?;
    }
    let asked = Asked { data: stage.join("policies.json"), overlay: None, out: stage.join(NAME) };
    fs::write(&asked.out, compose(&asked, &kept, "site")?)?;
    Ok(())
}

/// `name` keeps the drawn parts of one guide from those of another.
fn compose(asked: &Asked, kept: &Path, name: &str) -> Result<String> {
    let parts = Parts::draw(&asked.data, asked.overlay.as_deref(), name)?;
    let facts: Value = serde_json::from_str(&parts.read("facts.json")?)?;
    let data = fs::read(&asked.data)?;
    let mut filling: Vec<_> = pages::filling(&parts, kept)?
        .into_iter()
        .filter(|(name, _)| !matches!(*name, "services" | "canonical"))
        .collect();
    let overlay = asked.overlay.as_ref().map(|_| format!(" overlay=\"{OVERLAY}\""));
    filling.extend([
        ("title", escape(facts["title"].as_str().unwrap_or_default())),
        ("checked", escape(facts["checked"].as_str().unwrap_or_default())),
        ("age", pages::inline("single/age.ts", kept)?),
        ("copy", note(&data, &facts, parts.site.as_deref())),
        ("origin", origin(&parts)?),
        ("overlay", overlay.unwrap_or_default()),
        ("files", files(asked, kept, &data)?),
        ("script", script(kept, parts.site.as_deref())?),
    ]);
    pages::fill(&fs::read_to_string(root().join("web/single/single.html"))?, &filling)
}

/// Which guide this is: the version is the hash of its data, so that two copies can be told apart.
fn note(data: &[u8], facts: &Value, site: Option<&str>) -> String {
    let version: String =
        Sha256::digest(data).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let checked = facts["checked"].as_str().map(|day| format!("核对日期 {}", escape(day)));
    let latest = site.map(|site| format!(" <a href=\"{}\">查看最新版本</a>", escape(site)));
    format!(
        "离线文件，{}<span></span>，数据版本 {version}。{}",
        checked.unwrap_or_else(|| "未注明核对日期".to_owned()),
        latest.unwrap_or_default(),
    )
}

/// Where newer copies are, if there is such a place.
fn origin(parts: &Parts) -> Result<String> {
    let Some(site) = &parts.site else { return Ok(String::new()) };
    let site = escape(site);
    let code = parts.read("qr.svg")?;
    Ok(format!(
        "<footer class=\"origin\">{code}<p>扫码或打开 <a href=\"{site}\">{site}</a> 查看最新版本。</p></footer>"
    ))
}

/// Every file that the widget would fetch, packed.
fn files(asked: &Asked, kept: &Path, data: &[u8]) -> Result<String> {
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    for file in SHIPPED.iter().filter(|file| file.is_in_single) {
        files.push((file.file_name(), content(file, asked, kept, data)?));
    }
    if let Some(overlay) = &asked.overlay {
        files.push((OVERLAY, fs::read(overlay)?));
    }
    let packed: Result<Vec<String>> = files
        .iter()
        .map(|(name, bytes)| {
            let packed = BASE64_STANDARD.encode(gzip(bytes)?);
            Ok(format!("<script type=\"text/plain\" id=\"file:{name}\">{packed}</script>"))
        })
        .collect();
    Ok(packed?.join("\n"))
}

fn content(file: &Shipped, asked: &Asked, kept: &Path, data: &[u8]) -> Result<Vec<u8>> {
    Ok(match file.file_name() {
        "policies.json" => data.to_vec(),
        "widget.wasm" => fs::read(kept.join(WASM))?,
        // What a search needs is there for guides that have been through the editors' command.
        "policies.pinyin.txt" => beside(&asked.data, "pinyin.txt"),
        "policies.asks.json" => beside(&asked.data, "asks.json"),
        other => bail!("the single file has no content for {other}"),
    })
}

fn beside(data: &Path, ending: &str) -> Vec<u8> {
    fs::read(data.with_extension(ending)).unwrap_or_default()
}

/// As small as gzip gets: it is packed once and read often.
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let options = zopfli::Options::default();
    let mut encoder = zopfli::GzipEncoder::new(options, zopfli::BlockType::Dynamic, &mut packed)?;
    encoder.write_all(bytes)?;
    encoder.finish()?;
    Ok(packed)
}

/// The loader, the widget's script and what stands for the network, in one.
fn script(kept: &Path, site: Option<&str>) -> Result<String> {
    let out = kept.join("single.js");
    let mut options = widget_options(kept);
    options.push(format!("--define:SITE={}", Value::from(site.unwrap_or_default())));
    // Whatever fetches, fetches from the page.
    options.push("--inject:web/single/inlined.ts".to_owned());
    esbuild::bundle("web/single/single.ts", &out, &options)?;
    // Inside of a script element nothing may look like its end.
    Ok(fs::read_to_string(out)?.trim().replace("</script", "<\\/script"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    #[test]
    fn the_note_says_which_guide_it_is_and_makes_up_nothing() {
        let facts = serde_json::json!({ "checked": "2026-01-02" });
        let note = note(b"{}", &facts, Some("https://example.org/?a&b"));
        assert!(note.contains("44136fa3") && note.contains("2026-01-02"));
        assert!(note.contains("https://example.org/?a&amp;b"));
        let bare = super::note(b"{}", &Value::Null, None);
        assert!(bare.contains("未注明核对日期") && !bare.contains("href"));
    }

    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        asked: Asked,
    }

    #[test]
    fn an_unknown_word_is_refused() {
        let read = |words: &[&str]| Line::try_parse_from([&["single"], words].concat());
        assert!(read(&["--data"]).is_err());
        assert!(read(&["--date", "x"]).is_err());
        let asked = read(&["--out", "x.html"]).ok().map(|line| line.asked).unwrap();
        assert_eq!((asked.out, asked.data), ("x.html".into(), "public/policies.json".into()));
    }

    #[test]
    fn what_is_packed_comes_back() {
        let packed = gzip(b"abcabcabc").unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&packed[..]), &mut text)
            .unwrap();
        assert_eq!(text, "abcabcabc");
    }
}
