//! The parts of a .docx, .xlsx or .ods, zipped or written one after another in one XML, with a limit on what they
//! may unfold to. Names are compared without case, `\` is `/`, and parts are found by their relationships.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use anyhow::{Context as _, Result, bail};
use zip::ZipArchive;
use zip::result::ZipError;

use super::refusal::Refusal;
use super::xml::{Piece, attribute, walk};

/// What the XML inside of one file may come to, in bytes: a list of 10,000 policies takes about 40 MB.
const MAX_UNFOLDED: u64 = 64 << 20;
/// Parts in one file; pictures are parts too.
const MAX_PARTS: usize = 10_000;

/// An opened file.
#[derive(Debug)]
pub struct Package<'a> {
    zip: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// Positions in the zip file by plain name.
    names: BTreeMap<String, usize>,
    /// Parts that stand in one XML, by plain name.
    flat: BTreeMap<String, String>,
}

/// What one part says about another.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its id within the part.
    pub id: String,
    /// The last word of its type, such as `styles`.
    pub kind: String,
    /// The other part's plain name, or an address outside of the file.
    pub target: String,
    /// Whether it leads out of the file.
    pub is_external: bool,
}

impl<'a> Package<'a> {
    /// Opens it.
    ///
    /// # Errors
    /// When it is no zip file or has too many parts.
    pub fn open(bytes: &'a [u8]) -> Result<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes)).context(Refusal::Damaged)?;
        if zip.len() > MAX_PARTS {
            bail!(Refusal::Parts(zip.len()));
        }
        let mut names = BTreeMap::new();
        for idx in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(idx) {
                names.entry(plain(&name)).or_insert(idx);
            }
        }
        Ok(Self { zip: Some(zip), names, flat: BTreeMap::new() })
    }

    /// The parts of a file that has them one after another in one XML.
    pub fn flat(xml: &str) -> Self {
        let mut flat = BTreeMap::new();
        for part in xml.split("<pkg:part ").skip(1).take(MAX_PARTS) {
            let name = part.split_once("pkg:name=\"").and_then(|(_, rest)| rest.split_once('"'));
            let content =
                part.split_once("<pkg:xmlData").and_then(|(_, rest)| rest.split_once('>'));
            let content = content.and_then(|(_, rest)| rest.split_once("</pkg:xmlData>"));
            if let (Some((name, _)), Some((content, _))) = (name, content) {
                flat.entry(plain(name)).or_insert_with(|| content.to_owned());
            }
        }
        Self { zip: None, names: BTreeMap::new(), flat }
    }

    /// Whether there is such a part.
    pub fn has(&self, part: &str) -> bool {
        let part = plain(part);
        self.names.contains_key(&part) || self.flat.contains_key(&part)
    }

    /// The plain names of all parts.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.names.keys().chain(self.flat.keys())
    }

    /// A part's bytes.
    ///
    /// # Errors
    /// When it is missing, damaged, or unfolds to more than is read.
    pub fn bytes(&mut self, part: &str) -> Result<Vec<u8>> {
        let fault = || Refusal::Part { name: part.to_owned() };
        let part = plain(part);
        if let Some(text) = self.flat.get(&part) {
            return Ok(text.clone().into_bytes());
        }
        let idx = *self.names.get(&part).with_context(fault)?;
        let zip = self.zip.as_mut().with_context(fault)?;
        let file = match zip.by_index(idx) {
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                bail!(Refusal::Encrypted)
            }
            file => file.with_context(fault)?,
        };
        let mut bytes = Vec::new();
        file.take(MAX_UNFOLDED + 1).read_to_end(&mut bytes).with_context(fault)?;
        if bytes.len() as u64 > MAX_UNFOLDED {
            bail!(Refusal::Unfolds { mb: MAX_UNFOLDED >> 20 });
        }
        Ok(bytes)
    }

    /// A part as text.
    ///
    /// # Errors
    /// When it is missing, damaged, no text, or unfolds to more than is read.
    pub fn text(&mut self, part: &str) -> Result<String> {
        let bytes = self.bytes(part)?;
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Ok(super::decode::decode(&bytes).text);
        }
        String::from_utf8(bytes).with_context(|| Refusal::Part { name: part.to_owned() })
    }

    /// The part that everything begins with: by its relationship, else by its usual name.
    pub fn main(&mut self, usual: &[&str]) -> Option<String> {
        let links = self.links("");
        let main = links.into_iter().find(|link| link.kind == "officeDocument");
        main.map(|link| link.target)
            .filter(|target| self.has(target))
            .or_else(|| usual.iter().find(|name| self.has(name)).map(|name| (*name).to_owned()))
    }

    /// What a part says about others; nothing where it cannot be read.
    pub fn links(&mut self, part: &str) -> Vec<Link> {
        let part = plain(part);
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", &part));
        let rels = format!("{folder}{}_rels/{name}.rels", if folder.is_empty() { "" } else { "/" });
        let mut links = Vec::new();
        let Ok(text) = self.text(&rels) else { return links };
        // A damaged list of relationships leaves those that were read.
        let _ = walk(&text, |piece| {
            if let Piece::Open("Relationship", start) = piece
                && let (Some(id), Some(target)) =
                    (attribute(start, "Id"), attribute(start, "Target"))
            {
                let kind = attribute(start, "Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let is_external =
                    attribute(start, "TargetMode").is_some_and(|mode| mode == "External");
                let target = if is_external { target } else { resolved(folder, &target) };
                links.push(Link { id, kind, target, is_external });
            }
            Ok(())
        });
        links
    }

    /// Unfolds every part that holds XML to nowhere, to know that none of it is a bomb.
    ///
    /// # Errors
    /// When the XML comes to more than is read.
    pub fn weigh(&mut self) -> Result<()> {
        let Some(zip) = &mut self.zip else { return Ok(()) };
        let mut left = MAX_UNFOLDED;
        for idx in 0..zip.len() {
            let Ok(file) = zip.by_index(idx) else { continue };
            let name = file.name()?.to_ascii_lowercase();
            if !(name.ends_with(".xml") || name.ends_with(".rels")) {
                continue;
            }
            let n = unfolded_size(file.take(left + 1));
            left = left.checked_sub(n).context(Refusal::Unfolds { mb: MAX_UNFOLDED >> 20 })?;
        }
        Ok(())
    }
}

/// A name as parts are known by: lower case, `/` between, none in front.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// A target as a plain name, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if target.starts_with('/') {
        return plain(&target);
    }
    let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(path.pop()),
            step => path.push(step),
        }
    }
    plain(&path.join("/"))
}

/// How many bytes come out, up to the first fault: a damaged part is its reader's to complain about.
fn unfolded_size(mut part: impl Read) -> u64 {
    let (mut buffer, mut n) = (vec![0; 64 << 10], 0);
    while let Ok(more @ 1..) = part.read(&mut buffer) {
        n += more as u64;
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_the_folder_of_the_part() {
        assert_eq!(resolved("xl", "worksheets/Sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "..\\comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl", "/word/document.xml"), "word/document.xml");
    }

    #[test]
    fn parts_in_one_xml_are_found_by_their_names() {
        let xml = "<pkg:package><pkg:part pkg:name=\"/word/document.xml\"><pkg:xmlData><a/></pkg:xmlData></pkg:part></pkg:package>";
        let mut package = Package::flat(xml);
        assert_eq!(package.text("word/Document.xml").unwrap(), "<a/>");
    }
}
