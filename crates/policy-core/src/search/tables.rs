//! How characters sound, which are written in two ways or look alike, and words that say nothing or belong elsewhere:
//! made when the data is built, for the characters in use.

use super::fold::fold_char;

/// A syllable's place in the tables.
pub type Syllable = u16;

/// Sounds, variants and likenesses of characters; words that say nothing; words for what other offices do.
///
/// Written as lines: a syllable, a blank, the characters that sound so, and after another blank those that sound so
/// too but mostly otherwise (`zhi 职制支 识`, `chen - 称`); after `=`, pairs of a traditional character and the simplified one
/// (`= 職职稱称`); after `~`, groups of characters that look alike (`~ 贷货 职识`); after `-`, words that people put
/// around what they want (`- 怎么 请问 how`); after `!`, words for what people ask other offices (`! 公积金 护照`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tables {
    /// The syllables, and what is left of each where syllables that are often confused are one; by the latter.
    syllables: Vec<(String, String)>,
    /// Sorted by character, the usual sound first.
    readings: Vec<(char, bool, Syllable)>,
    /// Sorted by the first.
    variants: Vec<(char, char)>,
    /// Groups.
    looks: Vec<Vec<char>>,
    /// Sorted.
    fillers: Vec<String>,
    /// Sorted.
    elsewhere: Vec<String>,
}

impl Tables {
    /// Reads the lines; what is not understood is left out.
    pub fn read(text: &str) -> Self {
        let mut tables = Self::default();
        let mut readings: Vec<(char, bool, &str)> = Vec::new();
        for line in text.lines() {
            let Some((what, rest)) = line.split_once(' ') else { continue };
            let words = || rest.split_whitespace();
            match what {
                "-" => tables.fillers.extend(words().map(ToOwned::to_owned)),
                "!" => tables.elsewhere.extend(words().map(ToOwned::to_owned)),
                "~" => tables.looks.extend(words().map(|group| group.chars().collect())),
                "=" => tables.variants.extend(pairs(rest)),
                syllable => {
                    tables.syllables.push((blur(syllable), syllable.to_owned()));
                    for (idx, chars) in words().enumerate() {
                        let chars = chars.chars().filter(|c| *c != '-');
                        readings.extend(chars.map(|c| (c, idx > 0, syllable)));
                    }
                }
            }
        }
        tables.syllables.sort();
        tables.syllables.dedup();
        tables.syllables.truncate(usize::from(Syllable::MAX));
        // The characters of a syllable follow one another: it is looked up once.
        for row in readings.chunk_by(|a, b| a.2 == b.2) {
            let sound = row.first().and_then(|(.., syllable)| tables.sound_of(syllable));
            let row = row.iter().filter_map(|(c, is_rare, _)| Some((*c, *is_rare, sound?)));
            tables.readings.extend(row);
        }
        tables.readings.sort_unstable();
        tables.fillers.sort_unstable();
        tables.elsewhere.sort_unstable();
        tables.variants.sort_unstable();
        tables
    }

    fn sound_of(&self, syllable: &str) -> Option<Syllable> {
        let at = self.syllables.binary_search_by(|(blurred, full)| {
            (blurred.as_str(), full.as_str()).cmp(&(&blur(syllable), syllable))
        });
        Syllable::try_from(at.ok()?).ok()
    }

    /// The simplified form in lower case and half width.
    pub fn fold(&self, text: &str) -> String {
        let simplified = |c| match self.variants.binary_search_by_key(&c, |(from, _)| *from) {
            Ok(at) => self.variants.get(at).map_or(c, |(_, to)| *to),
            Err(_) => c,
        };
        text.chars().map(|c| simplified(fold_char(c))).collect()
    }

    /// How long the longest word at the start of `chars` is that people put around what they want.
    pub(crate) fn filler(&self, chars: &[char]) -> Option<usize> {
        longest_of(&self.fillers, chars)
    }

    /// How long the longest word at the start of `chars` is that names what other offices do.
    pub(crate) fn elsewhere(&self, chars: &[char]) -> Option<usize> {
        longest_of(&self.elsewhere, chars)
    }

    /// How a character sounds, the usual sound first: none where it isn't known, several where it has several.
    pub(crate) fn readings(&self, c: char) -> impl Iterator<Item = Syllable> {
        let start = self.readings.partition_point(|(known, ..)| *known < c);
        let rest = self.readings.get(start..).unwrap_or(&[]);
        rest.iter().take_while(move |(known, ..)| *known == c).map(|(.., sound)| *sound)
    }

    /// The characters that sound so.
    pub(crate) fn sounding(&self, sound: Syllable) -> impl Iterator<Item = char> {
        self.readings.iter().filter(move |(.., known)| *known == sound).map(|(c, ..)| *c)
    }

    /// A syllable in letters.
    pub(crate) fn syllable(&self, sound: Syllable) -> &str {
        self.syllables.get(usize::from(sound)).map_or("", |(_, full)| full)
    }

    /// The syllables that `letters` may stand for, whatever is confused in them.
    pub(crate) fn heard(&self, letters: &str) -> impl Iterator<Item = Syllable> {
        let heard = blur(letters);
        let from = self.syllables.partition_point(|(blurred, _)| *blurred < heard);
        let to = self.syllables.partition_point(|(blurred, _)| *blurred <= heard);
        (from..to).filter_map(|at| Syllable::try_from(at).ok())
    }

    /// Whether two characters are easily taken for one another: they sound alike, or look alike.
    pub(crate) fn are_alike(&self, a: char, b: char) -> bool {
        self.looks.iter().any(|group| group.contains(&a) && group.contains(&b))
            || self
                .readings(a)
                .any(|one| self.readings(b).any(|other| self.sound_alike(one, other)))
    }

    fn sound_alike(&self, a: Syllable, b: Syllable) -> bool {
        let heard = |sound| self.syllables.get(usize::from(sound)).map(|(blurred, _)| blurred);
        heard(a) == heard(b)
    }

    /// Every way to spell a word, at most `max`, the usual sounds first; empty where a character's sound isn't known.
    pub fn spellings(&self, word: &str, max: usize) -> Vec<Spelling> {
        let mut all = vec![Spelling::default()];
        for c in word.chars() {
            let n = all.len();
            let mut readings = self.readings(c);
            let Some(usual) = readings.next() else { return Vec::new() };
            for sound in readings {
                let more = max.saturating_sub(all.len()).min(n);
                let longer = all.get(..more).unwrap_or(&[]).to_vec();
                let from = all.len();
                all.extend(longer);
                all.iter_mut().skip(from).for_each(|spelling| spelling.add(self.syllable(sound)));
            }
            all.iter_mut().take(n).for_each(|spelling| spelling.add(self.syllable(usual)));
        }
        all
    }
}

/// The longest word of a sorted list at the start of `chars`.
fn longest_of(sorted: &[String], chars: &[char]) -> Option<usize> {
    let mut buffer = [0; 4];
    let first: &str = chars.first()?.encode_utf8(&mut buffer);
    let from = sorted.partition_point(|word| word.as_str() < first);
    let words = sorted.get(from..).unwrap_or(&[]).iter().take_while(|word| word.starts_with(first));
    words.filter(|word| starts_with(chars, word)).map(|word| word.chars().count()).max()
}

/// Whether `chars` begin with `word`.
pub fn starts_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|c| chars.next() == Some(&c))
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
    fn add(&mut self, sound: &str) {
        self.full.push_str(sound);
        self.initials.push_str(sound.get(..1).unwrap_or(""));
    }
}

/// The letters without what is confused in the south-west: zh and z, ch and c, sh and s, n and l, f and h, -ng and -n.
pub fn blur(letters: &str) -> String {
    let mut blurred = String::with_capacity(letters.len());
    let mut before = ' ';
    for c in letters.chars() {
        let is_lost = c == 'h' && "zcs".contains(before) || c == 'g' && before == 'n';
        if !is_lost {
            blurred.push(match c {
                'l' => 'n',
                'f' => 'h',
                other => other,
            });
        }
        before = c;
    }
    blurred
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_with_two_readings_is_spelled_both_ways() {
        let tables = Tables::read("chong 重\nqing 庆\nzhong 重\n= 慶庆\nnonsense");
        let full: Vec<_> = tables.spellings("重庆", 4).into_iter().map(|s| s.full).collect();
        assert_eq!(full, ["chongqing", "zhongqing"]);
        assert_eq!(tables.spellings("重庆", 1)[0].initials, "cq");
        assert_eq!(tables.fold("重慶ＡＢ"), "重庆ab");
        assert!(tables.spellings("重x", 4).is_empty());
    }

    #[test]
    fn the_usual_sound_comes_first_and_is_never_cut_off() {
        let tables = Tables::read("b 甲乙丙丁\na - 甲乙丙丁\nc 己 甲乙丙丁");
        let full: Vec<_> = tables.spellings("甲乙丙丁", 3).into_iter().map(|s| s.full).collect();
        assert_eq!((full.len(), full[0].as_str()), (3, "bbbb"));
    }

    #[test]
    fn what_is_read_or_looks_alike_is_easily_confused() {
        let tables = Tables::read("zhi 职\nzi 字\nhuan 还\n~ 贷货");
        for (a, b) in [('职', '字'), ('贷', '货')] {
            assert!(tables.are_alike(a, b), "{a}{b}");
        }
        assert!(!tables.are_alike('职', '还') && !tables.are_alike('职', '岗'));
    }

    #[test]
    fn the_longest_word_at_the_start_is_left_aside() {
        let tables = Tables::read("- 怎 怎么 怎么办\n! 公积金");
        let chars: Vec<char> = "怎么办公积金".chars().collect();
        assert_eq!(tables.filler(&chars), Some(3));
        assert_eq!((tables.elsewhere(&chars), tables.elsewhere(&chars[3..])), (None, Some(3)));
        assert_eq!(tables.filler(&[]), None);
    }
}
