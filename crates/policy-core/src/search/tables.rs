//! How characters sound and which are written in two ways: made when the data is built, for the characters in use.

use super::fold::fold_char;

/// Sounds and variants of characters, and words that say nothing.
///
/// Written as lines: a syllable, a blank, and the characters that sound so (`zhi 职制支`); after `=`, pairs of a
/// traditional character and the simplified one (`= 職职稱称`); after `-`, words that people put around what they
/// want (`- 怎么 请问 how`). A character may stand with several syllables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// Sorted by character.
    sounds: Vec<(char, String)>,
    /// Sorted by the first.
    variants: Vec<(char, char)>,
    /// Sorted.
    fillers: Vec<String>,
}

impl Tables {
    /// Reads the lines; what is not understood is left out.
    pub fn read(text: &str) -> Self {
        let mut tables = Self::default();
        for line in text.lines() {
            let Some((what, rest)) = line.split_once(' ') else { continue };
            match what {
                "-" => tables.fillers.extend(rest.split_whitespace().map(ToOwned::to_owned)),
                "=" => tables.variants.extend(pairs(rest)),
                syllable => tables.sounds.extend(rest.chars().map(|c| (c, syllable.to_owned()))),
            }
        }
        tables.fillers.sort_unstable();
        tables.sounds.sort();
        tables.variants.sort_unstable();
        tables
    }

    /// The simplified form in lower case and half width.
    pub fn fold(&self, text: &str) -> String {
        let simplified = |c| match self.variants.binary_search_by_key(&c, |(from, _)| *from) {
            Ok(at) => self.variants.get(at).map_or(c, |(_, to)| *to),
            Err(_) => c,
        };
        text.chars().map(|c| simplified(fold_char(c))).collect()
    }

    /// Whether a folded word is one that people put around what they want.
    pub fn is_filler(&self, word: &str) -> bool {
        self.fillers.binary_search_by(|filler| filler.as_str().cmp(word)).is_ok()
    }

    /// How a character sounds: none where it isn't known, several where it has several.
    pub fn sounds(&self, c: char) -> impl Iterator<Item = &str> {
        let start = self.sounds.partition_point(|(known, _)| *known < c);
        let rest = self.sounds.get(start..).unwrap_or(&[]);
        rest.iter().take_while(move |(known, _)| *known == c).map(|(_, sound)| sound.as_str())
    }

    /// Every way to spell a word, at most `max`; empty where a character's sound isn't known.
    pub fn spellings(&self, word: &str, max: usize) -> Vec<Spelling> {
        let mut all = vec![Spelling::default()];
        for c in word.chars() {
            let mut longer = Vec::new();
            for spelling in &all {
                longer.extend(self.sounds(c).take(max).map(|sound| spelling.and(sound)));
            }
            longer.truncate(max);
            all = longer;
        }
        all
    }
}

fn pairs(text: &str) -> Vec<(char, char)> {
    let chars: Vec<char> = text.chars().collect();
    chars.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?))).collect()
}

/// How a word is spelled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    /// All letters: `zhicheng`.
    pub full: String,
    /// The first of each syllable: `zc`.
    pub initials: String,
}

impl Spelling {
    fn and(&self, sound: &str) -> Self {
        let first = sound.get(..1).unwrap_or("");
        Self { full: [&self.full, sound].concat(), initials: [&self.initials, first].concat() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_with_two_sounds_is_spelled_both_ways() {
        let tables = Tables::read("chong 重\nqing 庆\nzhong 重\n= 慶庆\nnonsense");
        let full: Vec<_> = tables.spellings("重庆", 4).into_iter().map(|s| s.full).collect();
        assert_eq!(full, ["chongqing", "zhongqing"]);
        assert_eq!(tables.spellings("重庆", 1)[0].initials, "cq");
        assert_eq!(tables.fold("重慶ＡＢ"), "重庆ab");
        assert!(tables.spellings("重x", 4).is_empty());
    }
}
