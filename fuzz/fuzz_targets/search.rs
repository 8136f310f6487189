//! Fuzzes `properties::search_stays_in_bounds`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::search_stays_in_bounds(bytes));
