//! How a web page shows its elements, as far as it matters: hidden, struck out, raised, numbered.

use std::collections::BTreeMap;

use scraper::ElementRef;

use super::raised::Height;

/// Rules of a page that are looked at.
const MAX_RULES: usize = 2_000;

/// What a class or an element's own style does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Not shown.
    pub is_unseen: bool,
    /// Struck out.
    pub is_struck: bool,
    /// Above or below the line.
    pub height: Option<Height>,
}

impl Look {
    fn of(style: &str) -> Self {
        let style: String = style.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
        let has = |word: &str| style.contains(word);
        let height = if has("vertical-align:super") {
            Some(Height::Raised)
        } else if has("vertical-align:sub") {
            Some(Height::Lowered)
        } else {
            None
        };
        Self {
            is_unseen: has("display:none") || has("mso-hide:all") || has("visibility:hidden"),
            is_struck: has("line-through"),
            height,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            is_unseen: self.is_unseen || other.is_unseen,
            is_struck: self.is_struck || other.is_struck,
            height: self.height.or(other.height),
        }
    }
}

/// The looks of a page's classes.
#[derive(Debug, Default)]
pub struct Looks(BTreeMap<String, Look>);

impl Looks {
    /// Reads the style sheets that stand in a page.
    pub fn of(root: ElementRef<'_>) -> Self {
        let mut looks = BTreeMap::new();
        let sheets = root.descendent_elements().filter(|one| one.value().name() == "style");
        let text: String = sheets.flat_map(|sheet| sheet.text()).collect();
        for rule in text.split('}').take(MAX_RULES) {
            let Some((selectors, style)) = rule.split_once('{') else { continue };
            let look = Look::of(style);
            if look == Look::default() {
                continue;
            }
            for selector in selectors.split(',').map(str::trim) {
                // Rules for what stands inside of something else are a page's, not a table's.
                if let Some((_, class)) = selector.rsplit_once('.')
                    && !selector.contains(char::is_whitespace)
                {
                    let known: &mut Look = looks.entry(class.to_lowercase()).or_default();
                    *known = known.and(look);
                }
            }
        }
        Self(looks)
    }

    /// How an element is shown, its parents aside.
    pub fn look(&self, element: ElementRef<'_>) -> Look {
        let own = Look::of(element.value().attr("style").unwrap_or_default());
        let classes = element.value().classes();
        let of_classes = classes.filter_map(|class| self.0.get(&class.to_lowercase())).copied();
        let look = of_classes.fold(own, Look::and);
        let name = element.value().name();
        let by_name = Look {
            is_unseen: element.value().attr("hidden").is_some(),
            is_struck: ["s", "del", "strike"].contains(&name),
            height: match name {
                "sup" => Some(Height::Raised),
                "sub" => Some(Height::Lowered),
                _ => None,
            },
        };
        look.and(by_name)
    }
}

/// The numbers that a page counts before the items of a list.
pub struct Items {
    next: usize,
    kind: Option<String>,
}

impl Items {
    /// The items of an element, which is a list or something else.
    pub fn of(element: ElementRef<'_>) -> Self {
        let is_numbered = element.value().name() == "ol"
            && !element.value().attr("style").unwrap_or_default().contains("none");
        let kind = is_numbered.then(|| element.value().attr("type").unwrap_or("1").to_owned());
        let start = element.value().attr("start").and_then(|start| start.trim().parse().ok());
        Self { next: start.unwrap_or(1), kind }
    }

    /// What stands before the next item: empty for a mark, `None` where the element is no item.
    pub fn next(&mut self, item: ElementRef<'_>) -> Option<String> {
        if item.value().name() != "li" {
            return None;
        }
        let Some(kind) = &self.kind else { return Some(String::new()) };
        let own = item.value().attr("value").and_then(|value| value.trim().parse().ok());
        let n = own.unwrap_or(self.next);
        self.next = n.saturating_add(1);
        let format = match kind.as_str() {
            "a" => "lowerLetter",
            "A" => "upperLetter",
            "i" => "lowerRoman",
            "I" => "upperRoman",
            _ => "decimal",
        };
        let shown = super::docx_numbers::written(u32::try_from(n).ok()?, format)?;
        Some([&shown, "."].concat())
    }
}
