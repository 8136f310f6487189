//! A word of a filter, whose names stand beside its other fields.

use std::fmt;

use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde::ser::{SerializeMap, Serializer};
use serde::{Deserialize, Serialize};

use crate::choice::Level;
use crate::words::{Named, Words};

/// A word of a filter, or an answer: its id, and its name in each language under the language's tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend(
        "patternProperties" = { "^[a-z]{2,3}(-[A-Za-z0-9]+)*$": { "type": "string" }, "^//": true },
        "additionalProperties" = false,
    ))
)]
pub struct Term {
    /// Stable name: addresses and the snippets on partners' pages refer to it.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = r"^[A-Za-z0-9-]+$")))]
    pub id: String,
    /// Its name in each language: `"zh": "…", "en": "…"`.
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub names: Named<String>,
    /// A name that fits on a chip.
    pub short: Option<Words>,
    /// Other ways to write it; the search knows them.
    pub aliases: Option<Vec<String>>,
    /// Of an office: whether the city or its districts run it. Districts' overlays replace the latter.
    pub level: Option<Level>,
    /// Of an answer: whether it says that none of the others holds, so that it excludes them.
    pub none: Option<bool>,
    /// Of an answer: whether it says that the others are not known, so that it rules nothing out.
    pub unsure: Option<bool>,
}

/// `zh`, `en`, `zh-Hant`: whether a field is named like a language, and `id` does not mean Indonesian here.
pub fn is_language(name: &str) -> bool {
    let primary = name.split('-').next().unwrap_or("");
    (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && name != "id"
}

impl Serialize for Term {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("id", &self.id)?;
        for (lang, name) in &self.names.0 {
            fields.serialize_entry(lang, name)?;
        }
        if let Some(short) = &self.short {
            fields.serialize_entry("short", short)?;
        }
        if let Some(aliases) = &self.aliases {
            fields.serialize_entry("aliases", aliases)?;
        }
        if let Some(level) = &self.level {
            fields.serialize_entry("level", level)?;
        }
        if let Some(none) = &self.none {
            fields.serialize_entry("none", none)?;
        }
        if let Some(unsure) = &self.unsure {
            fields.serialize_entry("unsure", unsure)?;
        }
        fields.end()
    }
}

/// By hand: what is derived for fields of any name keeps all of them in between and loses the place of a fault.
impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TermVisitor)
    }
}

struct TermVisitor;

impl<'de> Visitor<'de> for TermVisitor {
    type Value = Term;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Term, A::Error> {
        let mut term = Term::default();
        let mut id = None;
        while let Some(name) = fields.next_key::<String>()? {
            match name.as_str() {
                "id" => id = Some(fields.next_value()?),
                "short" => term.short = fields.next_value()?,
                "aliases" => term.aliases = fields.next_value()?,
                "level" => term.level = fields.next_value()?,
                "none" => term.none = fields.next_value()?,
                "unsure" => term.unsure = fields.next_value()?,
                lang if is_language(lang) => term.names.put(name, fields.next_value()?),
                _ => drop(fields.next_value::<IgnoredAny>()?),
            }
        }
        term.id = id.ok_or_else(|| A::Error::missing_field("id"))?;
        Ok(term)
    }
}
