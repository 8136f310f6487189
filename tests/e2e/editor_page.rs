//! What the tests of the office's page do with it.

use std::borrow::Cow;
use std::io::Cursor;

use policy_guide_tests::{Page, json};
use zip::ZipArchive;

use crate::editor::file;

/// Every file, by its name.
pub(crate) fn files_of(zip: &mut ZipArchive<Cursor<Vec<u8>>>) -> Vec<(String, Vec<u8>)> {
    let names: Vec<String> = zip.file_names().filter_map(Result::ok).map(Cow::into_owned).collect();
    names.into_iter().map(|name| (name.clone(), file(zip, &name))).collect()
}

/// Opens the form of a policy.
pub(crate) fn open_policy(page: &Page, number: u64) {
    page.click_named(".policy-rows .policy-row", &format!("{number}. "));
    let id = format!("f-policies-{}-editorial-title-zh", number - 1);
    page.wait(
        "the form",
        &format!("return $('#{id}') !== null && focused().id === 'policy-heading'"),
    );
}

/// Types into a field in the place of what is there.
pub(crate) fn type_into(page: &Page, css: &str, words: &str) {
    page.js(&format!(
        "const field = $({}); field.value = {}; field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
         field.dispatchEvent(new Event('change', {{ bubbles: true }}))",
        json!(css),
        json!(words)
    ));
}
