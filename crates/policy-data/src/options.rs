//! Options of a command: flags, options with a value, and the words between.

use anyhow::{Result, bail};

/// What was given to a command.
#[derive(Debug, Default)]
pub struct Options<'a> {
    /// The words that are no options, in order.
    pub words: Vec<&'a str>,
    given: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Options<'a> {
    /// Reads what was given; `flags` take no value, `valued` take one.
    ///
    /// # Errors
    /// When an option is unknown or lacks its value.
    pub fn read(given: &[&'a str], flags: &[&str], valued: &[&str]) -> Result<Self> {
        let mut options = Self::default();
        let mut rest = given.iter();
        while let Some(word) = rest.next() {
            if flags.contains(word) {
                options.given.push((word, None));
            } else if valued.contains(word) {
                let Some(value) = rest.next() else { bail!("{word} needs a value") };
                options.given.push((word, Some(value)));
            } else if word.starts_with("--") {
                bail!(
                    "`{word}` is not understood; known are {}",
                    [flags, valued].concat().join(" ")
                );
            } else {
                options.words.push(word);
            }
        }
        Ok(options)
    }

    /// Whether a flag was given.
    pub fn has(&self, flag: &str) -> bool {
        self.given.iter().any(|(name, _)| *name == flag)
    }

    /// The value of an option; the last where it was given twice.
    pub fn value(&self, option: &str) -> Option<&'a str> {
        self.given.iter().rev().find(|(name, _)| *name == option).and_then(|(_, value)| *value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_values_and_words_may_stand_in_any_order() {
        let given = ["a.json", "--lang", "en", "--json", "b.json"];
        let options = Options::read(&given, &["--json"], &["--lang"]).unwrap();
        assert_eq!(options.words, ["a.json", "b.json"]);
        assert!(options.has("--json"));
        assert_eq!((options.value("--lang"), options.value("--to")), (Some("en"), None));
    }

    #[test]
    fn an_unknown_option_is_named() {
        let error = Options::read(&["--jsn"], &["--json"], &[]).unwrap_err().to_string();
        assert!(error.contains("--jsn") && error.contains("--json"), "{error}");
        assert!(Options::read(&["--lang"], &[], &["--lang"]).is_err());
    }
}
