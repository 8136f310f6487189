//! The journeys of readers over the built site, in Chromium.

mod access;
mod card;
mod embed;
mod faults;
mod keyboard;
mod layout;
mod link;
mod list;
mod look;
