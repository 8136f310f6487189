//! The written form of a district's overlay.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::policy::{Contact, Policy};
#[cfg(feature = "schema")]
use crate::schema::Tag;
use crate::term::Term;
use crate::words::Words;

/// A district's overlay: what it puts over the city's guide.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Overlay {
    /// Where this schema is, for editors' programs.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The format of the file: 1.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 1)))]
    pub format: u64,
    /// The `id` of the guide that it is for.
    pub guide: String,
    /// What the district is called.
    pub name: Option<Words>,
    /// What its readers should know first; shown above the list.
    pub notice: Option<Words>,
    /// The languages of the texts; texts without a language are in the first.
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<Tag>>"))]
    pub languages: Option<Vec<String>>,
    /// The district's offices; an id that the guide has is refused.
    pub agencies: Option<Vec<Term>>,
    /// Offices and contacts that take the place of the guide's.
    pub policies: Option<Vec<Replacement>>,
    /// The numbers of policies that are not shown.
    pub hide: Option<Vec<u32>>,
    /// The numbers of policies that come first, in this order.
    pub pin: Option<Vec<u32>>,
    /// Policies of the district's own, under numbers that the guide does not have.
    pub local: Option<Vec<Policy>>,
}

/// What takes the place of a policy's offices and contacts.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct Replacement {
    /// The number of the policy.
    #[cfg_attr(feature = "schema", schemars(range(min = 1)))]
    pub number: u32,
    /// The ids of the offices: the district's, and those of the city that stay.
    pub agencies: Option<Vec<String>>,
    /// Whom to ask: each with a number that dials, or an address that opens.
    pub contacts: Option<Vec<Contact>>,
}
