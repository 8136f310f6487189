//! A guide as it is meant: every id resolved, every phone dialable, every link safe.
//!
//! Made only by [`crate::load()`]; indices such as [`TermIdx`] point into the guide they came with.

use crate::facet::{Facet, PerFacet};
use crate::figure::{Amount, Unit};
use crate::link::Link;
use crate::localized::Localized;
use crate::phone::Phone;

/// Position of a term in [`Guide::terms`] of its facet.
pub type TermIdx = usize;

/// A list of policies with the words to describe, filter and match them.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// Stable name of the guide, for storage and overlays.
    pub id: String,
    /// Its languages; the official texts are in the first.
    pub langs: Vec<String>,
    /// What the list is called.
    pub title: Localized,
    /// The place it holds for.
    pub region: Option<Localized>,
    /// The note printed under the list.
    pub note: Option<Localized>,
    /// The document the list was taken from.
    pub document: Option<String>,
    /// The day the guide was last compared with its source, as `YYYY-MM-DD`.
    pub checked: Option<String>,
    /// The address of the list of what changed, relative to the guide's own.
    pub changes: Option<String>,
    /// The general line that the source prints.
    pub hotline: Option<Contact>,
    /// What the guide calls its facets, where it has names of its own.
    pub facets: PerFacet<Option<Localized>>,
    /// Words that are worth searching for.
    pub examples: Option<Localized>,
    /// Words of each facet, in the order they are shown.
    pub terms: PerFacet<Vec<Term>>,
    /// The eligibility questions.
    pub questions: Vec<Question>,
    /// Groups of words that people use for the same thing.
    pub synonyms: Vec<Vec<String>>,
    /// The policies: pinned ones first, then in the order of the source.
    pub policies: Vec<Policy>,
    /// The district whose overlay was merged in: see [`crate::overlay`].
    pub district: Option<District>,
}

/// What a district says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct District {
    /// What it is called.
    pub name: Option<Localized>,
    /// What its readers should know first.
    pub notice: Option<Localized>,
}

impl Guide {
    /// The language of the official texts.
    pub fn lang(&self) -> &str {
        self.langs.first().map_or("", String::as_str)
    }

    /// The policy with that number.
    pub fn policy(&self, number: u32) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.number == number)
    }

    /// Where `id` stands among the words of `facet`.
    pub fn term_idx(&self, facet: Facet, id: &str) -> Option<TermIdx> {
        self.terms[facet].iter().position(|term| term.id == id)
    }

    /// The office that a contact belongs to.
    pub fn agency_of(&self, contact: &Contact) -> Option<&Term> {
        self.terms[Facet::Agency].get(contact.agency?)
    }
}

/// One word of a facet: a category, an audience, a kind of support or an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Stable name, used in links and attributes.
    pub id: String,
    /// The full name.
    pub name: Localized,
    /// A name that fits on a chip.
    pub short: Option<Localized>,
    /// Other ways to write it.
    pub aliases: Vec<String>,
}

impl Term {
    /// The short name where there is one.
    pub fn label(&self) -> &Localized {
        self.short.as_ref().unwrap_or(&self.name)
    }
}

/// One policy of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The number printed in the list.
    pub number: u32,
    /// The source's own words.
    pub official: Official,
    /// The words of each facet that hold for it; exactly one category.
    pub terms: PerFacet<Vec<TermIdx>>,
    /// Whom to ask, in the order of the source.
    pub contacts: Vec<Contact>,
    /// A short title; where the guide has none, the beginning of the official text.
    pub title: Localized,
    /// What it is about, in two lines.
    pub summary: Option<Localized>,
    /// What it gives; the first is the headline.
    pub benefits: Vec<Benefit>,
    /// What must hold for it to apply.
    pub conditions: Vec<Condition>,
    /// Words that people use and the text does not.
    pub keywords: Vec<String>,
    /// Whether it is in force.
    pub status: Status,
    /// Whether a district put it before the others.
    pub pinned: bool,
    /// Whether it is a district's own and does not stand in the source.
    pub local: bool,
}

impl Policy {
    /// The category's place among the guide's categories.
    pub fn category(&self) -> TermIdx {
        self.terms[Facet::Category].first().copied().unwrap_or(0)
    }

    /// The benefit shown large: the first that reaches the reader.
    pub fn headline(&self) -> Option<&Benefit> {
        self.benefits.iter().find(|benefit| !benefit.indirect)
    }

    /// The largest sum of money that reaches the reader.
    pub fn largest_sum(&self) -> Option<Amount> {
        let direct = self.benefits.iter().filter(|benefit| !benefit.indirect);
        direct
            .filter_map(|benefit| benefit.figure.as_ref())
            .filter(|f| f.unit == Unit::Yuan)
            .map(|f| f.amount)
            .max()
    }
}

/// The three cells of the source, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// 主要内容: what the policy says.
    pub text: String,
    /// 经办机构: who handles it; may be empty.
    pub agency: String,
    /// 咨询电话: whom to call; may be empty.
    pub contact: String,
}

/// A way to ask: a number, a link, or a number that the source misprints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// The office; `None` where the source does not say whose number it is.
    pub agency: Option<TermIdx>,
    /// What the number is for.
    pub label: Option<Localized>,
    /// A number that can be dialled.
    pub phone: Option<Phone>,
    /// What the source prints where it can't be dialled.
    pub printed: Option<String>,
    /// A page to open.
    pub link: Option<Link>,
    /// What the reader should know before calling.
    pub note: Option<Localized>,
    /// Whether a district's overlay gave it, not the source.
    pub from_overlay: bool,
}

/// Something a policy gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Benefit {
    /// The official words that grant it: always a part of [`Official::text`].
    pub quote: String,
    /// Its name in a few words.
    pub label: Localized,
    /// How much, where the text says so.
    pub figure: Option<BenefitFigure>,
    /// It goes to somebody else than the reader, for example from the city to a district.
    pub indirect: bool,
    /// What the reader should know about it.
    pub note: Option<Localized>,
}

/// The figure of a benefit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenefitFigure {
    /// How much.
    pub amount: Amount,
    /// Of what.
    pub unit: Unit,
    /// Whether it is a ceiling.
    pub limit: Limit,
    /// For each of what; `None` where the text does not say.
    pub per: Option<Per>,
}

/// How exact a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Just so.
    Exact,
    /// A ceiling.
    Max,
    /// A floor.
    Min,
    /// Approximately.
    About,
}

/// The ids of [`Limit`] in a guide.
pub const LIMITS: [(&str, Limit); 4] =
    [("exact", Limit::Exact), ("max", Limit::Max), ("min", Limit::Min), ("about", Limit::About)];

/// What a figure is for each of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Per {
    /// A person.
    Person,
    /// A person and month.
    PersonMonth,
    /// A project.
    Project,
    /// A site or base.
    Base,
    /// An enterprise.
    Enterprise,
    /// A year.
    Year,
}

/// The ids of [`Per`] in a guide.
pub const PERS: [(&str, Per); 6] = [
    ("person", Per::Person),
    ("person-month", Per::PersonMonth),
    ("project", Per::Project),
    ("base", Per::Base),
    ("enterprise", Per::Enterprise),
    ("year", Per::Year),
];

/// Something that must hold, asked as one of the guide's questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Position among the guide's questions.
    pub question: usize,
    /// Positions among the question's answers, any of which will do.
    pub any_of: Vec<usize>,
    /// The official words that demand it.
    pub quote: String,
}

/// An eligibility question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable name.
    pub id: String,
    /// What is asked.
    pub text: Localized,
    /// More about it.
    pub help: Option<Localized>,
    /// Whether several answers may hold at once.
    pub many: bool,
    /// What can be answered.
    pub answers: Vec<Term>,
}

/// Whether a policy is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// In force, perhaps until a day (`YYYY-MM-DD`).
    Active {
        /// The last day it holds.
        valid_until: Option<String>,
    },
    /// No longer in force.
    Expired {
        /// The last day it held.
        valid_until: Option<String>,
    },
    /// Another policy has taken its place.
    Replaced {
        /// The number of that policy.
        by: Option<u32>,
    },
}
