//! Fields that take one of a few words.

use std::fmt;

use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// What a reader says of a word that is no choice, as the message of its error.
pub const UNKNOWN_CHOICE: &str = "no choice here";

/// Reads one of a few words, as its position among them.
pub(crate) struct Ids(pub &'static [&'static str]);

impl Visitor<'_> for Ids {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: Error>(self, id: &str) -> Result<usize, E> {
        let found = self.0.iter().position(|own| *own == id.trim());
        found.ok_or_else(|| E::custom(UNKNOWN_CHOICE))
    }
}

/// A type of words: each with the text that stands in the file. Reading goes through one function for all of them,
/// where deriving would make one a type.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $id:literal,)* })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $($(#[$about])* #[cfg_attr(feature = "schema", schemars(rename = $id))] $variant,)*
        }

        impl $name {
            /// Every choice with its text in the file.
            pub const ALL: &[(&str, Self)] = &[$(($id, Self::$variant),)*];

            /// Its text in the file.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                const IDS: &[&str] = &[$($id),*];
                Ok(Self::ALL[deserializer.deserialize_str(Ids(IDS))?].1)
            }
        }
    )* };
}
pub(crate) use choices;

choices! {
    /// Who runs an office.
    Level {
        /// The city.
        City = "city",
        /// Each district its own.
        District = "district",
    }

    /// What an amount counts.
    Unit {
        /// Renminbi yuan.
        Yuan = "CNY",
        /// Hundredths of a whole.
        Percent = "percent",
        /// Hundredths of a percentage point.
        BasisPoints = "bp",
        /// Persons.
        People = "people",
        /// Years.
        Years = "years",
        /// Months.
        Months = "months",
        /// Courses, projects or sessions.
        Sessions = "sessions",
        /// Times.
        Times = "times",
    }

    /// How exact an amount is.
    Limit {
        /// Just so.
        Exact = "exact",
        /// A ceiling.
        Max = "max",
        /// A floor.
        Min = "min",
        /// Approximately.
        About = "about",
    }

    /// What an amount is for each of.
    Per {
        /// A person.
        Person = "person",
        /// A person and month.
        PersonMonth = "person-month",
        /// A project.
        Project = "project",
        /// A site or base.
        Base = "base",
        /// An enterprise.
        Enterprise = "enterprise",
        /// A year.
        Year = "year",
    }

    /// Who gets a benefit that is not for a person.
    Recipient {
        /// A firm, a base or another organization that the policy is for.
        Unit = "unit",
    }

    /// Whether a policy is in force.
    Status {
        /// In force.
        Active = "active",
        /// No longer in force; it stays in the list, marked.
        Expired = "expired",
        /// Another policy took its place: `replaced_by`.
        Replaced = "replaced",
    }
}
