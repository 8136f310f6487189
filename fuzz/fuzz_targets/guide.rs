//! Fuzzes `properties::any_guide_works`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_guide_works(bytes));
