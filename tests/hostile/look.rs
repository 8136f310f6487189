//! How the widget looks inside: its first nodes with their styles and boxes, so that a leak from the host shows.

use serde_json::Value;

use crate::Page;

/// The width that the widget is given on every host, in CSS pixels.
const SEEN: &str = "
  const properties = ['display', 'position', 'float', 'box-sizing', 'visibility', 'opacity', 'direction',
    'color', 'background-color', '-webkit-text-fill-color', 'caret-color', 'accent-color', 'cursor',
    'font-family', 'font-size', 'font-weight', 'font-style', 'font-variant-caps', 'font-feature-settings',
    'line-height', 'letter-spacing', 'word-spacing', 'text-transform', 'text-align', 'text-indent', 'text-shadow',
    'text-decoration-line', 'white-space', 'word-break', 'overflow-wrap', 'hyphens', 'tab-size', 'quotes',
    'list-style-type', 'list-style-position', 'border-collapse', 'border-spacing', 'caption-side', 'empty-cells',
    'user-select', 'pointer-events', 'text-underline-offset', 'transition-duration', 'animation-name',
    'margin-top', 'margin-left', 'padding-top', 'padding-left', 'border-top-width', 'border-top-style',
    'border-top-color', 'border-top-left-radius', 'z-index'];
  const shell = $('.shell');
  const start = shell.getBoundingClientRect();
  return [...shell.querySelectorAll('*')].slice(0, 160).map((node) => {
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    // What is not drawn has no place; how high a long list is depends on how far it has been drawn.
    const across = [box.left - start.left, box.width];
    const down = box.height < 300 ? [box.top - start.top, box.height] : [];
    const place = box.width ? [...across, ...down].map(Math.round) : 'none';
    const seen = properties.map((name) => name + ': ' + style.getPropertyValue(name));
    return [node.localName + '.' + node.getAttribute('class'), 'box: ' + place, ...seen];
  })";

/// The look of the widget at a fixed width.
pub(super) fn seen(page: &Page) -> Value {
    page.wait("all of it", "return Boolean($('.sort-select') && $('.foot'))");
    page.js("host.style.setProperty('width', '1000px', 'important'); scrollTo(0, 0)");
    page.wait("its width", "return Math.round(host.getBoundingClientRect().width) === 1000");
    // A long list is drawn in parts, a width is taken up in a frame of its own.
    let frames = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(true), 50)))";
    page.expect_later("two frames", frames, true);
    let seen = page.js(SEEN);
    page.js("host.removeAttribute('style')");
    seen
}

/// Panics where two looks differ, and tells where.
#[track_caller]
pub(super) fn compare(plain: &Value, here: &Value) {
    let rows = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let (plain, here) = (rows(plain), rows(here));
    assert_eq!(plain.len(), here.len(), "as many nodes inside as on a plain page");
    let differ = plain.iter().zip(&here).flat_map(|(plain, here)| {
        let pairs: Vec<_> = rows(plain).into_iter().zip(rows(here)).collect();
        let name = plain[0].to_string();
        let differ = pairs.into_iter().filter(|(plain, here)| plain != here);
        differ.map(move |(plain, here)| format!("{name}: {here} instead of {plain}"))
    });
    let differ: Vec<String> = differ.take(12).collect();
    assert!(differ.is_empty(), "the host changes the look inside:\n{}", differ.join("\n"));
}
