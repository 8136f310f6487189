//! Simplified forms of traditional characters, one by one.
//!
//! They are those of the crate `character_converter`, which a test holds them against: its phrases would make the office's
//! page four megabytes larger, and nothing here asks for phrases.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Pairs of a traditional character and its simplified form.
const PAIRS: &str = include_str!("simplified.txt");

static FORMS: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut chars = PAIRS.chars().filter(|c| !c.is_whitespace());
    std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect()
});

/// The simplified form of a traditional character.
pub fn simplified(c: char) -> Option<char> {
    FORMS.get(&c).copied()
}

/// A text with every character in its simplified form.
pub fn in_simplified(text: &str) -> String {
    text.chars().map(|c| simplified(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use character_converter::traditional_to_simplified;

    #[test]
    fn forms_are_those_of_the_library() {
        for c in '\u{2e80}'..='\u{9fff}' {
            let text = c.to_string();
            let converted = traditional_to_simplified(&text);
            let is_one = converted.chars().count() == 1;
            let form = converted.chars().next().filter(|to| *to != c && is_one);
            assert_eq!(simplified(c), form, "{c}");
        }
    }

    #[test]
    fn words_of_heads_are_those_of_the_library() {
        for words in
            ["政策內容", "聯繫電話", "經辦機構", "序號", "類別", "諮詢電話", "責任單位", "辦理流程"]
        {
            assert_eq!(in_simplified(words), traditional_to_simplified(words), "{words}");
        }
    }
}
