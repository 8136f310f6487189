//! The only way in: what the element's script may call. One integer a widget, no objects handed out.

mod events;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use erased_view::ErasedState;
use js_sys::{Function, Reflect};
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use policy_core::Facet;
use policy_core::selection::View;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::app::{self, Host};
use crate::browser::store::WebStore;
use crate::config::Settings;
use crate::intent::Intent;
use crate::load::fetch;
use crate::state::{Phase, State, Width};
use crate::sync::Watch;
use crate::view::shell;

/// A card that isn't drawn after so many looks isn't there.
const TRIES: u32 = 100;

/// A mounted widget. Dropping it takes the views away and ends their effects.
struct Instance {
    id: u32,
    state: State,
    host: HtmlElement,
    _watches: Vec<Watch>,
    _view: UnmountHandle<ErasedState>,
    owner: Owner,
}

thread_local! {
    static INSTANCES: RefCell<Vec<Instance>> = const { RefCell::new(Vec::new()) };
}

/// From now on asks `take` for what the page has sent for already: see [`crate::load::fetch::use_preloaded`].
#[wasm_bindgen]
pub fn use_preloaded(take: Function) {
    fetch::use_preloaded(take);
}

/// Draws a widget into `root`, a wrapper inside the shadow root of `element`. `site` is the address that the guide and
/// links to policies stand beside. Returns the handle that the other calls take.
#[wasm_bindgen]
pub fn mount(element: HtmlElement, root: HtmlElement, site: &str) -> u32 {
    let settings = read_settings(&element);
    let slot = Rc::new(RefCell::new(None));
    let made = slot.clone();
    let (around, site) = (element.clone(), site.to_owned());
    let view = mount_to_renderer(&root.clone(), move || {
        let state = app::new_state(&settings);
        let host = host_of(state, around, root, site);
        let watches = app::wire(state, &settings, &host);
        app::load(state, host, Rc::new(WebStore), false);
        *made.borrow_mut() = Some((state, watches, Owner::current().unwrap_or_default()));
        shell(state)
    });
    let Some((state, watches, owner)) = slot.take() else { return 0 };
    INSTANCES.with_borrow_mut(|instances| {
        let id = instances.last().map_or(1, |last| last.id + 1);
        instances.push(Instance {
            id,
            state,
            host: element,
            _watches: watches,
            _view: view,
            owner,
        });
        id
    })
}

fn host_of(state: State, element: HtmlElement, root: HtmlElement, site: String) -> Host {
    let tell = events::teller(state, element.clone());
    Host {
        settings: Rc::new(move || read_settings(&element)),
        site,
        reveal: Rc::new(move |number| reveal(&root, number, TRIES)),
        tell: Rc::new(tell),
        loading: Owner::new(),
    }
}

/// Takes a widget away.
#[wasm_bindgen]
pub fn unmount(id: u32) {
    // Taken out first: its clean-up may call back in here.
    let instance = INSTANCES.with_borrow_mut(|instances| {
        let place = instances.iter().position(|instance| instance.id == id)?;
        Some(instances.remove(place))
    });
    let Some(instance) = instance else { return };
    let owner = instance.owner.clone();
    drop(instance);
    // Ends the tasks and frees the signals. What they hold may hold the owner, so it would never go by itself.
    owner.cleanup();
}

/// Takes in a changed attribute. Those of the element's script change nothing here.
#[wasm_bindgen]
pub fn update(id: u32, attribute: &str) {
    with(id, |state, host| {
        let mut settings = read_settings(host);
        let locked = Facet::from_id(attribute).is_some_and(|facet| {
            !settings.locked[facet].is_empty()
                || !state.catalogue.read_untracked().locked[facet].is_empty()
        });
        match attribute {
            "theme" => state.appearance.update(|appearance| appearance.theme = settings.theme),
            "scale" => state.appearance.update(|appearance| appearance.scale = settings.scale),
            "hide" => state
                .appearance
                .update(|appearance| appearance.hide = std::mem::take(&mut settings.hide)),
            "height" | "loading" | "deep-link" => {}
            "lock" => {
                // What is free again is a choice again.
                state.change(|selection| {
                    Facet::ALL.iter().for_each(|facet| settings.give(facet.id(), selection));
                });
                state.raise(Intent::Retry);
            }
            "src" | "overlay" => state.raise(Intent::Retry),
            _ if locked => state.raise(Intent::Retry),
            _ => state.change(|selection| settings.give(attribute, selection)),
        }
    });
}

/// Takes in the widget's width in CSS pixels.
#[wasm_bindgen]
pub fn resize(id: u32, width: f64) {
    with(id, |state, _| {
        let class = Width::of(width);
        if state.appearance.with_untracked(|appearance| appearance.width != class) {
            state.appearance.update(|appearance| appearance.width = class);
        }
    });
}

/// Takes in whether the page around is dark: a theme of the widget's own goes before it.
#[wasm_bindgen]
pub fn darken(id: u32, is_dark: bool) {
    with(id, |state, _| {
        if state.appearance.with_untracked(|appearance| appearance.system_dark != is_dark) {
            state.appearance.update(|appearance| appearance.system_dark = is_dark);
        }
    });
}

/// The numbers of the policies shown, in order.
#[wasm_bindgen]
pub fn results(id: u32) -> Vec<u32> {
    let mut numbers = Vec::new();
    with(id, |state, _| numbers = events::numbers(state));
    numbers
}

/// How many cards the list has once all that it draws are drawn.
#[wasm_bindgen]
pub fn n_cards(id: u32) -> usize {
    let mut n = 0;
    with(id, |state, _| {
        n = state
            .outcome
            .read_untracked()
            .shown
            .len()
            .min(state.appearance.read_untracked().n_cards);
    });
    n
}

/// Whether the guide is shown.
#[wasm_bindgen]
pub fn is_ready(id: u32) -> bool {
    let mut is_ready = false;
    with(id, |state, _| is_ready = state.catalogue.read_untracked().phase == Phase::Ready);
    is_ready
}

/// What is searched for and chosen, as the text of a link.
#[wasm_bindgen]
pub fn filter(id: u32) -> String {
    let mut text = String::new();
    with(id, |state, _| text = state.selection.read_untracked().encode());
    text
}

/// Searches and chooses what the text of a link says.
#[wasm_bindgen]
pub fn set_filter(id: u32, text: &str) {
    with(id, |state, _| state.follow_link(text));
}

/// Opens a policy and brings it into view, as soon as the guide is there. Numbers that are not in the guide are ignored.
#[wasm_bindgen]
pub fn show(id: u32, number: u32) {
    let owner = INSTANCES
        .with_borrow(|all| all.iter().find(|one| one.id == id).map(|one| one.owner.clone()));
    let Some(owner) = owner else { return };
    with(id, |state, host| {
        let host = host.clone();
        owner.with(|| when_ready(state, move || show_policy(state, &host, number)));
    });
}

/// Calls once the guide is there, at once if it is.
fn when_ready(state: State, act: impl Fn() + 'static) {
    if state.catalogue.read_untracked().phase == Phase::Ready {
        return act();
    }
    Effect::new(move |done: Option<bool>| {
        let is_done = done == Some(true);
        let is_ready = state.phase() == Phase::Ready;
        if is_ready && !is_done {
            untrack(&act);
        }
        is_done || is_ready
    });
}

/// Clears what hides the policy: query and choices, or another view than the list.
fn show_policy(state: State, host: &HtmlElement, number: u32) {
    if state.guide().policy(number).is_none() {
        return;
    }
    if !events::numbers(state).contains(&number) {
        state.clear();
    }
    if state.selection.read_untracked().view != View::List {
        state.view(View::List);
    }
    state.open(number);
    // A browser's extension may add elements of its own to the shadow root.
    let shell = host.shadow_root().and_then(|root| root.query_selector(".shell").ok().flatten());
    if let Some(shell) = shell {
        reveal(&shell, number, TRIES);
    }
}

/// Shows everything again.
#[wasm_bindgen]
pub fn reset(id: u32) {
    with(id, |state, _| state.clear());
}

/// Brings the card of a policy into view once it is drawn: a long list takes some turns. `tries` are left.
fn reveal(root: &Element, number: u32, tries: u32) {
    let root = root.clone();
    let look = move || {
        let card = ["article[data-policy='", &number.to_string(), "']"].concat();
        match root.query_selector(&card) {
            Ok(Some(card)) => card.scroll_into_view(),
            _ if tries > 0 => reveal(&root, number, tries - 1),
            _ => {}
        }
    };
    set_timeout(look, Duration::from_millis(30));
}

fn with(id: u32, act: impl FnOnce(State, &HtmlElement)) {
    let found = INSTANCES.with_borrow(|all| {
        all.iter().find(|one| one.id == id).map(|one| (one.state, one.host.clone()))
    });
    if let Some((state, host)) = found {
        act(state, &host);
    }
}

fn read_settings(host: &HtmlElement) -> Settings {
    let mut settings = Settings::read(|name| host.get_attribute(name));
    if settings.lang.is_none() {
        settings.lang = nearest_lang(host).and_then(|tag| crate::i18n::Lang::from_tag(&tag));
    }
    settings
}

/// As the page around it says, also from outside of other components' shadow roots.
fn nearest_lang(element: &Element) -> Option<String> {
    match element.closest("[lang]").ok().flatten() {
        Some(nearest) => nearest.get_attribute("lang"),
        None => nearest_lang(&host_of_root(element)?),
    }
}

/// The element whose shadow root this one is in, also where the root is closed.
fn host_of_root(element: &Element) -> Option<Element> {
    let host = Reflect::get(&element.get_root_node(), &"host".into()).ok()?;
    host.is_object().then(|| host.unchecked_into())
}
