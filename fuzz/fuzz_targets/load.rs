//! Fuzzes `properties::load_keeps_its_promises`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::load_keeps_its_promises(bytes));
