//! The pages that embed the guide: `tests/hosts`, with the libraries that old pages bring along.

use std::fs;
use std::path::Path;

use crate::Site;

/// Where Debian keeps libraries that npm has not.
const DEBIAN: &str = "/usr/share/javascript";

/// The host pages of a project at `root`, with the widget from `widget`, an origin.
pub fn hosts(root: &Path, widget: &str) -> Site {
    let folder = root.join("tests/hosts");
    let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap_or_default();
    // What is replaced first may hold what is replaced last.
    let replace = vec![
        ("{{FURNITURE}}", read("furniture.html")),
        ("{{SNIPPET}}", read("snippet.html")),
        ("{{WIDGET}}", widget.to_owned()),
    ];
    let mounts = vec![("/npm/", root.join("tests/node_modules")), ("/debian/", DEBIAN.into())];
    Site { replace, mounts, ..Site::of(folder) }
}
