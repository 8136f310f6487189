//! Every word of the page, in one table: a missing text does not compile.

mod strings;

pub use strings::Strings;
use strings::{EN, ZH};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language of a tag; Chinese where the page does not speak it.
    pub fn of(tag: &str) -> Self {
        if tag.starts_with("en") { Self::En } else { Self::Zh }
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The texts.
    pub fn strings(self) -> &'static Strings {
        match self {
            Self::Zh => &ZH,
            Self::En => &EN,
        }
    }

    /// The one that a switch leads to.
    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// `text` with each `{}` replaced by the next of `values`.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut parts = text.split("{}");
    let mut filled = parts.next().unwrap_or("").to_owned();
    for (idx, part) in parts.enumerate() {
        filled.push_str(values.get(idx).unwrap_or(&""));
        filled.push_str(part);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_in_order() {
        assert_eq!(fill("{} of {}", &["3", "23"]), "3 of 23");
        assert_eq!(fill("{} of {}", &["3"]), "3 of ");
    }

    #[test]
    fn tags_lead_to_languages_and_back() {
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(Lang::of(lang.tag()), lang);
            assert_ne!(lang.other(), lang);
        }
        assert_eq!(Lang::of("en-GB"), Lang::En);
    }
}
