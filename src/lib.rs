//! Policy Guide: a widget that turns a city's list of support policies into something to search, filter and act on.
//!
//! `view/` draws `state`; `embed` is the only way in. See ARCHITECTURE.md for who may import whom.

pub mod config;
pub mod i18n;
pub mod intent;
pub mod state;
pub mod view;

#[cfg(feature = "csr")]
mod app;
#[cfg(feature = "csr")]
mod browser;
#[cfg(feature = "csr")]
mod embed;
#[cfg(feature = "csr")]
mod load;
#[cfg(feature = "csr")]
mod sync;
