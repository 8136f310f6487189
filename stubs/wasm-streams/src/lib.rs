//! Stands in for the crate `wasm-streams`.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams`, whose exported JavaScript classes no linker can
//! drop: 5 KB (brotli) of the widget for streams that it never opens. These have the same names and do nothing.

use futures_util::stream::{self, Stream};
use wasm_bindgen::JsValue;

/// A stream that is never opened.
#[derive(Debug)]
pub struct ReadableStream(Option<web_sys::ReadableStream>);

impl ReadableStream {
    /// Takes a stream of JavaScript.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(Some(raw))
    }

    /// Takes a stream of Rust.
    pub fn from_stream<S: Stream>(_stream: S) -> Self {
        Self(None)
    }

    /// The stream of JavaScript.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0.unwrap_or_else(|| wasm_bindgen::JsCast::unchecked_into(JsValue::UNDEFINED))
    }

    /// Nothing.
    pub fn into_stream(self) -> stream::Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }
}
