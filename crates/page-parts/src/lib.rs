//! Places in a page, and what fills them. The build fills what is the same for every guide, `prerender` the rest: what is
//! left of a page in between is a template.

use anyhow::{Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The guide's files that the single file holds, as the widget asks for them.
pub const GUIDE_FILES: [&str; 3] = ["policies.json", "policies.pinyin.txt", "policies.asks.json"];

/// Fills the place `<!--name-->` of each name. What is filled in is not looked through for places.
///
/// # Errors
/// When the page has not exactly one place of a name.
pub fn fill(page: &str, filling: &[(&str, String)]) -> Result<String> {
    let mut places = Vec::new();
    for (name, text) in filling {
        let place = format!("<!--{name}-->");
        let found: Vec<usize> = page.match_indices(&place).map(|(at, _)| at).collect();
        ensure!(found.len() == 1, "the page must have one place {place}");
        places.extend(found.iter().map(|at| (*at, at + place.len(), text)));
    }
    places.sort_by_key(|(at, ..)| *at);
    let (mut filled, mut done) = (String::new(), 0);
    for (start, end, text) in places {
        filled.push_str(&page[done..start]);
        filled.push_str(text);
        done = end;
    }
    filled.push_str(&page[done..]);
    Ok(filled)
}

/// A text as HTML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A file inside of a page: gzip as text, in an element that no browser runs. `web/single/inlined.ts` reads it.
pub fn file(name: &str, gzip: &[u8]) -> String {
    let packed = BASE64_STANDARD.encode(gzip);
    format!("<script type=\"text/plain\" id=\"file:{name}\">{packed}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_filled_once_and_none_is_missing() {
        let filling = [("a", "1".to_owned())];
        assert_eq!(fill("x <!--a--> y", &filling).unwrap(), "x 1 y");
        assert!(fill("x", &filling).is_err());
        assert!(fill("<!--a--><!--a-->", &filling).is_err());
    }

    #[test]
    fn what_is_filled_in_stays_as_it_is_and_other_places_stay() {
        let filling = [("b", "<!--a-->".to_owned()), ("a", "<!--b-->".to_owned())];
        assert_eq!(
            fill("<!--a-->-<!--b-->-<!--c-->", &filling).unwrap(),
            "<!--b-->-<!--a-->-<!--c-->"
        );
    }

    #[test]
    fn a_file_is_text_that_nothing_runs() {
        let element = file("a.json", &[0, 255]);
        assert_eq!(element, "<script type=\"text/plain\" id=\"file:a.json\">AP8=</script>");
    }
}
