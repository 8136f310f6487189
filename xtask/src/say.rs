//! The one place that prints.

use std::io::Write as _;

/// Prints a line. A closed pipe is no reason to fail.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
