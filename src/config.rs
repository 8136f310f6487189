//! The attributes of the element: one table of names, and what each says.

use policy_core::permalink::Permalink;

use crate::i18n::Lang;

/// What the element's attributes ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where the guide is; empty for the one beside the script.
    pub src: String,
    /// The language of the interface.
    pub lang: Option<Lang>,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The size of the text.
    pub scale: Scale,
    /// What is searched for and chosen at first.
    pub preset: Permalink,
    /// Whether the state of the widget stands in the page's address.
    pub deep_link: bool,
}

/// Colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The ids of [`Theme`].
pub const THEMES: [(Theme, &str); 3] =
    [(Theme::Auto, "auto"), (Theme::Light, "light"), (Theme::Dark, "dark")];

/// Size of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scale {
    /// As designed.
    #[default]
    Normal,
    /// A quarter larger.
    Large,
}

impl Scale {
    /// What the switch leads to.
    pub fn other(self) -> Self {
        if self == Self::Large { Self::Normal } else { Self::Large }
    }
}

/// The ids of [`Scale`].
pub const SCALES: [(Scale, &str); 2] = [(Scale::Normal, "normal"), (Scale::Large, "large")];

/// The id of `value` in one of the tables above.
pub fn id_of<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map_or("", |(_, id)| id)
}

/// The value of an id, or the default where the id is unknown.
pub fn by_id<T: Copy + Default>(table: &[(T, &'static str)], id: &str) -> T {
    table.iter().find(|(_, known)| *known == id).map_or_else(T::default, |(value, _)| *value)
}

/// Every attribute that the widget reads; `docs/embedding.md` explains each. The element's script also
/// reads `height` and `loading`.
pub const ATTRIBUTES: [&str; 10] = [
    "src",
    "lang",
    "theme",
    "scale",
    "q",
    "category",
    "audience",
    "support",
    "agency",
    "deep-link",
];

impl Settings {
    /// Reads every attribute; `get` answers a name with its value.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut settings = Self::default();
        for name in ATTRIBUTES {
            if let Some(value) = get(name) {
                settings.set(name, value.trim());
            }
        }
        settings
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "src" => value.clone_into(&mut self.src),
            "lang" => self.lang = Lang::from_tag(value),
            "theme" => self.theme = by_id(&THEMES, value),
            "scale" => self.scale = by_id(&SCALES, value),
            "deep-link" => self.deep_link = value != "false",
            facet_or_query => self.preset.read(facet_or_query, value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use policy_core::Facet;

    fn read(attributes: &[(&str, &str)]) -> Settings {
        Settings::read(|name| {
            attributes.iter().find(|(n, _)| *n == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn without_attributes_all_is_default() {
        assert_eq!(read(&[]), Settings::default());
    }

    #[test]
    fn reads_presets_and_preferences() {
        let settings = read(&[
            ("lang", "en-GB"),
            ("theme", "dark"),
            ("scale", "large"),
            ("audience", "graduate, student"),
        ]);
        assert_eq!(
            (settings.lang, settings.theme, settings.scale),
            (Some(Lang::En), Theme::Dark, Scale::Large)
        );
        let chosen: Vec<_> =
            settings.preset.chosen[Facet::Audience].iter().map(String::as_str).collect();
        assert_eq!(chosen, ["graduate", "student"]);
    }

    #[test]
    fn unknown_values_fall_back() {
        let settings = read(&[("theme", "neon"), ("lang", "xx"), ("deep-link", "")]);
        assert_eq!((settings.theme, settings.lang, settings.deep_link), (Theme::Auto, None, true));
        assert!(!read(&[("deep-link", "false")]).deep_link);
    }
}
