//! The words of a guide: what people call things, which words mean the same, and how they are spelled.

use super::fold::is_han;
use super::offices;
use super::tables::{Tables, blur, starts_with};
use crate::facet::Facet;
use crate::guide::{Guide, TermIdx};

/// A position among the words.
pub type WordIdx = usize;

/// A word and the groups of like words that it belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// The folded text.
    pub text: String,
    /// The offices that are called so.
    pub offices: Vec<TermIdx>,
    groups: Vec<usize>,
}

impl Word {
    /// Whether no other word means the same.
    pub fn is_alone(&self) -> bool {
        self.groups.is_empty() && self.offices.is_empty()
    }
}

/// What a word is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Itself,
    InGroup(usize),
    AsOffice(TermIdx),
}

/// Every word that queries are cut into.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Sorted by text.
    words: Vec<Word>,
    /// The members of each group.
    groups: Vec<Vec<WordIdx>>,
    /// Spellings in full without what is confused, and by first letters, each with the words spelled so; sorted.
    full: Vec<(String, String)>,
    initials: Vec<(String, String)>,
}

/// A word has at most this many spellings, however many sounds its characters have.
const MAX_SPELLINGS: usize = 8;
/// Parts of titles up to this length are spelled too.
const MAX_PART: usize = 4;

impl Lexicon {
    /// Reads synonyms, keywords and the words of facets; spells them and the titles' parts.
    pub fn new(guide: &Guide, tables: &Tables) -> Self {
        let mut found: Vec<(String, Known)> = Vec::new();
        for (group, words) in guide.synonyms.iter().enumerate() {
            found.extend(words.iter().map(|word| (tables.fold(word), Known::InGroup(group))));
        }
        for policy in &guide.policies {
            found.extend(policy.keywords.iter().map(|word| (tables.fold(word), Known::Itself)));
        }
        for facet in [Facet::Category, Facet::Audience, Facet::Support] {
            for term in &guide.terms[facet] {
                let names = term.name.texts().chain(term.label().texts());
                let names = names.chain(term.aliases.iter().map(String::as_str));
                found.extend(names.map(|name| (tables.fold(name), Known::Itself)));
            }
        }
        let offices = offices::names(guide, tables).into_iter();
        found.extend(offices.map(|(name, idx)| (name, Known::AsOffice(idx))));
        let mut lexicon = Self::of(found, guide.synonyms.len());
        lexicon.spell(guide, tables);
        lexicon
    }

    fn of(mut found: Vec<(String, Known)>, n_groups: usize) -> Self {
        found.retain(|(text, _)| !text.is_empty());
        found.sort();
        found.dedup();
        let mut lexicon = Self { groups: vec![Vec::new(); n_groups], ..Self::default() };
        for (text, known) in found {
            if lexicon.words.last().is_none_or(|last| last.text != text) {
                lexicon.words.push(Word { text, ..Word::default() });
            }
            let idx = lexicon.words.len() - 1;
            let Some(word) = lexicon.words.last_mut() else { continue };
            match known {
                Known::Itself => {}
                Known::InGroup(group) => {
                    word.groups.push(group);
                    lexicon.groups[group].push(idx);
                }
                Known::AsOffice(office) => word.offices.push(office),
            }
        }
        lexicon
    }

    fn spell(&mut self, guide: &Guide, tables: &Tables) {
        // A part is known by its characters before it is made a text: most stand in many titles.
        let mut parts: Vec<[char; MAX_PART]> = Vec::new();
        for policy in &guide.policies {
            let title: Vec<char> = tables.fold(policy.title.get("zh")).chars().collect();
            for len in 2..=MAX_PART {
                let hans = title.windows(len).filter(|part| part.iter().all(|c| is_han(*c)));
                parts.extend(hans.map(|part| {
                    let mut padded = ['\0'; MAX_PART];
                    padded.iter_mut().zip(part).for_each(|(to, c)| *to = *c);
                    padded
                }));
            }
        }
        parts.sort_unstable();
        parts.dedup();
        let mut words: Vec<String> =
            parts.iter().map(|part| part.iter().filter(|c| **c != '\0').collect()).collect();
        let own = self.words.iter().map(|word| &word.text);
        words.extend(own.filter(|word| word.chars().all(is_han)).cloned());
        words.sort_unstable();
        words.dedup();
        for word in words {
            for spelling in tables.spellings(&word, MAX_SPELLINGS) {
                self.full.push((blur(&spelling.full), word.clone()));
                self.initials.push((spelling.initials, word.clone()));
            }
        }
        self.full.sort_unstable();
        self.full.dedup();
        self.initials.sort_unstable();
        self.initials.dedup();
    }

    /// All words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// A word by its folded text.
    pub fn find(&self, text: &str) -> Option<&Word> {
        let at = self.words.binary_search_by(|word| word.text.as_str().cmp(text)).ok()?;
        self.words.get(at)
    }

    /// How many characters the longest word at the start of `chars` has.
    pub fn longest(&self, chars: &[char]) -> Option<usize> {
        self.at_start(chars).last()
    }

    /// How many characters the words at the start of `chars` have, the shortest first.
    pub fn at_start(&self, chars: &[char]) -> impl Iterator<Item = usize> {
        let mut buffer = [0; 8];
        let mut len = 0;
        for c in chars.iter().take(2) {
            len += c.encode_utf8(buffer.get_mut(len..).unwrap_or(&mut [0; 4])).len();
        }
        let first = std::str::from_utf8(buffer.get(..len).unwrap_or(&[])).unwrap_or("");
        let from = self.words.partition_point(|word| word.text.as_str() < first);
        let to = from + self.words[from..].partition_point(|word| word.text.starts_with(first));
        let words = self.words.get(from..to).filter(|_| chars.len() > 1).unwrap_or(&[]);
        // Words with the same beginning are sorted by length where one begins the other.
        let found = words.iter().filter(|word| starts_with(chars, &word.text));
        found.map(|word| word.text.chars().count()).filter(|len| ends(chars, *len))
    }

    /// The other words for the same thing.
    pub fn like<'a>(&'a self, word: &'a Word) -> impl Iterator<Item = &'a str> {
        let members = word.groups.iter().filter_map(|group| self.groups.get(*group)).flatten();
        members
            .filter_map(|idx| self.words.get(*idx))
            .map(|word| word.text.as_str())
            .filter(move |text| *text != word.text)
    }

    /// The words of letters that begin so.
    pub fn beginning<'a>(&'a self, start: &'a str) -> impl Iterator<Item = &'a str> {
        let from = self.words.partition_point(|word| word.text.as_str() < start);
        let rest = self.words.get(from..).unwrap_or(&[]);
        rest.iter().map(|word| word.text.as_str()).take_while(move |text| text.starts_with(start))
    }

    /// The words that are spelled exactly so; or else those that are where what is often confused is.
    pub fn spelled(&self, letters: &str, tables: &Tables) -> Vec<&str> {
        let blurred = blur(letters);
        let all: Vec<&str> = exactly(&self.full, &blurred).collect();
        let is_exact = |word: &&str| {
            all.len() > 1
                && tables.spellings(word, MAX_SPELLINGS).iter().any(|one| one.full == letters)
        };
        let exact: Vec<&str> = all.iter().copied().filter(is_exact).collect();
        if exact.is_empty() { all } else { exact }
    }

    /// The words whose spelling begins so.
    pub fn spelled_beginning(&self, letters: &str) -> impl Iterator<Item = &str> {
        let blurred = blur(letters);
        let words = from(&self.full, &blurred);
        words
            .take_while(move |(spelling, _)| spelling.starts_with(&blurred))
            .map(|(_, word)| word.as_str())
    }

    /// The words of these first letters.
    pub fn abbreviated<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a str> {
        exactly(&self.initials, letters)
    }
}

/// Whether a word of `len` characters ends where letters end.
fn ends(chars: &[char], len: usize) -> bool {
    let is_letter = |at: usize| chars.get(at).is_some_and(char::is_ascii_alphanumeric);
    !(is_letter(len - 1) && is_letter(len))
}

fn exactly<'a>(
    list: &'a [(String, String)],
    letters: &str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let letters = letters.to_owned();
    from(list, &letters)
        .take_while(move |(spelling, _)| *spelling == letters)
        .map(|(_, word)| word.as_str())
}

fn from<'a>(list: &'a [(String, String)], letters: &str) -> std::slice::Iter<'a, (String, String)> {
    let start = list.partition_point(|(spelling, _)| spelling.as_str() < letters);
    list.get(start..).unwrap_or(&[]).iter()
}

/// Whether two words of letters differ in one letter that is wrong, missing or too many, or two that changed places.
pub fn is_a_slip(typed: &[char], meant: &[char]) -> bool {
    let (short, long) = if typed.len() <= meant.len() { (typed, meant) } else { (meant, typed) };
    if short.len() < 3 || long.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    let swapped = short.len() == long.len()
        && same + tail + 2 == long.len()
        && short.get(same) == long.get(same + 1)
        && short.get(same + 1) == long.get(same);
    let differ_in_one = same + tail.min(short.len() - same.min(short.len())) + 1 >= long.len();
    (differ_in_one || swapped) && typed != meant
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::guide;

    fn chars(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn one_wrong_missing_or_added_character_is_a_slip() {
        for (typed, meant) in [
            ("人材服务卡", "人才服务卡"),
            ("人服务卡", "人才服务卡"),
            ("创业的贷款", "创业贷款"),
            ("visaa", "visa"),
            ("subsiyd", "subsidy"),
        ] {
            assert!(is_a_slip(&chars(typed), &chars(meant)), "{typed}");
        }
        for (typed, meant) in
            [("职称", "职务"), ("人才服务卡", "人才服务卡"), ("创业货扣", "创业贷款")]
        {
            assert!(!is_a_slip(&chars(typed), &chars(meant)), "{typed}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_letters_are_not_cut() {
        let mut guide = guide();
        guide.synonyms = vec![vec!["创业".into(), "创业贷款".into(), "loan".into()]];
        let lexicon = Lexicon::new(&guide, &Tables::default());
        assert_eq!(lexicon.longest(&chars("创业贷款利息")), Some(4));
        assert_eq!(lexicon.longest(&chars("loanx")), None);
        assert_eq!((lexicon.longest(&chars("创")), lexicon.longest(&[])), (None, None));
        let word = lexicon.find("loan").unwrap();
        assert_eq!(lexicon.like(word).collect::<Vec<_>>(), ["创业", "创业贷款"]);
    }

    #[test]
    fn words_are_found_by_their_sound_the_exact_one_first() {
        let mut guide = guide();
        guide.synonyms = vec![vec!["资助".into()], vec!["支柱".into()]];
        let tables = Tables::read("zi 资\nzhi 支\nzhu 助柱");
        let lexicon = Lexicon::new(&guide, &tables);
        assert_eq!(lexicon.spelled("zizhu", &tables), ["资助"]);
        assert_eq!(lexicon.spelled("zhizu", &tables).len(), 2);
        assert_eq!(lexicon.abbreviated("zz").collect::<Vec<_>>(), ["支柱", "资助"]);
    }
}
