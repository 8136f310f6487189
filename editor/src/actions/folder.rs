//! The files of the zip, written into a folder that somebody chooses.

use editing_session::package::{File, unpack_all};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::Actions;
use super::jobs::with_missing;
use crate::i18n::{Strings, fill};

impl Actions {
    /// Asks for the folder first: a browser allows that for a few seconds only, and the files may take longer.
    pub(super) fn publish_into_folder(&self) {
        let own = self.clone();
        spawn_local(async move {
            match own.host.choose_folder().await {
                Ok(true) => own.fill_folder().await,
                Ok(false) => {}
                Err(_) => own.tell(|t| t.folder_refused.to_owned()),
            }
        });
    }

    async fn fill_folder(&self) {
        let turn = self.turn.get();
        let Some((zip, is_whole)) = self.zip().await else { return };
        let Some(files) = unpack_all(&zip) else {
            self.tell(|t| t.own_fault.to_owned());
            return;
        };
        self.state.is_busy.set(true);
        let failed = self.write(&files).await;
        self.state.is_busy.set(false);
        if failed.is_empty() {
            self.published.set(turn);
        }
        self.tell(|t| with_missing(t, told(t, files.len(), &failed), is_whole));
    }

    /// Writes each file; the names of those that could not be.
    async fn write(&self, files: &[File]) -> Vec<String> {
        let mut failed = Vec::new();
        for file in files {
            if !self.host.write_file(&file.name, &file.bytes).await {
                failed.push(file.name.clone());
            }
        }
        failed
    }
}

/// What came of it, in words.
fn told(t: &Strings, n_files: usize, failed: &[String]) -> String {
    let n_written = n_files - failed.len();
    let written = fill(t.folder_done, &[&n_written.to_string()]);
    match failed {
        [] => written,
        failed => [written, fill(t.folder_failed, &[&failed.join(t.between)])].join(t.sentences),
    }
}
