//! What is looked for in each line of a file.

/// Files longer than this are two files, in lines.
const MAX_LINES: usize = 400;
/// What runs on strangers' pages is kept shorter.
const MAX_WEB_LINES: usize = 200;

/// Everything wrong with a file.
pub fn check(path: &str, text: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut find =
        |line: usize, sentence: &str| findings.push(format!("{path}:{line}: {sentence}"));
    if is_code(path) {
        check_length(path, text, &mut find);
    }
    if path.ends_with(".rs") && !text.starts_with("//!") {
        find(1, "a Rust file opens with `//!`: what lives here and what does not");
    }
    let body = text.split("#[cfg(test)]").next().unwrap_or(text);
    let body = body.split("#[cfg(all(test").next().unwrap_or(body);
    let is_test = path.contains("/tests") || path.starts_with("tests/");
    for (idx, line) in text.lines().enumerate() {
        if line.ends_with([' ', '\t']) && !is_verbatim(path) {
            find(idx + 1, "blanks at the end of a line");
        }
        if let Some(place) = machine_place(line).filter(|_| path != "xtask/src/tidy/rules.rs") {
            find(idx + 1, &format!("`{place}` is a place of one machine"));
        }
    }
    for (idx, line) in body.lines().enumerate() {
        if is_interface(path) && !is_test && has_chinese_literal(line) {
            find(idx + 1, "a text for people belongs in src/i18n/");
        }
        if is_shipped(path) && !is_test && names_a_city(line) {
            find(
                idx + 1,
                "what belongs to one city stands in the data: another guide must work as well",
            );
        }
        if path.ends_with(".rs") && line.trim_start().starts_with("#[allow(") {
            find(idx + 1, "`#[expect(…, reason = …)]` instead of `#[allow]`");
        }
    }
    findings
}

fn is_code(path: &str) -> bool {
    [".rs", ".js", ".ts", ".css"].iter().any(|ending| path.ends_with(ending))
}

/// Text that is not ours to change.
fn is_verbatim(path: &str) -> bool {
    path.starts_with("tests/data/") || path.ends_with(".svg")
}

fn is_interface(path: &str) -> bool {
    let inside = path.strip_prefix("editor/").unwrap_or(path);
    inside.starts_with("src/") && path.ends_with(".rs") && !inside.starts_with("src/i18n")
}

fn is_shipped(path: &str) -> bool {
    ["src/", "editor/src/", "web/", "crates/policy-core/src/", "crates/editing-session/src/"]
        .iter()
        .any(|folder| path.starts_with(folder))
}

/// The first guide's city, its short name, or its area code; comments may give examples.
fn names_a_city(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line).to_lowercase();
    ["chongqing", "重庆", "渝", "023-", "\"023"].iter().any(|name| code.contains(name))
}

fn check_length(path: &str, text: &str, find: &mut impl FnMut(usize, &str)) {
    let allowed = if path.starts_with("web/") { MAX_WEB_LINES } else { MAX_LINES };
    let lines = text.lines().count();
    if lines > allowed {
        find(allowed, &format!("{lines} lines, {allowed} are allowed"));
    }
}

/// Chinese between double quotes; comments may quote the source.
fn has_chinese_literal(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or(line);
    code.split('"')
        .skip(1)
        .step_by(2)
        .any(|text| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)))
}

/// Folders and hosts that exist on one machine or in one network only.
fn machine_place(line: &str) -> Option<&'static str> {
    ["/work/", "/root/", "/home/", "artifactory", "registry.npmjs", "index.crates"]
        .into_iter()
        .find(|p| line.contains(p))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(path: &str, text: &str, part: &str) {
        let findings = check(path, text);
        assert!(findings.iter().any(|finding| finding.contains(part)), "{findings:?}");
    }

    #[test]
    fn a_sound_file_has_no_findings() {
        assert_eq!(
            check("src/view/x.rs", "//! A view.\nuse crate::state::State;\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn finds_what_is_against_the_rules() {
        finds("src/x.rs", "fn x() {}\n", "opens with");
        finds("src/view/x.rs", "//! x\nel(\"p\").text(\"筛选\");\n", "src/i18n");
        finds("src/x.rs", "//! x\n#[allow(dead_code)]\n", "#[expect");
        finds("web/x.ts", &"x\n".repeat(201), "201 lines");
        finds("src/x.rs", "//! x\nlet area = \"023\";\n", "in the data");
        finds("README.md", "see /home/me/x\n", "one machine");
        finds("a.md", "x \n", "end of a line");
    }
}
