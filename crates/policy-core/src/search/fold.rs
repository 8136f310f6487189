//! One way of writing for what is written in several: width, case, and the tone marks of pinyin.

/// The vowels of pinyin with their four tones, after each the letter that is typed for it.
const TONES: &str = "āáǎàaēéěèeīíǐìiōóǒòoūúǔùuǖǘǚǜv";

/// Lower case, half width, without a tone; ü is typed as v.
pub fn fold_char(c: char) -> char {
    match c {
        '\0'..='\x7f' => c.to_ascii_lowercase(),
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase()
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        'ü' | 'Ü' => 'v',
        '\u{e0}'..='\u{1dc}' => without_tone(c),
        _ => c,
    }
}

fn without_tone(c: char) -> char {
    let Some(at) = TONES.chars().position(|known| known == c) else { return c };
    TONES.chars().nth(at / 5 * 5 + 4).unwrap_or(c)
}

/// The same text in lower case and half width.
pub fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// Whether a character is Chinese.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Beyond ASCII: punctuation, symbols, marks and private characters, by block. What lies between them counts as letters;
/// std's exact tables would be 2 KB of what a reader downloads.
const NO_LETTERS: [(char, char); 11] = [
    ('\u{80}', '\u{a9}'),
    ('\u{ab}', '\u{b4}'),
    ('\u{b6}', '\u{b9}'),
    ('\u{bb}', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{300}', '\u{36f}'),
    ('\u{2000}', '\u{2bff}'),
    ('\u{2e00}', '\u{303f}'),
    ('\u{d7ff}', '\u{ffff}'),
    ('\u{1f000}', '\u{1faff}'),
];

/// Whether a character belongs to a word of letters or digits.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '&';
    }
    !is_han(c) && NO_LETTERS.iter().all(|(first, last)| c < *first || *last < c)
}

/// Whether a character goes on with a word that `before` is a letter of: C++ and C# are words of their own.
pub fn goes_on(before: char, c: char) -> bool {
    is_letter(c) || matches!(c, '+' | '#') && (before.is_ascii_alphabetic() || before == c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_loses_its_tones_and_other_letters_stay() {
        assert_eq!(fold("lǜsè tōngdào ＬＰＲ ǘ"), "lvse tongdao lpr v");
        assert_eq!(fold("ñøßж职"), "ñøßж职");
    }

    #[test]
    fn letters_of_any_script_are_letters_and_marks_are_not() {
        for letter in "aZ9&äßøñжλקアな한".chars() {
            assert!(is_letter(letter), "{letter}");
        }
        for other in " -.,;¿«»×÷、。《》“”…—·★→\u{301}\u{200b}\u{fe0f}（😀人才〇".chars()
        {
            assert!(!is_letter(other), "{other}");
        }
    }
}
