//! Listening to something of the page for as long as a value lives.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::EventTarget;

/// Calls back while it lives.
pub struct Listener {
    target: EventTarget,
    events: &'static [&'static str],
    callback: Closure<dyn FnMut()>,
}

impl Listener {
    /// Starts to listen.
    pub fn new(
        target: EventTarget,
        events: &'static [&'static str],
        callback: impl FnMut() + 'static,
    ) -> Self {
        let callback: Closure<dyn FnMut()> = Closure::new(callback);
        for event in events {
            let function = callback.as_ref().unchecked_ref();
            // Engines whose media queries are no event targets refuse; then nothing is heard.
            let _ = target.add_event_listener_with_callback(event, function);
        }
        Self { target, events, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        for event in self.events {
            let function = self.callback.as_ref().unchecked_ref();
            let _ = self.target.remove_event_listener_with_callback(event, function);
        }
    }
}
