//! What every command shares: reading files, complaining, and how a command ends.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail};
use policy_core::{Guide, load};

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
/// When it cannot be read or is not in UTF-8.
pub fn read(file: &str) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| format!("{file} cannot be read"))
}

/// Loads a guide; faults of rows are told, and only a guide without any policy is refused.
///
/// # Errors
/// When the file cannot be read or holds no policy.
pub fn read_guide(file: &str) -> Result<Guide> {
    let (guide, issues) = load(&read(file)?);
    for issue in &issues {
        complain(&format!("{file}: {}", issue.sentence("en")));
    }
    if guide.policies.is_empty() {
        bail!("{file} holds no policy");
    }
    Ok(guide)
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
