//! The editors' command. The list below is all there is.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use policy_data::command::{Command, Outcome, complain, help, read, read_guide, say};
use policy_data::{editing, exchange, judge, matching, search, synth, tables};

const COMMANDS: &[Command] = &[
    Command {
        name: "search",
        usage: "FILE QUERY [--json]",
        about: "the policies that answer a query, best first: number, score, matched words",
        run: run_search,
    },
    Command {
        name: "match",
        usage: "FILE --answer KEY=VALUE … [--json] | FILE --questions",
        about: "likely, to be checked, not for this reader: each policy with the quoted words;\n\
                or the keys and values that can be answered",
        run: run_match,
    },
    Command {
        name: "judge",
        usage: "FILE QUERIES",
        about: "how well the judged queries are answered, by kind",
        run: run_judge,
    },
    Command {
        name: "synth",
        usage: "N [--seed S]",
        about: "a guide of N policies in the words of the published one, for measuring",
        run: run_synth,
    },
    Command {
        name: "tables",
        usage: "FILE",
        about: "sounds and variants of the characters in use, for the widget",
        run: run_tables,
    },
    editing::CHECK,
    editing::DIFF,
    editing::OVERLAY,
    editing::SCHEMA,
    exchange::IMPORT,
    exchange::EXPORT,
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(outcome) => {
            say(&outcome.text);
            if outcome.is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            complain(&format!("data: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<Outcome> {
    let Some((name, rest)) = words.split_first() else {
        return Ok(Outcome::good(help(COMMANDS)));
    };
    if ["help", "--help", "-h"].contains(name) {
        return Ok(Outcome::good(help(COMMANDS)));
    }
    match COMMANDS.iter().find(|command| command.name == *name) {
        Some(command) if rest == ["--help"] => {
            Ok(Outcome::good(help(std::slice::from_ref(command))))
        }
        Some(command) => (command.run)(rest)
            .with_context(|| format!("{} {}", command.name, rest.join(" ")).trim_end().to_owned()),
        None => bail!("there is no command `{name}`\n\n{}", help(COMMANDS)),
    }
}

fn run_search(words: &[&str]) -> Result<Outcome> {
    match words {
        [file, query] => search::search(&read_guide(file, "en")?, query, false),
        [file, query, "--json"] | [file, "--json", query] => {
            search::search(&read_guide(file, "en")?, query, true)
        }
        _ => bail!("needs FILE QUERY [--json]"),
    }
    .map(Outcome::good)
}

fn run_match(words: &[&str]) -> Result<Outcome> {
    match words {
        [file, "--questions"] => Ok(matching::questions(&read_guide(file, "en")?)),
        [file, options @ ..] => match_answers(file, options),
        [] => bail!("needs FILE and --questions or --answer KEY=VALUE"),
    }
    .map(Outcome::good)
}

fn match_answers(file: &str, options: &[&str]) -> Result<String> {
    let guide = read_guide(file, "en")?;
    let (mut given, mut as_json, mut options) = (Vec::new(), false, options.iter());
    while let Some(option) = options.next() {
        match *option {
            "--json" => as_json = true,
            "--answer" => given.push(*options.next().context("--answer needs KEY=VALUE")?),
            other => bail!("`{other}` is not understood"),
        }
    }
    matching::groups(&guide, &matching::read_answers(&guide, &given)?, as_json)
}

fn run_judge(words: &[&str]) -> Result<Outcome> {
    let [file, queries] = words else { bail!("needs FILE QUERIES") };
    judge::judge(&read_guide(file, "en")?, &read(queries)?).map(Outcome::good)
}

fn run_synth(words: &[&str]) -> Result<Outcome> {
    let (n, seed) = match words {
        [n] => (n, synth::SEED),
        [n, "--seed", seed] => (n, seed.parse().context("the seed is a whole number")?),
        _ => bail!("needs N [--seed S]"),
    };
    let n = n.parse().with_context(|| format!("`{n}` is no number of policies"))?;
    synth::synth(include_str!("../../../public/policies.json"), n, seed).map(Outcome::good)
}

fn run_tables(words: &[&str]) -> Result<Outcome> {
    let [file] = words else { bail!("needs FILE") };
    Ok(Outcome::good(tables::of(&read_guide(file, "en")?)))
}
