//! Fuzzes `properties::any_numbering_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_numbering_imports(bytes));
