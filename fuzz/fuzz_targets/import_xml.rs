//! Fuzzes `properties::any_xml_imports`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| properties::any_xml_imports(bytes));
