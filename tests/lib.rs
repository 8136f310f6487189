//! What the browser tests stand on: the site with its faults, a browser, and one page in it. No test lives here.
#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on ends with a panic"
)]

mod asked;
mod context;
mod driver;
mod engine;
mod facts;
mod frame;
pub mod frameworks;
pub mod hostile;
mod line;
mod nginx;
mod page;
mod pool;
mod process;
mod screen;
mod waits;

pub use asked::asked;
pub use driver::{Look, root};
pub use engine::Engine;
pub use facts::{guide, numbers_where, policies};
pub use line::Line;
pub use nginx::Nginx;
pub use page::{Open, Page};
pub use serde_json::{Value, json};
pub use site::{Fault, Served, Site, hosts};
pub use thirtyfour::Key;
