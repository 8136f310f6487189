//! The single file: a page with the guide, the widget and its data all inside, that opens from a disk.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::assemble::{self, esbuild, outfile};
use crate::pages::{self, Parts};
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::sizes;

/// Its name in dist/.
const NAME: &str = "policy-guide.html";
/// The address that the file's own answers have for the overlay.
const OVERLAY: &str = "overlay.json";

/// What goes into a single file, and where it goes.
struct Asked {
    data: PathBuf,
    overlay: Option<PathBuf>,
    out: PathBuf,
}

/// `cargo xtask single [--data FILE] [--overlay FILE] [--out FILE]`.
pub fn command(words: &[&str]) -> Result<()> {
    let asked = read(words)?;
    setup(&[Need::Build])?;
    let kept = kept();
    if !kept.join(assemble::WASM).is_file() {
        sizes::dist()?;
    }
    let html = compose(&asked, &kept, "single")?;
    fs::write(&asked.out, &html)
        .with_context(|| format!("{} cannot be written", asked.out.display()))?;
    say(&format!("{}: {} bytes", asked.out.display(), html.len()));
    Ok(())
}

fn read(words: &[&str]) -> Result<Asked> {
    let mut asked = Asked {
        data: root().join("public/policies.json"),
        overlay: None,
        out: root().join("dist").join(NAME),
    };
    for pair in words.chunks(2) {
        match pair {
            ["--data", file] => asked.data = file.into(),
            ["--overlay", file] => asked.overlay = Some(file.into()),
            ["--out", file] => asked.out = file.into(),
            other => bail!(
                "single takes --data FILE, --overlay FILE and --out FILE, not `{}`",
                other.join(" ")
            ),
        }
    }
    Ok(asked)
}

/// What the small build made, kept for other guides.
fn kept() -> PathBuf {
    root().join("target/single")
}

/// After a small build: keeps what single files are made of, and makes the one of the published guide.
pub fn write(stage: &Path, work: &Path) -> Result<()> {
    let kept = kept();
    fs::create_dir_all(&kept)?;
    for name in assemble::PARTS {
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
        ("age", pages::inline("age.js", kept)?),
        ("copy", note(&data, &facts, parts.site.as_deref())),
        ("origin", origin(&parts)?),
        ("overlay", overlay.unwrap_or_default()),
        ("files", files(asked, kept, &data)?),
        ("script", script(kept, parts.site.as_deref())?),
    ]);
    pages::fill(&fs::read_to_string(root().join("web/single.html"))?, &filling)
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
    let sounds = asked.data.with_extension("sounds.txt");
    let mut files = vec![
        ("policies.json", data.to_vec()),
        ("widget.wasm", fs::read(kept.join(assemble::WASM))?),
        ("more.wasm", fs::read(kept.join(assemble::MORE))?),
        // How characters sound is known for guides that have been through the editors' command.
        ("policies.sounds.txt", fs::read(sounds).unwrap_or_default()),
    ];
    if let Some(overlay) = &asked.overlay {
        files.push((OVERLAY, fs::read(overlay)?));
    }
    let packed: Result<Vec<String>> = files
        .iter()
        .map(|(name, bytes)| {
            let packed = as_text(&gzip(bytes)?);
            Ok(format!("<script type=\"text/plain\" id=\"file:{name}\">{packed}</script>"))
        })
        .collect();
    Ok(packed?.join("\n"))
}

/// Bytes as text, four in five signs: a sixteenth shorter than base64. `web/inlined.js` reads it.
fn as_text(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for group in bytes.chunks(4) {
        let byte = |idx: usize| u32::from(group.get(idx).copied().unwrap_or(0));
        let sum = (0..4).fold(0, |sum, idx| sum << 8 | byte(idx));
        let signs = [52_200_625, 614_125, 7_225, 85, 1].map(|step| sum / step % 85);
        // The last group has a sign more than it has bytes.
        text.extend(signs.into_iter().take(group.len() + 1).map(sign));
    }
    text
}

/// From `#` on; nothing in a script may look like the beginning of its end, so that `x` stands for `<`.
fn sign(value: u32) -> char {
    match char::from_u32(u32::from(b'#') + value) {
        Some('<') | None => 'x',
        Some(sign) => sign,
    }
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
    let mut arguments = vec!["web/single.js".to_owned()];
    arguments.extend(assemble::widget_options(kept));
    arguments.push(format!("--define:SITE={}", Value::from(site.unwrap_or_default())));
    // Whatever fetches, fetches from the page.
    arguments.push("--inject:web/inlined.js".to_owned());
    arguments.push(outfile(&out));
    esbuild(&arguments.iter().map(String::as_str).collect::<Vec<_>>())?;
    // Inside of a script element nothing may look like its end.
    Ok(fs::read_to_string(out)?.trim().replace("</script", "<\\/script"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
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

    #[test]
    fn an_unknown_word_is_refused() {
        assert!(read(&["--data"]).is_err());
        assert!(read(&["--date", "x"]).is_err());
        assert_eq!(read(&["--out", "x.html"]).unwrap().out, PathBuf::from("x.html"));
    }

    #[test]
    fn bytes_are_text_that_no_script_trips_over() {
        assert_eq!(as_text(b""), "");
        assert_eq!(as_text(&[0]), "##");
        assert_eq!(as_text(&[255, 255, 255, 255]), "u:Y/#");
        let all: Vec<u8> = (0..=255).cycle().step_by(7).take(10_001).collect();
        let text = as_text(&all);
        assert_eq!(text.len(), 10_000 / 4 * 5 + 2);
        assert!(text.bytes().all(|sign| (b'#'..=b'x').contains(&sign) && sign != b'<'));
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
