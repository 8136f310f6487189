//! `prerender GUIDE OUT [--overlay FILE] [--site ADDRESS]`: writes parts of pages into the folder OUT. With
//! `--single TEMPLATE` it writes the single file OUT.
//!
//! `page.html` is the guide for our own page and `filters.css` makes its facets work, `snippet.LANG.html` is the guide for
//! a partner's page, `services.json` is for search engines, `facts.json` says which guide it is. With the address of a
//! site there is `sitemap.xml` as well.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use prerender::single::{Sources, single};
use prerender::{parts, read, site_address};

fn main() -> Result<()> {
    let asked = Asked::read(std::env::args().skip(1))?;
    let told = match &asked.template {
        Some(template) => asked.write_single(template)?,
        None => asked.write_parts()?,
    };
    for sentence in told {
        eprintln!("{}: {sentence}", asked.guide.display());
    }
    Ok(())
}

/// What is asked for.
struct Asked {
    guide: PathBuf,
    out: PathBuf,
    template: Option<PathBuf>,
    overlay: Option<PathBuf>,
    site: Option<String>,
}

impl Asked {
    fn read(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let (mut plain, mut template, mut overlay, mut site) = (Vec::new(), None, None, None);
        let mut arguments = arguments;
        while let Some(word) = arguments.next() {
            match word.as_str() {
                "--single" => template = arguments.next().map(PathBuf::from),
                "--overlay" => overlay = arguments.next().map(PathBuf::from),
                "--site" => site = Some(site_address(&arguments.next().unwrap_or_default())?),
                _ => plain.push(PathBuf::from(word)),
            }
        }
        let [guide, out] = <[PathBuf; 2]>::try_from(plain)
            .ok()
            .context("prerender GUIDE OUT [--single TEMPLATE] [--overlay FILE] [--site ADDRESS]")?;
        Ok(Self { guide, out, template, overlay, site })
    }

    fn overlay(&self) -> Result<Option<Vec<u8>>> {
        self.overlay.as_deref().map(read_file).transpose()
    }

    fn write_parts(&self) -> Result<Vec<String>> {
        let (guide, told) = read(&read_file(&self.guide)?, self.overlay()?.as_deref())
            .with_context(|| format!("{} is no guide", self.guide.display()))?;
        fs::create_dir_all(&self.out)?;
        for (name, text) in parts(&guide, self.site.as_deref())? {
            write(&self.out.join(name), &text)?;
        }
        Ok(told)
    }

    fn write_single(&self, template: &Path) -> Result<Vec<String>> {
        let template = String::from_utf8(read_file(template)?)?;
        let (guide, overlay) = (read_file(&self.guide)?, self.overlay()?);
        // What a search needs is there for guides that have been through the editors' command.
        let beside = |ending| fs::read(self.guide.with_extension(ending)).unwrap_or_default();
        let changes = fs::read(self.guide.with_file_name("changes.json")).ok();
        let sources = Sources {
            guide: &guide,
            changes: changes.as_deref(),
            pinyin: &beside("pinyin.txt"),
            asks: &beside("asks.json"),
            overlay: overlay.as_deref(),
            site: self.site.as_deref(),
        };
        let (page, told) = single(&template, &sources)
            .with_context(|| format!("{} makes no single file", self.guide.display()))?;
        write(&self.out, &page)?;
        Ok(told)
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
}
