//! Pinyin as it is typed: how letters are cut into syllables, and which characters those may stand for.

use super::tables::{Syllable, Tables};

/// No syllable is longer.
const MAX_SYLLABLE: usize = 6;
/// More ways to cut letters into syllables than this are not tried.
const MAX_CUTS: usize = 8;
/// More letters than this are no pinyin.
const MAX_LETTERS: usize = 48;

/// The ways to cut letters into syllables: for each syllable the letters of it. None where they are no pinyin.
pub fn cut(tables: &Tables, letters: &str) -> Vec<Vec<String>> {
    let mut cuts = Vec::new();
    if letters.len() <= MAX_LETTERS && letters.bytes().all(|b| b.is_ascii_lowercase()) {
        let mut dead = [false; MAX_LETTERS + 1];
        cut_on(tables, letters, &mut Vec::new(), &mut cuts, &mut dead);
    }
    cuts
}

/// Cuts the rest; `dead` knows by their length the rests that cannot be cut.
fn cut_on(
    tables: &Tables,
    letters: &str,
    before: &mut Vec<String>,
    cuts: &mut Vec<Vec<String>>,
    dead: &mut [bool; MAX_LETTERS + 1],
) {
    if letters.is_empty() {
        cuts.push(before.clone());
        return;
    }
    let n_cuts = cuts.len();
    if dead.get(letters.len()).is_none_or(|is_dead| *is_dead) {
        return;
    }
    for len in (1..=MAX_SYLLABLE.min(letters.len())).rev() {
        let (Some(head), Some(tail)) = (letters.get(..len), letters.get(len..)) else { continue };
        if cuts.len() < MAX_CUTS && tables.heard(head).next().is_some() {
            before.push(head.to_owned());
            cut_on(tables, tail, before, cuts, dead);
            before.pop();
        }
    }
    if let (true, Some(is_dead)) = (cuts.len() == n_cuts, dead.get_mut(letters.len())) {
        *is_dead = true;
    }
}

/// The characters that may be meant by a syllable, those that are spelled exactly so first.
pub fn meant(tables: &Tables, syllable: &str) -> Vec<char> {
    let mut readings: Vec<Syllable> = tables.heard(syllable).collect();
    readings.sort_by_key(|sound| tables.syllable(*sound) != syllable);
    readings.into_iter().flat_map(|sound| tables.sounding(sound)).collect()
}

/// The row of characters that most likely stands behind the letters: where neighbours stand side by side in the guide's
/// texts, as `is_pair` knows. `None` where too few do.
pub fn decode(
    tables: &Tables,
    letters: &str,
    is_pair: impl Fn(char, char) -> bool,
) -> Option<String> {
    let rows = cut(tables, letters).into_iter().filter(|row| row.len() > 1);
    let rows = rows.map(|row| row.iter().map(|syllable| meant(tables, syllable)).collect());
    let (missing, text) = likeliest(rows, &is_pair)?;
    let n_pairs = text.chars().count() - 1;
    (missing * 3 <= n_pairs).then_some(text)
}

/// The same for letters that stand beside characters, where all of it must stand side by side.
pub fn decode_between(
    tables: &Tables,
    letters: &str,
    before: Option<char>,
    after: Option<char>,
    is_pair: impl Fn(char, char) -> bool,
) -> Option<String> {
    let rows = cut(tables, letters).into_iter().map(|row| {
        let row = row.iter().map(|syllable| meant(tables, syllable));
        let before = before.map(|c| vec![c]).into_iter();
        before.chain(row).chain(after.map(|c| vec![c])).collect()
    });
    let (missing, text) = likeliest(rows, &is_pair)?;
    let text = before.and_then(|c| text.strip_prefix(c)).unwrap_or(&text);
    let text = after.and_then(|c| text.strip_suffix(c)).unwrap_or(text);
    (missing == 0).then(|| text.to_owned())
}

/// The row with the fewest neighbours that don't stand side by side anywhere, and how many those are.
fn likeliest(
    rows: impl Iterator<Item = Vec<Vec<char>>>,
    is_pair: &impl Fn(char, char) -> bool,
) -> Option<(usize, String)> {
    let best = rows.filter_map(|row| likeliest_of(&row, is_pair));
    best.min_by_key(|(missing, _)| *missing)
}

fn likeliest_of(
    row: &[Vec<char>],
    is_pair: &impl Fn(char, char) -> bool,
) -> Option<(usize, String)> {
    let mut ways: Vec<(usize, String, char)> = Vec::new();
    for meant in row {
        let joined = |c: char| {
            let longer = ways.iter().map(|way| (way.0 + usize::from(!is_pair(way.2, c)), &way.1));
            let best = longer.min_by_key(|(missing, _)| *missing);
            let (missing, text) = best.map_or((0, ""), |(missing, text)| (missing, text));
            (missing, [text, c.encode_utf8(&mut [0; 4])].concat(), c)
        };
        ways = meant.iter().copied().map(joined).collect();
    }
    let ways = ways.into_iter().map(|(missing, text, _)| (missing, text));
    ways.min_by_key(|(missing, _)| *missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PINYIN: &str = "zhi 职制\ncheng 称成\nlie 猎\ntou 头投\nxi 西\nan 安\nxian 先\ngan 敢";

    fn decoded(letters: &str, text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let tables = Tables::read(PINYIN);
        decode(&tables, letters, |a, b| chars.windows(2).any(|pair| pair == [a, b]))
    }

    #[test]
    fn letters_become_the_characters_that_stand_side_by_side() {
        assert_eq!(decoded("zhicheng", "职称").as_deref(), Some("职称"));
        assert_eq!(decoded("zicen", "职称").as_deref(), Some("职称"));
        assert_eq!(decoded("nietou", "猎头").as_deref(), Some("猎头"));
        assert_eq!(decoded("xian", "西安").as_deref(), Some("西安"));
    }

    #[test]
    fn letters_that_stand_for_nothing_here_stay_letters() {
        for letters in ["zhicheng", "zzzz", "loan", "", "xian"] {
            assert_eq!(decoded(letters, "猎头"), None, "{letters}");
        }
    }

    #[test]
    fn any_number_of_syllables_is_cut_in_time() {
        let tables = Tables::read("a 啊\naa 阿\naaa 呵");
        assert!(cut(&tables, &"a".repeat(MAX_LETTERS)).len() <= MAX_CUTS);
        for letters in ["a".repeat(MAX_LETTERS + 1), "a".repeat(MAX_LETTERS - 1) + "z"] {
            assert_eq!(cut(&tables, &letters), Vec::<Vec<String>>::new());
        }
    }
}
