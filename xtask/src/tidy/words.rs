//! Words that the glossary of ARCHITECTURE.md replaces: its column "not" is the table that is held here.
//!
//! An entry of the column is a word, for every text of ours; with `in names` behind it, for the names of files and of
//! things in code; with `of FOLDER` behind that, for what is in there: `WORD, WORD in names, WORD in names of web/`.

use super::code::{code_of, names};
use super::imports::File;

/// Before the glossary.
const GLOSSARY: &str = "\n## Glossary\n";
/// Where a word has its ordinary meaning, by the beginning of the path.
const ORDINARY: [(&str, &str); 2] =
    [("still", "crates/policy-data/src/import/"), ("node", "src/embed.rs")];
/// A name of more words is a sentence, as tests have: a word may have its ordinary meaning there.
const MAX_WORDS_OF_A_NAME: usize = 3;

/// A word that is not used, and the one that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Avoided {
    word: String,
    instead: String,
    only_names: bool,
    folder: String,
}

/// Reads the glossary: a table whose columns are the term, its meaning, and the words that are not used for it.
pub fn glossary(architecture: &str) -> Vec<Avoided> {
    let section = architecture.split(GLOSSARY).nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.flat_map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let instead = cells.first().copied().unwrap_or_default().to_owned();
        let words = cells.get(2).copied().unwrap_or_default().split(',').map(str::trim);
        let words = words.filter(|word| !word.is_empty());
        words.map(move |entry| avoided(entry, &instead)).collect::<Vec<_>>()
    })
    .collect()
}

fn avoided(entry: &str, instead: &str) -> Avoided {
    let (entry, folder) = entry.split_once(" of ").unwrap_or((entry, ""));
    let (word, only_names) = match entry.strip_suffix(" in names") {
        Some(word) => (word, true),
        None => (entry, false),
    };
    let word = word.to_lowercase();
    Avoided { word, instead: instead.to_owned(), only_names, folder: folder.to_owned() }
}

/// Every place of a file that has such a word.
pub fn check(file: &File, glossary: &[Avoided]) -> Vec<String> {
    let (path, text) = file;
    if !is_ours(path) {
        return Vec::new();
    }
    // The table itself names what is not used.
    let text = if path == "ARCHITECTURE.md" { before_glossary(text) } else { text };
    let code = if is_code(path) { code_of(path, text) } else { String::new() };
    let is_ordinary =
        |word: &str| ORDINARY.iter().any(|(w, place)| *w == word && path.starts_with(place));
    let here = glossary
        .iter()
        .filter(|avoided| path.starts_with(&avoided.folder) && !is_ordinary(&avoided.word));
    here.flat_map(|avoided| check_word(path, text, &code, avoided)).collect()
}

fn before_glossary(architecture: &str) -> &str {
    architecture.split(GLOSSARY).next().unwrap_or(architecture)
}

fn check_word(path: &str, text: &str, code: &str, avoided: &Avoided) -> Vec<String> {
    let mut lines: Vec<usize> = Vec::new();
    if path.split(['/', '.']).any(|name| is_named(name, avoided)) {
        lines.push(1);
    }
    if avoided.only_names {
        let is_named = |line: &str| names(path, line).any(|name| is_named(&name, avoided));
        lines.extend(lines_where(code, is_named));
    } else {
        lines.extend(lines_where(text, |line| has_word(line, &avoided.word)));
    }
    let Avoided { word, instead, .. } = avoided;
    let find = |line| format!("{path}:{line}: not `{word}`: the glossary says `{instead}`");
    lines.into_iter().map(find).collect()
}

fn lines_where(text: &str, is_so: impl Fn(&str) -> bool) -> impl Iterator<Item = usize> {
    text.lines().enumerate().filter(move |(_, line)| is_so(line)).map(|(idx, _)| idx + 1)
}

/// Data, and texts of others, keep their words.
fn is_ours(path: &str) -> bool {
    let endings = [".rs", ".ts", ".js", ".mjs", ".css", ".md", ".toml", ".html"];
    let others = ["tests/data/", "tests/hosts/", "fuzz/seeds/"];
    endings.iter().any(|ending| path.ends_with(ending))
        && !others.iter().any(|folder| path.starts_with(folder))
}

fn is_code(path: &str) -> bool {
    [".rs", ".ts", ".js", ".mjs", ".css"].iter().any(|ending| path.ends_with(ending))
}

fn is_named(name: &str, avoided: &Avoided) -> bool {
    let words = words_of(name);
    words.len() <= MAX_WORDS_OF_A_NAME && words.iter().any(|word| is_word(word, &avoided.word))
}

/// `StaticDocument`, `static_document` and `static-document` are two words.
fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || c.is_uppercase() && was_lower {
            words.push(String::new());
        }
        was_lower = c.is_lowercase();
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// The word, or several of it.
fn is_word(word: &str, avoided: &str) -> bool {
    word.strip_prefix(avoided).is_some_and(|rest| matches!(rest, "" | "s"))
}

fn has_word(line: &str, avoided: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric());
    words.flat_map(words_of).any(|word| is_word(&word, avoided))
}
