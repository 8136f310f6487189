//! The commands that bring lists into a guide and out of it: new, import and export, as `main.rs` lists them.

use std::fs;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Error, Result, anyhow, bail};
use clap::ArgMatches;
use serde_json::{Value, json};

use crate::command::{
    Command, Outcome, Told, day, flag, has, is_chinese, lang_option, needed, option, read,
    read_guide, read_json, unreadable, unwritable, value, word,
};
use crate::day::today;
use crate::diff::diff;
use crate::export::{self, Calendar, Feed};
use crate::import::header::Choice;
use crate::import::merge::Lost;
use crate::import::refusal::Refusal;
use crate::import::settings::Settings;
use crate::import::{Imported, id_of_file, import_guarded, read::MAX_BYTES, report, written};

const COLUMNS: &str = "columns settled by hand, where heads are not understood: text=政策条款,contact=联系电话 (also number, category, \
                       agency); a letter such as C names a column";

/// Begins a guide from a list.
pub const NEW: Command = Command {
    name: "new",
    about: "begins a guide from the office's list, and asks for what is not given",
    args: |line| {
        line.args([
            word("LIST", "the office's list"),
            word("GUIDE", "the guide to be written; there must be none of that name"),
            option(
                "title",
                "TITLE",
                "what the guide is called; the list's own title as long as nothing is said",
            ),
            option("region", "REGION", "the place that it holds for, such as 示例区"),
            option("languages", "LANGS", "its languages, that of the list first: zh or zh,en"),
            option("area-code", "CODE", "the area code of local numbers, such as 023"),
            option("columns", "COLUMNS", COLUMNS),
            lang_option(),
            flag("json", "the report as JSON"),
        ])
    },
    run: run_new,
};

/// Brings a list into a guide.
pub const IMPORT: Command = Command {
    name: "import",
    about: "the office's list (.docx .xlsx .xls .ods .odt .html .mht .csv .txt) into a guide: official cells are the list's, \
            editorial work is kept; tells what changed, what was guessed and what was not read; writes only when told to; a \
            GUIDE that does not exist is begun",
    args: |line| {
        line.args([
            word("SOURCE", "the office's list"),
            word("GUIDE", "the guide"),
            flag("write", "write the guide").conflicts_with("out"),
            option("out", "FILE", "write it into another file"),
            option("lost", "expire|take-out", "what happens to policies that the list does not print any more: they stay, \
                   marked as expired, or move into GUIDE.lost.json, from where they come back when they are printed again")
                .value_parser(["expire", "take-out"]).default_value("expire"),
            option("checked", "DAY", "the day on which list and guide were compared, YYYY-MM-DD"),
            option("columns", "COLUMNS", COLUMNS),
            option("area-code", "CODE", "the area code of local numbers, for a guide that is begun"),
            lang_option(),
            flag("json", "the report as JSON"),
        ])
    },
    run: run_import,
};

/// Writes a guide in another form.
pub const EXPORT: Command = Command {
    name: "export",
    about: "the official list as a table that `import` reads back (.csv .xlsx), the offices as contacts for a phone (.vcf), a \
            handbook that a browser prints (.html), the days on which policies end as a calendar (.ics), or a feed of what \
            changed (.atom)",
    args: |line| {
        line.args([
            word("GUIDE", "the guide"),
            word("OUT", "the file to be written; its ending says in which form"),
            option("old", "OLD", "for a feed: the guide as it was"),
            option("base", "URL", "for a feed: the address of the guide"),
            option("date", "DAY", "for a feed: the day of the changes"),
            option(
                "again",
                "DAY",
                "for a calendar: the day on which you want to compare the list again",
            ),
            lang_option(),
        ])
    },
    run: run_export,
};

/// Longer than this is not waited for a file.
const PATIENCE: Duration = Duration::from_mins(2);

fn run_new(given: &ArgMatches) -> Result<Outcome> {
    let (list, guide) = (needed(given, "LIST"), needed(given, "GUIDE"));
    let zh = is_chinese(given);
    if Path::new(guide).exists() {
        bail!(if zh {
            format!("{guide} 已经有了：用 import 更新它，或换一个文件名")
        } else {
            format!(
                "{guide} is there already: bring the list into it with `import`, or name another file"
            )
        });
    }
    let answer = |name: &str, chinese: &str, english: &str| {
        value(given, name)
            .map(ToOwned::to_owned)
            .or_else(|| asked(if zh { chinese } else { english }))
    };
    let languages = answer(
        "languages",
        "语言（zh 或 zh,en，直接回车为 zh）",
        "Languages (zh or zh,en; zh if left empty)",
    );
    let languages: Vec<String> = languages
        .as_deref()
        .unwrap_or("zh")
        .split(',')
        .map(|lang| lang.trim().to_owned())
        .collect();
    if let Some(odd) = languages.iter().find(|lang| !crate::check::is_language(lang)) {
        bail!(if zh {
            format!("“{odd}”不是 zh、en 这样的语言代号")
        } else {
            format!("`{odd}` is no language such as zh or en")
        });
    }
    let settings = Settings {
        title: answer(
            "title",
            "标题（直接回车用清单的标题）",
            "Title (the list's own if left empty)",
        ),
        region: answer("region", "地区，如 示例区", "Region, such as 示例区"),
        area_code: area_code(
            answer("area-code", "固定电话区号，如 023", "Area code, such as 023"),
            zh,
        )?,
        columns: columns(given, list, zh)?,
        languages,
        ..Settings::default()
    };
    let lacks: Vec<&str> =
        [("--region", settings.region.is_none()), ("--area-code", settings.area_code.is_none())]
            .into_iter()
            .filter_map(|(name, is_missing)| is_missing.then_some(name))
            .collect();
    let imported = brought_in(list, None, guide, settings, zh)?;
    let files = write(guide, &imported, &[])?;
    let mut text = told(&imported, &files, has(given, "json"), zh);
    if !lacks.is_empty() && !has(given, "json") {
        let lacks = lacks.join("、");
        let more = if zh {
            format!("没有给出 {lacks}：可在 {guide} 里补写 region 和 area_code")
        } else {
            format!("{lacks} was not given: write region and area_code into {guide}")
        };
        text = [text, more].join("\n");
    }
    Ok(Outcome::good(text))
}

/// What is typed, where somebody sits before the screen.
fn asked(question: &str) -> Option<String> {
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return None;
    }
    let mut answer = String::new();
    write!(std::io::stderr(), "{question}: ").ok()?;
    std::io::stdin().read_line(&mut answer).ok()?;
    Some(answer.trim().to_owned()).filter(|answer| !answer.is_empty())
}

fn area_code(given: Option<String>, zh: bool) -> Result<Option<String>> {
    let is_code = |code: &String| {
        (3..=4).contains(&code.len())
            && code.starts_with('0')
            && code.bytes().all(|b| b.is_ascii_digit())
    };
    match given {
        Some(code) if !is_code(&code) => bail!(if zh {
            format!("“{code}”不是 023 这样的区号")
        } else {
            format!("`{code}` is no area code such as 023")
        }),
        code => Ok(code),
    }
}

fn columns(given: &ArgMatches, file: &str, zh: bool) -> Result<Choice> {
    let choice = value(given, "columns").map(Choice::read).transpose();
    Ok(choice.map_err(|error| in_language(error, file, zh))?.unwrap_or_default())
}

fn brought_in(
    list: &str,
    known: Option<String>,
    guide: &str,
    mut settings: Settings,
    zh: bool,
) -> Result<Imported> {
    settings.document = Path::new(list).file_name().map(|name| name.to_string_lossy().into_owned());
    let id = id_of(guide);
    let bytes = bytes_of(list).map_err(|error| in_language(error, list, zh))?;
    import_guarded(bytes, known, id, settings, PATIENCE)
        .map_err(|error| in_language(error, list, zh))
}

/// An id in the letters that ids are made of, after the file's name.
fn id_of(guide: &str) -> String {
    let stem = Path::new(guide).file_stem().and_then(|stem| stem.to_str()).unwrap_or("guide");
    id_of_file(stem)
}

fn run_import(given: &ArgMatches) -> Result<Outcome> {
    let (source, guide) = (needed(given, "SOURCE"), needed(given, "GUIDE"));
    let zh = is_chinese(given);
    let known = Path::new(guide).exists().then(|| read(guide)).transpose()?;
    let target = value(given, "out").or_else(|| has(given, "write").then_some(guide));
    let kept = kept(target.unwrap_or(guide));
    let settings = Settings {
        lost: if value(given, "lost") == Some("take-out") { Lost::TakeOut } else { Lost::Expire },
        columns: columns(given, source, zh)?,
        area_code: area_code(value(given, "area-code").map(ToOwned::to_owned), zh)?,
        kept: kept.clone(),
        ..Settings::default()
    };
    let mut imported = brought_in(source, known, guide, settings, zh)?;
    if let Some(day) = value(given, "checked") {
        imported.checked(day).map_err(|error| in_language(error, source, zh))?;
    }
    let files =
        target.map(|target| write(target, &imported, &kept)).transpose()?.unwrap_or_default();
    Ok(Outcome::good(told(&imported, &files, has(given, "json"), zh)))
}

fn run_export(given: &ArgMatches) -> Result<Outcome> {
    let (guide, out) = (needed(given, "GUIDE"), needed(given, "OUT"));
    let zh = is_chinese(given);
    let lang = if zh { "zh" } else { "en" };
    let kind = out.rsplit_once('.').map_or("", |(_, kind)| kind);
    let bytes = match kind {
        "csv" => export::csv(&read_json(guide, lang)?)?,
        "xlsx" => export::xlsx(&read_json(guide, lang)?)?,
        "vcf" => export::phone_book(&read_guide(guide, lang)?, lang).into_bytes(),
        "ics" => {
            let (again, today) = (day(given, "again", lang)?, &today());
            export::calendar(&read_guide(guide, lang)?, Calendar { again, today, lang })?
                .into_bytes()
        }
        "html" => export::handbook(&read_guide(guide, lang)?, lang).into_bytes(),
        "atom" | "xml" => feed(guide, given, lang)?.into_bytes(),
        _ if zh => bail!("“{out}”的结尾不是 .csv .xlsx .vcf .ics .html .atom 之一"),
        _ => bail!("`{out}` ends in none of .csv .xlsx .vcf .ics .html .atom"),
    };
    replace(out, &bytes)?;
    Ok(Outcome::good(if zh { format!("已写入 {out}") } else { format!("Written: {out}") }))
}

fn feed(guide: &str, given: &ArgMatches, lang: &str) -> Result<String> {
    let missing = |zh: &str, en: &str| if lang == "zh" { zh.to_owned() } else { en.to_owned() };
    let old = value(given, "old").with_context(|| {
        missing("更新订阅要用 --old 给出旧的指南", "a feed needs --old, the guide as it was")
    })?;
    let base = value(given, "base").with_context(|| {
        missing(
            "更新订阅要用 --base 给出指南的网址",
            "a feed needs --base, the address of the guide",
        )
    })?;
    let date = day(given, "date", lang)?.map_or_else(today, ToOwned::to_owned);
    let diff = diff(&read_json(old, lang)?, &read_json(guide, lang)?);
    export::feed(&diff, Feed { base, date: &date, lang })
}

/// Why a file is not read, in the language asked for, and once.
fn in_language(error: Error, file: &str, zh: bool) -> Error {
    match error.downcast_ref::<Refusal>().map(|refusal| refusal.sentence(zh)) {
        Some(sentence) if zh => anyhow!("{file}：{sentence}"),
        Some(sentence) => anyhow!("{file}: {sentence}"),
        None if error.is::<Told>() => error,
        None => error.context(file.to_owned()),
    }
}

fn bytes_of(file: &str) -> Result<Vec<u8>> {
    let size = fs::metadata(file).map_err(|error| unreadable(file, &error))?.len();
    if size > MAX_BYTES as u64 {
        bail!(Refusal::TooLarge { mb: usize::try_from(size >> 20).unwrap_or(usize::MAX) });
    }
    fs::read(file).map_err(|error| unreadable(file, &error))
}

/// The file beside a guide that keeps what was taken out of it.
fn beside(guide: &str) -> String {
    format!("{}.lost.json", guide.trim_end_matches(".json"))
}

/// The policies that earlier imports took out.
fn kept(guide: &str) -> Vec<Value> {
    let text = fs::read_to_string(beside(guide)).ok();
    let known = text.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    known.and_then(|known| known.as_array().cloned()).unwrap_or_default()
}

/// Writes the guide, and beside it what was taken out; returns the names.
fn write(target: &str, imported: &Imported, kept: &[Value]) -> Result<Vec<String>> {
    let mut files = vec![target.to_owned()];
    let merged = &imported.merged;
    if !merged.taken_out.is_empty() || !merged.brought_back.is_empty() {
        let beside = beside(target);
        // What an earlier import took out stays in it, unless it is back in the guide.
        let remaining =
            kept.iter().enumerate().filter(|(idx, _)| !merged.brought_back.contains(idx));
        let policies: Vec<Value> = remaining
            .map(|(_, policy)| policy.clone())
            .chain(merged.taken_out.iter().cloned())
            .collect();
        replace(&beside, written(&json!(policies))?.as_bytes())?;
        files.push(beside);
    }
    replace(target, imported.text.as_bytes())?;
    Ok(files)
}

/// Writes a file so that it is never half written.
fn replace(target: &str, content: &[u8]) -> Result<()> {
    let draft = format!("{target}.new");
    let written = fs::write(&draft, content).and_then(|()| fs::rename(&draft, target));
    written.map_err(|error| unwritable(target, &error))
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
