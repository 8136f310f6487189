//! The zip file that a .docx, .xlsx or .ods is, opened with a limit on what it may unfold to.

use std::io::{Cursor, Read};

use super::refusal::Refusal;
use anyhow::{Context as _, Result, bail};
use zip::ZipArchive;

/// What the XML inside of one file may come to, in bytes: a list of 10,000 policies takes about 40 MB.
const MAX_UNFOLDED: u64 = 64 << 20;
/// Parts in one file; pictures are parts too.
const MAX_PARTS: usize = 10_000;

/// An opened file.
#[derive(Debug)]
pub struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
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
        Ok(Self { zip })
    }

    /// Whether there is such a part.
    pub fn has(&self, part: &str) -> bool {
        self.zip.index_for_name(part).is_some()
    }

    /// A part as text.
    ///
    /// # Errors
    /// When it is missing, damaged, not UTF-8, or unfolds to more than is read.
    pub fn text(&mut self, part: &str) -> Result<String> {
        let fault = || Refusal::Part { name: part.to_owned() };
        let file = self.zip.by_name(part).with_context(fault)?;
        let mut bytes = Vec::new();
        file.take(MAX_UNFOLDED + 1).read_to_end(&mut bytes).with_context(fault)?;
        if bytes.len() as u64 > MAX_UNFOLDED {
            bail!(Refusal::Unfolds { mb: MAX_UNFOLDED >> 20 });
        }
        String::from_utf8(bytes).with_context(fault)
    }

    /// Unfolds every part that holds XML to nowhere, to know that none of it is a bomb.
    ///
    /// # Errors
    /// When the XML comes to more than is read.
    pub fn weigh(&mut self) -> Result<()> {
        let mut left = MAX_UNFOLDED;
        for idx in 0..self.zip.len() {
            let Ok(file) = self.zip.by_index(idx) else { continue };
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

/// How many bytes come out, up to the first fault: a damaged part is its reader's to complain about.
fn unfolded_size(mut part: impl Read) -> u64 {
    let (mut buffer, mut n) = (vec![0; 64 << 10], 0);
    while let Ok(more @ 1..) = part.read(&mut buffer) {
        n += more as u64;
    }
    n
}
