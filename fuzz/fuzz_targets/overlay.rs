//! Fuzzes `properties::overlay_keeps_the_guide_whole`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::overlay_keeps_the_guide_whole(bytes));
