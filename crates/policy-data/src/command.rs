//! What every command shares: reading files, complaining, and how a command ends.

use std::fmt;
use std::io::{Error as IoError, ErrorKind, Write as _};

use anyhow::{Error, Result, anyhow, bail};
use clap::{Arg, ArgAction, ArgMatches};
use policy_core::load::{MAX_BYTES, is_date};
use policy_core::{Guide, load};
use serde_json::Value;

/// One command of the list in `main.rs`.
pub struct Command {
    /// The word that calls it.
    pub name: &'static str,
    /// What it does, in a line or more.
    pub about: &'static str,
    /// What may follow the word.
    pub args: fn(clap::Command) -> clap::Command,
    /// Does it, given what follows the word.
    pub run: fn(&ArgMatches) -> Result<Outcome>,
}

/// A word that has to be there.
pub fn word(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).required(true).value_name(name).help(help)
}

/// An option without a value.
pub fn flag(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
}

/// An option with a value.
pub fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

/// The option that says in which language to tell.
pub fn lang_option() -> Arg {
    option("lang", "zh|en", "tell in Chinese (as long as nothing is said) or English")
        .value_parser(["zh", "en"])
        .default_value("zh")
}

/// The value of an option or word; empty where it was not given.
pub fn value<'a>(given: &'a ArgMatches, name: &str) -> Option<&'a str> {
    given.try_get_one::<String>(name).ok().flatten().map(String::as_str)
}

/// Whether a flag was given.
pub fn has(given: &ArgMatches, name: &str) -> bool {
    given.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false)
}

/// The value of a word that has to be there.
pub fn needed<'a>(given: &'a ArgMatches, name: &str) -> &'a str {
    value(given, name).unwrap_or_default()
}

/// Whether to tell in Chinese.
pub fn is_chinese(given: &ArgMatches) -> bool {
    value(given, "lang") != Some("en")
}

/// The command line as a whole: one source of its help.
pub fn line(commands: &[Command]) -> clap::Command {
    let line = clap::Command::new("cargo data")
        .bin_name("cargo data")
        .about("The editors' command")
        .subcommand_required(true)
        .arg_required_else_help(true);
    commands.iter().fold(line, |line, command| {
        line.subcommand((command.args)(clap::Command::new(command.name).about(command.about)))
    })
}

/// Why a command cannot be done, and what to do about it, in Chinese and English.
#[derive(Debug)]
pub struct Told {
    zh: String,
    en: String,
}

impl Told {
    /// An error of these words.
    pub fn error(zh: String, en: String) -> Error {
        anyhow!(Self { zh, en })
    }

    /// An error of a command, in one language.
    pub fn of(error: &Error, zh: bool) -> String {
        match error.downcast_ref::<Self>() {
            Some(told) if zh => told.zh.clone(),
            Some(told) => told.en.clone(),
            None => format!("{error:#}"),
        }
    }
}

impl fmt::Display for Told {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.en)
    }
}

impl std::error::Error for Told {}

/// That a file cannot be read.
pub fn unreadable(file: &str, error: &IoError) -> Error {
    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => (
            format!("没有“{file}”这个文件：请看文件名和所在的文件夹"),
            format!("there is no file {file}: look at its name and folder"),
        ),
        ErrorKind::IsADirectory => (
            format!("“{file}”是文件夹：请写出其中的文件"),
            format!("{file} is a folder: name a file in it"),
        ),
        ErrorKind::InvalidData => (
            format!("“{file}”不是 UTF-8 编码的文本：请用文本编辑器另存为 UTF-8"),
            format!("{file} is no text in UTF-8: save it as UTF-8 with a text editor"),
        ),
        _ => (format!("“{file}”读不出来：{error}"), format!("{file} cannot be read: {error}")),
    };
    Told::error(zh, en)
}

/// That a file cannot be written.
pub fn unwritable(file: &str, error: &IoError) -> Error {
    let (zh, en) = match error.kind() {
        ErrorKind::NotFound => (
            format!("“{file}”所在的文件夹不存在：请先建立，或换一个地方"),
            format!("the folder of {file} does not exist: make it, or name another place"),
        ),
        _ => (format!("“{file}”写不了：{error}"), format!("{file} cannot be written: {error}")),
    };
    Told::error(zh, en)
}

/// How a command ended that was understood and could be done.
pub struct Outcome {
    /// For standard output.
    pub text: String,
    /// Whether the exit status says so: `check` finds faults without failing itself.
    pub is_good: bool,
}

impl Outcome {
    /// Done, and nothing was wrong.
    pub fn good(text: String) -> Self {
        Self { text, is_good: true }
    }
}

/// Reads a text file.
///
/// # Errors
/// When it cannot be read, is not in UTF-8, or is larger than any guide that is read.
pub fn read(file: &str) -> Result<String> {
    let size = std::fs::metadata(file).map_err(|error| unreadable(file, &error))?.len();
    if size > MAX_BYTES as u64 {
        let (mb, max) = (size >> 20, MAX_BYTES >> 20);
        return Err(Told::error(
            format!("“{file}”有 {mb} MB：超过 {max} MB 的不读"),
            format!("{file} has {mb} MB: more than {max} are not read"),
        ));
    }
    std::fs::read_to_string(file).map_err(|error| unreadable(file, &error))
}

/// Loads a guide; faults of rows are reported, and only a guide without any policy is refused.
///
/// # Errors
/// When the file cannot be read or holds no policy.
pub fn read_guide(file: &str, lang: &str) -> Result<Guide> {
    let (guide, issues) = load(&read(file)?);
    for issue in &issues {
        complain(&format!("{file}: {}", issue.sentence(lang)));
    }
    match (guide.policies.is_empty(), lang) {
        (false, _) => Ok(guide),
        (true, "zh") => bail!("{file} 里没有一条政策"),
        (true, _) => bail!("{file} holds no policy"),
    }
}

/// A guide as it is written; one that holds no policy is refused.
///
/// # Errors
/// When the file cannot be read or holds no policy.
pub fn read_json(file: &str, lang: &str) -> Result<Value> {
    read_guide(file, lang)?;
    let text = read(file)?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|_| {
        Told::error(
            format!("“{file}”不是有效的 JSON：cargo data check {file} 会指出行号"),
            format!("{file} is no valid JSON: `cargo data check {file}` tells the line"),
        )
    })
}

/// A day that an option names.
///
/// # Errors
/// When it is none.
pub fn day<'a>(given: &'a ArgMatches, name: &str, lang: &str) -> Result<Option<&'a str>> {
    match (value(given, name), lang) {
        (Some(day), "zh") if !is_date(day) => bail!("--{name}：“{day}”不是日期，请写成 YYYY-MM-DD"),
        (Some(day), _) if !is_date(day) => bail!("--{name}: `{day}` is no day as YYYY-MM-DD"),
        (day, _) => Ok(day),
    }
}

/// To standard output.
pub fn say(text: &str) {
    // Whoever reads it may have read enough.
    let _ = writeln!(std::io::stdout(), "{}", text.trim_end());
}

/// To standard error.
pub fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_larger_than_any_guide_is_not_read() {
        let file = std::env::temp_dir().join(format!("pg-large-{}.json", std::process::id()));
        // Without content: only its size is looked at.
        std::fs::File::create(&file).unwrap().set_len(MAX_BYTES as u64 + 1).unwrap();
        let told = read(&file.to_string_lossy()).unwrap_err().to_string();
        std::fs::remove_file(file).unwrap();
        assert!(told.contains("more than 48 are not read"), "{told}");
    }

    #[test]
    fn a_day_that_an_option_names_is_a_day_or_is_refused() {
        let ask = |text| {
            let line = clap::Command::new("x").arg(option("until", "DAY", ""));
            let given = line.get_matches_from(["x", &format!("--until={text}")]);
            day(&given, "until", "zh").map(|day| day.map(ToOwned::to_owned))
        };
        assert_eq!(ask("2027-03-01").unwrap().as_deref(), Some("2027-03-01"));
        for odd in ["2027-02-29", "tomorrow", "2027-3-1", ""] {
            assert!(ask(odd).unwrap_err().to_string().contains("--until"), "{odd}");
        }
        let given = clap::Command::new("x").arg(option("until", "DAY", "")).get_matches_from(["x"]);
        assert_eq!(day(&given, "until", "zh").unwrap(), None);
    }
}
