//! The office's page: a list in, a checked guide out, in a browser, without a server.
//!
//! `view/` draws `state`; `embed` is the only way in, and `browser` all that it knows of the page. What takes time is done
//! by `editing_session::jobs` in a worker, which runs this same WebAssembly.
#![expect(
    clippy::large_types_passed_by_value,
    reason = "the state is handles to signals, and every closure owns it"
)]

pub mod i18n;
pub mod intent;
pub mod state;
pub mod view;

mod actions;
mod browser;
pub mod embed;
