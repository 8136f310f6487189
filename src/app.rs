//! The composition root: settings in, state made, effects wired, the guide loaded.

mod actions;

use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use policy_core::Selection;

use crate::browser::address::{Address, WebAddress};
use crate::browser::clock::today;
use crate::browser::store::{Store, WebStore};
use crate::config::Settings;
use crate::event::{Tell, WidgetEvent};
use crate::intent::Intent;
use crate::load::changes::load_changes;
use crate::load::index::load_index;
use crate::load::load_guide;
use crate::state::{Agent, Outside, State};
use crate::sync::{self, Reveal, Watch};

/// The page around the widget.
#[derive(Clone)]
pub struct Host {
    /// Reads the attributes as they are now.
    pub settings: Rc<dyn Fn() -> Settings>,
    /// The address of the full site, which the guide and links to policies stand beside.
    pub site: String,
    /// Brings the card of a policy into view.
    pub reveal: Reveal,
    /// Whom to tell what happens.
    pub tell: Tell,
    /// Owns the tasks of the newest load: the next one ends them.
    pub loading: Owner,
}

/// Makes the state as the attributes ask for it; on our own site the address has the last word.
pub fn new_state(settings: &Settings) -> State {
    let mut selection = settings.preset.clone();
    if settings.deep_link {
        let there = Selection::decode(&WebAddress.fragment());
        if there != Selection::default() {
            selection = there;
        }
    }
    State::new(settings, selection)
}

/// Wires what follows the state for as long as the widget lives. Runs once, inside the widget's own owner.
pub fn wire(state: State, settings: &Settings, host: &Host) -> Vec<Watch> {
    let store: Rc<dyn Store> = Rc::new(WebStore);
    let site = host.site.clone();
    state.set_outside(Outside { site, agent: Some(agent(state, host.clone(), store.clone())) });
    let mut watches = vec![
        sync::preferences::keep_preferences(state, store.clone()),
        sync::system::follow_print(state),
        sync::search::prepare_when_asked(state, move || state.raise(Intent::PrepareSearch)),
    ];
    watches.extend(sync::saved::keep_saved(state, store));
    if settings.deep_link {
        watches.extend(sync::address::follow_address(state, host.reveal.clone()));
        watches.push(sync::address::keep_address(state));
    }
    watches.extend(sync::events::tell_host(state, host.tell.clone()));
    watches
}

/// Loads the guide that the attributes name now, and what follows it; ends a load that is still under way. `fresh` asks
/// the network anew.
pub fn load(state: State, host: Host, store: Rc<dyn Store>, fresh: bool) {
    let settings = (host.settings)();
    let src = source(&settings, &host);
    let owner = host.loading.clone();
    owner.cleanup();
    let task = async move {
        match load_guide(state, settings, &src, &*store, fresh).await {
            Ok(issues) if issues.is_empty() => {}
            Ok(issues) => (host.tell)(WidgetEvent::Faulty(issues)),
            Err(failure) => return (host.tell)(WidgetEvent::Failed(failure)),
        }
        let guide = state.guide();
        let changes = load_changes(&guide, &src, &today()).await;
        // A guide that has come meanwhile has a list of its own to wait for.
        if changes.is_some() && Arc::ptr_eq(&guide, &state.guide()) {
            state.catalogue.update(|catalogue| catalogue.changes = changes);
        }
    };
    owner.with(|| spawn(task));
}

/// The address of the guide.
fn source(settings: &Settings, host: &Host) -> String {
    match settings.src.as_str() {
        "" => [&host.site, "policies.json"].concat(),
        src => src.to_owned(),
    }
}

/// Makes the index of the guide that is shown; the next load ends it.
fn prepare_search(state: State, host: &Host) {
    let src = source(&(host.settings)(), host);
    host.loading.with(|| spawn(async move { load_index(state, &src).await }));
}

/// Runs a task that ends with the widget. One type of task serves all.
fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local_scoped_with_cancellation(task);
}

/// Carries out what views ask for.
fn agent(state: State, host: Host, store: Rc<dyn Store>) -> Agent {
    // Views raise intents from listeners, outside of any owner; tasks belong to the widget's.
    let owner = Owner::current().unwrap_or_default();
    let carry_out = move |intent| match intent {
        Intent::PrepareSearch => prepare_search(state, &host),
        Intent::Retry => load(state, host.clone(), store.clone(), true),
        Intent::Reveal(number) => (host.reveal)(number),
        Intent::Call { policy, phone } => (host.tell)(WidgetEvent::Call { policy, phone }),
        Intent::Copy(text) => actions::copy(state, text),
        Intent::CopyLink(number) => actions::copy_link(state, number),
        Intent::Share(number) => actions::share(state, number),
        Intent::Print => actions::print(),
        Intent::PrintOne(number) => actions::print_one(state, number),
    };
    Rc::new(move |intent| owner.with(|| carry_out(intent)))
}
