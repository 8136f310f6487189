//! `import`: the list as an office keeps it, in Word, Excel, CSV or text, into a guide.
//!
//! File, tables ([`mod@read`]), policies as printed ([`rows`]), guide ([`merge`]); what is guessed on the way is reported.

pub mod account;
mod archive;
mod choice;
mod contacts;
mod csv;
mod decode;
mod docx;
mod docx_numbers;
mod docx_parts;
mod docx_table;
mod docx_text;
pub mod finding;
mod fold;
pub mod grid;
pub mod guard;
mod head_words;
pub mod header;
mod hidden;
mod hint;
mod html;
mod html_looks;
mod life;
mod lines;
pub mod merge;
mod merged;
mod number;
mod ods;
mod ods_styles;
mod offices;
mod package;
mod pair;
mod plain;
mod plan;
mod policy;
mod prose;
mod raised;
pub mod read;
mod reader;
pub mod refusal;
pub mod report;
mod row;
mod row_kinds;
pub mod rows;
pub mod settings;
mod sheet_xml;
mod sheet_xml_looks;
mod signs;
mod spans;
mod xls;
mod xls_beside;
mod xls_runs;
mod xls_weight;
mod xlsx;
mod xlsx_beside;
mod xlsx_strings;
mod xlsx_styles;
mod xml;

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use policy_core::issue::Problem;
use serde_json::Value;

pub use number::half_width;
pub use offices::fresh_id;
pub use policy::quotable;

use finding::{Entry, Finding};
use header::Choice;
use merge::Merged;
use refusal::Refusal;
use rows::{Source, SourceRow};
use settings::{Done, Settings};

/// What an import came to.
#[derive(Debug)]
pub struct Imported {
    /// The guide's text, ready to be written.
    pub text: String,
    /// What happened.
    pub merged: Merged,
}

impl Imported {
    /// Writes the day on which guide and source were compared, `YYYY-MM-DD`.
    ///
    /// # Errors
    /// When it is no such day.
    pub fn checked(&mut self, day: &str) -> Result<()> {
        self.merged.guide["source"]["checked"] = day.into();
        self.text = written(&self.merged.guide)?;
        let (guide, _) = policy_core::load(&self.text);
        if guide.checked.as_deref() != Some(day) {
            bail!(Refusal::BadDay(day.to_owned()));
        }
        Ok(())
    }
}

/// Reads what a file prints.
///
/// # Errors
/// When the file cannot be read.
pub fn source(bytes: &[u8]) -> Result<Source> {
    rows::read(read::read(bytes)?, &Choice::default())
}

/// Brings a file into a guide. Without a guide a new one is begun, with `id` as its name.
///
/// # Errors
/// When the file cannot be read or holds no policy, or the guide is no JSON.
pub fn import(
    bytes: &[u8],
    guide: Option<&str>,
    id: &str,
    settings: impl Into<Settings>,
) -> Result<Imported> {
    let settings = settings.into();
    let tables = read::read(bytes)?;
    settings.tell(Done::Tables);
    let source = rows::read(tables, &settings.columns)?;
    let guide = match guide {
        Some(text) => serde_json::from_str(text.trim_start_matches('\u{feff}'))
            .context(Refusal::GuideNoJson)?,
        None => merge::fresh(id, &source, &settings),
    };
    let mut merged = merge::merge(&guide, source, &settings)?;
    settings.tell(Done::Merged);
    let text = written(&merged.guide)?;
    merged.entries.extend(new_faults(&guide, &text)?);
    Ok(Imported { text, merged })
}

/// The same, in bounded time and whatever happens inside.
///
/// # Errors
/// As [`import`], and when it takes too long or meets a fault of its own.
pub fn import_guarded(
    bytes: Vec<u8>,
    guide: Option<String>,
    id: String,
    settings: impl Into<Settings>,
    time: Duration,
) -> Result<Imported> {
    let (sender, receiver) = mpsc::channel();
    let settings = settings.into();
    thread::spawn(move || {
        let imported = import(&bytes, guide.as_deref(), &id, settings);
        // Nobody waits any more where the time was up.
        let _ = sender.send(imported);
    });
    match receiver.recv_timeout(time) {
        Ok(imported) => imported,
        Err(mpsc::RecvTimeoutError::Timeout) => {
            bail!(Refusal::TooSlow { seconds: time.as_secs() })
        }
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            bail!(Refusal::OwnFault)
        }
    }
}

/// A guide as it is kept in a file: two blanks a level, a line break at the end.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn written(guide: &Value) -> Result<String> {
    Ok(serde_json::to_string_pretty(guide)? + "\n")
}

/// An id in the letters that ids are made of, after the name of a file without its ending.
pub fn id_of_file(stem: &str) -> String {
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let lower = stem.to_ascii_lowercase().replace(['_', ' ', '.'], "-");
    let is_id = !lower.is_empty() && lower.chars().all(is_plain);
    if is_id { lower } else { fresh_id(stem, |_| false) }
}

/// What loading the new guide complains of and loading the old one did not.
fn new_faults(old: &Value, text: &str) -> Result<Vec<Entry>> {
    let (_, before) = policy_core::load(&written(old)?);
    let (_, now) = policy_core::load(text);
    let is_new = |issue: &policy_core::Issue| {
        // Quotes that are gone are reported with their policy.
        !matches!(issue.problem, Problem::QuoteNotFound(_) | Problem::FigureNotQuoted(_))
            && !before
                .iter()
                .any(|known| known.problem == issue.problem && known.policy == issue.policy)
    };
    let entries = now.into_iter().filter(is_new).map(|issue| Entry {
        place: None,
        policy: None,
        finding: Finding::Loaded(issue),
    });
    Ok(entries.collect())
}

/// A finding about a row as a whole.
fn entry_of_policy(row: &SourceRow, finding: Finding) -> Entry {
    Entry { place: row.place.clone(), policy: Some(row.number), finding }
}
