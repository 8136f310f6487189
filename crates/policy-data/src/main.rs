//! The editors' command. The list below is all there is.

use std::io::Write as _;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use policy_core::{Guide, load};
use policy_data::{judge, matching, search, synth, tables};

const HELP: &str = "\
cargo data COMMAND

  search FILE QUERY [--json]    the policies that answer a query, best first: number, score, matched words
  match FILE --answer KEY=VALUE … [--json]
                                likely, to be checked, not for this reader: each policy with the quoted words
  match FILE --questions        the keys and values
  judge FILE QUERIES            how well the judged queries are answered, by kind
  synth N [--seed S]            a guide of N policies in the words of the published one, for measuring
  tables FILE                   sounds and variants of the characters in use, for the widget
";

fn main() -> ExitCode {
    match command() {
        Ok(text) => {
            say(&text);
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain(&format!("data: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["search", file, query] => search::search(&read_guide(file)?, query, false),
        ["search", file, query, "--json"] | ["search", file, "--json", query] => {
            search::search(&read_guide(file)?, query, true)
        }
        ["match", file, "--questions"] => Ok(matching::questions(&read_guide(file)?)),
        ["match", file, options @ ..] => match_answers(file, options),
        ["judge", file, queries] => judge::judge(&read_guide(file)?, &read(queries)?),
        ["synth", n] => made(n, synth::SEED),
        ["synth", n, "--seed", seed] => {
            made(n, seed.parse().context("the seed is a whole number")?)
        }
        ["tables", file] => Ok(tables::of(&read_guide(file)?)),
        [] | ["help" | "--help" | "-h"] => Ok(HELP.to_owned()),
        _ => bail!("`{}` is not understood\n\n{HELP}", words.join(" ")),
    }
}

fn made(n: &str, seed: u64) -> Result<String> {
    let n = n.parse().with_context(|| format!("`{n}` is no number of policies"))?;
    synth::synth(include_str!("../../../public/policies.json"), n, seed)
}

fn match_answers(file: &str, options: &[&str]) -> Result<String> {
    let guide = read_guide(file)?;
    let (mut given, mut as_json, mut options) = (Vec::new(), false, options.iter());
    while let Some(option) = options.next() {
        match *option {
            "--json" => as_json = true,
            "--answer" => given.push(*options.next().context("--answer needs KEY=VALUE")?),
            other => bail!("`{other}` is not understood\n\n{HELP}"),
        }
    }
    matching::groups(&guide, &matching::read_answers(&guide, &given)?, as_json)
}

fn read(file: &str) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{file} cannot be read"))
}

/// Loads a guide; faults of rows are told, and only a guide without any policy is refused.
fn read_guide(file: &str) -> Result<Guide> {
    let (guide, issues) = load(&read(file)?);
    for issue in &issues {
        complain(&format!("{file}: {}", issue.sentence("en")));
    }
    if guide.policies.is_empty() {
        bail!("{file} holds no policy");
    }
    Ok(guide)
}

fn say(text: &str) {
    // Whoever reads it may have read enough.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

fn complain(text: &str) {
    eprintln!("{text}");
}
