//! One way of writing for what is written in several: width and case.

/// Lower case, half width.
pub fn fold_char(c: char) -> char {
    let narrow = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    };
    narrow.to_ascii_lowercase()
}

/// The same text in lower case and half width.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Whether a character belongs to a word of letters or digits.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c) || c == '&'
}
