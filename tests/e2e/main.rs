//! The journeys of readers over the built site: in Chromium, and on host pages in every engine.
#![expect(clippy::expect_used, reason = "a test that cannot go on ends with a panic")]

mod access;
mod bad_data;
mod card;
mod changes;
mod configurator;
mod diagnosis;
mod embed;
mod faults;
mod finder;
mod frame;
mod hosting;
mod hosts;
mod keyboard;
mod ladder;
mod layout;
mod life;
mod link;
mod list;
mod look;
mod memory;
mod offline;
mod old_engines;
mod overlay;
mod partner;
mod preload;
mod print;
mod saved;
mod search;
mod second_guide;
mod single;
mod slow;
mod still;
mod types;
