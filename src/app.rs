//! The composition root: settings in, state made, effects wired, the shell drawn.

use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use policy_core::facet::PerFacet;
use policy_core::issue::{Effect, Problem};
use policy_core::load::empty_guide;
use policy_core::{Issue, Permalink};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::address::{Address, WebAddress};
use crate::browser::store::{Store, WebStore};
use crate::config::Settings;
use crate::intent::Intent;
use crate::load::fetch::Request;
use crate::load::{Arrived, load_guide};
use crate::more;
use crate::node::Node;
use crate::state::{Failure, More, Phase, State};
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
    /// Reads the attributes as they are now.
    pub settings: Rc<dyn Fn() -> Settings>,
    /// The address of the full site, which the guide and links to policies stand beside.
    pub site: String,
    /// Fetches the file at the address that it is given, once for all widgets unless a fresh one is wanted; answers a
    /// promise of its bytes.
    pub get: Function,
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
        watches.extend(sync::follow_address(state, around.reveal.clone()));
    }
    watches.extend(sync::tell_host(state, tell));
    carry_out_intents(state, around.clone(), store.clone());
    load(state, around.clone(), store, false);
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

impl Surroundings {
    /// The address of the guide.
    fn src(&self, settings: &Settings) -> String {
        match settings.src.as_str() {
            "" => [&self.site, "policies.json"].concat(),
            src => src.to_owned(),
        }
    }
}

fn load(state: State, around: Surroundings, store: Rc<dyn Store>, fresh: bool) {
    let settings = (around.settings)();
    let src = around.src(&settings);
    let request = Request::send(&around.get, &src, fresh);
    let overlay = &settings.overlay;
    let overlay = (!overlay.is_empty()).then(|| Request::send(&around.get, overlay, fresh));
    // What a partner narrows or adds must not come after the city's own: then the guide waits for the second file.
    let was_partial = state.data.read_untracked().is_partial;
    let is_partial = was_partial || overlay.is_some() || settings.locked != PerFacet::default();
    let asked = is_partial.then(|| ask_more(&around, &src));
    spawn(async move {
        let mut arrived = load_guide(state, request, &src, &*store).await;
        let overlay = match overlay {
            Some(overlay) => Some(overlay.body().await),
            None => None,
        };
        if !is_partial {
            show(state, &mut arrived);
        }
        let asked = asked.unwrap_or_else(|| ask_more(&around, &src));
        let tables = bring_more(state, asked).await;
        if is_partial {
            adapt(state, &mut arrived, overlay, settings.locked);
            show(state, &mut arrived);
        }
        use_more(state, &around, &src, tables);
        match arrived {
            Ok(arrived) if arrived.issues.is_empty() => {}
            Ok(arrived) => (around.report)(state, Report::Faulty(arrived.issues)),
            Err(failure) => (around.report)(state, Report::Failed(failure)),
        }
    });
}

/// Shows what has come.
fn show(state: State, arrived: &mut Result<Arrived, Failure>) {
    let arrived = match arrived {
        Ok(arrived) => arrived,
        Err(failure) => return state.set_phase(Phase::Failed(failure.clone())),
    };
    let guide = std::mem::replace(&mut arrived.guide, empty_guide());
    let left_out = |issue: &&Issue| issue.effect == Effect::RowLeftOut;
    let n_left_out = arrived.issues.iter().filter(left_out).count();
    state.show_guide(guide, n_left_out, arrived.stale.take());
}

/// Puts a district's overlay over the guide and leaves only what is locked. Without the second file the city's guide is
/// shown whole, and the page is told.
fn adapt(
    state: State,
    arrived: &mut Result<Arrived, Failure>,
    overlay: Option<Result<Vec<u8>, Failure>>,
    locked: PerFacet<Vec<String>>,
) {
    let Ok(arrived) = arrived else { return };
    if state.data.read_untracked().more == More::Here {
        more::door_adapt(state, &mut arrived.guide, &mut arrived.issues, overlay, locked);
    } else {
        let (place, problem) = ("overlay".to_owned(), Problem::NotLoaded(String::new()));
        let effect = Effect::OverlayLeftOut;
        arrived.issues.push(Issue { place, policy: None, problem, effect });
    }
}

/// Asks for what may come after the first paint.
fn ask_more(around: &Surroundings, src: &str) -> Option<Promise> {
    // How characters sound stands beside the guide: `policies.json`, `policies.sounds.txt`.
    let tables = src.strip_suffix(".json").map(|stem| [stem, ".sounds.txt"].concat());
    let promise = around.more.call1(&JsValue::NULL, &tables.into()).ok()?;
    Some(Promise::resolve(&promise))
}

/// Takes it in; answers how characters sound. Without it the widget does with less.
async fn bring_more(state: State, asked: Option<Promise>) -> Option<String> {
    let texts = JsFuture::from(asked?).await.ok();
    let Some(texts) = texts else {
        state.data.update(|data| data.more = More::Failed);
        return None;
    };
    let texts: Array = texts.unchecked_into();
    more::door_texts(texts.get(0).as_string().unwrap_or_default());
    state.data.update(|data| data.more = More::Here);
    Some(texts.get(1).as_string().unwrap_or_default())
}

/// Searches the guide that is shown as people ask, keeps what is saved, and the address in step, and marks what has changed.
fn use_more(state: State, around: &Surroundings, src: &str, tables: Option<String>) {
    if let Some(tables) = tables {
        more::door_search(state, &tables);
        more::door_keep_saved(state);
        if (around.settings)().deep_link {
            more::door_keep_address(state);
        }
        more::door_changes(state, &around.get, src);
    }
}

fn carry_out_intents(state: State, around: Surroundings, store: Rc<dyn Store>) {
    // Views raise intents from listeners, outside of any owner; tasks belong to the widget's.
    let owner = Owner::current().unwrap_or_default();
    let site = around.site.clone();
    let carry_out = move |intent| match intent {
        Intent::More => {
            let around = around.clone();
            let src = around.src(&(around.settings)());
            spawn(async move {
                let tables = bring_more(state, ask_more(&around, &src)).await;
                use_more(state, &around, &src, tables);
            });
        }
        Intent::Retry => load(state, around.clone(), store.clone(), true),
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
