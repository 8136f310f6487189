//! Text in one or more languages.

/// A text in at least one language, in the order the guide wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized(Vec<(String, String)>);

impl Localized {
    /// A text in one language only.
    pub fn new(lang: &str, text: &str) -> Self {
        Self(vec![(lang.to_owned(), text.to_owned())])
    }

    /// `None` where no language has any text.
    pub fn from_pairs(pairs: Vec<(String, String)>) -> Option<Self> {
        let pairs: Vec<_> = pairs.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        (!pairs.is_empty()).then_some(Self(pairs))
    }

    /// The text in `lang`, or in the first language there is.
    pub fn get(&self, lang: &str) -> &str {
        self.exact(lang).unwrap_or_else(|| self.0.first().map_or("", |(_, text)| text.as_str()))
    }

    /// The text in `lang`, and no other.
    pub fn exact(&self, lang: &str) -> Option<&str> {
        self.0.iter().find(|(tag, _)| tag == lang).map(|(_, text)| text.as_str())
    }

    /// The language that [`Localized::get`] answers in when asked for `lang`.
    pub fn lang_of(&self, lang: &str) -> &str {
        let pair = self.0.iter().find(|(tag, _)| tag == lang).or_else(|| self.0.first());
        pair.map_or("", |(tag, _)| tag.as_str())
    }

    /// Every language's text.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both() -> Localized {
        let pairs = [("zh", "安家补助"), ("en", "Settlement grant")];
        Localized::from_pairs(pairs.map(|(l, t)| (l.to_owned(), t.to_owned())).into()).unwrap()
    }

    #[test]
    fn answers_in_the_language_asked_for() {
        assert_eq!(both().get("en"), "Settlement grant");
        assert_eq!(both().lang_of("en"), "en");
    }

    #[test]
    fn falls_back_to_the_first_language() {
        assert_eq!(both().get("fr"), "安家补助");
        assert_eq!(both().lang_of("fr"), "zh");
        assert_eq!(both().exact("fr"), None);
    }

    #[test]
    fn no_text_at_all_is_none() {
        assert_eq!(Localized::from_pairs(vec![("zh".into(), String::new())]), None);
    }
}
