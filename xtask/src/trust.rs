//! What lets others trust a build: what came into it, what it may hold.

pub mod integrity;
pub mod sbom;
pub mod supply;
