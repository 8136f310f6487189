//! The single file: a page with the guide, the widget and its data all inside, that opens from a disk. The build makes
//! its template, with all but the guide; `prerender` puts a guide into it, here and in the office's page.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use page_parts::{GUIDE_FILES, file, fill};

use crate::esbuild;
use crate::pages;
use crate::run::root;
use crate::say::say;
use crate::setup::{Need, setup};
use crate::shipped::{SHIPPED, Shipped};
use crate::sizes;
use crate::widget_parts::{WASM, widget_options};

/// Its name in dist/.
const NAME: &str = "policy-guide.html";
/// The page around all of it.
const PAGE: &str = "web/single/single.html";
/// The template's name, also beside the office's page.
const TEMPLATE: &str = "single.html";

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
    if !kept().is_file() {
        sizes::dist()?;
    }
    put_in(&kept(), asked)?;
    let size = fs::metadata(&asked.out)?.len();
    say(&format!("{}: {size} bytes", asked.out.display()));
    Ok(())
}

/// The template of the small build, kept for other guides.
fn kept() -> PathBuf {
    root().join("target/single").join(TEMPLATE)
}

/// After a small build: keeps the template, and makes the single file of the published guide.
pub fn write(stage: &Path, template: &Path) -> Result<()> {
    let kept = kept();
    fs::create_dir_all(kept.parent().unwrap_or(root()))?;
    fs::copy(template, &kept)?;
    put_in(
        &kept,
        &Asked { data: stage.join("policies.json"), overlay: None, out: stage.join(NAME) },
    )
}

fn put_in(template: &Path, asked: &Asked) -> Result<()> {
    let mut arguments = vec![Path::new("--single"), template, &asked.data, &asked.out];
    if let Some(overlay) = &asked.overlay {
        arguments.extend([Path::new("--overlay"), overlay]);
    }
    pages::prerender(&arguments)
}

/// Writes the template into `work`; returns where it is. It is the same for every guide.
pub fn write_template(work: &Path, is_release: bool) -> Result<PathBuf> {
    let mut filling = pages::frame_of_any(work)?;
    filling.extend([
        ("age", pages::inline("single/age.ts", work)?),
        ("widget", widget(work, is_release)?),
        ("script", script(work)?),
    ]);
    let template = work.join(TEMPLATE);
    fs::write(&template, fill(&fs::read_to_string(root().join(PAGE))?, &filling)?)?;
    Ok(template)
}

/// What the widget fetches for any guide, packed.
fn widget(work: &Path, is_release: bool) -> Result<String> {
    let is_of_guide = |file: &Shipped| GUIDE_FILES.contains(&file.file_name());
    let fetched = SHIPPED.iter().filter(|file| file.is_in_single && !is_of_guide(file));
    let files: Result<Vec<String>> = fetched
        .map(|shipped| {
            let bytes = match shipped.file_name() {
                "widget.wasm" => fs::read(work.join(WASM))?,
                other => bail!("the single file has no content for {other}"),
            };
            // As small as gzip gets: it is packed once and read often. While somebody develops, quickly.
            let packed = if is_release { zopfli(&bytes)? } else { gzip(&bytes)? };
            Ok(file(shipped.file_name(), &packed))
        })
        .collect();
    Ok(files?.join("\n"))
}

fn zopfli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let options = zopfli::Options::default();
    let mut encoder = zopfli::GzipEncoder::new(options, zopfli::BlockType::Dynamic, &mut packed)?;
    encoder.write_all(bytes)?;
    encoder.finish()?;
    Ok(packed)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish().context("the widget cannot be packed")
}

/// The loader, the widget's script and what stands for the network, in one.
fn script(work: &Path) -> Result<String> {
    let out = work.join("single.js");
    let mut options = widget_options(work);
    // Whatever fetches, fetches from the page.
    options.push("--inject:web/single/inlined.ts".to_owned());
    esbuild::bundle("web/single/single.ts", &out, &options)?;
    // Inside of a script element nothing may look like its end.
    Ok(fs::read_to_string(out)?.trim().replace("</script", "<\\/script"))
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

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
    fn all_that_its_widget_fetches_is_in_it() {
        let fetched = SHIPPED.iter().filter(|file| file.is_in_single).map(Shipped::file_name);
        let held = ["widget.wasm"].into_iter().chain(GUIDE_FILES);
        assert_eq!(fetched.collect::<Vec<_>>(), held.collect::<Vec<_>>());
    }

    #[test]
    fn what_is_packed_comes_back() {
        for packed in [zopfli(b"abcabcabc").unwrap(), gzip(b"abcabcabc").unwrap()] {
            let mut text = String::new();
            std::io::Read::read_to_string(
                &mut flate2::read::GzDecoder::new(&packed[..]),
                &mut text,
            )
            .unwrap();
            assert_eq!(text, "abcabcabc");
        }
    }
}
