//! Policy Guide: a widget that turns a city's list of support policies into something to search, filter and act on.
//!
//! `view/` draws `state`; `embed` is the only way in. See ARCHITECTURE.md for who may import whom.

pub mod config;
pub mod i18n;
pub mod intent;
#[cfg(feature = "document")]
pub mod prerender;
pub mod state;
pub mod view;

#[cfg(any(feature = "csr", test))]
mod app;
#[cfg(any(feature = "csr", test))]
mod browser;
#[cfg(any(feature = "csr", test))]
pub mod embed;
#[cfg(any(feature = "csr", test))]
mod event;
#[cfg(any(feature = "csr", test))]
mod load;
#[cfg(any(feature = "csr", test))]
mod sync;
