//! A guide: what the list is called, the words to describe and filter it, and the questions of the finder.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::policy::{Contact, Policy};
#[cfg(feature = "schema")]
use crate::schema::{Day, Tag};
use crate::term::Term;
use crate::words::Words;

/// A guide: a list of policies with the words to describe, filter and match them.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Guide {
    /// Where this schema is, for editors' programs.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The format of the file: 1.
    #[cfg_attr(feature = "schema", schemars(required, range(min = 1, max = 1)))]
    pub format: Option<u64>,
    /// Stable name of the guide: overlays, lists of changes and what a reader saved refer to it.
    #[cfg_attr(feature = "schema", schemars(required, regex(pattern = r"^[a-z0-9-]+$")))]
    pub id: Option<String>,
    /// What the list is called.
    #[cfg_attr(feature = "schema", schemars(with = "Words"))]
    pub title: Option<Words>,
    /// A few words for its head, where the title is long: the title stands below, in small letters.
    pub short_title: Option<Words>,
    /// The place that it holds for.
    pub region: Option<Words>,
    /// The note printed under the list.
    pub note: Option<Words>,
    /// Where the list comes from.
    pub source: Option<Source>,
    /// The area code that completes local phone numbers where a table is imported: `023`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^0\d{2,3}$")))]
    pub area_code: Option<String>,
    /// The general line that the source prints.
    pub hotline: Option<Contact>,
    /// The languages of the texts; texts without a language are in the first.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Tag>>"))]
    pub languages: Option<Vec<String>>,
    /// What the guide calls its filters, where it has names of its own.
    pub facets: Option<FacetNames>,
    /// Words that are worth searching for, as the empty search box gives them.
    pub examples: Option<Words>,
    /// The address of the list of changes, beside this file: `changes.json`. Without it no list is asked for.
    pub changes: Option<String>,
    /// The address of the questions in people's own words, beside this file: `policies.asks.json`. Without it none are
    /// asked for.
    pub asks: Option<String>,
    /// What the list is divided into, in the order shown.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub categories: Option<Vec<Term>>,
    /// The words of the other filters.
    #[cfg_attr(feature = "schema", schemars(with = "Vocabulary"))]
    pub vocabulary: Option<Vocabulary>,
    /// What the finder asks.
    pub questions: Option<Vec<Question>>,
    /// Groups of words that people use for the same thing; the search takes one for another.
    pub synonyms: Option<Vec<Vec<String>>>,
    /// The policies, in the order of the source.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub policies: Option<Vec<Policy>>,
}

/// What a guide calls its filters.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct FacetNames {
    /// The categories.
    pub category: Option<Words>,
    /// Whom a policy serves.
    pub audience: Option<Words>,
    /// The kinds of support.
    pub support: Option<Words>,
    /// The offices.
    pub agency: Option<Words>,
}

/// Where the list comes from.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Source {
    /// The name of the document.
    pub document: Option<String>,
    /// The day that the guide was last compared with it.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Day>"))]
    pub checked: Option<String>,
}

/// The words of the filters beside the categories.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Vocabulary {
    /// Whom policies are for.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub audiences: Option<Vec<Term>>,
    /// What kinds of support there are.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub supports: Option<Vec<Term>>,
    /// The offices.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub agencies: Option<Vec<Term>>,
}

/// A question of the finder.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Question {
    /// Stable name: conditions refer to it.
    pub id: String,
    /// What is asked.
    pub text: Words,
    /// More about it.
    pub help: Option<Words>,
    /// Whether several answers may hold at once.
    pub many: Option<bool>,
    /// Whether everybody knows all of it of themselves: what was not chosen then does not hold. Without it, what was
    /// not chosen stays open.
    pub complete: Option<bool>,
    /// What can be answered.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub answers: Option<Vec<Term>>,
}
