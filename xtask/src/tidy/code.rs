//! A source file without its comments and the contents of its strings: what is left is names and signs.

/// The code of a Rust, TypeScript, JavaScript or CSS file; every line keeps its number.
pub fn code_of(path: &str, text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let end = hidden_end(path, &chars, at).unwrap_or(at);
        if end == at {
            code.push(c);
            at += 1;
            continue;
        }
        code.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    code
}

/// Where a comment or string that begins here ends.
fn hidden_end(path: &str, chars: &[char], at: usize) -> Option<usize> {
    let is_rust = path.ends_with(".rs");
    let rest = &chars[at..];
    let starts = |sign: &str| sign.chars().enumerate().all(|(idx, c)| rest.get(idx) == Some(&c));
    if starts("//") && !path.ends_with(".css") {
        return Some(at + place_of(rest, &['\n']).unwrap_or(rest.len()));
    }
    if starts("/*") {
        return Some(at + place_of(rest, &['*', '/']).map_or(rest.len(), |place| place + 2));
    }
    match rest.first()? {
        '"' if is_rust && is_raw(chars, at) => raw_end(chars, at),
        '"' => Some(at + quoted_len(rest, is_rust)),
        '\'' if is_rust => char_len(rest).map(|len| at + len),
        '\'' => Some(at + quoted_len(rest, false)),
        '`' if !is_rust && !path.ends_with(".css") => Some(at + quoted_len(rest, true)),
        _ => None,
    }
}

fn place_of(chars: &[char], sign: &[char]) -> Option<usize> {
    chars.windows(sign.len()).position(|window| window == sign)
}

/// Whether `r`, or `r` and signs, stands before the quote.
fn is_raw(chars: &[char], at: usize) -> bool {
    let before: Vec<char> = chars[..at].iter().rev().take(8).copied().collect();
    let mark = before.iter().find(|c| **c != '#');
    mark == Some(&'r')
}

fn raw_end(chars: &[char], at: usize) -> Option<usize> {
    let n_signs = chars[..at].iter().rev().take_while(|c| **c == '#').count();
    let end: Vec<char> = std::iter::once('"').chain(vec!['#'; n_signs]).collect();
    let rest = chars.get(at + 1..)?;
    Some(at + 1 + place_of(rest, &end).map_or(rest.len(), |place| place + end.len()))
}

/// The length of a quoted text; one that may not go on over the end of a line ends there.
fn quoted_len(rest: &[char], over_lines: bool) -> usize {
    let mut at = 1;
    while let Some(c) = rest.get(at) {
        match c {
            '\\' => at += 1,
            '\n' if !over_lines => return at,
            c if *c == rest[0] => return at + 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// The length of a Rust character; none where the sign begins a lifetime.
fn char_len(rest: &[char]) -> Option<usize> {
    if rest.get(1) == Some(&'\\') {
        let end = rest.iter().skip(3).position(|c| *c == '\'')?;
        return Some(end + 4);
    }
    (rest.get(2) == Some(&'\'')).then_some(3)
}

/// Rust code without the items that only tests have.
pub fn without_tests(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
    let mut rest = code;
    while let Some(at) =
        ["#[cfg(test)]", "#[cfg(all(test"].iter().filter_map(|a| rest.find(a)).min()
    {
        kept.push_str(&rest[..at]);
        let item = &rest[at..];
        let end = item_end(item);
        kept.extend(item[..end].chars().filter(|c| *c == '\n'));
        rest = &item[end..];
    }
    kept.push_str(rest);
    kept
}

/// Where an item ends: at its semicolon, or at the brace that closes it.
fn item_end(item: &str) -> usize {
    let mut depth = 0;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

/// The names in a line of code: identifiers, and with dashes in a stylesheet.
pub fn names(path: &str, line: &str) -> impl Iterator<Item = String> {
    let dash = path.ends_with(".css");
    line.split(move |c: char| !(c.is_alphanumeric() || c == '_' || dash && c == '-'))
        .filter(|name| !name.is_empty())
        .map(ToOwned::to_owned)
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &str) {
        let code = code_of(path, text);
        assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), expected);
        assert_eq!(
            code.matches('\n').count(),
            text.matches('\n').count(),
            "lines keep their number"
        );
    }

    #[test]
    fn comments_and_strings_are_no_code() {
        check(
            "a.rs",
            "a(\"b \\\" c\", 'd', '\\'', b'\"') // e\n/* f\n */ g<'h>(r#\"i\" j\"#)",
            "a( , , , b ) g<'h>(r# )",
        );
        check("a.ts", "a('b', \"c\", `d\n${e}`) // f\ng", "a( , , ) g");
        check("a.css", ".a { color: b; /* c */ }", ".a { color: b; }");
    }

    #[test]
    fn what_only_tests_have_goes() {
        let code = "a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod more {\n fn c() {}\n}\nd";
        assert_eq!(without_tests(code).split_whitespace().collect::<String>(), "abd");
        assert_eq!(without_tests(code).matches('\n').count(), code.matches('\n').count());
    }
}
