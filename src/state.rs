//! All signals and memos of the widget, and the actions that change them.

mod notice;

use std::any::Any;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use policy_core::facet::PerFacet;
use policy_core::filter::{self, Outcome};
use policy_core::permalink::{Sort, View};
use policy_core::search::{Answer, Plain};
use policy_core::{Facet, Guide, Permalink};
use send_wrapper::SendWrapper;

use crate::config::{Scale, Settings, Theme};
use crate::i18n::{Lang, Strings};
use crate::intent::Intent;

pub use notice::Notice;

/// How far the guide has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// On its way; `slow` once it takes longer than usual.
    Loading {
        /// Whether the reader should be told that it takes long.
        slow: bool,
    },
    /// It could not be loaded and there is no earlier copy.
    Failed(Failure),
    /// It is there.
    Ready,
}

/// Why a guide could not be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// No answer, or none that may be read from this page.
    Network,
    /// Nothing came in time.
    Timeout,
    /// The server answered with this status.
    Status(u16),
    /// The answer is not a guide: the sentence in each language.
    Data(Box<policy_core::Issue>),
}

/// Whether the second file is there: see [`crate::more`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum More {
    /// On its way.
    #[cfg_attr(target_arch = "wasm32", default)]
    Coming,
    /// It could not be had.
    Failed,
    /// It is there; natively there is but one.
    #[cfg_attr(not(target_arch = "wasm32"), default)]
    Here,
}

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
pub const N_CARDS: usize = 60;

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

/// The guide and how far it has come.
pub struct Data {
    /// How far it has come.
    pub phase: Phase,
    /// The guide; empty until it is ready.
    pub guide: Arc<Guide>,
    /// Searches for words as they stand.
    pub plain: Arc<Plain>,
    /// Whether the second file is there.
    pub more: More,
    /// Searches as people ask, once that is there.
    pub search: Option<Search>,
    /// What changed since the guide before. Opaque, so that all its code can come with the second file.
    pub changes: Option<SendWrapper<Rc<dyn Any>>>,
    /// The day a last good copy was saved, when that is what is shown.
    pub stale: Option<String>,
    /// How many entries were left out because of faulty data.
    pub n_left_out: usize,
    /// Whether a partner's overlay or lock has been applied, or should have been.
    pub is_partial: bool,
    /// Whether a district's overlay could not be used.
    pub overlay_lost: bool,
    /// What is chosen for good: the guide has nothing else.
    pub locked: PerFacet<Vec<String>>,
    /// The address of the full site, which links to policies lead to.
    pub site: String,
    /// Who carries out what a view asks for.
    pub agent: Option<Agent>,
}

/// How the widget looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The colours.
    pub theme: Theme,
    /// Whether the system prefers dark colours.
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

impl Look {
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

/// Carries out what a view asks for.
pub type Agent = SendWrapper<Rc<dyn Fn(Intent)>>;

/// Answers a query; `None` where nothing is asked.
pub type Search = SendWrapper<Rc<dyn Fn(&str) -> Option<Answer>>>;

/// A fact that is followed without following all that it is made of. One type for all such facts.
pub fn fact(fact: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let fact: Box<dyn Fn() -> bool + Send + Sync> = Box::new(fact);
    boxed_fact(fact)
}

fn boxed_fact(fact: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| fact())
}

/// Everything that changes while the widget is used. Copying it copies handles, not values. Few signals with more in
/// each: every type of signal costs a kilobyte or two.
#[derive(Clone, Copy)]
pub struct State {
    /// The guide and how far it has come.
    pub data: RwSignal<Data>,
    /// What the reader asked for: all that a link restores.
    pub permalink: RwSignal<Permalink>,
    /// The same as it was when something else than the query last changed: what follows this is left in peace by keys.
    pub choices: RwSignal<Permalink>,
    /// How the widget looks.
    pub look: RwSignal<Look>,
    /// What is shown of the guide.
    pub outcome: Memo<Outcome>,
    /// The language of the interface.
    pub lang: Memo<Lang>,
}

impl State {
    /// The state before anything is loaded. `permalink` is what is asked for at first.
    pub fn new(settings: &Settings, permalink: Permalink) -> Self {
        let data = RwSignal::new(Data {
            phase: Phase::Loading { slow: false },
            guide: Arc::new(policy_core::load::empty_guide()),
            plain: Arc::default(),
            more: More::default(),
            search: None,
            changes: None,
            stale: None,
            n_left_out: 0,
            is_partial: false,
            overlay_lost: false,
            locked: PerFacet::default(),
            site: String::new(),
            agent: None,
        });
        let choices = RwSignal::new(permalink.clone());
        let permalink = RwSignal::new(permalink);
        let page_lang = settings.lang;
        let look = RwSignal::new(Look {
            theme: settings.theme,
            scale: settings.scale,
            n_cards: N_CARDS,
            hide: settings.hide.clone(),
            ..Look::default()
        });
        let counts = fact(move || {
            let look = look.read();
            look.sheet || look.width == Width::Wide
        });
        Self {
            data,
            permalink,
            choices,
            look,
            outcome: Memo::new(move |_| {
                let (data, permalink) = (data.read(), permalink.read());
                let answer = match &data.search {
                    Some(search) => search(&permalink.query),
                    None => data.plain.search(&permalink.query),
                };
                // In a large guide counting takes long: on a phone it waits for the sheet of filters.
                match counts.get() {
                    true => filter::apply(&data.guide, &permalink, answer),
                    false => filter::apply_uncounted(&data.guide, &permalink, answer),
                }
            }),
            lang: Memo::new(move |_| {
                let asked = choices.read().lang.as_deref().and_then(Lang::from_tag);
                let spoken = || data.read().guide.langs.iter().find_map(|tag| Lang::from_tag(tag));
                asked.or(page_lang).or_else(spoken).unwrap_or_default()
            }),
        }
    }

    /// How far the guide has come.
    pub fn phase(self) -> Phase {
        self.data.read().phase.clone()
    }

    /// Says how far the guide has come.
    pub fn set_phase(self, phase: Phase) {
        self.data.update(|data| data.phase = phase);
    }

    /// The guide as it is now, without following its changes.
    pub fn guide(self) -> Arc<Guide> {
        self.data.read_untracked().guide.clone()
    }

    /// The language of the official texts.
    pub fn official_lang(self) -> String {
        self.data.read_untracked().guide.lang().to_owned()
    }

    /// The texts in the language of now; follows changes of language.
    pub fn strings(self) -> &'static Strings {
        self.lang.get().strings()
    }

    /// Shows a guide that has been loaded.
    pub fn show_guide(self, guide: Guide, n_left_out: usize, stale: Option<String>) {
        let plain = Arc::new(Plain::new(&guide));
        self.data.update(|data| {
            data.phase = Phase::Ready;
            data.guide = Arc::new(guide);
            data.plain = plain;
            data.search = None;
            data.stale = stale;
            data.n_left_out = n_left_out;
        });
    }

    /// Asks the outside for something.
    pub fn raise(self, intent: Intent) {
        let agent = self.data.read_untracked().agent.clone();
        if let Some(agent) = agent {
            agent(intent);
        }
    }

    /// What is searched for; follows all that the reader asks for.
    pub fn query(self) -> String {
        self.permalink.read().query.clone()
    }

    /// Changes what the reader asked for.
    pub fn change(self, mut act: impl FnMut(&mut Permalink)) {
        self.change_with(&mut act);
    }

    #[inline(never)]
    fn change_with(self, act: &mut dyn FnMut(&mut Permalink)) {
        self.permalink.update(act);
        self.choices.set(self.permalink.get_untracked());
    }

    /// Asks for what a link says.
    pub fn follow_link(self, link: &str) {
        self.change(|permalink| *permalink = Permalink::decode(link));
    }

    /// Searches for what is typed.
    pub fn search(self, query: String) {
        self.permalink.update(|permalink| permalink.query = query);
    }

    /// Chooses a word of a facet, or takes the choice back.
    pub fn toggle(self, facet: Facet, id: &str) {
        self.change(|permalink| permalink.toggle(facet, id));
    }

    /// Takes back the choices but keeps what is searched for.
    pub fn clear_filters(self) {
        self.change(|permalink| permalink.chosen = PerFacet::default());
    }

    /// Takes back all that narrows the list.
    pub fn clear(self) {
        self.change(Permalink::clear);
    }

    /// Puts the list in another order.
    pub fn sort(self, sort: Sort) {
        self.change(|permalink| permalink.sort = sort);
    }

    /// Opens a card that may be open already.
    pub fn open(self, number: u32) {
        if !self.permalink.read_untracked().open.contains(&number) {
            self.toggle_open(number);
        }
    }

    /// Shows a card in the whole list, opened.
    pub fn go_to(self, number: u32) {
        self.change(|permalink| {
            permalink.clear();
            permalink.view = View::List;
        });
        self.open(number);
        self.raise(Intent::Reveal(number));
    }

    /// Shows something else of the guide.
    pub fn view(self, view: View) {
        self.change(|permalink| permalink.view = view);
    }

    /// Opens a card, or closes it.
    pub fn toggle_open(self, number: u32) {
        self.change(|permalink| permalink.toggle_open(number));
    }

    /// Tells the reader something, or takes it back.
    pub fn notify(self, notice: Option<Notice>) {
        self.look.update(|look| look.notice = notice);
    }

    /// Opens the filters as a sheet, or closes them.
    pub fn open_sheet(self, open: bool) {
        if self.look.read_untracked().sheet != open {
            self.look.update(|look| look.sheet = open);
        }
    }

    /// Switches to the other language.
    pub fn switch_lang(self) {
        let other = self.lang.get_untracked().other().tag().to_owned();
        self.change(|permalink| permalink.lang = Some(other.clone()));
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
