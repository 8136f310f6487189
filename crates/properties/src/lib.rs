//! What must hold for every input, whatever its bytes: one function a property. The seeded tests beside it and the
//! targets in `fuzz/` call the same functions. No example lives here: those stand beside the code that they explain.
#![expect(
    clippy::missing_panics_doc,
    reason = "a property that does not hold panics: that is what it is for"
)]

pub mod noise;

mod changes;
mod guides;
mod imports;
mod links;
mod overlays;
mod searches;
mod texts;

pub use changes::changes_stay_with_the_guide;
pub use guides::{any_guide_works, load_keeps_its_promises};
pub use imports::{
    any_archive_imports, any_numbering_imports, any_open_document_imports, any_page_imports,
    any_sheet_imports, any_text_imports, any_word_file_imports, any_xml_imports,
};
pub use links::permalink_settles;
pub use overlays::overlay_keeps_the_guide_whole;
pub use searches::{search_stays_in_bounds, tables_read_anything};
pub use texts::{only_safe_contacts_become_links, pieces_make_the_text};

/// The guide of this project, its pinyin table, and the second guide, which has another shape.
pub const PUBLISHED: &str = include_str!("../../../public/policies.json");
/// How the characters of the published guide sound.
pub const PINYIN: &str = include_str!("../../../public/policies.pinyin.txt");
/// The questions that its policies answer.
pub const ASKS: &str = include_str!("../../../public/policies.asks.json");
/// A small guide in other languages.
pub const SAMPLE: &str = include_str!("../../../tests/data/sample-guide/policies.json");
