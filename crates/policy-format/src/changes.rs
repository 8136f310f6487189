//! The list of what changed since the guide before.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::skip_serializing_none;

use crate::choice::{Ids, choices};
#[cfg(feature = "schema")]
use crate::schema::{Day, Tag};
use crate::words::{Named, Words};

/// `changes.json` beside a guide: what its readers see of the changes.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Changes {
    /// Where this schema is, for editors' programs.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The format of the file: 1.
    #[cfg_attr(feature = "schema", schemars(required, range(min = 1, max = 1)))]
    pub format: Option<u64>,
    /// The `id` of the guide that changed.
    pub guide: String,
    /// The day of publication.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Day>"))]
    pub date: Option<String>,
    /// The policies that changed.
    pub changes: Vec<Changed>,
    /// The policies that are gone.
    pub removed: Option<Vec<Removed>>,
    /// The day that the guide before was compared with its source.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Day>"))]
    pub since: Option<String>,
    /// The last day on which marks are shown; without it, for good.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Day>"))]
    pub until: Option<String>,
}

/// A policy that changed.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Changed {
    /// Its number.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: u32,
    /// The number that it had.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub was: Option<u32>,
    /// What became of it.
    pub kind: Kind,
    /// What changed in it.
    pub details: Option<Vec<Detail>>,
}

/// A field that changed.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Detail {
    /// Which.
    pub field: Field,
    /// Of a further official cell, whose field is `text`: its head.
    pub head: Option<String>,
    /// By language, the words with their signs: those that begin with `=` stayed, with `-` went, with `+` came.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<Tag, Vec<String>>")
    )]
    pub marks: Named<Vec<String>>,
}

/// A policy that is gone.
#[skip_serializing_none]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Removed {
    /// The number that it had.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: u32,
    /// What it was called.
    pub title: Words,
}

choices! {
    /// What became of a policy.
    Kind {
        /// It is new.
        New = "new",
        /// Something in it is new.
        Changed = "changed",
        /// It only has another number.
        Renumbered = "renumbered",
    }

    /// The fields whose changes readers see.
    Field {
        /// The official text.
        Text = "text",
        /// The cell of the offices.
        Agency = "agency",
        /// The cell of the phone numbers.
        Contact = "contact",
        /// An office.
        Office = "office",
        /// A phone number.
        Phone = "phone",
        /// A web address.
        Link = "link",
        /// A figure.
        Figure = "figure",
        /// A condition.
        Condition = "condition",
        /// Whether it is in force.
        Status = "status",
        /// Its category.
        Category = "category",
    }
}
