//! `export`: a guide out again, as a table, as contacts for a phone, as a calendar, as a handbook to print, as a feed of changes.

mod calendar;
mod feed;
mod handbook;
mod pages;
mod phone_book;
mod table;

pub use calendar::{Calendar, calendar};
pub use feed::{Feed, feed};
pub use handbook::handbook;
pub use phone_book::phone_book;
pub use table::{csv, xlsx};
