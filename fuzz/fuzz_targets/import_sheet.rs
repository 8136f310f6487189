//! Fuzzes `properties::any_sheet_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_sheet_imports(bytes));
