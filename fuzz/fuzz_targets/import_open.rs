//! Fuzzes `properties::any_open_document_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_open_document_imports(bytes));
