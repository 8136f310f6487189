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
    #[wasm_bindgen(method, js_name = run_aside)]
    fn aside_promise(this: &Host, question: &str) -> Promise;
    #[wasm_bindgen(method, js_name = draw)]
    fn draw_promise(this: &Host, files: &str) -> Promise;
    /// Ends the job that is under way, and those that wait.
    #[wasm_bindgen(method)]
    pub fn cancel(this: &Host);
    #[wasm_bindgen(method, js_name = save)]
    fn save_promise(this: &Host, name: &str, bytes: &[u8]) -> Promise;
    /// Whether a folder can be chosen and written into.
    #[wasm_bindgen(method)]
    pub fn has_folders(this: &Host) -> bool;
    #[wasm_bindgen(method, js_name = choose_folder)]
    fn folder_promise(this: &Host) -> Promise;
    #[wasm_bindgen(method, js_name = write_file)]
    fn write_promise(this: &Host, name: &str, bytes: &[u8]) -> Promise;
    #[wasm_bindgen(method, js_name = keep)]
    fn keep_promise(this: &Host, id: &str, version: u32, label: &str, text: &str) -> Promise;
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
    pub async fn run(&self, question: &str, bytes: &[u8]) -> Result<(String, Vec<u8>), Ended> {
        answer_of(self.run_promise(question, bytes)).await
    }

    /// Does a job beside those that somebody waits for; it ends the one before. What is told.
    ///
    /// # Errors
    /// Why it came to nothing.
    pub async fn run_aside(&self, question: &str) -> Result<String, Ended> {
        answer_of(self.aside_promise(question)).await.map(|(json, _)| json)
    }

    /// Draws the pages with the guide in them from the files that the widget reads: their names and lengths, and their
    /// bytes, one after another.
    ///
    /// # Errors
    /// Why it came to nothing: such as without a network.
    pub async fn draw(&self, files: &str) -> Result<(String, Vec<u8>), Ended> {
        answer_of(self.draw_promise(files)).await
    }

    /// Hands a file over; whether somebody took it.
    pub async fn save(&self, name: &str, bytes: &[u8]) -> bool {
        text_of(self.save_promise(name, bytes)).await.is_some()
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

    /// Keeps a draft.
    pub async fn keep(&self, id: &str, version: u32, label: &str, text: &str) -> KeptAs {
        match text_of(self.keep_promise(id, version, label, text)).await.as_deref() {
            Some("kept") => KeptAs::Kept,
            Some("elsewhere") => KeptAs::Elsewhere,
            _ => KeptAs::Refused,
        }
    }

    /// The drafts, newest first, as JSON.
    pub async fn drafts(&self, lang: &str) -> Option<String> {
        text_of(self.drafts_promise(lang)).await
    }

    /// A draft: its version and its text, with a line break between.
    pub async fn draft(&self, id: &str) -> Option<(u32, String)> {
        let kept = text_of(self.draft_promise(id)).await?;
        let (version, text) = kept.split_once('\n')?;
        Some((version.parse().ok()?, text.to_owned()))
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

async fn answer_of(promise: Promise) -> Result<(String, Vec<u8>), Ended> {
    match JsFuture::from(promise).await {
        Ok(answer) => {
            let answer = Array::from(&answer);
            let json = answer.get(0).as_string().ok_or(Ended::Fault)?;
            Ok((json, Uint8Array::new(&answer.get(1)).to_vec()))
        }
        Err(reason) if reason.as_string().as_deref() == Some("cancelled") => Err(Ended::Cancelled),
        Err(_) => Err(Ended::Fault),
    }
}

async fn text_of(promise: Promise) -> Option<String> {
    JsFuture::from(promise).await.ok()?.as_string()
}
