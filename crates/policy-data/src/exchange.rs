//! The commands that bring lists into a guide and out of it: import and export, as `main.rs` lists them.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Error, Result, anyhow, bail};
use serde_json::{Value, json};

use crate::command::{Command, Outcome, day, read, read_guide, read_json};
use crate::day::today;
use crate::diff::diff;
use crate::export::{self, Calendar, Feed};
use crate::import::merge::Lost;
use crate::import::refusal::Refusal;
use crate::import::{Imported, import_guarded, read::MAX_BYTES, report, written};
use crate::options::Options;

/// Brings a list into a guide.
pub const IMPORT: Command = Command {
    name: "import",
    usage: "SOURCE GUIDE [--write | --out FILE] [--lost expire|take-out] [--checked DAY] [--lang zh|en] [--json]",
    about: "the office's list (.docx .xlsx .xls .ods .csv .txt) into a guide: official cells are the list's,\n\
            editorial work is kept; tells what changed and what was guessed; writes only when told to;\n\
            a GUIDE that does not exist is begun; --checked writes the day on which both were compared",
    run: run_import,
};

/// Writes a guide in another form.
pub const EXPORT: Command = Command {
    name: "export",
    usage: "GUIDE OUT.csv|.xlsx|.vcf|.html | GUIDE OUT.ics [--again DAY] | GUIDE OUT.atom --old OLD --base URL [--lang zh|en] [--date YYYY-MM-DD]",
    about: "the official list as a table that `import` reads back, the offices as contacts for a phone,\n\
            a handbook that a browser prints, the days on which policies end (and --again, on which you want to\n\
            compare the list again) as a calendar, or a feed of what changed since OLD",
    run: run_export,
};

/// Longer than this is not waited for a file.
const PATIENCE: Duration = Duration::from_mins(2);

fn run_import(words: &[&str]) -> Result<Outcome> {
    let options =
        Options::read(words, &["--write", "--json"], &["--out", "--lost", "--checked", "--lang"])?;
    let [source, guide] = options.words.as_slice() else { bail!("needs SOURCE and GUIDE") };
    let lost = match options.value("--lost") {
        None | Some("expire") => Lost::Expire,
        Some("take-out") => Lost::TakeOut,
        Some(other) => bail!("`{other}` is neither expire nor take-out"),
    };
    let zh = is_chinese(&options)?;
    let known = Path::new(guide).exists().then(|| read(guide)).transpose()?;
    let id = Path::new(guide).file_stem().and_then(|stem| stem.to_str()).unwrap_or("guide");
    let bytes = bytes_of(source).map_err(|error| in_language(error, source, zh))?;
    let mut imported = import_guarded(bytes, known, id.to_owned(), lost, PATIENCE)
        .map_err(|error| in_language(error, source, zh))?;
    if let Some(day) = options.value("--checked") {
        imported.checked(day).map_err(|error| in_language(error, source, zh))?;
    }
    let target = match (options.value("--out"), options.has("--write")) {
        (Some(_), true) => bail!("--write or --out, not both"),
        (Some(out), false) => Some(out),
        (None, true) => Some(*guide),
        (None, false) => None,
    };
    let files = target.map(|target| write(target, &imported)).transpose()?.unwrap_or_default();
    Ok(Outcome::good(told(&imported, &files, options.has("--json"), zh)))
}

fn run_export(words: &[&str]) -> Result<Outcome> {
    let options = Options::read(words, &[], &["--old", "--base", "--date", "--again", "--lang"])?;
    let [guide, out] = options.words.as_slice() else { bail!("needs GUIDE and OUT") };
    let zh = is_chinese(&options)?;
    let lang = if zh { "zh" } else { "en" };
    let kind = out.rsplit_once('.').map_or("", |(_, kind)| kind);
    let bytes = match kind {
        "csv" => export::csv(&read_json(guide, lang)?)?,
        "xlsx" => export::xlsx(&read_json(guide, lang)?)?,
        "vcf" => export::phone_book(&read_guide(guide, lang)?, lang).into_bytes(),
        "ics" => {
            let (again, today) = (day(&options, "--again", lang)?, &today());
            export::calendar(&read_guide(guide, lang)?, Calendar { again, today, lang })?
                .into_bytes()
        }
        "html" => export::handbook(&read_guide(guide, lang)?, lang).into_bytes(),
        "atom" | "xml" => feed(guide, &options, lang)?.into_bytes(),
        _ => bail!("`{out}` ends in none of .csv .xlsx .vcf .ics .html .atom"),
    };
    replace(out, &bytes)?;
    Ok(Outcome::good(if zh { format!("已写入 {out}") } else { format!("Written: {out}") }))
}

fn feed(guide: &str, options: &Options<'_>, lang: &str) -> Result<String> {
    let old = options.value("--old").context("a feed needs --old, the guide as it was")?;
    let base = options.value("--base").context("a feed needs --base, the address of the guide")?;
    let date = day(options, "--date", lang)?.map_or_else(today, ToOwned::to_owned);
    let diff = diff(&read_json(old, lang)?, &read_json(guide, lang)?);
    export::feed(&diff, Feed { base, date: &date, lang })
}

/// Why a file is not read, in the editor's language where there are words for it.
fn in_language(error: Error, file: &str, zh: bool) -> Error {
    let told = error.downcast_ref::<Refusal>().filter(|_| zh).map(|refusal| refusal.sentence(true));
    match told {
        Some(sentence) => anyhow!("{file}：{sentence}"),
        None => error.context(file.to_owned()),
    }
}

/// What people are told in: Chinese, unless they say otherwise.
fn is_chinese(options: &Options<'_>) -> Result<bool> {
    match options.value("--lang") {
        None | Some("zh") => Ok(true),
        Some("en") => Ok(false),
        Some(other) => bail!("`{other}` is neither zh nor en"),
    }
}

fn bytes_of(file: &str) -> Result<Vec<u8>> {
    let size = fs::metadata(file).with_context(|| format!("{file} cannot be read"))?.len();
    if size > MAX_BYTES as u64 {
        bail!(Refusal::TooLarge { mb: usize::try_from(size >> 20).unwrap_or(usize::MAX) });
    }
    fs::read(file).with_context(|| format!("{file} cannot be read"))
}

/// Writes the guide, and beside it what was taken out; answers with the names.
fn write(target: &str, imported: &Imported) -> Result<Vec<String>> {
    let mut files = vec![target.to_owned()];
    let taken_out = &imported.merged.taken_out;
    if !taken_out.is_empty() {
        let beside = format!("{}.lost.json", target.trim_end_matches(".json"));
        // What an earlier import took out stays in it.
        let known = fs::read_to_string(&beside).ok();
        let known = known.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let mut policies = known.and_then(|known| known.as_array().cloned()).unwrap_or_default();
        policies.extend(taken_out.iter().cloned());
        replace(&beside, written(&json!(policies))?.as_bytes())?;
        files.push(beside);
    }
    replace(target, imported.text.as_bytes())?;
    Ok(files)
}

/// Writes a file so that it is never half written.
fn replace(target: &str, content: &[u8]) -> Result<()> {
    let draft = format!("{target}.new");
    fs::write(&draft, content).with_context(|| format!("{draft} cannot be written"))?;
    fs::rename(&draft, target).with_context(|| format!("{target} cannot be written"))
}

fn told(imported: &Imported, files: &[String], as_json: bool, zh: bool) -> String {
    if as_json {
        let mut report = report::as_json(&imported.merged);
        report["written"] = json!(files);
        return report.to_string();
    }
    let end = match (files, zh) {
        ([], true) => "没有写入任何文件：加 --write 写入指南，或加 --out 文件名 另存".to_owned(),
        ([], false) => "Nothing is written: add --write, or --out FILE".to_owned(),
        (files, true) => format!("已写入 {}", files.join("、")),
        (files, false) => format!("Written: {}", files.join(", ")),
    };
    format!("{}\n\n{end}", report::text(&imported.merged, zh))
}
