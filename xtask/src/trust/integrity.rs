//! `dist/integrity.json`: the hash of every published file, as pages name it in `integrity="…"`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha384};

/// The list of hashes, which does not name itself.
pub const NAME: &str = "integrity.json";

/// Folders that are never the same on two machines, and that a shipped file must not name.
const HOMES: [&str; 2] = ["CARGO_HOME", "HOME"];

/// Writes the list over what stands in `dist`.
pub fn write(dist: &Path) -> Result<()> {
    let hashes = of_folder(dist)?;
    fs::write(dist.join(NAME), serde_json::to_string_pretty(&hashes)? + "\n")?;
    Ok(())
}

/// The hash of every file by its path, with `/` between folders on every machine.
pub fn of_folder(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for_each_file(dist, &mut |path, bytes| {
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if name != NAME {
            hashes.insert(name, hash(&bytes));
        }
        Ok(())
    })?;
    Ok(hashes)
}

/// Fails where a shipped file names a folder of this machine: it would tell of its makers, and differ elsewhere.
pub fn holds_no_place_of_this_machine(dist: &Path, root: &Path) -> Result<()> {
    let mut places = vec![root.to_string_lossy().into_owned()];
    places.extend(HOMES.iter().filter_map(|name| std::env::var(name).ok()));
    // A home of `/` stands in every text.
    places.retain(|place| place.len() > 4);
    for_each_file(dist, &mut |path, bytes| match places
        .iter()
        .find(|place| contains(&bytes, place.as_bytes()))
    {
        Some(place) => bail!("{} holds the place `{place}` of this machine", path.display()),
        None => Ok(()),
    })
}

fn contains(bytes: &[u8], place: &[u8]) -> bool {
    bytes.windows(place.len()).any(|window| window == place)
}

/// Calls `act` with every file below a folder, and what is in it.
pub fn for_each_file(
    folder: &Path,
    act: &mut dyn FnMut(&Path, Vec<u8>) -> Result<()>,
) -> Result<()> {
    let entries = fs::read_dir(folder).with_context(|| format!("{}", folder.display()))?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            for_each_file(&path, act)?;
        } else {
            let bytes = fs::read(&path)?;
            act(&path, bytes)?;
        }
    }
    Ok(())
}

fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> std::path::PathBuf {
        let folder = std::env::temp_dir().join(format!("pg-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("w")).unwrap();
        folder
    }

    #[test]
    fn names_every_file_but_itself_with_the_hash_that_browsers_know() {
        let dist = folder("integrity");
        fs::write(dist.join("w/a.js"), "").unwrap();
        write(&dist).unwrap();
        let hashes = of_folder(&dist).unwrap();
        // The hash of nothing, as published with the algorithm.
        let nothing = "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb";
        assert_eq!(hashes, BTreeMap::from([("w/a.js".to_owned(), nothing.to_owned())]));
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_place_of_this_machine_is_found_in_a_binary_file() {
        let dist = folder("places");
        let root = Path::new("/some/checkout");
        fs::write(dist.join("a.wasm"), b"\0asm /usr/src").unwrap();
        assert!(holds_no_place_of_this_machine(&dist, root).is_ok());
        fs::write(dist.join("w/b.wasm"), b"\0asm\xff/some/checkout/src/lib.rs").unwrap();
        assert!(holds_no_place_of_this_machine(&dist, root).is_err());
        fs::remove_dir_all(dist).unwrap();
    }
}
