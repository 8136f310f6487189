//! The files that are shipped beside the pages, in one list: what each is made from, and who needs it. `dist`, the service
//! worker, our page's preload and the single file all read it. The pages for webmasters have a folder of their own.

use std::path::{Path, PathBuf};

/// Stands for the widget's folder, which is named for its content.
const WIDGET: &str = "WIDGET/";

/// How our own page requests a file before the loader is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preload {
    /// It doesn't.
    No,
    /// By a link: the loader adds the script itself.
    Link,
    /// By the inline script, which hands the response to the loader.
    Fetch,
}

/// One file.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Below dist/; [`Shipped::path`] knows the widget's folder.
    name: &'static str,
    /// The script of `web/` that it is bundled from. Others come from Trunk, `public/` or a module of their own.
    pub source: Option<&'static str>,
    /// Whether the service worker keeps it, so that the guide opens without a network.
    pub is_kept: bool,
    /// How our own page requests it early.
    pub preload: Preload,
    /// Whether the single file holds it, because its widget would fetch it.
    pub is_in_single: bool,
}

impl Shipped {
    /// Where it is below dist/. `version` names the widget's folder.
    pub fn path(&self, version: &str) -> String {
        self.name.replace(WIDGET, &format!("w/{version}/"))
    }

    /// The last part of its path.
    pub fn file_name(&self) -> &'static str {
        self.name.rsplit('/').next().unwrap_or(self.name)
    }

    /// Whether it is in the folder that is named for its content.
    pub fn is_widget(&self) -> bool {
        self.name.starts_with(WIDGET)
    }

    /// Where it is in the folder of a build.
    pub fn within(&self, stage: &Path, version: &str) -> PathBuf {
        stage.join(self.path(version))
    }
}

/// A file that our own page needs to open without a network.
const fn kept(name: &'static str) -> Shipped {
    Shipped { name, source: None, is_kept: true, preload: Preload::No, is_in_single: false }
}

/// A script of ours, kept likewise.
const fn script(name: &'static str, source: &'static str) -> Shipped {
    Shipped { source: Some(source), ..kept(name) }
}

/// What the widget fetches once somebody searches.
const fn searched(name: &'static str) -> Shipped {
    Shipped { is_in_single: true, ..kept(name) }
}

/// What the widget fetches, requested early.
const fn fetched(name: &'static str) -> Shipped {
    Shipped { preload: Preload::Fetch, is_in_single: true, ..kept(name) }
}

/// Every file, in the order in which our page requests them: the file of the longest wait first.
pub const SHIPPED: [Shipped; 14] = [
    Shipped { preload: Preload::Link, ..script("WIDGET/widget.js", "web/widget/start.ts") },
    script("WIDGET/fallbacks.js", "web/element/fallbacks.ts"),
    fetched("WIDGET/widget.wasm"),
    fetched("policies.json"),
    searched("policies.pinyin.txt"),
    searched("policies.asks.json"),
    script("policy-guide.js", "web/element/loader.ts"),
    script("page.js", "web/site/page.ts"),
    script("site.js", "web/site/site.ts"),
    // Written last, by `offline`: it has the hashes of all that is kept.
    Shipped { is_kept: false, ..kept("sw.js") },
    // Emitted by the compiler, for partners.
    Shipped { is_kept: false, ..kept("policy-guide.d.ts") },
    kept("icon.svg"),
    kept("icons/192.png"),
    kept("manifest.webmanifest"),
];

/// The paths of the files that `wanted` picks. `version` names the widget's folder.
pub fn paths(version: &str, wanted: impl Fn(&Shipped) -> bool) -> Vec<String> {
    SHIPPED.iter().filter(|file| wanted(file)).map(|file| file.path(version)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_preloaded_begins_with_the_longest_wait() {
        let fetched = paths("1", |file| file.preload == Preload::Fetch);
        assert_eq!(fetched, ["w/1/widget.wasm", "policies.json"]);
        assert_eq!(paths("1", |file| file.preload == Preload::Link), ["w/1/widget.js"]);
    }

    #[test]
    fn what_is_preloaded_or_in_the_single_file_is_kept_offline_too() {
        for file in SHIPPED {
            assert!(file.is_kept || file.preload == Preload::No && !file.is_in_single, "{file:?}");
        }
    }

    #[test]
    fn every_source_is_there() {
        for source in SHIPPED.iter().filter_map(|file| file.source) {
            assert!(crate::run::root().join(source).is_file(), "{source}");
        }
    }
}
