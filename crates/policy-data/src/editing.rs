//! The commands that keep a guide true: check, schema, diff and overlay, as `main.rs` lists them.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::check::{self, Finding, Form, Lang, Level, links, told};

use crate::command::{Command, Outcome, day, read_json};
use crate::day::today;
use crate::diff::{self, tell};
use crate::options::Options;
use crate::{overlay, schema};

/// Checks a guide, or an overlay for it.
pub const CHECK: Command = Command {
    name: "check",
    usage: "FILE [--overlay OVERLAY] [--lang zh|en] [--json | --github] [--strict] [--links] [--today DAY]",
    about: "what is wrong with a guide: line, policy, field, and what to do; fails where something must be mended,\n\
            with --strict also where something should be; --links asks for every web address;\n\
            with --overlay, what is wrong with a district's overlay for it",
    run: run_check,
};

/// Tells what changed from one guide to the next.
pub const DIFF: Command = Command {
    name: "diff",
    usage: "OLD NEW [--markdown | --json | --notice | --changes] [--lang zh|en] [--date DAY] [--until DAY]",
    about: "what changed, policy by policy: as text, as Markdown, as JSON, as a notice to publish, or as the changes.json\n\
            that readers are shown marks by, from DAY (today) until DAY (for good)",
    run: run_diff,
};

/// Prints the schema of a guide or an overlay.
pub const SCHEMA: Command = Command {
    name: "schema",
    usage: "[--overlay]",
    about: "the JSON Schema of a guide, or of an overlay, for editors' programs",
    run: run_schema,
};

/// Prints the skeleton of an overlay.
pub const OVERLAY: Command = Command {
    name: "overlay",
    usage: "new GUIDE",
    about: "the skeleton of a district's overlay: the policies that districts handle, and what is to be filled in",
    run: run_overlay,
};

fn run_check(words: &[&str]) -> Result<Outcome> {
    let flags = ["--json", "--github", "--strict", "--links"];
    let options = Options::read(words, &flags, &["--lang", "--today", "--overlay"])?;
    let [file] = options.words.as_slice() else { bail!("needs FILE") };
    let text = lossy(file)?;
    let today = options.value("--today").map_or_else(today, ToOwned::to_owned);
    if let Some(overlay) = options.value("--overlay") {
        let findings = check::overlay::check(&lossy(overlay)?, &text, &today)?;
        return report(&findings, overlay, &options);
    }
    let mut findings = check::check(&text, &today)?;
    findings.extend(check::beside::check(Path::new(file), &text));
    if options.has("--links") {
        findings.extend(links::check(&text, links::Patience::default())?);
    }
    report(&findings, file, &options)
}

/// A file whatever its encoding: what is not UTF-8 in it is found by the checks.
fn lossy(file: &str) -> Result<String> {
    let bytes = std::fs::read(file).with_context(|| format!("{file} cannot be read"))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(findings: &[Finding], file: &str, options: &Options<'_>) -> Result<Outcome> {
    let lang = lang(options)?;
    let form = match (options.has("--json"), options.has("--github")) {
        (true, true) => bail!("--json or --github, not both"),
        (true, false) => Form::Json,
        (false, true) => Form::Github,
        (false, false) => Form::Text,
    };
    let n = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (n_errors, n_warnings) = (n(Level::Error), n(Level::Warning));
    let mut text = told(findings, file, form, lang);
    if form == Form::Text {
        let sum = match lang {
            Lang::Zh => format!("{file}：{n_errors} 处错误，{n_warnings} 处提醒"),
            Lang::En => format!("{file}: {n_errors} errors, {n_warnings} warnings"),
        };
        let line_end = if text.is_empty() { "" } else { "\n" };
        text = [text.as_str(), line_end, &sum].concat();
    }
    let is_good = n_errors == 0 && (n_warnings == 0 || !options.has("--strict"));
    Ok(Outcome { text, is_good })
}

/// What people are told in: Chinese, unless they say otherwise.
fn lang(options: &Options<'_>) -> Result<Lang> {
    match options.value("--lang") {
        None | Some("zh") => Ok(Lang::Zh),
        Some("en") => Ok(Lang::En),
        Some(other) => bail!("`{other}` is neither zh nor en"),
    }
}

fn run_diff(words: &[&str]) -> Result<Outcome> {
    let forms = ["--markdown", "--json", "--notice", "--changes"];
    let options = Options::read(words, &forms, &["--lang", "--date", "--until"])?;
    let [old, new] = options.words.as_slice() else { bail!("needs OLD NEW") };
    let lang = if lang(&options)? == Lang::Zh { "zh" } else { "en" };
    let date = day(&options, "--date", lang)?.map_or_else(today, ToOwned::to_owned);
    let until = day(&options, "--until", lang)?;
    let diff = diff::diff(&read_json(old, lang)?, &read_json(new, lang)?);
    let text = match forms.iter().filter(|form| options.has(form)).collect::<Vec<_>>()[..] {
        [] => tell::as_text(&diff, lang),
        [&"--markdown"] => tell::as_markdown(&diff, lang),
        [&"--json"] => format!("{:#}", tell::as_json(&diff)),
        [&"--notice"] => tell::as_notice(&diff, &date),
        [_] => format!("{:#}", diff::published(&diff, &date, until)),
        _ => bail!("one form at a time, of {}", forms.join(" ")),
    };
    Ok(Outcome::good(text))
}

fn run_schema(words: &[&str]) -> Result<Outcome> {
    let schema = match words {
        [] => schema::of_guide()?,
        ["--overlay"] => schema::of_overlay()?,
        _ => bail!("needs nothing more than --overlay"),
    };
    schema::text(&schema).map(Outcome::good)
}

fn run_overlay(words: &[&str]) -> Result<Outcome> {
    let ["new", guide] = words else { bail!("needs new GUIDE") };
    let skeleton = overlay::skeleton(&read_json(guide, "zh")?)?;
    Ok(Outcome::good(format!("{skeleton:#}")))
}
