//! The browser's processes, as the system sees them.

use std::fs;

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
