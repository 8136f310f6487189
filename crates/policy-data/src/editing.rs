//! The commands that keep a guide true: check, schema, diff and overlay, as `main.rs` lists them.

use std::path::Path;

use anyhow::Result;
use clap::ArgMatches;

use crate::check::{self, Finding, Form, Lang, Level, summed, told};
use crate::command::{
    Command, Outcome, day, flag, has, is_chinese, lang_option, needed, option, read_json,
    unreadable, value, word,
};
use crate::day::today;
use crate::diff::{self, tell};
use crate::{overlay, schema};

/// Checks a guide, or an overlay for it.
pub const CHECK: Command = Command {
    name: "check",
    about: "what is wrong with a guide, by kind: line, policy, field, and what to do; fails where something must be mended",
    args: |line| {
        line.args([
            word("FILE", "the guide"),
            option("overlay", "OVERLAY", "check this district's overlay for the guide instead"),
            lang_option(),
            flag("all", "every place, not only the first of each kind"),
            flag("json", "as JSON, every place").conflicts_with("github"),
            flag("github", "as annotations of GitHub, every place"),
            flag("strict", "fail also where something should be mended"),
            flag("links", "ask for every web address"),
            option("today", "DAY", "the day of the check, YYYY-MM-DD"),
        ])
    },
    run: run_check,
};

/// Tells what changed from one guide to the next.
pub const DIFF: Command = Command {
    name: "diff",
    about: "what changed, policy by policy: as text, as Markdown, as JSON, as a notice to publish, or as the changes.json \
            that readers are shown marks by",
    args: |line| {
        line.args([
            word("OLD", "the guide as it was"),
            word("NEW", "the guide as it is"),
            flag("markdown", "as Markdown"),
            flag("json", "as JSON"),
            flag("notice", "as a notice to publish"),
            flag("changes", "as the changes.json of the guide"),
            lang_option(),
            option("date", "DAY", "the day of the changes; today as long as nothing is said"),
            option(
                "until",
                "DAY",
                "the day up to which readers see marks; for good as long as nothing is said",
            ),
        ])
        .group(clap::ArgGroup::new("form").args(FORMS))
    },
    run: run_diff,
};

/// The forms of a list of changes.
const FORMS: [&str; 4] = ["markdown", "json", "notice", "changes"];

/// Prints the schema of a guide or an overlay.
pub const SCHEMA: Command = Command {
    name: "schema",
    about: "the JSON Schema of a guide, or of one of the files beside it, for editors' programs",
    args: |line| {
        line.args([
            flag("overlay", "that of an overlay"),
            flag("changes", "that of a list of changes"),
            flag("asks", "that of the questions that policies answer"),
        ])
        .group(clap::ArgGroup::new("file").args(["overlay", "changes", "asks"]))
    },
    run: run_schema,
};

/// Prints the skeleton of an overlay.
pub const OVERLAY: Command = Command {
    name: "overlay",
    about: "the skeleton of a district's overlay: the policies that districts handle, and what is to be filled in",
    args: |line| {
        line.args([word("new", "the word `new`").value_parser(["new"]), word("GUIDE", "the guide")])
    },
    run: run_overlay,
};

fn run_check(given: &ArgMatches) -> Result<Outcome> {
    let file = needed(given, "FILE");
    let text = lossy(file)?;
    let today = value(given, "today").map_or_else(today, ToOwned::to_owned);
    if let Some(overlay) = value(given, "overlay") {
        let findings = check::overlay::check(&lossy(overlay)?, &text, &today)?;
        return Ok(report(&findings, overlay, given));
    }
    let mut findings = check::check(&text, &today)?;
    findings.extend(check::beside::check(Path::new(file), &text));
    if has(given, "links") {
        findings.extend(links(&text)?);
    }
    Ok(report(&findings, file, given))
}

#[cfg(feature = "links")]
fn links(text: &str) -> Result<Vec<Finding>> {
    check::links::check(text, check::links::Patience::default())
}

#[cfg(not(feature = "links"))]
fn links(_text: &str) -> Result<Vec<Finding>> {
    anyhow::bail!("this build asks for no addresses: build it with the feature `links`")
}

/// A file whatever its encoding: what is not UTF-8 in it is found by the checks.
fn lossy(file: &str) -> Result<String> {
    let bytes = std::fs::read(file).map_err(|error| unreadable(file, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn report(findings: &[Finding], file: &str, given: &ArgMatches) -> Outcome {
    let lang = lang(given);
    let form = match (has(given, "json"), has(given, "github")) {
        (true, _) => Form::Json,
        (false, true) => Form::Github,
        (false, false) => Form::Text,
    };
    let n = |level| findings.iter().filter(|finding| finding.level == level).count();
    let (n_errors, n_warnings) = (n(Level::Error), n(Level::Warning));
    let mut text = match form {
        Form::Text if !has(given, "all") => summed(findings, file, lang),
        form => told(findings, file, form, lang),
    };
    if form == Form::Text {
        let sum = match lang {
            Lang::Zh => format!("{file}：{n_errors} 处错误，{n_warnings} 处提醒"),
            Lang::En => format!("{file}: {n_errors} errors, {n_warnings} warnings"),
        };
        let line_end = if text.is_empty() { "" } else { "\n" };
        text = [text.as_str(), line_end, &sum].concat();
    }
    let is_good = n_errors == 0 && (n_warnings == 0 || !has(given, "strict"));
    Outcome { text, is_good }
}

fn lang(given: &ArgMatches) -> Lang {
    if is_chinese(given) { Lang::Zh } else { Lang::En }
}

fn run_diff(given: &ArgMatches) -> Result<Outcome> {
    let (old, new) = (needed(given, "OLD"), needed(given, "NEW"));
    let lang = if is_chinese(given) { "zh" } else { "en" };
    let date = day(given, "date", lang)?.map_or_else(today, ToOwned::to_owned);
    let until = day(given, "until", lang)?;
    let diff = diff::diff(&read_json(old, lang)?, &read_json(new, lang)?);
    let text = match FORMS.into_iter().find(|form| has(given, form)) {
        None => tell::as_text(&diff, lang),
        Some("markdown") => tell::as_markdown(&diff, lang),
        Some("json") => format!("{:#}", tell::as_json(&diff)),
        Some("notice") => tell::as_notice(&diff, &date),
        Some(_) => serde_json::to_string_pretty(&diff::published(&diff, &date, until))?,
    };
    Ok(Outcome::good(text))
}

fn run_schema(given: &ArgMatches) -> Result<Outcome> {
    let schema = match ["overlay", "changes", "asks"].into_iter().find(|name| has(given, name)) {
        None => schema::of_guide()?,
        Some("overlay") => schema::of_overlay()?,
        Some("changes") => schema::of_changes()?,
        Some(_) => schema::of_asks()?,
    };
    schema::text(&schema).map(Outcome::good)
}

fn run_overlay(given: &ArgMatches) -> Result<Outcome> {
    let skeleton = overlay::skeleton(&read_json(needed(given, "GUIDE"), "zh")?)?;
    Ok(Outcome::good(format!("{skeleton:#}")))
}
