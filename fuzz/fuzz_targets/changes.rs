//! Fuzzes `properties::changes_stay_with_the_guide`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::changes_stay_with_the_guide(bytes));
