//! Fuzzes `properties::any_text_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_text_imports(bytes));
