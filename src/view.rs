//! What a person sees: one component a file, its `.css` beside it.
//!
//! Reads [`crate::state::State`], calls its actions, raises intents; knows nothing of the browser,
//! so that every view renders natively to text.

mod browse;
mod card;
mod card_detail;
mod card_list;
mod chips;
mod contact_row;
mod empty;
mod facet_group;
mod failure;
mod figure;
mod filter_bar;
mod filter_panel;
mod foot;
mod icon;
mod marked;
mod notice_bar;
mod search_box;
mod shell;
mod skeleton;
mod top;

pub use shell::Shell;

#[cfg(all(test, feature = "ssr"))]
mod tests;
