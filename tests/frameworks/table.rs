//! The frameworks: what each offers for each way of using the element. A way that is not named is none of theirs.

/// A way of using the element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// A property that is set before the element is defined.
    Property,
    /// Attributes, at first and changed.
    Attribute,
    /// Events, heard once each.
    Event,
    /// A list whose nodes change places.
    KeyedList,
    /// A mode that runs everything twice.
    StrictMode,
    /// Markup from a server, taken over.
    Hydration,
    /// Taken out of the page and put back.
    OutAndIn,
    /// The script before the framework.
    ScriptBefore,
    /// The script after the framework.
    ScriptAfter,
}

/// All of them, with their names for people.
pub const WAYS: [Way; 9] = [
    Way::Property,
    Way::Attribute,
    Way::Event,
    Way::KeyedList,
    Way::StrictMode,
    Way::Hydration,
    Way::OutAndIn,
    Way::ScriptBefore,
    Way::ScriptAfter,
];

impl Way {
    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Property => "property before the script",
            Self::Attribute => "attribute",
            Self::Event => "event",
            Self::KeyedList => "keyed list",
            Self::StrictMode => "strict mode",
            Self::Hydration => "hydration",
            Self::OutAndIn => "out and in again",
            Self::ScriptBefore => "script before",
            Self::ScriptAfter => "script after",
        }
    }
}

/// What there is of an element that was taken out and put back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Back {
    /// The same node, with what the reader chose.
    Kept,
    /// A new node, with what the page sets.
    New,
    /// A new node, with no property that a script set on the one before.
    Bare,
}

/// A framework, and what is expected of it.
#[derive(Clone, Copy, Debug)]
pub struct Framework {
    /// Its folder among the bundled pages.
    pub folder: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// The package whose version is told.
    pub package: &'static str,
    /// What of an element comes back.
    pub back: Back,
    /// Whether it is a router, whose page holds one element with `deep-link`.
    pub is_router: bool,
    /// How each way is written, or what happens; before or after the script every framework works.
    ways: &'static [(Way, &'static str)],
}

impl Framework {
    /// How a way is written with it, or what happens; `None` where it has no such way.
    pub fn word(&self, way: Way) -> Option<&'static str> {
        let anywhere = [(Way::ScriptBefore, SHOWN), (Way::ScriptAfter, SHOWN)];
        self.ways.iter().chain(&anywhere).find(|(known, _)| *known == way).map(|(_, word)| *word)
    }

    const fn new(
        folder: &'static str,
        name: &'static str,
        package: &'static str,
        ways: &'static [(Way, &'static str)],
    ) -> Self {
        Self { folder, name, package, back: Back::New, is_router: false, ways }
    }
    const fn back(self, back: Back) -> Self {
        Self { back, ..self }
    }
    const fn router(self) -> Self {
        Self { is_router: true, back: Back::Kept, ..self }
    }
}

const SHOWN: &str = "works";
const NEW: &str = "a new element, as the page sets it";
const LISTENER: &str = "`addEventListener` in an effect";
const ADDRESS: &str = "the choices come back with the address";

/// All frameworks.
pub const FRAMEWORKS: &[Framework] = &[
    Framework::new(
        "react_19",
        "React 19",
        "react",
        &[
            (Way::Property, "`filter={…}`"),
            (Way::Attribute, "`lang={…}`; null removes"),
            (Way::Event, "`onpolicy-guide-open={…}`"),
            (Way::KeyedList, "`key`: filters move along"),
            (Way::StrictMode, SHOWN),
            (Way::Hydration, LISTENER),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "react_18",
        "React 18",
        "react18",
        &[
            (Way::Property, "`filter={…}`, an attribute"),
            (Way::Attribute, "`lang={…}`; null removes"),
            (Way::Event, LISTENER),
            (Way::KeyedList, "`key`: filters move along"),
            (Way::StrictMode, SHOWN),
            (Way::Hydration, LISTENER),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "preact",
        "Preact",
        "preact",
        &[
            (Way::Property, "`filter={…}`"),
            (Way::Attribute, "`lang={…}`; null empties"),
            (Way::Event, "`onpolicy-guide-open={…}`"),
            (Way::KeyedList, "`key`: filters move along"),
            (Way::Hydration, SHOWN),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "vue_3",
        "Vue 3",
        "vue",
        &[
            (Way::Property, "`:filter=\"…\"`"),
            (Way::Attribute, "`:lang=\"…\"`; null removes"),
            (Way::Event, "`@policy-guide-open=\"…\"`"),
            (Way::KeyedList, "`:key`: filters move along"),
            (Way::Hydration, SHOWN),
            (Way::OutAndIn, "`KeepAlive`: filter and open cards stay"),
        ],
    )
    .back(Back::Kept),
    Framework::new(
        "svelte_5",
        "Svelte 5",
        "svelte",
        &[
            (Way::Property, "`filter={…}`"),
            (Way::Attribute, "`{lang}`; null removes"),
            (Way::Event, "`onpolicy-guide-open={…}`"),
            (Way::KeyedList, "`{#each … (key)}`: filters move along"),
            (Way::Hydration, SHOWN),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "lit",
        "Lit",
        "lit",
        &[
            (Way::Property, "`.filter=${…}`"),
            (Way::Attribute, "`lang=${…}`; `nothing` removes"),
            (Way::Event, "`@policy-guide-open=${…}`"),
            (Way::KeyedList, "`repeat`: filters move along"),
            (Way::Hydration, SHOWN),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "angular",
        "Angular",
        "@angular/core",
        &[
            (Way::Property, "`[filter]=\"…\"`"),
            (Way::Attribute, "`[attr.lang]=\"…\"`; null removes"),
            (Way::Event, "`(policy-guide-open)=\"…\"`"),
            (Way::KeyedList, "`track`: filters move along"),
            (Way::OutAndIn, NEW),
        ],
    ),
    Framework::new(
        "htmx",
        "htmx",
        "htmx.org",
        &[
            (Way::Property, "set by a script"),
            (Way::Attribute, "`outerMorph` changes it in place"),
            (Way::Event, "`hx-on:policy-guide-open`"),
            (Way::KeyedList, "`outerMorph`: filters move along"),
            (Way::OutAndIn, "a new element, without properties"),
        ],
    )
    .back(Back::Bare),
    Framework::new(
        "turbo",
        "Turbo",
        "@hotwired/turbo",
        &[
            (Way::Property, "set by a script"),
            (Way::Attribute, "a stream with `method=\"morph\"`"),
            (Way::Event, "`addEventListener` on the document"),
            (Way::KeyedList, "`method=\"morph\"`: filters move along"),
            (Way::OutAndIn, "a visit and back: a new element, without properties"),
        ],
    )
    .back(Back::Bare),
    Framework::new(
        "vue_router",
        "vue-router",
        "vue-router",
        &[(Way::Attribute, "`deep-link`: its state stays"), (Way::OutAndIn, ADDRESS)],
    )
    .router(),
    Framework::new(
        "react_router",
        "react-router",
        "react-router",
        &[(Way::Attribute, "`deep-link`: its state stays"), (Way::OutAndIn, ADDRESS)],
    )
    .router(),
];
