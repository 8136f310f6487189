//! Fuzzes `properties::any_word_file_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_word_file_imports(bytes));
