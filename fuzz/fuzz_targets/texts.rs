//! Fuzzes what is made of single texts: links, numbers to call, marked pieces.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    properties::only_safe_contacts_become_links(bytes);
    properties::pieces_make_the_text(bytes);
});
