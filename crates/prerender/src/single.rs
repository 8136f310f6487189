//! The single file: the build's template with a guide in it. `xtask/src/single.rs` makes the template.

use anyhow::Result;
use page_parts::{GUIDE_FILES, escape, file, fill};
use policy_guide::i18n::fill as worded;
use policy_guide::prerender;
use sha2::{Digest as _, Sha256};

use crate::gzip::gzip;
use crate::{read, words};

/// The address that the file's own answers have for the overlay.
const OVERLAY: &str = "overlay.json";

/// What a single file holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sources<'a> {
    /// The guide.
    pub guide: &'a [u8],
    /// Its pinyin table; empty where there is none.
    pub pinyin: &'a [u8],
    /// Its questions in people's own words; empty where there are none.
    pub asks: &'a [u8],
    /// What changed last; it counts where the guide names it.
    pub changes: Option<&'a [u8]>,
    /// A district's overlay.
    pub overlay: Option<&'a [u8]>,
    /// Where newer copies are, with a slash at its end.
    pub site: Option<&'a str>,
}

/// The page, and what was left out of the guide.
///
/// # Errors
/// When the guide has no policy, or the template is none.
pub fn single(template: &str, sources: &Sources<'_>) -> Result<(String, Vec<String>)> {
    let (guide, told) = read(sources.guide, sources.overlay)?;
    let checked = guide.checked.as_deref();
    let filling = [
        ("title", escape(guide.title.get("zh"))),
        ("checked", escape(checked.unwrap_or_default())),
        ("copy", note(sources.guide, checked, sources.site)),
        ("overlay", sources.overlay.map(|_| attribute()).unwrap_or_default()),
        ("guide", prerender::page(guide.clone())),
        ("origin", sources.site.map(origin).unwrap_or_default()),
        ("filters", prerender::filter_styles(&guide)),
        ("files", files(sources, guide.changes.as_deref())),
    ];
    Ok((fill(template, &filling)?, told))
}

fn attribute() -> String {
    format!(" overlay=\"{OVERLAY}\"")
}

/// Which guide this is: the version is the hash of its data, so that two copies can be told apart.
fn note(data: &[u8], checked: Option<&str>, site: Option<&str>) -> String {
    let version: String =
        Sha256::digest(data).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let checked = checked.map(|day| worded(words::CHECKED, &[&escape(day)]));
    let checked = checked.unwrap_or_else(|| words::NOT_CHECKED.to_owned());
    let latest = site.map(|site| worded(words::LATEST, &[&escape(site)])).unwrap_or_default();
    worded(words::NOTE, &[&checked, &version, &latest])
}

/// Where newer copies are.
fn origin(site: &str) -> String {
    let (code, site) = (prerender::qr_code(site), escape(site));
    let words = worded(words::SCAN, &[&site, &site]);
    ["<footer class=\"origin\">", &code, "<p>", &words, "</p></footer>"].concat()
}

/// Every file of the guide that the widget would fetch, packed.
fn files(sources: &Sources<'_>, changes: Option<&str>) -> String {
    let contents = [sources.guide, sources.pinyin, sources.asks];
    let overlay = sources.overlay.map(|overlay| (OVERLAY, overlay));
    // The page's own network knows files by the last part of their address.
    let changes = changes.and_then(|address| address.rsplit('/').next()).zip(sources.changes);
    let files = GUIDE_FILES.into_iter().zip(contents).chain(changes).chain(overlay);
    files.map(|(name, bytes)| file(name, &gzip(bytes))).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUIDE: &[u8] = include_bytes!("../../../public/policies.json");
    const TEMPLATE: &str = "<title><!--title--></title><p data-checked=\"<!--checked-->\"><!--copy--></p>\
        <policy-guide<!--overlay-->><!--guide--></policy-guide><!--origin--><style><!--filters--></style><!--files-->";

    #[test]
    fn the_note_says_which_guide_it_is_and_makes_up_nothing() {
        let note = note(b"{}", Some("2026-01-02"), Some("https://example.org/?a&b"));
        assert!(note.contains("44136fa3") && note.contains("2026-01-02"));
        assert!(note.contains("https://example.org/?a&amp;b"));
        let bare = super::note(b"{}", None, None);
        assert!(bare.contains("未注明核对日期") && !bare.contains("href"));
    }

    #[test]
    fn it_holds_the_guide_its_files_and_where_newer_ones_are() {
        let site = Some("https://example.org/");
        let sources = Sources { guide: GUIDE, pinyin: b"a", site, ..Sources::default() };
        let (page, told) = single(TEMPLATE, &sources).unwrap();
        assert_eq!(told, [""; 0]);
        assert_eq!(page, single(TEMPLATE, &sources).unwrap().0);
        assert!(!page.contains("<!--") && !page.contains(" overlay="));
        assert!(page.contains("id=\"policy-23\"") && page.contains("class=\"qr\""));
        for name in GUIDE_FILES {
            assert_eq!(page.matches(&format!("id=\"file:{name}\"")).count(), 1, "{name}");
        }
        let told = Sources { changes: Some(b"{}"), ..sources };
        assert!(
            !single(TEMPLATE, &told).unwrap().0.contains("changes.json"),
            "the guide names none"
        );
        let guide = String::from_utf8(GUIDE.to_vec()).unwrap();
        let guide = guide.replacen('{', r#"{ "changes": "changes.json","#, 1);
        let told = single(TEMPLATE, &Sources { guide: guide.as_bytes(), ..told }).unwrap().0;
        assert!(told.contains("id=\"file:changes.json\""));
        let bare = single(TEMPLATE, &Sources { site: None, ..sources }).unwrap().0;
        assert!(!bare.contains("example.org") && !bare.contains("class=\"origin\""));
    }

    #[test]
    fn a_districts_file_holds_its_overlay() {
        let overlay = r#"{ "format": 1, "guide": "chongqing-excellent-engineers", "notice": { "zh": "示例：请先预约。" } }"#;
        let overlay = Some(overlay.as_bytes());
        let sources = Sources { guide: GUIDE, overlay, ..Sources::default() };
        let (page, told) = single(TEMPLATE, &sources).unwrap();
        assert_eq!(told, [""; 0]);
        assert!(
            page.contains(" overlay=\"overlay.json\"") && page.contains("id=\"file:overlay.json\"")
        );
        assert!(page.contains("示例：请先预约。"));
    }

    #[test]
    fn a_template_without_a_place_is_none() {
        assert!(single("<html>", &Sources { guide: GUIDE, ..Sources::default() }).is_err());
    }
}
