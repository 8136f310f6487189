//! Every word of the interface, one table a language: a missing text does not compile.

mod en;
mod strings;
mod zh;

pub use strings::Strings;

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// The languages: tag, name in its own words, strings.
pub const LANGS: [(Lang, &str, &str, &Strings); 2] =
    [(Lang::Zh, "zh", "中文", &zh::ZH), (Lang::En, "en", "English", &en::EN)];

impl Lang {
    /// The language of a tag such as `en-GB`; `None` for one that the interface does not speak.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next()?.to_ascii_lowercase();
        LANGS.iter().find(|(_, known, ..)| *known == primary).map(|(lang, ..)| *lang)
    }

    /// The tag, as in the `lang` attribute.
    pub fn tag(self) -> &'static str {
        LANGS[self as usize].1
    }

    /// The strings.
    pub fn strings(self) -> &'static Strings {
        LANGS[self as usize].3
    }

    /// The language that a switch leads to.
    pub fn other(self) -> Self {
        LANGS[(self as usize + 1) % LANGS.len()].0
    }
}

/// `text` with each `{}` replaced by the next of `values`.
pub fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut values = values.iter();
    for (idx, part) in text.split('{').enumerate() {
        if idx > 0 {
            filled.push_str(values.next().unwrap_or(&""));
        }
        filled.push_str(part.strip_prefix('}').unwrap_or(part));
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_stand_at_their_own_place_in_the_table() {
        for (idx, (lang, tag, ..)) in LANGS.iter().enumerate() {
            assert_eq!(*lang as usize, idx);
            assert_eq!(Lang::from_tag(tag), Some(*lang));
        }
        assert_eq!(Lang::from_tag("en-GB"), Some(Lang::En));
        assert_eq!(Lang::from_tag("fr"), None);
    }

    #[test]
    fn fills_in_order() {
        assert_eq!(fill("{} of {}", &["3", "23"]), "3 of 23");
        assert_eq!(fill("{} of {}", &["3"]), "3 of ");
    }
}
