//! Questions in people's own words, in a file of their own.

use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;

use crate::words::Named;

/// `policies.asks.json` beside a guide: the questions of `editorial.asks`, apart from it so that the guide stays small.
#[skip_serializing_none]
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(deny_unknown_fields, extend("patternProperties" = { "^//": true }))
)]
pub struct AsksFile {
    /// Where this schema is, for editors' programs.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The format of the file: 1.
    #[cfg_attr(feature = "schema", schemars(required, range(min = 1, max = 1)))]
    pub format: Option<u64>,
    /// By the number of the policy, then by language: what people ask.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::AsksByNumber"))]
    pub asks: Named<Named<Vec<String>>>,
}
