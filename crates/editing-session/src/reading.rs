//! A list read for the editor: the guide that comes of it, every guess and fault with the row it is about, and the
//! questions that can be answered here.

use std::collections::BTreeMap;

use policy_core::load::is_date;
use policy_data::import::account::Account;
use policy_data::import::finding::{Entry, Finding, Weight};
use policy_data::import::grid::{Grid, Place, Row, letters};
use policy_data::import::header::{Choice, Field, Role};
use policy_data::import::merge::Lost;
use policy_data::import::read::tables;
use policy_data::import::refusal::Refusal;
use policy_data::import::settings::Settings;
use policy_data::import::{id_of_file, import};
use policy_data::plain::without_fields;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::terms::same_office;

/// Longer cells are cut where a row is shown.
const MAX_SHOWN: usize = 160;
/// How the names of lists end.
pub const ENDINGS: [&str; 11] =
    [".docx", ".xlsx", ".xls", ".ods", ".odt", ".csv", ".txt", ".html", ".htm", ".mht", ".xml"];
/// So many rows of a table are shown where its columns are asked for.
const N_ROWS: usize = 4;

/// What a person has answered about a list, beside the file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// Heads or letters of columns, each with the field that it is: `text`, `contact` and so on.
    pub columns: Vec<(String, String)>,
    /// Whether policies that the list no longer prints are taken out; else they stay, marked as expired.
    pub take_out: bool,
    /// For a guide that is begun: its title where it is not the list's own.
    pub title: String,
    /// The place that it holds for.
    pub region: String,
    /// The area code of local numbers.
    pub area_code: String,
    /// What the source is called, where that is not the name of the file.
    pub source: String,
    /// Whether it is in English too.
    pub english: bool,
    /// The day on which guide and list were compared, `YYYY-MM-DD`.
    pub checked: String,
    /// New offices of this list that are other spellings of one of its offices: the id of each, and of that one.
    pub same_offices: Vec<(String, String)>,
}

/// Something told of the list, in Chinese and English.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// `decide`, `guess` or `note`.
    pub weight: String,
    /// The policy's number in the guide.
    pub policy: Option<u32>,
    /// Where it stands in the list.
    pub place: Option<[String; 2]>,
    /// What it is.
    pub words: [String; 2],
    /// The cells of the row that it is about, and which of them.
    pub row: Vec<String>,
    /// The cell in question, from 0.
    pub cell: Option<usize>,
    /// A new office, by id and name: it may be another spelling of a known one.
    pub office: Option<(String, String)>,
}

/// A column of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its position, from 0.
    pub at: usize,
    /// As spreadsheets name it.
    pub letter: String,
    /// Its head.
    pub head: String,
    /// The field that it is read as; empty where it is kept as a further official cell.
    pub field: String,
}

/// What a list came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Read {
    /// The name of the file.
    pub name: String,
    /// The guide with the list in it.
    pub guide: Value,
    /// Policies that it takes out.
    pub taken_out: Vec<Value>,
    /// Positions of the policies that were kept aside and are printed again.
    pub brought_back: Vec<usize>,
    /// Everything that is told, most urgent first.
    pub told: Vec<Told>,
    /// How many policies are unchanged, changed, renumbered, new and gone.
    pub counts: [usize; 5],
    /// The columns of the list's tables.
    pub columns: Vec<Column>,
    /// What was read and what was not, line by line, in Chinese and English.
    pub account: Vec<[String; 2]>,
}

/// What is shown of a list before it is taken: all but the guide with the list in it, and of very long parts the beginning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The name of the file.
    pub name: String,
    /// What the guide is called with the list in it.
    pub title: String,
    /// What is told, most urgent first.
    pub told: Vec<Told>,
    /// How much there is to tell of each weight.
    pub n_told: BTreeMap<String, usize>,
    /// How many policies are unchanged, changed, renumbered, new and gone.
    pub counts: [usize; 5],
    /// The columns of the list's tables.
    pub columns: Vec<Column>,
    /// What was read and what was not, line by line, in Chinese and English.
    pub account: Vec<[String; 2]>,
    /// How many lines that has as a whole.
    pub n_account: usize,
}

/// So much of each weight is shown, and so many lines of the account.
const MAX_TOLD: usize = 500;

impl Report {
    /// Of a list that was read.
    pub fn of(read: &Read) -> Self {
        let mut n_told = BTreeMap::new();
        let mut told = Vec::new();
        for one in &read.told {
            let n = n_told.entry(one.weight.clone()).or_insert(0);
            *n += 1;
            if *n <= MAX_TOLD {
                told.push(one.clone());
            }
        }
        Self {
            name: read.name.clone(),
            title: title_of(&read.guide),
            told,
            n_told,
            counts: read.counts,
            columns: read.columns.clone(),
            account: read.account.iter().take(MAX_TOLD).cloned().collect(),
            n_account: read.account.len(),
        }
    }
}

/// A source that was called by the name of a file is called by that of the new one.
fn name_source(guide: &mut Value, is_known: bool, name: &str) {
    let document = &mut guide["source"]["document"];
    let is_file = |text: &str| ENDINGS.iter().any(|ending| text.ends_with(ending));
    if is_known && document.as_str().is_some_and(is_file) {
        *document = Value::from(name);
    }
}

/// The list's own title; nothing where the guide's id stands in for one.
fn title_of(guide: &Value) -> String {
    let title = &guide["title"];
    let first = title.as_object().and_then(|texts| texts.values().next()).unwrap_or(title);
    if *first == guide["id"] { String::new() } else { first.as_str().unwrap_or("").to_owned() }
}

/// Why a list is not read, and what can be answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The reason, in Chinese and English.
    pub words: [String; 2],
    /// Where no column is known to hold the text: the heads that are seen, each with its letter.
    pub columns: Vec<Column>,
    /// The first rows of the table.
    pub rows: Vec<Vec<String>>,
}

/// Reads a list into a guide; `None` begins one. `kept` are the policies that earlier lists took out; `tell` is told how
/// much is done, in percent.
///
/// # Errors
/// Why it is not read.
pub fn read(
    bytes: &[u8],
    name: &str,
    guide: Option<&str>,
    kept: &[Value],
    answers: &Answers,
    tell: Option<fn(u32)>,
) -> Result<Read, Refused> {
    let refuse = |error: anyhow::Error| refused(&error, bytes);
    let settings = Settings { tell, ..settings(name, kept, answers).map_err(refuse)? };
    let mut imported = import(bytes, guide, &id_of(name), settings).map_err(refuse)?;
    if is_date(&answers.checked) {
        imported.checked(&answers.checked).map_err(refuse)?;
    }
    name_source(&mut imported.merged.guide, guide.is_some(), name);
    let grid = tables(bytes).ok().map(Grid::folded).unwrap_or_default();
    let merged = imported.merged;
    let mut told: Vec<Told> = merged.entries.iter().map(|entry| told_of(entry, &grid)).collect();
    if guide.is_none() {
        told.iter_mut().zip(&merged.entries).for_each(at_first);
    }
    let guide = answers
        .same_offices
        .iter()
        .fold(merged.guide, |guide, (new, known)| same_office(guide, new, known));
    told.sort_by_key(|told| Weight::ALL.iter().position(|weight| weight.id() == told.weight));
    let n = merged.counts;
    Ok(Read {
        name: name.to_owned(),
        columns: columns(&merged.account),
        account: account_of(&merged.account),
        guide,
        taken_out: merged.taken_out,
        brought_back: merged.brought_back,
        told,
        counts: [n.same, n.changed, n.renumbered, n.new, n.lost],
    })
}

fn account_of(account: &Account) -> Vec<[String; 2]> {
    account.text(true).into_iter().zip(account.text(false)).map(|(zh, en)| [zh, en]).collect()
}

fn settings(name: &str, kept: &[Value], answers: &Answers) -> anyhow::Result<Settings> {
    let columns: Vec<String> =
        answers.columns.iter().map(|(head, field)| format!("{field}={head}")).collect();
    let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut languages = vec!["zh".to_owned()];
    languages.extend(answers.english.then(|| "en".to_owned()));
    Ok(Settings {
        lost: if answers.take_out { Lost::TakeOut } else { Lost::Expire },
        columns: Choice::read(&columns.join(","))?,
        title: given(&answers.title),
        region: given(&answers.region),
        area_code: given(&answers.area_code),
        languages,
        document: given(&answers.source).or_else(|| Some(name.to_owned())),
        kept: kept.to_vec(),
        tell: None,
    })
}

/// An id after the file's name, in the letters that ids are made of.
fn id_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    id_of_file(stem)
}

fn told_of(entry: &Entry, grid: &Grid) -> Told {
    let bare = Entry { place: None, policy: None, finding: entry.finding.clone() };
    Told {
        weight: entry.finding.weight().id().to_owned(),
        policy: entry.policy,
        place: entry.place.as_ref().map(|place| [place.words(true), place.words(false)]),
        words: [bare.sentence(true), bare.sentence(false)].map(|words| without_fields(&words)),
        row: entry.place.as_ref().map(|place| row_at(grid, place)).unwrap_or_default(),
        cell: entry.place.as_ref().and_then(|place| place.column?.checked_sub(1)),
        office: match &entry.finding {
            Finding::NewAgency { name, id } => Some((id.clone(), name.clone())),
            _ => None,
        },
    }
}

/// Of a guide that is begun, everything is new and waits in the forms: only what has to be decided now is asked for.
fn at_first((told, entry): (&mut Told, &Entry)) {
    let waits = matches!(
        entry.finding,
        Finding::NewPolicy { .. }
            | Finding::NewCategory { .. }
            | Finding::ColumnMissing(Field::Category | Field::Number)
    );
    if waits {
        Weight::Note.id().clone_into(&mut told.weight);
    }
}

fn row_at(grid: &Grid, place: &Place) -> Vec<String> {
    let table = grid.tables.iter().find(|table| table.name == place.table);
    let row = table.and_then(|table| table.rows.iter().find(|row| row.number == place.row));
    row.map(|row| row.cells.iter().map(|cell| cut(cell.own())).collect()).unwrap_or_default()
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(MAX_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn columns(account: &Account) -> Vec<Column> {
    let of_lists = account.tables.iter().filter(|table| table.is_list);
    let mut all: Vec<Column> = Vec::new();
    for (at, head, role) in of_lists.flat_map(|table| &table.columns) {
        let field = match role {
            Role::Field(field) => field.english(),
            Role::Status => "status",
            Role::More => "",
        };
        let (letter, field) = (letters(*at), field.to_owned());
        let column = Column { at: at.saturating_sub(1), letter, head: head.clone(), field };
        if !all.contains(&column) {
            all.push(column);
        }
    }
    all
}

fn refused(error: &anyhow::Error, bytes: &[u8]) -> Refused {
    let Some(refusal) = error.downcast_ref::<Refusal>() else {
        let words = format!("{error:#}");
        return Refused { words: [words.clone(), words], ..Refused::default() };
    };
    let words = [true, false].map(|zh| without_fields(&refusal.sentence(zh)));
    let asks = matches!(refusal, Refusal::NoTextColumn { .. } | Refusal::NoPolicy);
    let (columns, rows) = if asks { first_rows(bytes) } else { (Vec::new(), Vec::new()) };
    Refused { words, columns, rows }
}

/// The row with the most cells that reads like heads, and the rows below it, of the largest table.
fn first_rows(bytes: &[u8]) -> (Vec<Column>, Vec<Vec<String>>) {
    let grid = tables(bytes).map(Grid::folded).unwrap_or_default();
    let Some(table) = grid.tables.iter().max_by_key(|table| table.rows.len()) else {
        return (Vec::new(), Vec::new());
    };
    let n_cells = |row: &Row| row.cells.iter().filter(|cell| !cell.own().is_empty()).count();
    let widest = table.rows.iter().take(20).map(n_cells).max().unwrap_or(0);
    let head = table.rows.iter().position(|row| n_cells(row) == widest).unwrap_or(0);
    let texts =
        |row: &Row| -> Vec<String> { row.cells.iter().map(|cell| cut(cell.own())).collect() };
    let heads = table.rows.get(head).map(texts).unwrap_or_default();
    let columns = heads.into_iter().zip(0..).map(|(head, at)| Column {
        at,
        letter: letters(at + 1),
        head,
        field: String::new(),
    });
    let rows = table.rows.iter().skip(head + 1).take(N_ROWS).map(texts);
    (columns.collect(), rows.collect())
}
