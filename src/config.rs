//! The attributes of the element: one table of names, and what each says.

use policy_core::Facet;
use policy_core::facet::PerFacet;
use policy_core::selection::Selection;

use crate::i18n::Lang;

/// What the element's attributes ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Where the guide is; empty for the one beside the script.
    pub src: String,
    /// Where a district's overlay is; empty for none.
    pub overlay: String,
    /// The language of the interface.
    pub lang: Option<Lang>,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// The size of the text.
    pub scale: Scale,
    /// What is searched for and chosen at first.
    pub preset: Selection,
    /// What is chosen for good.
    pub locked: PerFacet<Vec<String>>,
    /// Parts that are not shown, as words of a list.
    pub hide: String,
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

/// Makes the names that the widget reads and, where nothing has to be downloaded, what people should know of each.
macro_rules! attributes {
    ($($name:literal, $default:literal, $help:literal;)*) => {
        /// Every attribute's name. Each is a query parameter of our own page and a property of the element as well.
        pub const ATTRIBUTES: &[&str] = &[$($name,)*];

        /// Every attribute.
        #[cfg(not(target_arch = "wasm32"))]
        pub const TABLE: &[Attribute] = &[$(Attribute { name: $name, default: $default, help: $help },)*];
    };
}

/// What people should know of an attribute: `docs/embedding.md` says it.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// How it is written.
    pub name: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it does.
    pub help: &'static str,
}

attributes! {
    "src", "`policies.json` beside the script", "the address of the guide";
    "overlay", "none", "the address of a district's overlay";
    "lang", "the nearest `lang` of the page, else `zh`", "`zh` or `en`";
    "theme", "`auto`", "`auto`, `light` or `dark`";
    "scale", "`normal`", "`normal` or `large`";
    "q", "none", "what is searched for at first";
    "category", "all", "categories chosen at first, ids separated by commas";
    "audience", "all", "audiences chosen at first, ids separated by commas";
    "support", "all", "kinds of support chosen at first, ids separated by commas";
    "agency", "all", "offices chosen at first, ids separated by commas";
    "lock", "none", "facets whose choice a reader may not undo, separated by commas";
    "hide", "none", "parts that are not shown, separated by commas";
    "view", "`list`", "`list`, `finder`, `contacts` or `saved`";
    "height", "`0`", "the height kept free until the guide is there, in CSS pixels";
    "loading", "`lazy`", "`lazy` loads two viewports ahead, `eager` at once";
    "deep-link", "off", "keeps the reader's choices in the page's fragment, as `#pg=…`";
}

/// Values that switch an attribute off which is on by being there.
const OFF: [&str; 3] = ["false", "off", "0"];

/// The parts that `hide` may name; the stylesheet takes them away.
pub const PARTS: [&str; 9] =
    ["title", "switches", "views", "finder", "contacts", "saved", "search", "filters", "sort"];

impl Settings {
    /// Reads every attribute; `get` returns the value of a name.
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
            "overlay" => value.clone_into(&mut self.overlay),
            "lang" => self.lang = Lang::from_tag(value),
            "theme" => self.theme = by_id(&THEMES, value),
            "scale" => self.scale = by_id(&SCALES, value),
            "lock" => self.lock(value),
            "hide" => self.hide = value.replace(',', " "),
            "deep-link" => self.deep_link = !OFF.contains(&value),
            facet_query_or_view => self.preset.read(facet_query_or_view, value),
        }
    }

    /// Gives a link what an attribute asks for.
    pub fn give(&self, attribute: &str, selection: &mut Selection) {
        match (attribute, Facet::from_id(attribute)) {
            ("lang", _) => selection.lang = self.lang.map(|lang| lang.tag().to_owned()),
            ("view", _) => selection.view = self.preset.view,
            (_, Some(facet)) => selection.chosen[facet].clone_from(&self.preset.chosen[facet]),
            ("q", _) => selection.query.clone_from(&self.preset.query),
            (_, None) => {}
        }
    }

    /// What is chosen in these facets is no longer a choice but what the guide is about.
    fn lock(&mut self, facets: &str) {
        for facet in facets.split(',').filter_map(|id| Facet::from_id(id.trim())) {
            self.locked[facet] = std::mem::take(&mut self.preset.chosen[facet]);
        }
    }
}

#[cfg(test)]
mod tests;
