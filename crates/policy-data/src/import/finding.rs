//! What an import guessed, noticed or could not do: each with its place, as a sentence in Chinese or English.

mod words;
mod words_of_files;

use serde_json::{Value, json};

use super::grid::{Hint, Place};
use super::header::Field;

/// How much a finding asks of the editor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Something has to be decided or written.
    Decide,
    /// A guess: right or wrong is seen at a glance.
    Guess,
    /// Good to know.
    Note,
}

impl Weight {
    /// The most urgent first.
    pub const ALL: [Self; 3] = [Self::Decide, Self::Guess, Self::Note];

    /// Stable name, for reports as data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Decide => "decide",
            Self::Guess => "guess",
            Self::Note => "note",
        }
    }
}

/// A finding with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it stands in the imported file.
    pub place: Option<Place>,
    /// The policy's number.
    pub policy: Option<u32>,
    /// What it is.
    pub finding: Finding,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is a sentence in `words`")]
pub enum Finding {
    Hint(Hint),
    HeadGuessed { field: Field, head: String },
    ColumnKept { head: String },
    ColumnUnread,
    OtherTable { heads: String },
    HeadingTaken(String),
    SheetTaken(String),
    ColumnMissing(Field),
    NoHeader,
    NumberCounted,
    NumberUnclear(String),
    NumberTwice(u32),
    CarriedDown(Field),
    Ditto(Field),
    DittoOfAnother,
    MergedLeft(Field),
    SectionRow(String),
    RowJoined,
    RowEmpty,
    NoCategory,
    NewCategory { name: String, id: String },
    CategoryUnused(String),
    NewAgency { name: String, id: String },
    AgencyGuessed { printed: String, name: String },
    AreaCodeCarried { printed: String, phone: String },
    NotDialable(String),
    NotToCall(String),
    FaxNotCalled(String),
    LinkRefused(String),
    WordsUnread(String),
    CellTooLong,
    BlanksDiffer(Field),
    PairGuessed { percent: u32, old: u32 },
    Renumbered { old: u32 },
    PrintedAgain,
    StillPrinted { status: String },
    MarkedOver { status: String },
    BackFromKept { title: String },
    SplitPerhaps { old: u32 },
    MergedPerhaps { number: u32 },
    NoCategories,
    MoreChanged(String),
    MoreGone(String),
    NameTaken(String),
    NewPolicy { title: String },
    Changed(Field),
    QuoteGone(String),
    ContactGone(String),
    ContactKept(String),
    Lost { title: String, old: u32, fate: Fate },
    NoteChanged,
    TitleDiffers(String),
    NumbersInProse(String),
    Loaded(policy_core::Issue),
}

/// What became of a policy that the file does not print any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Stays, marked as expired.
    Expired,
    /// Was marked as expired or replaced before, and stays.
    Kept,
    /// Taken out into a file of its own.
    TakenOut,
}

impl Entry {
    /// A sentence with its place.
    pub fn sentence(&self, zh: bool) -> String {
        let mut sentence = String::new();
        if let Some(number) = self.policy {
            let (before, after) = if zh { ("第", "条") } else { ("Policy ", "") };
            sentence.push_str(&[before, &number.to_string(), after].concat());
        }
        if let Some(place) = &self.place {
            let words = place.words(zh);
            let (open, close) = match (zh, sentence.is_empty()) {
                (true, _) => ("（", "）"),
                (false, false) => (" (", ")"),
                (false, true) => ("(", ")"),
            };
            sentence.push_str(&[open, &words, close].concat());
        }
        if !sentence.is_empty() {
            sentence.push_str(if zh { "：" } else { ": " });
        }
        let (chinese, english) = self.finding.words();
        sentence.push_str(if zh { &chinese } else { &english });
        sentence
    }

    /// The same as data.
    pub fn as_json(&self) -> Value {
        let (zh, en) = self.finding.words();
        let mut data = json!({
            "policy": self.policy,
            "place": self.place.as_ref().map(|place| json!({
                "table": place.table, "row": place.row, "column": place.column
            })),
            "weight": self.finding.weight().id(),
            "zh": zh,
            "en": en,
        });
        if let Finding::Hint(hint) = &self.finding
            && let Some(text) = hint.text()
        {
            data["text"] = json!(text);
        }
        data
    }
}

impl Finding {
    /// How much it asks of the editor.
    pub fn weight(&self) -> Weight {
        match self {
            Self::Hint(hint) => weight_of(hint),
            Self::NewPolicy { .. }
            | Self::NewCategory { .. }
            | Self::NewAgency { .. }
            | Self::NoCategory
            | Self::NoCategories
            | Self::NumberTwice(_)
            | Self::NumberUnclear(_)
            | Self::NumbersInProse(_)
            | Self::QuoteGone(_)
            | Self::Changed(_)
            | Self::MoreChanged(_)
            | Self::MoreGone(_)
            | Self::NoteChanged
            | Self::Loaded(_)
            | Self::ColumnMissing(_)
            | Self::ColumnUnread
            | Self::OtherTable { .. }
            | Self::CellTooLong
            | Self::PrintedAgain
            | Self::DittoOfAnother
            | Self::StillPrinted { .. }
            | Self::SplitPerhaps { .. }
            | Self::MergedPerhaps { .. }
            | Self::Lost { fate: Fate::Expired | Fate::TakenOut, .. } => Weight::Decide,
            Self::BlanksDiffer(_)
            | Self::CategoryUnused(_)
            | Self::Renumbered { .. }
            | Self::ContactKept(_)
            | Self::ColumnKept { .. }
            | Self::NotToCall(_)
            | Self::FaxNotCalled(_)
            | Self::MarkedOver { .. }
            | Self::BackFromKept { .. }
            | Self::NameTaken(_)
            | Self::Lost { .. } => Weight::Note,
            _ => Weight::Guess,
        }
    }
}

/// What is left out or cannot be read wants a decision; what was carried over wants a look.
fn weight_of(hint: &Hint) -> Weight {
    match hint {
        Hint::BadBytes(_)
        | Hint::ErrorValue(_)
        | Hint::Symbol
        | Hint::Private(_)
        | Hint::FormulaEmpty(_)
        | Hint::DateValue(_)
        | Hint::HiddenText(_)
        | Hint::HiddenRow(_)
        | Hint::HiddenColumn(_)
        | Hint::HiddenSheet(_)
        | Hint::StruckOut(_)
        | Hint::Deleted(_)
        | Hint::DeletedRow(_)
        | Hint::Placeholder(_)
        | Hint::Footnote(_)
        | Hint::Picture
        | Hint::FloatingBox(_)
        | Hint::PartUnread(_)
        | Hint::QuoteNotClosed
        | Hint::TooManyValues { .. } => Weight::Decide,
        Hint::Comment(_)
        | Hint::Link(_)
        | Hint::PageHead(_)
        | Hint::Really(..)
        | Hint::Folded(_) => Weight::Note,
        _ => Weight::Guess,
    }
}
