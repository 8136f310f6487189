//! How the widget looks: colours, size of text, width, and what lies over the list.

use crate::config::{Scale, Theme};

use super::Notice;

/// Width class of the widget itself, never of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Width {
    /// A phone or a sidebar.
    #[default]
    Narrow,
    /// Room for two cards.
    Medium,
    /// Room for the filters beside the cards.
    Wide,
}

/// The least width of each class in CSS pixels, and its name in the stylesheet.
pub const WIDTHS: [(Width, f64, &str); 3] = [
    (Width::Narrow, 0.0, "narrow"),
    (Width::Medium, 640.0, "medium"),
    (Width::Wide, 960.0, "wide"),
];

/// So many cards are drawn at first, and so many more on demand: a phone draws them in a frame or two.
pub const N_CARDS: usize = 30;

impl Width {
    /// The class for a width in CSS pixels.
    pub fn of(px: f64) -> Self {
        WIDTHS
            .iter()
            .rev()
            .find(|(_, least, _)| px >= *least)
            .map_or(Self::Narrow, |(width, ..)| *width)
    }

    /// The name in the stylesheet.
    pub fn id(self) -> &'static str {
        WIDTHS[self as usize].2
    }
}

/// How the widget looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Appearance {
    /// The colours.
    pub theme: Theme,
    /// Whether the page around is dark, or the system where the page leaves it open.
    pub system_dark: bool,
    /// The size of the text.
    pub scale: Scale,
    /// The width class.
    pub width: Width,
    /// How many cards are drawn at most; more on demand.
    pub n_cards: usize,
    /// Whether the filters are open as a sheet.
    pub sheet: bool,
    /// The policy that is being printed by itself.
    pub alone: Option<u32>,
    /// What to tell the reader.
    pub notice: Option<Notice>,
    /// Parts that are not shown, as words of a list.
    pub hide: String,
}

impl Appearance {
    /// Whether the widget is light on dark.
    pub fn is_dark(&self) -> bool {
        match self.theme {
            Theme::Auto => self.system_dark,
            Theme::Light => false,
            Theme::Dark => true,
        }
    }

    /// Turns dark light and light dark.
    pub fn turn(&mut self) {
        self.theme = if self.is_dark() { Theme::Light } else { Theme::Dark };
    }
}
