//! All signals and memos of the widget, and the actions that change them.

mod appearance;
mod catalogue;
mod notice;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use policy_core::changes::Changes;
use policy_core::facet::PerFacet;
use policy_core::filter::{self, Outcome};
use policy_core::search::Plain;
use policy_core::selection::{Sort, View};
use policy_core::{Facet, Guide, Selection};

use crate::config::Settings;
use crate::i18n::{Lang, Strings};
use crate::intent::Intent;

pub use appearance::{Appearance, N_CARDS, WIDTHS, Width};
pub use catalogue::{Catalogue, Failure, Index, Phase};
pub use notice::Notice;

/// Carries out what a view asks for.
pub type Agent = Rc<dyn Fn(Intent)>;

/// What a view may know of the world around the widget. Set once, before anything is drawn.
#[derive(Clone, Default)]
pub struct Outside {
    /// The address of the full site, which links to policies lead to.
    pub site: String,
    /// Who carries out intents; nobody in prerendered pages.
    pub agent: Option<Agent>,
}

/// A fact that is followed without following all that it is made of. One type for all such facts.
pub fn fact(fact: impl Fn() -> bool + Send + Sync + 'static) -> Memo<bool> {
    let fact: Box<dyn Fn() -> bool + Send + Sync> = Box::new(fact);
    boxed_fact(fact)
}

fn boxed_fact(fact: Box<dyn Fn() -> bool + Send + Sync>) -> Memo<bool> {
    Memo::new(move |_| fact())
}

/// Everything that changes while the widget is used. Copying it copies handles, not values.
#[derive(Clone, Copy)]
pub struct State {
    /// The guide and how far it has come.
    pub catalogue: RwSignal<Catalogue>,
    /// What the reader asked for: all that a link restores.
    pub selection: RwSignal<Selection>,
    /// The same without what is searched for: what follows this is left in peace while one types.
    pub choices: Memo<Selection>,
    /// How the widget looks.
    pub appearance: RwSignal<Appearance>,
    /// What is shown of the guide.
    pub outcome: Memo<Outcome>,
    /// The language of the interface.
    pub lang: Memo<Lang>,
    /// What changed since the guide before.
    pub changes: Memo<Option<Arc<Changes>>>,
    outside: StoredValue<Outside, LocalStorage>,
}

impl State {
    /// The state before anything is loaded. `selection` is what is asked for at first.
    pub fn new(settings: &Settings, selection: Selection) -> Self {
        let catalogue = RwSignal::new(Catalogue::default());
        let selection = RwSignal::new(selection);
        let choices = Memo::new(move |_| Selection { query: String::new(), ..selection.get() });
        let appearance = RwSignal::new(Appearance {
            theme: settings.theme,
            scale: settings.scale,
            n_cards: N_CARDS,
            hide: settings.hide.clone(),
            ..Appearance::default()
        });
        Self {
            catalogue,
            selection,
            choices,
            appearance,
            outcome: outcome(catalogue, selection, appearance),
            lang: lang(catalogue, choices, settings.lang),
            changes: Memo::new(move |_| catalogue.read().changes.clone()),
            outside: StoredValue::new_local(Outside::default()),
        }
    }

    /// The same with memos of its own, for a part that is drawn anew again and again: Leptos takes no subscriber that is
    /// gone off the list of what it read, so these lists must go with the part.
    #[must_use]
    pub fn scoped(self) -> Self {
        Self {
            choices: Memo::new(move |_| self.choices.get()),
            outcome: Memo::new(move |_| self.outcome.get()),
            lang: Memo::new(move |_| self.lang.get()),
            changes: Memo::new(move |_| self.changes.get()),
            ..self
        }
    }

    /// Says who is around the widget.
    pub fn set_outside(self, outside: Outside) {
        self.outside.set_value(outside);
    }

    /// The address of the full site.
    pub fn site(self) -> String {
        self.outside.with_value(|outside| outside.site.clone())
    }

    /// Asks the outside for something.
    pub fn raise(self, intent: Intent) {
        if let Some(agent) = self.outside.with_value(|outside| outside.agent.clone()) {
            agent(intent);
        }
    }

    /// How far the guide has come.
    pub fn phase(self) -> Phase {
        self.catalogue.read().phase.clone()
    }

    /// Says how far the guide has come.
    pub fn set_phase(self, phase: Phase) {
        self.catalogue.update(|catalogue| catalogue.phase = phase);
    }

    /// The guide as it is now, without following its changes.
    pub fn guide(self) -> Arc<Guide> {
        self.catalogue.read_untracked().guide.clone()
    }

    /// The language of the official texts.
    pub fn official_lang(self) -> String {
        self.catalogue.read_untracked().guide.lang().to_owned()
    }

    /// The texts in the language of now; follows changes of language.
    pub fn strings(self) -> &'static Strings {
        self.lang.get().strings()
    }

    /// Shows a guide that has been loaded, in the place of what was loaded before.
    pub fn show_guide(self, guide: Guide, n_left_out: usize, stale: Option<String>) {
        self.show_catalogue(Catalogue {
            guide: Arc::new(guide),
            n_left_out,
            stale,
            ..Catalogue::default()
        });
    }

    /// Shows all that has been loaded, in the place of what was loaded before.
    pub fn show_catalogue(self, catalogue: Catalogue) {
        let plain = Arc::new(Plain::new(&catalogue.guide));
        self.catalogue.set(Catalogue { phase: Phase::Ready, plain, ..catalogue });
    }

    /// What is searched for; follows all that the reader asks for.
    pub fn query(self) -> String {
        self.selection.read().query.clone()
    }

    /// Whether something is searched for in a guide that is there.
    pub fn is_searching(self) -> bool {
        !self.query().trim().is_empty() && self.phase() == Phase::Ready
    }

    /// Whether the index may still find what plain words don't: until then the list does not say that there is nothing.
    pub fn is_finding(self) -> bool {
        let is_made = matches!(self.catalogue.read().index, Index::Made(_));
        !is_made && self.is_searching()
    }

    /// Changes what the reader asked for.
    pub fn change(self, act: impl FnOnce(&mut Selection)) {
        self.selection.update(act);
    }

    /// Asks for what a link says.
    pub fn follow_link(self, link: &str) {
        let asked = Selection::decode(link);
        if !asked.query.is_empty() {
            self.raise(Intent::PrepareSearch);
        }
        self.selection.set(asked);
    }

    /// Searches for what is typed.
    pub fn search(self, query: String) {
        self.change(|selection| selection.query = query);
    }

    /// Chooses a word of a facet, or takes the choice back.
    pub fn toggle(self, facet: Facet, id: &str) {
        self.change(|selection| selection.toggle(facet, id));
    }

    /// Takes back the choices but keeps what is searched for.
    pub fn clear_filters(self) {
        self.change(|selection| selection.chosen = PerFacet::default());
    }

    /// Takes back all that narrows the list.
    pub fn clear(self) {
        self.change(Selection::clear);
    }

    /// Puts the list in another order.
    pub fn sort(self, sort: Sort) {
        self.change(|selection| selection.sort = sort);
    }

    /// Opens a card that may be open already.
    pub fn open(self, number: u32) {
        if !self.selection.read_untracked().open.contains(&number) {
            self.toggle_open(number);
        }
    }

    /// Shows a card in the whole list, opened.
    pub fn go_to(self, number: u32) {
        self.change(|selection| {
            selection.clear();
            selection.view = View::List;
        });
        self.open(number);
        self.raise(Intent::Reveal(number));
    }

    /// Shows something else of the guide.
    pub fn view(self, view: View) {
        self.change(|selection| selection.view = view);
    }

    /// Opens a card, or closes it.
    pub fn toggle_open(self, number: u32) {
        self.change(|selection| selection.toggle_open(number));
    }

    /// Tells the reader something, or takes it back.
    pub fn notify(self, notice: Option<Notice>) {
        self.appearance.update(|appearance| appearance.notice = notice);
    }

    /// Opens the filters as a sheet, or closes them.
    pub fn open_sheet(self, open: bool) {
        if self.appearance.read_untracked().sheet != open {
            self.appearance.update(|appearance| appearance.sheet = open);
        }
    }

    /// Switches to the other language.
    pub fn switch_lang(self) {
        let other = self.lang.get_untracked().other().tag().to_owned();
        self.change(|selection| selection.lang = Some(other));
    }
}

/// In a large guide counting takes long: on a phone it waits for the sheet of filters.
fn outcome(
    catalogue: RwSignal<Catalogue>,
    selection: RwSignal<Selection>,
    appearance: RwSignal<Appearance>,
) -> Memo<Outcome> {
    let counts = fact(move || {
        let appearance = appearance.read();
        appearance.sheet || appearance.width == Width::Wide
    });
    Memo::new(move |_| {
        let (catalogue, selection) = (catalogue.read(), selection.read());
        let answer = catalogue.search(&selection.query);
        match counts.get() {
            true => filter::apply(&catalogue.guide, &selection, answer),
            false => filter::apply_uncounted(&catalogue.guide, &selection, answer),
        }
    })
}

/// What a link asks for, else the page, else the first of the guide that the interface speaks.
fn lang(
    catalogue: RwSignal<Catalogue>,
    choices: Memo<Selection>,
    page_lang: Option<Lang>,
) -> Memo<Lang> {
    Memo::new(move |_| {
        let asked = choices.read().lang.as_deref().and_then(Lang::from_tag);
        let spoken = || catalogue.read().guide.langs.iter().find_map(|tag| Lang::from_tag(tag));
        asked.or(page_lang).or_else(spoken).unwrap_or_default()
    })
}

#[cfg(all(test, feature = "ssr"))]
mod tests;
