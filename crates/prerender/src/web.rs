//! What the office's page calls: its files in, whole pages out. `web/editor/document.ts` is its script.

use anyhow::Result;
use js_sys::{Array, Uint8Array};
use serde_json::{Map, Value, json};
use wasm_bindgen::prelude::*;

use crate::single::{Sources, single};
use crate::site_address;

/// The single file, as it is published.
const SINGLE: &str = "policy-guide.html";
/// The same with the overlay: the city's readers must not get a district's numbers.
const DISTRICT: &str = "policy-guide.district.html";

/// Draws the pages of a guide. `files` are those that the widget reads, as JSON: their texts by their names. What comes
/// back is the name and the length of each page, as JSON, and the pages one after another.
///
/// # Errors
/// When the guide has no policy, or the template is none.
#[wasm_bindgen]
pub fn draw(template: &str, files: &str, site: &str) -> Result<Array, JsError> {
    let pages =
        pages(template, files, site).map_err(|error| JsError::new(&format!("{error:#}")))?;
    let names: Vec<Value> =
        pages.iter().map(|(name, page)| json!({ "name": name, "size": page.len() })).collect();
    let bytes: String = pages.into_iter().map(|(_, page)| page).collect();
    Ok(Array::of2(&Value::from(names).to_string().into(), &Uint8Array::from(bytes.as_bytes())))
}

/// The single file; a second one where there is an overlay.
fn pages(template: &str, files: &str, site: &str) -> Result<Vec<(&'static str, String)>> {
    let files: Map<String, Value> = serde_json::from_str(files)?;
    let text = |name: &str| files.get(name).and_then(Value::as_str);
    let bytes = |name: &str| text(name).unwrap_or_default().as_bytes();
    let site = Some(site).filter(|site| !site.is_empty()).map(site_address).transpose()?;
    let sources = Sources {
        guide: bytes("policies.json"),
        pinyin: bytes("policies.pinyin.txt"),
        asks: bytes("policies.asks.json"),
        changes: text("changes.json").map(str::as_bytes),
        overlay: None,
        site: site.as_deref(),
    };
    let mut pages = vec![(SINGLE, single(template, &sources)?.0)];
    if let Some(overlay) = text("overlay.json") {
        let sources = Sources { overlay: Some(overlay.as_bytes()), ..sources };
        pages.push((DISTRICT, single(template, &sources)?.0));
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &str = include_str!("../../../public/policies.json");
    const TEMPLATE: &str = "<!--title--><!--checked--><!--copy--><!--overlay--><!--guide--><!--origin--><!--filters--><!--files-->";

    #[test]
    fn the_city_has_its_file_and_a_district_another() {
        let mut files = json!({ "policies.json": GUIDE });
        let drawn = pages(TEMPLATE, &files.to_string(), "").unwrap();
        assert_eq!(drawn.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [SINGLE]);
        files["overlay.json"] =
            r#"{ "format": 1, "guide": "chongqing-excellent-engineers" }"#.into();
        let both = pages(TEMPLATE, &files.to_string(), "https://example.org").unwrap();
        assert_eq!(both.iter().map(|(name, _)| *name).collect::<Vec<_>>(), [SINGLE, DISTRICT]);
        assert!(both.iter().all(|(_, page)| page.contains("href=\"https://example.org/\"")));
        assert!(!both[0].1.contains("overlay.json") && both[1].1.contains("overlay.json"));
    }

    #[test]
    fn what_is_no_guide_is_refused() {
        assert!(pages(TEMPLATE, "{}", "").is_err());
        assert!(pages(TEMPLATE, "", "").is_err());
    }
}
