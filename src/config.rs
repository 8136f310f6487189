//! The attributes of the element: one table of names, each with its help text.

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

/// The ids of [`Scale`].
pub const SCALES: [(Scale, &str); 2] = [(Scale::Normal, "normal"), (Scale::Large, "large")];

/// The id of `value` in one of the tables above.
pub fn id_of<T: PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(known, _)| *known == value).map_or("", |(_, id)| id)
}

/// The value of an id, or the default where the id is unknown.
pub fn by_id<T: Copy + Default>(table: &[(T, &'static str)], id: &str) -> T {
    table.iter().find(|(_, known)| *known == id).map_or_else(T::default, |(value, _)| *value)
}

/// An attribute of the element.
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What it does; a test holds it against `docs/embedding.md`.
    pub help: &'static str,
}

/// Every attribute that the widget reads. The element script also reads `height` and `loading`.
pub const ATTRIBUTES: [Attribute; 10] = [
    Attribute { name: "src", help: "address of the guide's JSON, relative to the page" },
    Attribute { name: "lang", help: "language of the interface: zh or en" },
    Attribute { name: "theme", help: "auto, light or dark" },
    Attribute { name: "scale", help: "normal or large" },
    Attribute { name: "q", help: "words searched for at first" },
    Attribute { name: "category", help: "categories chosen at first, a comma list of ids" },
    Attribute { name: "audience", help: "audiences chosen at first, a comma list of ids" },
    Attribute { name: "support", help: "kinds of support chosen at first, a comma list of ids" },
    Attribute { name: "agency", help: "offices chosen at first, a comma list of ids" },
    Attribute { name: "deep-link", help: "keeps the state in the page's address as #pg=…" },
];

impl Settings {
    /// Reads every attribute; `get` answers a name with its value.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let mut settings = Self::default();
        for attribute in &ATTRIBUTES {
            if let Some(value) = get(attribute.name) {
                settings.set(attribute.name, value.trim());
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
