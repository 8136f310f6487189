//! Fuzzes `properties::any_archive_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_archive_imports(bytes));
