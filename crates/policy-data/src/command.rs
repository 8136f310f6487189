//! What every command shares: reading files, complaining, and how a command ends.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};
use policy_core::load::{MAX_BYTES, is_date};
use policy_core::{Guide, load};
use serde_json::Value;

use crate::options::Options;

/// One command of the list in `main.rs`.
pub struct Command {
    /// The word that calls it.
    pub name: &'static str,
    /// What may follow the word.
    pub usage: &'static str,
    /// What it does, in a line or more.
    pub about: &'static str,
    /// Does it, given what follows the word.
    pub run: fn(&[&str]) -> Result<Outcome>,
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

/// All commands as they are called, one after another.
pub fn help(commands: &[Command]) -> String {
    let rows = commands.iter().map(|command| {
        let about = command.about.replace('\n', "\n        ");
        format!("  {} {}\n        {about}\n", command.name, command.usage)
    });
    format!("cargo data COMMAND\n\n{}", rows.collect::<String>())
}

/// Reads a text file.
///
/// # Errors
/// When it cannot be read, is not in UTF-8, or is larger than any guide that is read.
pub fn read(file: &str) -> Result<String> {
    let size = std::fs::metadata(file).with_context(|| format!("{file} cannot be read"))?.len();
    if size > MAX_BYTES as u64 {
        bail!("{file} has {} MB: more than {} are not read", size >> 20, MAX_BYTES >> 20);
    }
    std::fs::read_to_string(file).with_context(|| format!("{file} cannot be read"))
}

/// Loads a guide; faults of rows are told, and only a guide without any policy is refused.
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
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .with_context(|| format!("{file} is no valid JSON"))
}

/// A day that an option names.
///
/// # Errors
/// When it is none.
pub fn day<'a>(options: &Options<'a>, name: &str, lang: &str) -> Result<Option<&'a str>> {
    match (options.value(name), lang) {
        (Some(day), "zh") if !is_date(day) => bail!("{name}：“{day}”不是日期，请写成 YYYY-MM-DD"),
        (Some(day), _) if !is_date(day) => bail!("{name}: `{day}` is no day as YYYY-MM-DD"),
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
            let given = ["--until", text];
            let options = Options::read(&given, &[], &["--until"]).unwrap();
            day(&options, "--until", "zh").map(|day| day.map(ToOwned::to_owned))
        };
        assert_eq!(ask("2027-03-01").unwrap().as_deref(), Some("2027-03-01"));
        for odd in ["2027-02-29", "tomorrow", "2027-3-1", ""] {
            assert!(ask(odd).unwrap_err().to_string().contains("--until"), "{odd}");
        }
        assert_eq!(day(&Options::default(), "--until", "zh").unwrap(), None);
    }
}
