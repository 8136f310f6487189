//! The only way in: what the page's script may call, and what the worker calls.

use std::cell::RefCell;
use std::rc::Rc;

use editing_session::Replica;
use erased_view::ErasedState;
use js_sys::{Array, Function, Uint8Array};
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::Element;

use crate::actions::Actions;
use crate::browser::Host;
use crate::i18n::Lang;
use crate::state::State;
use crate::view::{shell, undo};

/// The page as it is drawn.
struct Page {
    state: State,
    actions: Actions,
    _view: UnmountHandle<ErasedState>,
}

thread_local! {
    /// The copy of the work, in a worker.
    static REPLICA: RefCell<Replica> = RefCell::new(Replica::telling(tell));
    /// Who is told how much of a job is done, in a worker.
    static TOLD: RefCell<Option<Function>> = const { RefCell::new(None) };
    static PAGE: RefCell<Option<Page>> = const { RefCell::new(None) };
}

/// Draws the page into `root`. `today` is `YYYY-MM-DD`, `preview` the address of the preview's page.
#[wasm_bindgen]
pub fn start(root: &Element, host: Host, lang: &str, today: &str, preview: &str) {
    let slot = Rc::new(RefCell::new(None));
    let made = slot.clone();
    let (lang, today, preview) = (Lang::of(lang), today.to_owned(), preview.to_owned());
    let view = mount_to_renderer(root, move || {
        let state = State::new(lang, &today, &preview);
        let actions = Actions::new(state, host);
        actions.wire();
        *made.borrow_mut() = Some((state, actions));
        shell::shell(state)
    });
    if let Some((state, actions)) = slot.take() {
        PAGE.set(Some(Page { state, actions, _view: view }));
    }
}

/// Takes in a file that somebody opens; it is done when the file is open.
#[wasm_bindgen]
pub async fn opened(name: String, file: Uint8Array) {
    let mut actions = None;
    with(|page| actions = Some(page.actions.clone()));
    if let Some(actions) = actions {
        actions.open_file(&name, file).await;
    }
}

/// Tells that a file is too large.
#[wasm_bindgen]
pub fn refused(name: &str) {
    with(|page| page.actions.refuse_large(name));
}

/// Takes in the official words that are marked.
#[wasm_bindgen]
pub fn marked(words: &str) {
    with(|page| {
        if page.state.marked.with_untracked(|known| known != words) {
            page.state.marked.set(words.to_owned());
        }
    });
}

/// Takes in whether there is room for the preview beside the form.
#[wasm_bindgen]
pub fn widened(is_wide: bool) {
    with(|page| page.state.is_wide.set(is_wide));
}

/// Takes in how much of the job that somebody waits for is done, in percent.
#[wasm_bindgen]
pub fn progressed(percent: u32) {
    with(|page| page.state.percent.set(Some(percent)));
}

/// Undoes the last edit.
#[wasm_bindgen]
pub fn undo() {
    with(|page| undo::undo(page.state));
}

/// Does it again.
#[wasm_bindgen]
pub fn redo() {
    with(|page| undo::redo(page.state));
}

/// Whether somebody who leaves now leaves work behind.
#[wasm_bindgen]
pub fn is_unpublished() -> bool {
    let mut is_so = false;
    with(|page| is_so = page.actions.is_unpublished());
    is_so
}

/// Opens the file that the work begins with, in a worker.
///
/// # Errors
/// When it is no guide.
#[wasm_bindgen]
pub fn replica_open(file: Vec<u8>) -> Result<(), JsError> {
    REPLICA.with_borrow_mut(|replica| replica.open(file)).map_err(|error| told(&error))
}

/// Does what was done on the page, in a worker.
///
/// # Errors
/// When it cannot be understood.
#[wasm_bindgen]
pub fn replica_act(act: String) -> Result<(), JsError> {
    REPLICA.with_borrow_mut(|replica| replica.act(act)).map_err(|error| told(&error))
}

/// Whom to tell how much of a job is done, in percent, in a worker.
#[wasm_bindgen]
pub fn tell_progress(to: Function) {
    TOLD.set(Some(to));
}

fn tell(percent: u32) {
    TOLD.with_borrow(|to| {
        // Who is told has nothing to say to that.
        let _ = to.as_ref().map(|to| to.call1(&JsValue::NULL, &percent.into()));
    });
}

/// Does a job, in a worker: what is told as JSON, and a file.
///
/// # Errors
/// When it cannot be done.
#[wasm_bindgen]
pub fn run_job(question: &str, bytes: &[u8]) -> Result<Array, JsError> {
    let done = REPLICA.with_borrow_mut(|replica| replica.run(question, bytes));
    let done = done.map_err(|error| told(&error))?;
    Ok(Array::of2(&done.json.into(), &Uint8Array::from(done.bytes.as_slice())))
}

fn told(error: &anyhow::Error) -> JsError {
    JsError::new(&format!("{error:#}"))
}

fn with(act: impl FnOnce(&Page)) {
    PAGE.with_borrow(|page| {
        if let Some(page) = page {
            act(page);
        }
    });
}
