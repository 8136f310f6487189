//! Fuzzes `properties::any_page_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_page_imports(bytes));
