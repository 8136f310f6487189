//! The widget's styles for the prerendered page: there no script writes the width, the colours or the size of text
//! into attributes, so that the window's width and the system's colours decide.

/// The window's widths in the place of the widget's width classes.
const WIDTHS: [(&str, &str); 3] = [
    ("[data-width=\"narrow\"]", "@media (max-width: 639.98px)"),
    ("[data-width=\"medium\"]", "@media (min-width: 640px) and (max-width: 959.98px)"),
    ("[data-width=\"wide\"]", "@media (min-width: 960px)"),
];
/// The class of the prerendered shell: as specific as the attribute that it stands for.
const STILL: &str = ".still";
const DARK: &str = ".shell[data-theme=\"dark\"]";
const LARGE: &str = "[data-scale=\"large\"]";

/// The same styles with media queries where the widget has attributes.
pub fn without_attributes(css: &str) -> String {
    rules(&without_comments(css)).into_iter().map(|(head, body)| rewrite(head, body)).collect()
}

fn rewrite(head: &str, body: &str) -> String {
    if head.starts_with("@media") || head.starts_with("@supports") {
        return format!("{head} {{ {} }}\n", without_attributes(body));
    }
    if head.starts_with('@') {
        return format!("{head} {{ {body} }}\n");
    }
    head.split(',').filter_map(|selector| rewrite_selector(selector.trim(), body)).collect()
}

fn rewrite_selector(selector: &str, body: &str) -> Option<String> {
    let selector = match selector {
        ":host([hidden])" => return None,
        other => other.replace(":host", "policy-guide"),
    };
    if selector.starts_with(DARK) {
        let chosen = selector.replace(DARK, "[data-theme=\"dark\"] .shell");
        let system = selector.replace(DARK, ":root:not([data-theme=\"light\"]) .shell");
        return Some(format!(
            "{chosen} {{ {body} }}\n@media (prefers-color-scheme: dark) {{ {system} {{ {body} }} }}\n"
        ));
    }
    let large = selector.contains(LARGE);
    let selector = selector.replace(LARGE, "");
    let width = WIDTHS.iter().find(|(attribute, _)| selector.contains(attribute));
    let selector =
        width.map_or(selector.clone(), |(attribute, _)| selector.replace(attribute, STILL));
    let selector = if large { format!("{LARGE} {selector}") } else { selector };
    let rule = format!("{selector} {{ {body} }}\n");
    Some(width.map_or(rule.clone(), |(_, media)| format!("{media} {{ {rule} }}\n")))
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut text = String::new();
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text + rest
}

/// What stands before each pair of outer braces, and between them.
fn rules(css: &str) -> Vec<(&str, &str)> {
    let mut rules = Vec::new();
    let (mut depth, mut start, mut open) = (0_usize, 0, 0);
    for (at, c) in css.char_indices() {
        match c {
            '{' => {
                if depth == 0 {
                    open = at;
                }
                depth += 1;
            }
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    rules.push((css[start..open].trim(), css[open + 1..at].trim()));
                    start = at + 1;
                }
            }
            _ => {}
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(css: &str, wanted: &str) {
        let blank = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(blank(&without_attributes(css)), blank(wanted));
    }

    #[test]
    fn the_windows_width_stands_for_the_widgets() {
        check(
            "/* { */ [data-width=\"wide\"] .a, .b { color: red; }",
            "@media (min-width: 960px) { .still .a { color: red; } } .b { color: red; }",
        );
        check(
            "[data-scale=\"large\"][data-width=\"medium\"] .a { x: y }",
            "@media (min-width: 640px) and (max-width: 959.98px) { [data-scale=\"large\"] .still .a { x: y } }",
        );
    }

    #[test]
    fn the_systems_colours_hold_unless_the_reader_chose_others() {
        check(
            "@media screen { .shell[data-theme=\"dark\"] .a { x: y } }",
            "@media screen { [data-theme=\"dark\"] .shell .a { x: y } @media (prefers-color-scheme: dark) \
             { :root:not([data-theme=\"light\"]) .shell .a { x: y } } }",
        );
    }

    #[test]
    fn the_host_is_the_element() {
        check(":host > div { x: y } :host([hidden]) { x: y }", "policy-guide > div { x: y }");
        check("@keyframes a { to { x: y } }", "@keyframes a { to { x: y } }");
    }
}
