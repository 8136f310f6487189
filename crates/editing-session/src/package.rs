//! Several files as one: the same files make the same zip, byte for byte.
//!
//! A zip is read by the crate `zip`. It is written here, without packing: what packs is 30 KB of the office's page, and an
//! office unpacks the zip at once.

use std::io::{Cursor, Read as _};

use anyhow::{Context as _, Result};
use zip::ZipArchive;

/// No file of a guide is larger, in bytes.
const MAX_FILE: u64 = 48 << 20;

/// A file of a package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name; folders by slashes.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    /// A file of text.
    pub fn text(name: &str, text: String) -> Self {
        Self { name: name.to_owned(), bytes: text.into_bytes() }
    }
}

/// 1980-01-01, the first day that a zip can say: no day and no machine is written into it.
const DAY: u16 = 0x21;
/// Names are in UTF-8.
const UTF8: u16 = 1 << 11;
/// The oldest version of the format that has folders.
const VERSION: u16 = 20;

/// Makes a zip.
///
/// # Errors
/// When a file or the whole grows beyond what a zip can hold.
pub fn pack(files: &[File]) -> Result<Vec<u8>> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let about = about(file).context("a file is too large for a zip")?;
        let start = u32::try_from(zip.len()).context("the files are too large for a zip")?;
        zip.extend(b"PK\x03\x04");
        zip.extend(&about);
        zip.extend(file.name.as_bytes());
        zip.extend(&file.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(file.name.as_bytes());
    }
    let start = u32::try_from(zip.len()).context("the files are too large for a zip")?;
    let n = u16::try_from(files.len()).context("there are too many files for a zip")?;
    let size = u32::try_from(directory.len()).context("there are too many files for a zip")?;
    zip.append(&mut directory);
    zip.extend(b"PK\x05\x06\0\0\0\0");
    zip.extend([n.to_le_bytes(), n.to_le_bytes()].concat());
    zip.extend([size.to_le_bytes(), start.to_le_bytes()].concat());
    zip.extend([0, 0]);
    Ok(zip)
}

/// What a zip says of a file, before it and in its directory.
fn about(file: &File) -> Option<Vec<u8>> {
    let size = u32::try_from(file.bytes.len()).ok()?;
    let mut about = Vec::new();
    // The method 0 is not to pack; the time is midnight.
    for number in [VERSION, UTF8, 0, 0, DAY] {
        about.extend(number.to_le_bytes());
    }
    for number in [crc32fast::hash(&file.bytes), size, size] {
        about.extend(number.to_le_bytes());
    }
    about.extend(u16::try_from(file.name.len()).ok()?.to_le_bytes());
    about.extend([0, 0]);
    Some(about)
}

/// A file of a zip, where it has one of that name, in whatever folder.
pub fn unpack(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names = zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned);
    let found = names.into_iter().find(|own| own.rsplit('/').next() == Some(name))?;
    let mut content = Vec::new();
    zip.by_name(&found).ok()?.take(MAX_FILE).read_to_end(&mut content).ok()?;
    Some(content)
}

/// Every file of a zip, in its order; nothing where it cannot be read to the end.
pub fn unpack_all(bytes: &[u8]) -> Option<Vec<File>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    (0..zip.len())
        .map(|idx| {
            let entry = zip.by_index(idx).ok()?;
            let name = entry.name().ok()?.into_owned();
            let mut content = Vec::new();
            entry.take(MAX_FILE + 1).read_to_end(&mut content).ok()?;
            (content.len() as u64 <= MAX_FILE).then_some(())?;
            Some(File { name, bytes: content })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_bytes_and_come_out_again() {
        let files = [
            File::text("a.json", "{}".to_owned()),
            File { name: "b/c".to_owned(), bytes: vec![0, 255] },
        ];
        let zip = pack(&files).unwrap();
        assert_eq!(zip, pack(&files).unwrap());
        assert_eq!(unpack(&zip, "c").unwrap(), [0, 255]);
        assert_eq!(unpack(&zip, "none"), None);
        assert_eq!(unpack(b"PK no zip", "c"), None);
        assert_eq!(unpack_all(&zip).unwrap(), files);
        assert_eq!(unpack_all(&zip[1..]), None);
    }
}
