//! Fuzzes `properties::permalink_settles`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::permalink_settles(bytes));
