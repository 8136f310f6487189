//! Texts by language, and other objects whose fields are names.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use crate::schema::Tag;

/// An object whose fields are names, such as languages or numbers, in the order of the file. A field that is `null`
/// is not there; of two with the same name the last counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named<T>(pub Vec<(String, T)>);

/// An object without fields.
impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Named<T> {
    /// What stands under that name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Puts a value under a name, in the place of one that is there.
    pub(crate) fn put(&mut self, name: String, value: Option<T>) {
        self.0.retain(|(own, _)| *own != name);
        self.0.extend(value.map(|value| (name, value)));
    }
}

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(NamedVisitor(PhantomData))
    }
}

struct NamedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NamedVisitor<T> {
    type Value = Named<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Named<T>, A::Error> {
        let mut named = Named::default();
        while let Some(name) = fields.next_key::<String>()? {
            named.put(name, fields.next_value()?);
        }
        Ok(named)
    }
}

/// A text: in the guide's first language, or one text a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Words {
    /// In the guide's first language.
    Plain(String),
    /// By language, such as `zh` and `en`.
    ByLanguage(
        #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Tag, String>"))]
        Named<String>,
    ),
}

/// No text.
impl Default for Words {
    fn default() -> Self {
        Self::Plain(String::new())
    }
}

/// By hand: what is derived for a choice of forms keeps the whole value in between and loses the place of a fault.
impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordsVisitor)
    }
}

struct WordsVisitor;

impl<'de> Visitor<'de> for WordsVisitor {
    type Value = Words;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Words, E> {
        Ok(Words::Plain(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Words, A::Error> {
        NamedVisitor(PhantomData).visit_map(fields).map(Words::ByLanguage)
    }
}
