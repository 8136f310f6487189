//! The composition root: settings in, state made, effects wired, the shell drawn.

use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use policy_core::{Issue, Permalink};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::address::{Address, WebAddress};
use crate::browser::store::{Store, WebStore};
use crate::config::Settings;
use crate::intent::Intent;
use crate::load::load_guide;
use crate::more;
use crate::node::Node;
use crate::state::{Failure, More, State};
use crate::sync::{self, Happening, Reveal, Watch};
use crate::view::shell;

/// What the widget tells the page it is on.
#[derive(Clone, Debug)]
pub enum Report {
    /// Something that a reader did.
    Happening(Happening),
    /// A number is being called.
    Call {
        /// The policy, where the number stands with one.
        policy: Option<u32>,
        /// The number as printed.
        phone: String,
    },
    /// The guide could not be loaded.
    Failed(Failure),
    /// Something in the guide is faulty.
    Faulty(Vec<Issue>),
}

/// The page around the widget.
#[derive(Clone)]
pub struct Surroundings {
    /// Where the guide is.
    pub src: String,
    /// The address of the full site, for links to a policy.
    pub site: String,
    /// Fetches the file of [`crate::more`], and the text at the address that it is given; answers a promise of its own words and the text.
    pub more: Function,
    /// Brings the card of a policy into view.
    pub reveal: Reveal,
    /// Whom to tell what happens.
    pub report: Rc<dyn Fn(State, Report)>,
}

/// Makes the state as the attributes ask for it; on our own site the address has the last word.
pub fn new_state(settings: &Settings) -> State {
    let mut permalink = settings.preset.clone();
    if settings.deep_link {
        let there = Permalink::decode(&WebAddress.fragment());
        if there != Permalink::default() {
            permalink = there;
        }
    }
    State::new(settings, permalink)
}

/// Wires the effects and starts to load. Runs inside the widget's own owner; what it answers lives as long.
pub fn start(state: State, settings: &Settings, around: &Surroundings) -> Vec<Watch> {
    let store: Rc<dyn Store> = Rc::new(WebStore);
    let report = around.report.clone();
    let tell = Rc::new(move |happening| report(state, Report::Happening(happening)));
    let mut watches =
        vec![sync::keep_preferences(state, store.clone()), sync::follow_system(state)];
    if settings.deep_link {
        watches.extend(sync::keep_address(state, Rc::new(WebAddress), around.reveal.clone()));
    }
    watches.extend(sync::tell_host(state, tell));
    carry_out_intents(state, around.clone(), store.clone());
    load(state, around.clone(), store);
    watches
}

/// The widget's view.
pub fn draw(state: State) -> Node {
    shell(state)
}

/// Runs a task that ends with the widget. One type of task serves all.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local_scoped_with_cancellation(task);
}

fn load(state: State, around: Surroundings, store: Rc<dyn Store>) {
    spawn(async move {
        let loaded = load_guide(state, &around.src, &*store).await;
        bring_more(state, &around).await;
        if !loaded.issues.is_empty() {
            (around.report)(state, Report::Faulty(loaded.issues));
        }
        if let Some(failure) = loaded.failure {
            (around.report)(state, Report::Failed(failure));
        }
    });
}

/// Fetches what may come after the first paint. Without it the widget does with less.
async fn bring_more(state: State, around: &Surroundings) {
    // How characters sound stands beside the guide: `policies.json`, `policies.sounds.txt`.
    let tables = around.src.strip_suffix(".json").map(|stem| [stem, ".sounds.txt"].concat());
    let Ok(promise) = around.more.call1(&JsValue::NULL, &tables.into()) else { return };
    let Ok(texts) = JsFuture::from(Promise::resolve(&promise)).await else {
        return state.data.update(|data| data.more = More::Failed);
    };
    let texts: Array = texts.unchecked_into();
    more::door_texts(texts.get(0).as_string().unwrap_or_default());
    state.data.update(|data| data.more = More::Here);
    more::door_search(state, &texts.get(1).as_string().unwrap_or_default());
    more::door_keep_saved(state);
    more::door_changes(state, &around.more, &around.src);
}

fn carry_out_intents(state: State, around: Surroundings, store: Rc<dyn Store>) {
    // Views raise intents from listeners, outside of any owner; tasks belong to the widget's.
    let owner = Owner::current().unwrap_or_default();
    let site = around.site.clone();
    let carry_out = move |intent| match intent {
        Intent::More => {
            let around = around.clone();
            spawn(async move { bring_more(state, &around).await });
        }
        Intent::Retry => load(state, around.clone(), store.clone()),
        Intent::Reveal(number) => (around.reveal)(number),
        Intent::Call { policy, phone } => (around.report)(state, Report::Call { policy, phone }),
        // Raised only by views that came with the same file.
        other => more::door_carry_out(state, &around.site, other),
    };
    let agent: Rc<dyn Fn(Intent)> = Rc::new(move |intent| owner.with(|| carry_out(intent)));
    state.data.update(|data| {
        data.agent = Some(SendWrapper::new(agent));
        data.site = site;
    });
}
