//! Today's date, and timers.

use std::time::Duration;

use js_sys::Date;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Today where the reader is, as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = Date::new_0();
    let two = |n: u32| if n < 10 { ["0", &n.to_string()].concat() } else { n.to_string() };
    let (month, day) = (two(now.get_month() + 1), two(now.get_date()));
    [&now.get_full_year().to_string(), "-", &month, "-", &day].concat()
}

/// Milliseconds since 1970, by the reader's clock.
pub fn now_ms() -> f64 {
    Date::now()
}

/// Calls back once, unless it is dropped before.
pub struct Timer {
    handle: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Timer {
    /// Starts to wait.
    pub fn new(after: Duration, callback: Box<dyn FnMut()>) -> Self {
        let callback = Closure::wrap(callback);
        let ms = i32::try_from(after.as_millis()).unwrap_or(i32::MAX);
        let function = callback.as_ref().unchecked_ref();
        let set = |window: web_sys::Window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(function, ms).ok()
        };
        Self { handle: web_sys::window().and_then(set).unwrap_or_default(), _callback: callback }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
