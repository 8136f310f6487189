//! What lets others trust a build: what came into it, what it may hold, and that anybody can make the same.

pub mod integrity;
pub mod reproduce;
pub mod sbom;
pub mod supply;
