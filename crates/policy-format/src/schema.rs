//! Forms of texts that only the schemas know; the reader checks them where it resolves what they say.

#![expect(dead_code, reason = "only their schemas are used")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

/// A language such as `zh`, `en` or `zh-Hant`.
#[derive(PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(transparent)]
pub(crate) struct Tag(#[schemars(regex(pattern = r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$"))] String);

/// A day as `YYYY-MM-DD`.
#[derive(JsonSchema)]
#[schemars(transparent)]
pub(crate) struct Day(#[schemars(regex(pattern = r"^\d{4}-\d{2}-\d{2}$"))] String);

/// By the number of the policy, then by language.
pub(crate) type AsksByNumber = BTreeMap<Number, BTreeMap<Tag, Vec<String>>>;

/// The number of a policy as the name of a field.
#[derive(PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(transparent)]
pub(crate) struct Number(#[schemars(regex(pattern = r"^[1-9]\d*$"))] String);
