//! A guide as it is meant: every id resolved, every phone dialable, every link safe.
//!
//! Made only by [`crate::load()`]; indices such as [`TermIdx`] point into the guide they came with.

pub use policy_format::{Limit, Per};

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
    /// The same in a few words, for the head of the page.
    pub short_title: Option<Localized>,
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
    /// The address of the questions in people's own words, relative to the guide's own.
    pub asks: Option<String>,
    /// The area code that completes local phone numbers where a table is imported.
    pub area_code: Option<String>,
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
    /// Further cells of the source, such as 申报条件 and 申报材料, in its order; none is empty.
    pub more: Vec<MoreCell>,
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
    /// By language, questions in people's own words that it answers; they are searched, never shown.
    pub asks: Vec<(String, Vec<String>)>,
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

    /// The official cells that benefits and conditions may quote: the policy's text and the list's further cells.
    pub fn quotable(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.official.text.as_str())
            .chain(self.more.iter().map(|cell| cell.text.as_str()))
    }

    /// The benefit on the face of the card: the first that reaches those whom the policy is for.
    pub fn headline(&self) -> Option<&Benefit> {
        self.benefits.iter().find(|benefit| !benefit.indirect || benefit.to_unit)
    }

    /// The sum of money on the face of the card, by which policies are put in order; `None` where it shows none.
    pub fn face_sum(&self) -> Option<Amount> {
        let figure = self.headline()?.figure.as_ref()?;
        (figure.unit == Unit::Yuan).then_some(figure.amount)
    }
}

/// The three cells of the source that every list has, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    /// 主要内容: what the policy says.
    pub text: String,
    /// 经办机构: who handles it; may be empty.
    pub agency: String,
    /// 咨询电话: whom to call; may be empty.
    pub contact: String,
}

/// A further cell of the source, verbatim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoreCell {
    /// What its column is called.
    pub head: String,
    /// What it says; not empty.
    pub text: String,
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
    /// The official words that grant it: always a part of one of [`Policy::quotable`].
    pub quote: String,
    /// Its name in a few words.
    pub label: Localized,
    /// How much, where the text says so.
    pub figure: Option<BenefitFigure>,
    /// It is not paid to a person: it goes to a unit, or past those whom the policy is for, as from a city to a district.
    pub indirect: bool,
    /// It goes to a unit that the policy is for: a firm, a base, another organization.
    pub to_unit: bool,
    /// The branch of the text that it belongs to: what a reader answers who gets it. None where everybody does.
    pub when: Vec<Asked>,
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

/// Something that must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The answers that meet it; `None` where no question asks for it and only the office can tell.
    pub asked: Option<Asked>,
    /// What it demands, in a few words.
    pub label: Option<Localized>,
    /// The official words that demand it.
    pub quote: String,
}

/// The answers to a question that something depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Position among the guide's questions.
    pub question: usize,
    /// Positions among the question's choices, any of which will do. Empty only where `perhaps` is not.
    pub any_of: Vec<usize>,
    /// Positions of choices that leave it open, since the text does not say whether, or when, they will do.
    pub perhaps: Vec<usize>,
    /// Who does not meet it may still come to meet it, for example by taking a course: nobody is ruled out by it.
    pub attainable: bool,
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
    /// Whether everybody knows all of it of themselves, so that what was not chosen does not hold.
    pub complete: bool,
    /// What can be answered.
    pub answers: Vec<Choice>,
}

/// What can be answered to a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable name, used in links.
    pub id: String,
    /// What it says.
    pub name: Localized,
    /// What choosing it means.
    pub kind: ChoiceKind,
}

/// What choosing an answer means for the others of its question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceKind {
    /// It holds.
    #[default]
    Holds,
    /// None of the others holds; it excludes them.
    None,
    /// Whether the others hold is not known.
    Unsure,
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
