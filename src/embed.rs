//! The only way in: what the element's script may call. One integer a widget, no objects handed out.

mod events;

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Function;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use policy_core::Facet;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use crate::app::{self, Surroundings};
use crate::config::Settings;
use crate::intent::Intent;
use crate::node::NodeState;
use crate::state::{State, Width};
use crate::sync::Watch;

/// A card that isn't drawn after so many looks isn't there.
const TRIES: u32 = 100;

/// A mounted widget. Dropping it takes the views away and ends their effects.
struct Instance {
    id: u32,
    state: State,
    host: HtmlElement,
    _watches: Vec<Watch>,
    _view: UnmountHandle<NodeState>,
    owner: Owner,
}

thread_local! {
    static INSTANCES: RefCell<Vec<Instance>> = const { RefCell::new(Vec::new()) };
}

/// Draws a widget into `root`, a wrapper inside the shadow root of `host`. `base` is the address that
/// the guide and links to policies stand beside; `get` and `more` fetch. Answers the handle that the other calls take.
#[wasm_bindgen]
pub fn mount(
    host: HtmlElement,
    root: HtmlElement,
    base: &str,
    get: Function,
    more: Function,
) -> u32 {
    let settings = read_settings(&host);
    let around = Surroundings {
        settings: Rc::new({
            let host = host.clone();
            move || read_settings(&host)
        }),
        site: base.to_owned(),
        get,
        more,
        reveal: Rc::new({
            let root = root.clone();
            move |number| reveal(&root, number, TRIES)
        }),
        report: Rc::new(events::reporter(host.clone())),
    };
    let slot = Rc::new(RefCell::new(None));
    let made = slot.clone();
    let view = mount_to_renderer(&root, move || {
        let state = app::new_state(&settings);
        let watches = app::start(state, &settings, &around);
        *made.borrow_mut() = Some((state, watches, Owner::current().unwrap_or_default()));
        app::draw(state)
    });
    let Some((state, watches, owner)) = slot.take() else { return 0 };
    INSTANCES.with_borrow_mut(|instances| {
        let id = instances.last().map_or(1, |last| last.id + 1);
        instances.push(Instance { id, state, host, _watches: watches, _view: view, owner });
        id
    })
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
                || !state.data.read_untracked().locked[facet].is_empty()
        });
        match attribute {
            "theme" => state.look.update(|look| look.theme = settings.theme),
            "scale" => state.look.update(|look| look.scale = settings.scale),
            "hide" => state.look.update(|look| look.hide = std::mem::take(&mut settings.hide)),
            "height" | "loading" | "deep-link" => {}
            "lock" => {
                // What is free again is a choice again.
                state.change(|permalink| {
                    Facet::ALL.iter().for_each(|facet| settings.give(facet.id(), permalink));
                });
                state.raise(Intent::Retry);
            }
            "src" | "overlay" => state.raise(Intent::Retry),
            _ if locked => state.raise(Intent::Retry),
            _ => state.change(|permalink| settings.give(attribute, permalink)),
        }
    });
}

/// Takes in the widget's width in CSS pixels.
#[wasm_bindgen]
pub fn resize(id: u32, width: f64) {
    with(id, |state, _| {
        let class = Width::of(width);
        if state.look.with_untracked(|look| look.width != class) {
            state.look.update(|look| look.width = class);
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
        n = state.outcome.read_untracked().shown.len().min(state.look.read_untracked().n_cards);
    });
    n
}

/// What is searched for and chosen, as the text of a link.
#[wasm_bindgen]
pub fn filter(id: u32) -> String {
    let mut text = String::new();
    with(id, |state, _| text = state.permalink.read_untracked().encode());
    text
}

/// Searches and chooses what the text of a link says.
#[wasm_bindgen]
pub fn set_filter(id: u32, text: &str) {
    with(id, |state, _| state.follow_link(text));
}

/// Opens a policy.
#[wasm_bindgen]
pub fn show(id: u32, number: u32) {
    with(id, |state, host| {
        state.open(number);
        if let Some(root) = host.shadow_root().and_then(|root| root.last_element_child()) {
            reveal(&root, number, TRIES);
        }
    });
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
        // As the page around it: the nearest `lang`.
        let nearest =
            host.closest("[lang]").ok().flatten().and_then(|element| element.get_attribute("lang"));
        settings.lang = nearest.and_then(|tag| crate::i18n::Lang::from_tag(&tag));
    }
    settings
}
