//! Circles: files, or folders, that import one another.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::Import;

/// One finding a circle among the files.
pub fn among_files(imports: &[Import]) -> Vec<String> {
    among(imports, ToOwned::to_owned)
}

/// One finding a circle among the parts that files belong to.
pub fn among_parts(imports: &[Import], part: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let known = imports.iter().filter_map(|one| Some((one, part(&one.from)?, part(&one.to)?)));
    let across: Vec<Import> =
        known.filter(|(_, from, to)| from != to).map(|(one, ..)| one.clone()).collect();
    among(&across, |path| part(path).unwrap_or_default())
}

fn among(imports: &[Import], name: impl Fn(&str) -> String) -> Vec<String> {
    let mut ways: BTreeMap<String, BTreeMap<String, &Import>> = BTreeMap::new();
    for import in imports {
        ways.entry(name(&import.from)).or_default().entry(name(&import.to)).or_insert(import);
    }
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for start in ways.keys() {
        let Some(circle) = shortest_circle(&ways, start) else { continue };
        if circle.iter().any(|name| seen.contains(name)) {
            continue;
        }
        let first = ways[start][circle.get(1).unwrap_or(start)];
        findings.push(format!("{}:{}: a circle: {}", first.from, first.line, circle.join(" → ")));
        seen.extend(circle);
    }
    findings
}

/// The shortest way from `start` back to itself.
fn shortest_circle(
    ways: &BTreeMap<String, BTreeMap<String, &Import>>,
    start: &str,
) -> Option<Vec<String>> {
    let mut reached: BTreeSet<&str> = BTreeSet::new();
    let mut open: Vec<Vec<&str>> = vec![vec![start]];
    while !open.is_empty() {
        let mut further = Vec::new();
        for way in open {
            let last = way.last().copied().unwrap_or(start);
            for next in ways.get(last).into_iter().flat_map(BTreeMap::keys) {
                let longer = [&way[..], &[next.as_str()]].concat();
                if next == start {
                    return Some(longer.into_iter().map(ToOwned::to_owned).collect());
                }
                if reached.insert(next) {
                    further.push(longer);
                }
            }
        }
        open = further;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imports(pairs: &[(&str, &str)]) -> Vec<Import> {
        let import = |(from, to): &(&str, &str)| Import {
            from: (*from).to_owned(),
            to: (*to).to_owned(),
            line: 3,
        };
        pairs.iter().map(import).collect()
    }

    #[test]
    fn a_circle_is_told_once_with_its_whole_way() {
        let circle = imports(&[("a", "b"), ("b", "c"), ("c", "b"), ("c", "a"), ("d", "a")]);
        assert_eq!(among_files(&circle), ["a:3: a circle: a → b → c → a"]);
    }

    #[test]
    fn two_ways_to_the_same_file_are_no_circle() {
        assert_eq!(among_files(&imports(&[("a", "b"), ("a", "c"), ("b", "c")])), [""; 0]);
    }

    #[test]
    fn folders_make_a_circle_where_their_files_make_none() {
        let across = imports(&[("x/a", "y/b"), ("y/c", "x/d"), ("x/a", "x/d")]);
        let folder = |path: &str| path.split('/').next().map(ToOwned::to_owned);
        assert_eq!(among_files(&across), [""; 0]);
        assert_eq!(among_parts(&across, folder), ["x/a:3: a circle: x → y → x"]);
    }
}
