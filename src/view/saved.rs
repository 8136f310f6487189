//! What the reader saved: the errand sheet and the comparison.

pub mod compare;
pub mod qr;
pub mod saved;
