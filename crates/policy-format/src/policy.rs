//! The rows of a guide: policies with their contacts, benefits and conditions.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::choice::{Limit, Per, Recipient, Status, Unit};
use crate::number::Hundredths;
#[cfg(feature = "schema")]
use crate::schema::{Day, Tag};
use crate::words::{Named, Words};

/// One policy of the list.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Policy {
    /// The number printed in the list.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: u32,
    /// The id of its category.
    pub category: String,
    /// The source's own words.
    pub official: Official,
    /// The ids of the offices, in the order of the source.
    pub agencies: Option<Vec<String>>,
    /// Whom to ask, in the order of the source.
    pub contacts: Option<Vec<Contact>>,
    /// What the editors add.
    pub editorial: Option<Editorial>,
    /// Whether it is in force; without it, it is.
    pub status: Option<Status>,
    /// The last day it holds, or held.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Day>"))]
    pub valid_until: Option<String>,
    /// The number of the policy that took its place.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub replaced_by: Option<u32>,
}

/// The cells of the source, verbatim: line breaks kept, surrounding blanks trimmed.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Official {
    /// What the policy says.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub text: String,
    /// Who handles it; empty where the source leaves it out.
    pub agency: Option<String>,
    /// Whom to call; empty where the source leaves it out.
    pub contact: Option<String>,
    /// Further cells of the source's table, in its order: conditions, papers to bring, and the like.
    pub more: Option<Vec<MoreCell>>,
}

/// A further cell of the source's table, verbatim.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct MoreCell {
    /// What its column is called: 申报条件, 申报材料.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub head: String,
    /// What it says; empty where the source leaves it out.
    pub text: String,
}

/// Answers that a branch of the text depends on.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct When {
    /// The id of the question.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub question: Option<String>,
    /// The ids of the answers, any of which will do.
    #[cfg_attr(feature = "schema", schemars(required))]
    pub any_of: Option<Vec<String>>,
    /// The ids of answers that leave it open.
    pub perhaps: Option<Vec<String>>,
    /// Whether who does not meet it may still come to meet it, so that nobody is ruled out.
    pub attainable: Option<bool>,
}

/// A way to ask: a number, an address, or a number that the source misprints.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Contact {
    /// The id of the office; left out where the source does not say whose number it is.
    pub agency: Option<String>,
    /// What the number is for.
    pub label: Option<Words>,
    /// A number that can be dialled.
    pub phone: Option<String>,
    /// What the source prints where it can't be dialled.
    pub printed: Option<String>,
    /// A page to open: http or https.
    pub url: Option<String>,
    /// What the reader should know before calling.
    pub note: Option<Words>,
}

/// What the editors add to the source.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Editorial {
    /// A short title.
    pub title: Option<Words>,
    /// What it is about, in two lines.
    pub summary: Option<Words>,
    /// The ids of those whom it is for.
    pub audiences: Option<Vec<String>>,
    /// For each of them, by id, the official words that name it.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<std::collections::BTreeMap<String, String>>")
    )]
    pub audience_quotes: Option<Named<String>>,
    /// The ids of the kinds of support.
    pub supports: Option<Vec<String>>,
    /// What it gives; the first that reaches the reader is shown large.
    pub benefits: Option<Vec<Benefit>>,
    /// What must hold for it to apply: all of them.
    pub conditions: Option<Vec<Condition>>,
    /// Words that people use and the text does not.
    pub keywords: Option<Vec<String>>,
    /// Questions in people's own words that the policy answers, by language. They are searched, never shown.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<std::collections::BTreeMap<Tag, Vec<String>>>")
    )]
    pub asks: Option<Named<Vec<String>>>,
}

/// Something that a policy gives.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Benefit {
    /// The official words that grant it: a part of `official.text` or of a further cell.
    pub quote: String,
    /// Its name in a few words.
    pub label: Words,
    /// How much, at most two decimals; the quote must say the same.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub amount: Option<Hundredths>,
    /// Of what; without it, yuan.
    pub unit: Option<Unit>,
    /// How exact the amount is; without it, just so.
    pub limit: Option<Limit>,
    /// For each of what.
    pub per: Option<Per>,
    /// Who gets it, where it is not a person.
    pub to: Option<Recipient>,
    /// Whether it goes past those whom the policy is for, for example from the city to a district.
    pub indirect: Option<bool>,
    /// The branch of the text that it belongs to: all of these must hold. An empty list: all whom the conditions let in.
    pub when: Option<Vec<When>>,
    /// What the reader should know about it.
    pub note: Option<Words>,
}

/// Something that must hold: asked as one of the guide's questions, or without one, where only the office can tell.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Condition {
    /// The id of the question.
    pub question: Option<String>,
    /// The ids of the answers, any of which will do.
    pub any_of: Option<Vec<String>>,
    /// The ids of answers that leave it open, since the text does not say whether they will do.
    pub perhaps: Option<Vec<String>>,
    /// Whether who does not meet it may still come to meet it, so that nobody is ruled out.
    pub attainable: Option<bool>,
    /// What it demands, in a few words.
    pub label: Option<Words>,
    /// The official words that demand it: a part of `official.text` or of a further cell.
    pub quote: String,
}
