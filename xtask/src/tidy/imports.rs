//! What a file imports of its own crate, or of the scripts beside it.

use std::collections::{BTreeMap, BTreeSet};

use super::code::{code_of, without_tests};

/// A file with its text.
pub type File = (String, String);

/// A file that another one imports, and the line that does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The file that imports.
    pub from: String,
    /// The file that is imported.
    pub to: String,
    /// The first line that does.
    pub line: usize,
}

/// The imports among the Rust files of a crate whose sources are in `folder`. A module that imports what is inside of it
/// does not count: that is how Rust modules are made.
pub fn rust_imports(folder: &str, files: &[File]) -> Vec<Import> {
    let modules: BTreeMap<Vec<String>, &File> = files
        .iter()
        .filter_map(|file| Some((module_of(folder, &file.0)?, file)))
        .filter(|(module, _)| !is_test(module))
        .collect();
    let mut imports = BTreeMap::new();
    for (module, (path, text)) in &modules {
        let code = without_tests(&code_of(path, text));
        for (line, target) in paths(module, &code) {
            let found = (0..=target.len()).rev().find_map(|len| {
                let target = &target[..len];
                modules.contains_key(target).then(|| target.to_vec())
            });
            let Some(target) = found.filter(|target| !target.starts_with(module)) else { continue };
            let to = &modules[&target].0;
            imports.entry((path.clone(), to.clone())).or_insert(line);
        }
    }
    imports.into_iter().map(|((from, to), line)| Import { from, to, line }).collect()
}

/// `src/view/card/card.rs` is `view::card::card`; the crate's root has no name.
fn module_of(folder: &str, path: &str) -> Option<Vec<String>> {
    let inside = path.strip_prefix(folder)?.strip_prefix('/')?.strip_suffix(".rs")?;
    let mut module: Vec<String> = inside.split('/').map(ToOwned::to_owned).collect();
    if matches!(inside, "lib" | "main") || module.last().is_some_and(|name| name == "mod") {
        module.pop();
    }
    Some(module)
}

fn is_test(module: &[String]) -> bool {
    module.last().is_some_and(|name| name == "tests" || name.ends_with("_tests"))
}

/// Every path in the code that begins with `crate` or `super`, from the crate's root on, with its line.
fn paths(module: &[String], code: &str) -> Vec<(usize, Vec<String>)> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(at) = rest.find("::") {
        line += rest[..at].matches('\n').count();
        let before = rest[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next();
        let after = &rest[at + 2..];
        let base = match before {
            Some("crate") => Some(Vec::new()),
            Some("super") => module.split_last().map(|(_, parent)| parent.to_vec()),
            _ => None,
        };
        rest = after;
        if let Some(mut base) = base {
            while let Some(further) = rest.strip_prefix("super::") {
                base.pop();
                rest = further;
            }
            let mut ends = Vec::new();
            read_tree(rest, &base, &mut ends);
            found.extend(ends.into_iter().map(|path| (line, path)));
        }
    }
    found
}

/// Reads `a::b::{c, d::e}`; returns what comes after it.
fn read_tree<'a>(text: &'a str, base: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let mut path = base.to_vec();
    let mut rest = text.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            rest = group;
            loop {
                rest = rest.trim_start();
                if let Some(after) = rest.strip_prefix('}') {
                    return after;
                }
                let before = rest.len();
                rest = read_tree(rest, &path, found).trim_start();
                rest = rest.strip_prefix(',').unwrap_or(rest);
                if rest.len() == before {
                    return rest;
                }
            }
        }
        let len = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if len > 0 && &rest[..len] != "self" {
            path.push(rest[..len].to_owned());
        }
        rest = &rest[len..];
        match rest.strip_prefix("::") {
            Some(further) => rest = further,
            None => break,
        }
    }
    found.push(path);
    let after = rest.trim_start();
    match after.strip_prefix("as ") {
        Some(name) => name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => after,
    }
}

/// The imports among TypeScript files.
pub fn script_imports(files: &[File]) -> Vec<Import> {
    let scripts: BTreeSet<&str> = files
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.ends_with(".ts") && !path.ends_with(".test.ts"))
        .collect();
    let mut imports = BTreeMap::new();
    for (path, text) in files.iter().filter(|(path, _)| scripts.contains(path.as_str())) {
        for (idx, line) in text.lines().enumerate() {
            let Some(name) = imported(line) else { continue };
            let to = beside(path, name);
            if scripts.contains(to.as_str()) {
                imports.entry((path.clone(), to)).or_insert(idx + 1);
            }
        }
    }
    imports.into_iter().map(|((from, to), line)| Import { from, to, line }).collect()
}

/// The file that a line imports, if it lies beside.
fn imported(line: &str) -> Option<&str> {
    let ends = ["from \"", "import \"", "import(\""];
    let after = ends.iter().find_map(|sign| line.split_once(sign))?.1;
    let name = after.split('"').next()?;
    name.starts_with('.').then_some(name)
}

fn beside(path: &str, name: &str) -> String {
    let mut folders: Vec<&str> = path.split('/').collect();
    folders.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    [&folders.join("/"), ".ts"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Vec<File> {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    fn told(imports: &[Import]) -> Vec<String> {
        imports.iter().map(|one| format!("{}:{} {}", one.from, one.line, one.to)).collect()
    }

    #[test]
    fn every_way_to_write_an_import_is_read() {
        let files = files(&[
            ("src/lib.rs", "mod a;\nmod b;\n"),
            (
                "src/a.rs",
                "mod inner;\nuse crate::{b::{self, X as Y}, c::Z};\nfn f() { crate::d::g() }\n",
            ),
            ("src/a/inner.rs", "\nuse super::super::b::X;\n// use crate::c::Z;\n"),
            ("src/b.rs", "#[cfg(test)]\nmod tests;\n"),
            ("src/b/tests.rs", "use crate::a::f;\n"),
            ("src/c.rs", "use super::d;\n#[cfg(test)]\nmod more { use crate::a::f; }\n"),
            ("src/d.rs", "const A: &str = \"crate::a::f\";\n"),
        ]);
        assert_eq!(
            told(&rust_imports("src", &files)),
            [
                "src/a.rs:2 src/b.rs",
                "src/a.rs:2 src/c.rs",
                "src/a.rs:3 src/d.rs",
                "src/a/inner.rs:2 src/b.rs",
                "src/c.rs:1 src/d.rs"
            ]
        );
    }

    #[test]
    fn a_module_may_use_what_is_inside_of_it() {
        let files = files(&[
            ("src/a.rs", "mod inner;\npub use crate::a::inner::X;\n"),
            ("src/a/inner.rs", "use super::Y;\n"),
        ]);
        assert_eq!(told(&rust_imports("src", &files)), ["src/a/inner.rs:1 src/a.rs"]);
    }

    #[test]
    fn scripts_import_what_lies_beside_them() {
        let files = files(&[
            (
                "web/a/x.ts",
                "import {\n  y,\n} from \"./y\";\nimport \"../b/z\";\nimport glue from \"glue\";\n",
            ),
            ("web/a/y.ts", "export { z } from \"../b/z\";\n"),
            ("web/a/x.test.ts", "import { x } from \"./x\";\n"),
            ("web/b/z.ts", "const later = import(\"./none\");\n"),
        ]);
        assert_eq!(
            told(&script_imports(&files)),
            ["web/a/x.ts:3 web/a/y.ts", "web/a/x.ts:4 web/b/z.ts", "web/a/y.ts:1 web/b/z.ts"]
        );
    }
}
