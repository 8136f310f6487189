//! What the page around gives: a worker, a store, files, the clipboard, the preview's frame. Its script is `web/editor`.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    /// The page's script, as it hands itself over.
    #[derive(Clone)]
    pub type Host;

    #[wasm_bindgen(method, js_name = run)]
    fn run_promise(this: &Host, question: &str, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(method, js_name = make)]
    fn make_promise(this: &Host, question: &str, bytes: &Uint8Array) -> Promise;
    #[wasm_bindgen(method, js_name = run_aside)]
    fn aside_promise(this: &Host, question: &str) -> Promise;
    #[wasm_bindgen(method, js_name = draw)]
    fn draw_promise(this: &Host, question: &str) -> Promise;
    /// Ends the job that is under way, and those that wait.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Host);
    /// Other work begins, with this file. The workers open it before they do anything else.
    #[wasm_bindgen(method)]
    pub fn begin(this: &Host, file: &Uint8Array);
    /// Something was done, which the workers and the draft are to follow: JSON, or its bytes.
    #[wasm_bindgen(method)]
    pub fn acted(this: &Host, act: &JsValue);
    /// A draft goes on: it begins with what is kept of it.
    #[wasm_bindgen(method)]
    pub fn resume(this: &Host, draft: &Draft);
    #[wasm_bindgen(method, js_name = save)]
    fn save_promise(this: &Host, name: &str, file: &JsValue) -> Promise;
    /// Whether a folder can be chosen and written into.
    #[wasm_bindgen(method)]
    pub fn has_folders(this: &Host) -> bool;
    #[wasm_bindgen(method, js_name = choose_folder)]
    fn folder_promise(this: &Host) -> Promise;
    #[wasm_bindgen(method, js_name = write_file)]
    fn write_promise(this: &Host, name: &str, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(method, js_name = keep)]
    fn keep_promise(this: &Host, id: &str, version: u32, label: &str) -> Promise;
    #[wasm_bindgen(method, js_name = drafts)]
    fn drafts_promise(this: &Host, lang: &str) -> Promise;
    #[wasm_bindgen(method, js_name = draft)]
    fn draft_promise(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method, js_name = forget)]
    fn forget_promise(this: &Host, id: &str) -> Promise;
    #[wasm_bindgen(method, js_name = copy)]
    fn copy_promise(this: &Host, text: &str) -> Promise;
    /// An id that no other draft has.
    #[wasm_bindgen(method)]
    pub fn fresh_id(this: &Host) -> String;
    /// Shows files in the preview: names and texts as JSON.
    #[wasm_bindgen(method)]
    pub fn show(this: &Host, files: &str, lang: &str);
    /// Has the preview show a policy.
    #[wasm_bindgen(method)]
    pub fn point(this: &Host, policy: Option<u32>);
    /// Gives the focus to the first of these ids that is there.
    #[wasm_bindgen(method)]
    pub fn focus(this: &Host, ids: Vec<String>);
    /// Keeps a word for the next visit.
    #[wasm_bindgen(method)]
    pub fn remember(this: &Host, name: &str, text: &str);
    /// A word that was kept.
    #[wasm_bindgen(method)]
    pub fn recall(this: &Host, name: &str) -> Option<String>;
    /// The page is in another language now.
    #[wasm_bindgen(method)]
    pub fn speak(this: &Host, lang: &str, title: &str);

    /// Work that is kept in this browser.
    pub type Draft;

    /// Counts how often it was kept.
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &Draft) -> u32;
    /// The file that it began with.
    #[wasm_bindgen(method, getter)]
    pub fn base(this: &Draft) -> Uint8Array;
    /// What was done since, each as JSON or its bytes.
    #[wasm_bindgen(method, getter)]
    pub fn acts(this: &Draft) -> Array;
}

/// The bytes of JSON that is a text, or its bytes.
pub fn bytes_of_act(act: &JsValue) -> Vec<u8> {
    act.as_string().map_or_else(|| act.unchecked_ref::<Uint8Array>().to_vec(), String::into_bytes)
}

/// Milliseconds, to be compared with one another.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// Why a job came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// A person ended it.
    Cancelled,
    /// A fault of its own.
    Fault,
}

/// How keeping a draft ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptAs {
    /// It is kept.
    Kept,
    /// Another tab has kept something else under its id meanwhile.
    Elsewhere,
    /// The browser keeps nothing.
    Refused,
}

impl Host {
    /// Does a job in the worker: what is told, and a file.
    ///
    /// # Errors
    /// Why it came to nothing.
    pub async fn run(&self, question: &str, bytes: &[u8]) -> Result<(String, Uint8Array), Ended> {
        let (json, bytes) = answer_of(self.run_promise(question, bytes)).await?;
        Ok((json, bytes.unchecked_into()))
    }

    /// Does a job beside those that somebody waits for; it takes the place of one that waits. What is told.
    ///
    /// # Errors
    /// Why it came to nothing.
    pub async fn run_aside(&self, question: &str) -> Result<String, Ended> {
        answer_of(self.aside_promise(question)).await.map(|(json, _)| json)
    }

    /// Draws the pages with the guide in them, from what a job makes: the files that the widget reads. Their names and
    /// lengths, and their bytes, one after another.
    ///
    /// # Errors
    /// Why it came to nothing: such as without a network.
    pub async fn draw(&self, question: &str) -> Result<(String, Uint8Array), Ended> {
        let (json, bytes) = answer_of(self.draw_promise(question)).await?;
        Ok((json, bytes.unchecked_into()))
    }

    /// Makes a file in the worker: what is told, and the file, which stays where it is.
    ///
    /// # Errors
    /// Why it came to nothing.
    pub async fn make(
        &self,
        question: &str,
        bytes: &Uint8Array,
    ) -> Result<(String, JsValue), Ended> {
        answer_of(self.make_promise(question, bytes)).await
    }

    /// Hands a file over, which is a `Blob` or bytes; whether somebody took it.
    pub async fn save(&self, name: &str, file: &JsValue) -> bool {
        text_of(self.save_promise(name, file)).await.is_some()
    }

    /// Asks for a folder; whether somebody chose one.
    ///
    /// # Errors
    /// When it may not be written into.
    pub async fn choose_folder(&self) -> Result<bool, Ended> {
        let chosen = JsFuture::from(self.folder_promise()).await;
        chosen.map(|chosen| chosen.is_string()).map_err(|_| Ended::Fault)
    }

    /// Writes a file into that folder; whether it is there then.
    pub async fn write_file(&self, name: &str, bytes: &[u8]) -> bool {
        text_of(self.write_promise(name, bytes)).await.is_some()
    }

    /// Keeps the work as a draft: what was done since it was last kept.
    pub async fn keep(&self, id: &str, version: u32, label: &str) -> KeptAs {
        match text_of(self.keep_promise(id, version, label)).await.as_deref() {
            Some("kept") => KeptAs::Kept,
            Some("elsewhere") => KeptAs::Elsewhere,
            _ => KeptAs::Refused,
        }
    }

    /// The drafts, newest first, as JSON.
    pub async fn drafts(&self, lang: &str) -> Option<String> {
        text_of(self.drafts_promise(lang)).await
    }

    /// A draft, where it is still there.
    pub async fn draft(&self, id: &str) -> Option<Draft> {
        let draft = JsFuture::from(self.draft_promise(id)).await.ok()?;
        (!draft.is_undefined()).then(|| draft.unchecked_into())
    }

    /// Forgets a draft.
    pub async fn forget(&self, id: &str) {
        text_of(self.forget_promise(id)).await;
    }

    /// Puts a text into the clipboard.
    pub async fn copy(&self, text: &str) -> bool {
        text_of(self.copy_promise(text)).await.is_some()
    }
}

async fn answer_of(promise: Promise) -> Result<(String, JsValue), Ended> {
    match JsFuture::from(promise).await {
        Ok(answer) => {
            let answer = Array::from(&answer);
            let json = answer.get(0).as_string().ok_or(Ended::Fault)?;
            Ok((json, answer.get(1)))
        }
        Err(reason) if reason.as_string().as_deref() == Some("cancelled") => Err(Ended::Cancelled),
        Err(_) => Err(Ended::Fault),
    }
}

async fn text_of(promise: Promise) -> Option<String> {
    JsFuture::from(promise).await.ok()?.as_string()
}
