//! Hands text on: clipboard, share sheet, printer. Each says whether it could.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::listener::Listener;

/// Puts a text on the clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(clipboard) = method_of("clipboard", "writeText") else { return false };
    call(&clipboard, &text.into()).await
}

/// Opens the system's share sheet.
pub async fn share(title: &str, text: &str, url: &str) -> bool {
    let Some(share) = navigator().and_then(|navigator| method(&navigator, "share")) else {
        return false;
    };
    let data = Object::new();
    for (key, value) in [("title", title), ("text", text), ("url", url)] {
        let _ = Reflect::set(&data, &key.into(), &value.into());
    }
    call(&share, &data).await
}

/// Opens the print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Calls back whenever printing is over.
pub fn watch_print(over: impl FnMut() + 'static) -> Option<Listener> {
    Some(Listener::new(web_sys::window()?.into(), &["afterprint"], over))
}

/// A method with the object it belongs to. Looked up by name, because old engines and insecure pages lack it.
struct Method {
    this: JsValue,
    function: Function,
}

fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}

fn method_of(property: &str, name: &str) -> Option<Method> {
    let object = Reflect::get(&navigator()?, &property.into()).ok()?;
    method(&object, name)
}

fn method(object: &JsValue, name: &str) -> Option<Method> {
    let function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    Some(Method { this: object.clone(), function })
}

async fn call(method: &Method, argument: &JsValue) -> bool {
    let Ok(promise) = method.function.call1(&method.this, argument) else { return false };
    JsFuture::from(js_sys::Promise::resolve(&promise)).await.is_ok()
}
