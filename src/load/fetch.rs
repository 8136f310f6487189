//! One request for all widgets of a page, made by the element's script: see `get` in `web/data.js`.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::state::Failure;

/// A request that is on its way.
pub struct Request(Option<Promise>);

impl Request {
    /// Sends it, unless another widget has and `fresh` is not wanted.
    pub fn send(get: &Function, url: &str, fresh: bool) -> Self {
        let promise = get.call2(&JsValue::NULL, &url.into(), &fresh.into());
        Self(promise.ok().map(|promise| Promise::resolve(&promise)))
    }

    /// The body.
    pub async fn body(self) -> Result<Vec<u8>, Failure> {
        let promise = self.0.ok_or(Failure::Network)?;
        let body = JsFuture::from(promise).await.map_err(|reason| failure(&reason))?;
        Ok(Uint8Array::new(&body).to_vec())
    }
}

/// A status, or a word where nothing came in time; anything else is the network's.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a status has three digits"
)]
fn failure(reason: &JsValue) -> Failure {
    match (reason.as_f64(), reason.is_string()) {
        (Some(status), _) => Failure::Status(status as u16),
        (None, true) => Failure::Timeout,
        (None, false) => Failure::Network,
    }
}
