//! The files that come of the work: each made by what `cargo data` makes it by.

use anyhow::{Context as _, Result};
use policy_core::search::Asks;
use policy_core::{Guide, load};
use policy_data::diff::{Diff, diff, published, tell};
use policy_data::import::written;
use policy_data::{export, tables};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::package::File;

/// The list of changes, as the guide names it.
pub const CHANGES: &str = "changes.json";
/// The questions in people's own words, beside the guide.
pub const ASKS: &str = "policies.asks.json";
/// What the files are for, and what to do with them.
const README: [(&str, &str); 2] = [
    (
        "使用说明.txt",
        "1. 第一次发布，用 policy-guide.html 就够了：放到任何网站上，或直接发给别人。要把指南嵌进别的网页，见项目里的 docs/hosting.zh-CN.md。\n\
         2. 网站上已有政策指南：把本文件夹里的 policies.json、policies.pinyin.txt，以及有的话 policies.asks.json、changes.json，\
         覆盖到网站上 policies.json 所在的文件夹。policy-guide.html 也覆盖网站上原来的同名文件。\n\
         3. policy-guide.html（有的话）是单个文件：政策、筛选、查找都在里面，不用网站，没有网络也能用浏览器打开，可以发给别人、拷给别人。\
         policy-guide.district.html（有的话）是它的区县版，按 overlay.json 换上了区县的机构和电话。\n\
         4. notice.txt（有改动时才有）是更新说明，可以直接粘贴公布。\n\
         5. handbook.*.html 用浏览器打开，可以打印；offices.vcf 是各机构电话，可以存进手机；list.csv 是清单表格。\n\
         6. overlay.json（有的话）放到区县自己的网站上，在嵌入代码里写 overlay=\"它的网址\"。\n\
         7. 请留好本压缩包：下次在本页打开它，接着更新。\n",
    ),
    (
        "READ-ME.txt",
        "1. The first time policy-guide.html will do: put it on any site, or pass it on. To embed the guide into other pages, see \
         docs/hosting.md of the project.\n\
         2. Where the guide is on your site already, put policies.json, policies.pinyin.txt and, where they are here, \
         policies.asks.json and changes.json over those in the folder of policies.json. Put policy-guide.html over the file of \
         that name too.\n\
         3. policy-guide.html, where it is here, is the single file: policies, filters and search in one page that opens \
         in a browser without a site and without a network. Pass it on. policy-guide.district.html, where it is here, is \
         the same for the district, with the offices and numbers of overlay.json.\n\
         4. notice.txt, where something changed, tells readers what, ready to be pasted.\n\
         5. handbook.*.html prints from a browser; offices.vcf is for a phone's contacts; list.csv is the list as a table.\n\
         6. overlay.json, where it is here, goes on the district's own site: name it in the snippet, overlay=\"its address\".\n\
         7. Keep this zip: open it here next time and go on.\n",
    ),
];

/// Everything that the files are made of.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Publishing {
    /// The published guide, letter by letter, where there is one.
    pub published: Option<String>,
    /// The guide as it is now.
    pub guide: Value,
    /// The questions in people's own words, as their file says them.
    pub asks: Option<String>,
    /// A district's overlay.
    pub overlay: Option<String>,
    /// Policies that lists no longer print, to be kept for the editor.
    pub taken_out: Vec<Value>,
    /// The day of publication, `YYYY-MM-DD`.
    pub date: String,
    /// The last day on which readers see marks; empty for good.
    pub until: String,
    /// Whether readers are shown what changed.
    pub marks: bool,
    /// Pages with the guide in them, in the order of their bytes.
    pub pages: Vec<Drawn>,
}

/// A page that was drawn elsewhere. Its bytes come beside all this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// The name of its file.
    pub name: String,
    /// How many bytes it has.
    pub size: usize,
}

impl Publishing {
    /// What changed since the published guide.
    fn diff(&self) -> Option<Diff> {
        let published: Value = serde_json::from_str(self.published.as_deref()?).ok()?;
        let found = diff(&published, &self.guide);
        (!found.policies.is_empty() || !found.guide.is_empty()).then_some(found)
    }

    /// The guide as its file says it: the published file itself where nothing is other than in it.
    fn guide_text(&self, has_changes: bool) -> Result<String> {
        if let Some(text) = &self.published
            && serde_json::from_str::<Value>(text).is_ok_and(|known| known == self.guide)
        {
            return Ok(text.clone());
        }
        let mut guide = self.guide.clone();
        if has_changes && guide[CHANGES_FIELD].is_null() {
            guide[CHANGES_FIELD] = json!(CHANGES);
        }
        if self.asks.is_some() && guide[ASKS_FIELD].is_null() {
            guide[ASKS_FIELD] = json!(ASKS);
        }
        written(&guide)
    }
}

/// The fields of a guide that name the files beside it.
const CHANGES_FIELD: &str = "changes";
const ASKS_FIELD: &str = "asks";

/// What the widget reads: the guide, and what lies beside it.
///
/// # Errors
/// When something cannot be written as JSON.
pub fn served(publishing: &Publishing) -> Result<Vec<File>> {
    Ok(Made::of(publishing, publishing.diff().as_ref())?.served)
}

/// The guide as it is published, and the files that the widget reads.
struct Made {
    text: String,
    guide: Guide,
    served: Vec<File>,
}

impl Made {
    fn of(publishing: &Publishing, found: Option<&Diff>) -> Result<Self> {
        let told = found.filter(|_| publishing.marks);
        let text = publishing.guide_text(told.is_some())?;
        let guide = load(&text).0;
        let mut served = vec![File::text("policies.json", text.clone())];
        let asks = publishing.asks.as_deref().map(Asks::read).unwrap_or_default();
        served.push(File::text("policies.pinyin.txt", tables::of(&guide, &asks)));
        if let Some(asks) = &publishing.asks {
            served.push(File::text(ASKS, asks.clone()));
        }
        if let Some(told) = told {
            let until = Some(publishing.until.as_str()).filter(|day| !day.is_empty());
            let told = published(told, &publishing.date, until);
            served.push(File::text(CHANGES, serde_json::to_string_pretty(&told)? + "\n"));
        }
        if let Some(overlay) = &publishing.overlay {
            served.push(File::text("overlay.json", overlay.clone()));
        }
        Ok(Self { text, guide, served })
    }
}

/// Every file, in the order of the zip. `pages` are the bytes of the pages, one after another.
///
/// # Errors
/// When something cannot be written, or a page has fewer bytes than it says.
pub fn files(publishing: &Publishing, pages: &[u8]) -> Result<Vec<File>> {
    let found = publishing.diff();
    let Made { text, guide, served: mut files } = Made::of(publishing, found.as_ref())?;
    if let Some(found) = found {
        files.push(File::text("notice.txt", tell::as_notice(&found, &publishing.date)));
    }
    files.extend(drawn(&publishing.pages, pages)?);
    files.extend(for_people(&guide, &serde_json::from_str(&text)?)?);
    if !publishing.taken_out.is_empty() {
        let kept = written(&json!(publishing.taken_out))?;
        files.push(File::text("for-the-editor/policies.lost.json", kept));
    }
    files.extend(README.map(|(name, text)| File::text(name, text.to_owned())));
    Ok(files)
}

fn drawn(pages: &[Drawn], bytes: &[u8]) -> Result<Vec<File>> {
    let mut rest = bytes;
    let mut files = Vec::new();
    for Drawn { name, size } in pages {
        let (own, after) =
            rest.split_at_checked(*size).with_context(|| format!("{name} is cut off"))?;
        rest = after;
        files.push(File { name: name.clone(), bytes: own.to_vec() });
    }
    Ok(files)
}

/// The handbook in each language of the guide, the offices' numbers, and the list as a table.
fn for_people(guide: &Guide, value: &Value) -> Result<Vec<File>> {
    let langs: Vec<&str> = ["zh", "en"]
        .into_iter()
        .filter(|lang| guide.langs.iter().any(|known| known == lang))
        .collect();
    let mut files: Vec<File> = langs
        .iter()
        .map(|lang| File::text(&format!("handbook.{lang}.html"), export::handbook(guide, lang)))
        .collect();
    let lang = langs.first().copied().unwrap_or("zh");
    files.push(File::text("offices.vcf", export::phone_book(guide, lang)));
    files.push(File { name: "list.csv".to_owned(), bytes: export::csv(value)? });
    Ok(files)
}
