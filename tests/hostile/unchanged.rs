//! What a host has that a guest must leave alone: its look, its globals, its address, its history, its title,
//! its focus.

use crate::Page;

/// One line for each thing, as text: some hosts bend what becomes of objects and lists on their way out. What depends on
/// how much room the guest takes is left out, and what the driver itself or the guest's own storage puts there; jQuery's
/// global has another number on each visit.
const SEEN: &str = "
  const layout = /^(width|height|inline-size|block-size|perspective-origin|transform-origin|top|bottom|inset.*)$/;
  const samples = [document.documentElement, document.body, ...document.querySelectorAll('[data-sample]')];
  const lines = [];
  samples.forEach((node, at) => {
    const style = getComputedStyle(node);
    for (const name of style) if (!layout.test(name))
      lines.push('style of ' + at + ' ' + node.localName + ': ' + name + ': ' + style.getPropertyValue(name));
  });
  const globals = Object.keys(window).filter((name) => !/cdc_|^ret_nodes$|^se_/.test(name));
  for (const name of globals) lines.push('global: ' + name.replace(/[0-9]{9,}/, 'N'));
  for (const node of [document.documentElement, document.body])
    for (const { name, value } of node.attributes) lines.push('attribute: ' + node.localName + ' ' + name + '=' + value);
  for (const node of document.head.children) lines.push('in the head: ' + node.localName);
  for (const node of document.body.children)
    if (!node.localName.startsWith('policy-guide')) lines.push('in the body: ' + node.localName);
  lines.push('title: ' + document.title);
  lines.push('focus: ' + (document.activeElement && document.activeElement.localName));
  lines.push('address: ' + location.pathname + location.search + location.hash);
  if (window.probe) lines.push('steps since it came: ' + (history.length - probe.steps));
  lines.push('cookies: ' + document.cookie);
  for (const box of [localStorage, sessionStorage])
    for (const name of Object.keys(box)) if (!name.startsWith('policy-guide')) lines.push('kept: ' + name);
  return lines.join('\\n')";

/// The host as it is now, a line for each thing.
pub(super) fn seen(page: &Page) -> String {
    page.js(SEEN).as_str().unwrap_or_default().to_owned()
}

/// Panics where a host is not as it was, and tells where.
#[track_caller]
pub(super) fn compare(before: &str, now: &str, when: &str) {
    let only_in = |text: &str, other: &str, what: &str| {
        let other: std::collections::BTreeSet<&str> = other.lines().collect();
        let lines = text.lines().filter(|line| !other.contains(line));
        lines.map(|line| format!("{what} `{line}`")).collect::<Vec<_>>()
    };
    let mut changes = only_in(now, before, "now");
    changes.extend(only_in(before, now, "before"));
    changes.truncate(8);
    assert!(changes.is_empty(), "the host changes {when}: {}", changes.join(", "));
}
