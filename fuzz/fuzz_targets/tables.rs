//! Fuzzes `properties::tables_read_anything`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::tables_read_anything(bytes));
