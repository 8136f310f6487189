//! The browser's processes: how they end with this one, and what the system tells of them.

use std::fs;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

/// Waits until its input ends, as it does with the process that holds the other end. Then it ends the program with all
/// that this has started, which is a session of its own, and removes the program's folder.
const WATCH: &str = r#"setsid "$@" & read -r end; kill -9 "-$!"; wait; rm -rf "$FOLDER""#;

/// A program that ends with the value, and with this process at the latest: also where that is killed, and where the
/// value is never dropped.
pub(crate) struct Tied {
    watch: Child,
}

impl Tied {
    /// Starts `command`, of which the program, the arguments and the environment are taken; what it prints goes to
    /// `output`. `folder` is removed at its end.
    ///
    /// # Errors
    /// Where no shell can be started. A program that is missing ends at once.
    pub(crate) fn start(command: &Command, folder: &Path, output: Stdio) -> std::io::Result<Self> {
        let mut watch = Command::new("sh");
        watch.args(["-c", WATCH, "watch"]).arg(command.get_program()).args(command.get_args());
        watch.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        watch.env("FOLDER", folder).stdin(Stdio::piped()).stdout(output);
        // What a terminal sends to the tests is not for the watch.
        let watch = watch.stderr(Stdio::null()).process_group(0).spawn()?;
        Ok(Self { watch })
    }

    /// What the program prints, where that is piped; once.
    pub(crate) fn output(&mut self) -> Option<ChildStdout> {
        self.watch.stdout.take()
    }

    /// The process that all of the program's come from.
    pub(crate) fn id(&self) -> u32 {
        self.watch.id()
    }
}

impl Drop for Tied {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        let _ = self.watch.wait();
    }
}

/// Bytes of its own, shared with no other process, that the largest process with a page in it has written, under the
/// process `ancestor`; `None` where the system does not tell.
pub(crate) fn page_bytes(ancestor: u32) -> Option<u64> {
    let processes: Vec<(u32, u32)> = fs::read_dir("/proc")
        .ok()?
        .flatten()
        .filter_map(|entry| {
            let id = entry.file_name().to_str()?.parse().ok()?;
            Some((id, parent(id)?))
        })
        .collect();
    let mut family = vec![ancestor];
    // Children of those that are found, until there are no more.
    let mut at = 0;
    while let Some(id) = family.get(at).copied() {
        family.extend(processes.iter().filter(|(_, parent)| *parent == id).map(|(child, _)| child));
        at += 1;
    }
    family.into_iter().filter(|id| holds_a_page(*id)).filter_map(own_bytes).max()
}

/// From `PID (NAME) STATE PARENT …`.
fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn holds_a_page(id: u32) -> bool {
    let command = fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&command).contains("--type=renderer")
}

fn own_bytes(id: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Private_Dirty:"))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}
