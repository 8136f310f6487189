//! The words of a guide: what people call things, which words mean the same, and how they are spelled.

use super::fold::is_han;
use super::tables::Tables;
use crate::facet::Facet;
use crate::guide::Guide;

/// A position among the words.
pub type WordIdx = usize;

/// A word and the groups of like words that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The folded text.
    pub text: String,
    groups: Vec<usize>,
}

impl Word {
    /// Whether no other word means the same.
    pub fn is_alone(&self) -> bool {
        self.groups.is_empty()
    }
}

/// Every word that queries are cut into.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Sorted by text.
    words: Vec<Word>,
    /// The members of each group.
    groups: Vec<Vec<WordIdx>>,
    /// Spellings in full, and by first letters; sorted.
    full: Vec<(String, String)>,
    initials: Vec<(String, String)>,
    max_len: usize,
}

/// A word has at most this many spellings, however many sounds its characters have.
const MAX_SPELLINGS: usize = 4;
/// Parts of titles up to this length are spelled too.
const MAX_PART: usize = 4;

impl Lexicon {
    /// Reads synonyms, keywords and the words of facets; spells them and the titles' parts.
    pub fn new(guide: &Guide, tables: &Tables) -> Self {
        let mut found: Vec<(String, Option<usize>)> = Vec::new();
        for (group, words) in guide.synonyms.iter().enumerate() {
            found.extend(words.iter().map(|word| (tables.fold(word), Some(group))));
        }
        for policy in &guide.policies {
            found.extend(policy.keywords.iter().map(|word| (tables.fold(word), None)));
        }
        for facet in Facet::ALL {
            for term in &guide.terms[facet] {
                let names = term.name.texts().chain(term.label().texts());
                let names = names.chain(term.aliases.iter().map(String::as_str));
                found.extend(names.map(|name| (tables.fold(name), None)));
            }
        }
        let mut lexicon = Self::of(found, guide.synonyms.len());
        lexicon.spell(guide, tables);
        lexicon
    }

    fn of(mut found: Vec<(String, Option<usize>)>, n_groups: usize) -> Self {
        found.sort();
        found.dedup();
        let mut lexicon = Self { groups: vec![Vec::new(); n_groups], ..Self::default() };
        for (text, group) in found {
            if lexicon.words.last().is_none_or(|last| last.text != text) {
                lexicon.max_len = lexicon.max_len.max(text.chars().count());
                lexicon.words.push(Word { text, groups: Vec::new() });
            }
            let idx = lexicon.words.len() - 1;
            if let (Some(group), Some(word)) = (group, lexicon.words.last_mut()) {
                word.groups.push(group);
                lexicon.groups[group].push(idx);
            }
        }
        lexicon
    }

    fn spell(&mut self, guide: &Guide, tables: &Tables) {
        let mut words: Vec<String> = self.words.iter().map(|word| word.text.clone()).collect();
        for policy in &guide.policies {
            let title: Vec<char> = tables.fold(policy.title.get("zh")).chars().collect();
            for len in 2..=MAX_PART {
                words.extend(title.windows(len).map(|part| part.iter().collect::<String>()));
            }
        }
        words.sort();
        words.dedup();
        for word in words.iter().filter(|word| word.chars().all(is_han)) {
            for spelling in tables.spellings(word, MAX_SPELLINGS) {
                self.full.push((spelling.full, word.clone()));
                self.initials.push((spelling.initials, word.clone()));
            }
        }
        self.full.sort();
        self.initials.sort();
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
        let max = self.max_len.min(chars.len());
        (2..=max).rev().find(|len| {
            let text: String = chars.iter().take(*len).collect();
            // A word of letters must end where the letters end.
            let ends = !chars.get(len - 1).is_some_and(char::is_ascii_alphanumeric)
                || !chars.get(*len).is_some_and(char::is_ascii_alphanumeric);
            ends && self.find(&text).is_some()
        })
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

    /// The words that are spelled exactly so.
    pub fn spelled<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a str> {
        exactly(&self.full, letters)
    }

    /// The words whose spelling begins so.
    pub fn spelled_beginning<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a str> {
        from(&self.full, letters)
            .take_while(move |(spelling, _)| spelling.starts_with(letters))
            .map(|(_, word)| word.as_str())
    }

    /// The words of these first letters.
    pub fn abbreviated<'a>(&'a self, letters: &'a str) -> impl Iterator<Item = &'a str> {
        exactly(&self.initials, letters)
    }
}

fn exactly<'a>(
    list: &'a [(String, String)],
    letters: &'a str,
) -> impl Iterator<Item = &'a str> + use<'a> {
    from(list, letters)
        .take_while(move |(spelling, _)| spelling == letters)
        .map(|(_, word)| word.as_str())
}

fn from<'a>(list: &'a [(String, String)], letters: &str) -> std::slice::Iter<'a, (String, String)> {
    let start = list.partition_point(|(spelling, _)| spelling.as_str() < letters);
    list.get(start..).unwrap_or(&[]).iter()
}

/// Whether two words of at least four characters differ in one that is wrong, missing or too many.
pub fn is_a_slip(typed: &[char], meant: &[char]) -> bool {
    let (short, long) = if typed.len() <= meant.len() { (typed, meant) } else { (meant, typed) };
    if short.len() < 3 || long.len() < 4 || long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    same + tail.min(short.len() - same.min(short.len())) + 1 >= long.len() && typed != meant
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
        let word = lexicon.find("loan").unwrap();
        assert_eq!(lexicon.like(word).collect::<Vec<_>>(), ["创业", "创业贷款"]);
    }
}
