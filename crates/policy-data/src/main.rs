//! The editors' command. The list below is all there is.

use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Arg, ArgAction, ArgMatches};
use policy_data::command::{
    Command, Outcome, Told, complain, flag, has, line, needed, option, read, read_guide, say,
    value, word,
};
use policy_data::{editing, exchange, judge, matching, search, synth, tables, usage};

const COMMANDS: &[Command] = &[
    exchange::NEW,
    exchange::IMPORT,
    exchange::EXPORT,
    editing::CHECK,
    editing::DIFF,
    editing::OVERLAY,
    editing::SCHEMA,
    Command {
        name: "search",
        about: "the policies that answer a query, best first: number, score, sure or perhaps, and why",
        args: |line| {
            line.args([
                word("FILE", "the guide"),
                word("QUERY", "what a reader types"),
                flag("json", "as JSON"),
            ])
        },
        run: run_search,
    },
    Command {
        name: "match",
        about: "likely, to be checked, not for this reader: each policy with the quoted words; or the keys and values that \
                can be answered",
        args: |line| {
            let answer =
                Arg::new("answer").long("answer").value_name("KEY=VALUE").action(ArgAction::Append);
            line.args([
                word("FILE", "the guide"),
                answer.help("an answer; several values by commas"),
                flag("questions", "what can be answered"),
                flag("json", "as JSON"),
            ])
        },
        run: run_match,
    },
    Command {
        name: "judge",
        about: "how well the judged queries are answered, by kind, and which fell short",
        args: |line| {
            line.args([
                word("FILE", "the guide"),
                word("QUERIES", "the judged queries"),
                flag("table", "the figures alone, whatever they are"),
            ])
        },
        run: run_judge,
    },
    Command {
        name: "synth",
        about: "a guide of N policies in the words of the published one, for measuring",
        args: |line| {
            line.args([
                word("N", "how many policies"),
                option("seed", "S", "a whole number: the same makes the same guide"),
            ])
        },
        run: run_synth,
    },
    Command {
        name: "tables",
        about: "pinyin, variants and likenesses of the characters in use, words that say nothing or belong elsewhere",
        args: |line| line.arg(word("FILE", "the guide")),
        run: run_tables,
    },
];

fn main() -> ExitCode {
    let words: Vec<String> =
        std::env::args_os().map(|word| word.to_string_lossy().into_owned()).collect();
    let zh = usage::is_chinese(&words);
    let given = match line(COMMANDS).try_get_matches() {
        Ok(given) => given,
        Err(error) => {
            let is_help = !error.use_stderr();
            match usage::in_chinese(&error).filter(|_| zh && !is_help) {
                Some(told) => complain(&["data: ", &told].concat()),
                // Where nobody reads what is printed there is nobody to tell.
                None => drop(error.print()),
            }
            return if is_help { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
    };
    match run(&given) {
        Ok(outcome) => {
            say(&outcome.text);
            if outcome.is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            complain(&["data: ", &Told::of(&error, zh)].concat());
            ExitCode::FAILURE
        }
    }
}

fn run(given: &ArgMatches) -> Result<Outcome> {
    let (name, given) = given.subcommand().context("there is no command")?;
    let command = COMMANDS.iter().find(|command| command.name == name);
    (command.context("there is no such command")?.run)(given)
}

fn run_search(given: &ArgMatches) -> Result<Outcome> {
    let file = needed(given, "FILE");
    let guide = read_guide(file, "en")?;
    let (query, as_json) = (needed(given, "QUERY"), has(given, "json"));
    search::search(&guide, search::asks_beside(file), query, as_json).map(Outcome::good)
}

fn run_match(given: &ArgMatches) -> Result<Outcome> {
    let guide = read_guide(needed(given, "FILE"), "en")?;
    if has(given, "questions") {
        return Ok(Outcome::good(matching::questions(&guide)));
    }
    let answers: Vec<&str> =
        given.get_many::<String>("answer").into_iter().flatten().map(String::as_str).collect();
    let answers = matching::read_answers(&guide, &answers)?;
    matching::groups(&guide, &answers, has(given, "json")).map(Outcome::good)
}

fn run_judge(given: &ArgMatches) -> Result<Outcome> {
    let file = needed(given, "FILE");
    let (guide, asks) = (read_guide(file, "en")?, search::asks_beside(file));
    let report = judge::report(&guide, asks, &read(needed(given, "QUERIES"))?)?;
    if has(given, "table") { Ok(report.table()) } else { report.judged() }.map(Outcome::good)
}

fn run_synth(given: &ArgMatches) -> Result<Outcome> {
    let seed =
        value(given, "seed").map(str::parse).transpose().context("the seed is a whole number")?;
    let n = needed(given, "N");
    let n = n.parse().with_context(|| format!("`{n}` is no number of policies"))?;
    let published = include_str!("../../../public/policies.json");
    synth::synth(published, n, seed.unwrap_or(synth::SEED)).map(Outcome::good)
}

fn run_tables(given: &ArgMatches) -> Result<Outcome> {
    let file = needed(given, "FILE");
    let (guide, asks) = (read_guide(file, "en")?, search::asks_beside(file));
    Ok(Outcome::good(tables::of(&guide, &asks)))
}
