//! One request for all widgets of a page: who asks for what another has asked for gets the same answer.
//!
//! A request is aborted when nobody waits for it any more, and given up when nothing has come for [`PATIENCE`].

use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;

use futures_util::FutureExt as _;
use futures_util::future::{Either, Shared, WeakShared, select};
use gloo_net::http::{Request, Response};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCredentials};

use crate::browser::clock::now_ms;
use crate::state::Failure;

/// When nothing has come for so many milliseconds a request is given up: a bad line is slow, a broken one is silent.
const PATIENCE: u32 = 20_000;
/// For so many milliseconds an answer is handed to others as well.
const FRESH: f64 = 300_000.0;

/// So many addresses are remembered: a page has few, and one that changes `src` again and again must not fill up.
const MAX_ENTRIES: usize = 8;

/// What a request came to: the bytes, or why there are none.
pub type Answer = Result<Rc<[u8]>, Failure>;
type Pending = Pin<Box<dyn Future<Output = Answer>>>;

struct Entry {
    url: String,
    pending: WeakShared<Pending>,
    /// What came, and when.
    arrived: Option<(f64, Rc<[u8]>)>,
}

thread_local! {
    static ENTRIES: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
    static PRELOADED: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// From now on asks `take` for what the page has sent for already: for an address it returns the promise of a Response and
/// the `AbortController` of its request, once, or nothing.
pub fn use_preloaded(take: Function) {
    PRELOADED.set(Some(take));
}

/// The bytes at `url`; `fresh` asks for them anew. The request is sent at once, and lives as long as what is returned.
pub fn fetch(url: &str, fresh: bool) -> impl Future<Output = Answer> + use<> {
    let known = if fresh { None } else { find(url) };
    known.unwrap_or_else(|| send(url))
}

/// The request or the answer that another has got already.
fn find(url: &str) -> Option<Shared<Pending>> {
    ENTRIES.with_borrow(|entries| {
        let entry = entries.iter().find(|entry| entry.url == url)?;
        match &entry.arrived {
            Some((at, bytes)) if now_ms() - at < FRESH => {
                let bytes = bytes.clone();
                let ready: Pending = Box::pin(async move { Ok(bytes) });
                Some(ready.shared())
            }
            _ => entry.pending.upgrade(),
        }
    })
}

fn send(url: &str) -> Shared<Pending> {
    let (request, abort) = start(url);
    let owned = url.to_owned();
    let pending: Pending = Box::pin(async move {
        let answer = receive(request).await;
        drop(abort);
        if let Ok(bytes) = &answer {
            keep(&owned, bytes);
        }
        answer
    });
    let shared = pending.shared();
    ENTRIES.with_borrow_mut(|entries| {
        entries.retain(|entry| entry.url != url);
        let n_old = (entries.len() + 1).saturating_sub(MAX_ENTRIES);
        entries.drain(..n_old);
        if let Some(pending) = shared.downgrade() {
            entries.push(Entry { url: url.to_owned(), pending, arrived: None });
        }
    });
    // The line is used from now on, whenever the widget comes to wait for it.
    let mut first = shared.clone();
    wasm_bindgen_futures::spawn_local(async move {
        _ = futures_util::poll!(&mut first);
    });
    shared
}

fn keep(url: &str, bytes: &Rc<[u8]>) {
    ENTRIES.with_borrow_mut(|entries| {
        if let Some(entry) = entries.iter_mut().find(|entry| entry.url == url) {
            entry.arrived = Some((now_ms(), bytes.clone()));
        }
    });
}

/// Aborts a request that nobody waits for. Engines without `AbortController` let it run.
struct AbortOnDrop(Option<AbortController>);

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}

type Sent = Pin<Box<dyn Future<Output = Result<Response, ()>>>>;

/// What the page has sent for already, else a request of our own; and what aborts it. It is sent as a preload of the page's
/// would be, so that the two are one: no cookie goes along to another site.
fn start(url: &str) -> (Sent, AbortOnDrop) {
    if let Some((response, abort)) = preloaded(url) {
        let response = async move {
            let response = JsFuture::from(response).await.map_err(drop)?;
            Ok(response.unchecked_into::<web_sys::Response>().into())
        };
        return (Box::pin(response), AbortOnDrop(abort));
    }
    let abort = AbortController::new().ok();
    let signal = abort.as_ref().map(AbortController::signal);
    let request =
        Request::get(url).credentials(RequestCredentials::SameOrigin).abort_signal(signal.as_ref());
    (Box::pin(async move { request.send().await.map_err(drop) }), AbortOnDrop(abort))
}

fn preloaded(url: &str) -> Option<(Promise, Option<AbortController>)> {
    let take = PRELOADED.with_borrow(Clone::clone)?;
    let sent: Array = take.call1(&JsValue::NULL, &url.into()).ok()?.dyn_into().ok()?;
    let abort = sent.get(1);
    // Engines without the class would fail to compare with it.
    let abort = (!abort.is_undefined()).then(|| abort.unchecked_into());
    Some((sent.get(0).unchecked_into(), abort))
}

async fn receive(request: impl Future<Output = Result<Response, ()>>) -> Answer {
    let response = in_time(request).await?;
    if !response.ok() {
        return Err(Failure::Status(response.status()));
    }
    let reader = response.body().filter(has_reader).map(|body| body.get_reader());
    match reader {
        Some(reader) => read_parts(&reader.unchecked_into()).await,
        // Engines without streams say nothing until the end.
        None => Ok(in_time(async { response.binary().await.map_err(drop) }).await?.into()),
    }
}

fn has_reader(body: &web_sys::ReadableStream) -> bool {
    Reflect::get(body, &"getReader".into()).is_ok_and(|reader| reader.is_function())
}

/// Waits anew for each part: a request may take long as long as something comes.
async fn read_parts(reader: &ReadableStreamDefaultReader) -> Answer {
    let mut bytes = Vec::new();
    loop {
        let part = in_time(async { JsFuture::from(reader.read()).await.map_err(drop) }).await?;
        let value = Reflect::get(&part, &"value".into()).unwrap_or_default();
        if value.is_undefined() {
            return Ok(bytes.into());
        }
        bytes.extend(Uint8Array::new(&value).to_vec());
    }
}

async fn in_time<T>(what: impl Future<Output = Result<T, ()>>) -> Result<T, Failure> {
    match select(pin!(what), TimeoutFuture::new(PATIENCE)).await {
        Either::Left((came, _)) => came.map_err(|()| Failure::Network),
        Either::Right(_) => Err(Failure::Timeout),
    }
}
