//! Sets right what was mistyped, where that is plain: one character wrong, missing, doubled or too many, in words that
//! stand in the guide. What stands there as it is typed is never touched.

use std::ops::Range;

use super::How;
use super::engine::Engine;
use super::lexicon::is_a_slip;
use super::query::Typed;
use super::segment::{Kind, segment};

/// More slips in one run are not set right.
const MAX_SLIPS: usize = 2;
/// In a run up to this length a word may be mistyped beyond recognition by sound or shape, two characters being right.
const SHORT: usize = 4;
/// A run up to this length may be one word.
const MAX_WORD: usize = 8;
/// A run longer than this is no query of one slip.
const MAX_RUN: usize = 60;

/// A run as it was probably meant.
struct Repair {
    /// How sure it is: the characters around that stand together with it, twice, and one more where it sounds or looks
    /// like what was typed.
    sureness: usize,
    /// What takes the place of the characters `from..to`.
    from: usize,
    to: usize,
    with: Option<char>,
}

/// Sets right the slips of a run of Chinese characters.
pub fn set_right(run: &mut Vec<Typed>, engine: &Engine) {
    let chars: Vec<char> = run.iter().map(|typed| typed.c).collect();
    if let Some(word) = whole_word(&chars, engine) {
        *run = word.chars().map(|c| Typed { c, how: How::Slip }).collect();
        return;
    }
    for _ in 0..MAX_SLIPS {
        let chars: Vec<char> = run.iter().map(|typed| typed.c).collect();
        if !(2..=MAX_RUN).contains(&chars.len()) {
            return;
        }
        let Some(repair) = best(run, &chars, engine) else { return };
        let with = repair.with.map(|c| Typed { c, how: How::Slip });
        run.splice(repair.from..repair.to, with);
        // Where one was left out or put in, what is around it is the slip.
        if let Some(typed) = run.get_mut(repair.from.saturating_sub(1)) {
            typed.how = How::Slip;
        }
    }
}

/// The word of the lexicon that the whole run is one slip away from, where it is none itself and consists of none.
fn whole_word<'a>(chars: &[char], engine: &'a Engine) -> Option<&'a str> {
    if !(4..=MAX_WORD).contains(&chars.len()) || !covered(chars, engine).contains(&false) {
        return None;
    }
    let is_meant = |word: &&str| is_a_slip(chars, &word.chars().collect::<Vec<_>>());
    let words = engine.lexicon.words().iter().map(|word| word.text.as_str());
    words.filter(|word| word.len().abs_diff(chars.len() * 3) <= 3).find(is_meant)
}

/// The surest repair of one slip in a run.
fn best(run: &[Typed], chars: &[char], engine: &Engine) -> Option<Repair> {
    let of = Run { chars, free: free(run, chars, engine), engine };
    let mut repairs = Vec::new();
    for at in (0..chars.len()).filter(|at| of.is_free(*at)) {
        if (at == 0 || !of.is_pair(at - 1)) && !of.is_pair(at) {
            repairs.extend(of.exchanged(at));
            repairs.extend(of.left_out(at));
        }
        if at + 1 < chars.len() && !of.is_pair(at) {
            repairs.extend(of.put_in(at));
        }
    }
    repairs.into_iter().max_by_key(|repair| repair.sureness)
}

/// Which characters belong to no known word, and are not beside what was set right: that is no ground to stand on.
fn free(run: &[Typed], chars: &[char], engine: &Engine) -> Vec<bool> {
    let covered = covered(chars, engine);
    let is_set_right = |at: usize| {
        let around = run.get(at.saturating_sub(2)..run.len().min(at + 3)).unwrap_or(&[]);
        around.iter().any(|typed| typed.how == How::Slip)
    };
    covered.iter().enumerate().map(|(at, covered)| !covered && !is_set_right(at)).collect()
}

/// Which characters belong to a word that is known.
fn covered(chars: &[char], engine: &Engine) -> Vec<bool> {
    let pieces = segment(chars, engine, true).into_iter();
    pieces.flat_map(|(kind, len)| std::iter::repeat_n(kind != Kind::Rest, len)).collect()
}

/// A run of Chinese characters, and which of them belong to no known word.
struct Run<'a> {
    chars: &'a [char],
    free: Vec<bool>,
    engine: &'a Engine,
}

impl Run<'_> {
    fn is_free(&self, at: usize) -> bool {
        self.free.get(at).copied().unwrap_or_default()
    }

    /// Whether the character and the next stand side by side anywhere.
    fn is_pair(&self, at: usize) -> bool {
        let pair = self.chars.get(at..at + 2);
        pair.is_some_and(|pair| self.engine.index.is_pair(pair[0], pair[1]))
    }

    /// Another character in the place of one.
    fn exchanged(&self, at: usize) -> Option<Repair> {
        let typed = *self.chars.get(at)?;
        let index = &self.engine.index;
        let before = at.checked_sub(1).and_then(|at| self.chars.get(at));
        let after = self.chars.get(at + 1);
        let mut candidates: Vec<char> = before.into_iter().flat_map(|c| index.after(*c)).collect();
        candidates.extend(after.into_iter().flat_map(|c| index.before(*c)));
        candidates.sort_unstable();
        candidates.dedup();
        let repairs = candidates.into_iter().filter(|c| *c != typed);
        let repairs = repairs.filter_map(|c| {
            let is_alike = self.engine.tables.are_alike(typed, c);
            // Beside a whole word, what is unknown is rather another word than a slip.
            let least = if is_alike || self.chars.len() <= SHORT { 2 } else { 3 };
            let context =
                self.context(at..at + 1, Some(c), if is_alike { None } else { Some(least) });
            let is_word = context == 1 && is_alike && self.is_short_word(at, c);
            (context >= least || is_word).then(|| Repair {
                sureness: context * 2 + usize::from(is_alike),
                from: at,
                to: at + 1,
                with: Some(c),
            })
        });
        repairs.max_by_key(|repair| repair.sureness)
    }

    /// Whether the character makes a word of two with a neighbour.
    fn is_short_word(&self, at: usize, with: char) -> bool {
        let is_word = |word: String| self.engine.lexicon.find(&word).is_some();
        let before = at.checked_sub(1).and_then(|at| self.chars.get(at));
        before.is_some_and(|c| is_word([*c, with].iter().collect()))
            || self.chars.get(at + 1).is_some_and(|c| is_word([with, *c].iter().collect()))
    }

    /// One character too many.
    fn left_out(&self, at: usize) -> Option<Repair> {
        let typed = self.chars.get(at);
        let is_doubled =
            at > 0 && self.chars.get(at - 1) == typed || self.chars.get(at + 1) == typed;
        let least = if is_doubled { 2 } else { 3 };
        let context = self.context(at..at + 1, None, Some(least).filter(|_| !is_doubled));
        let sureness = context * 2 + usize::from(is_doubled);
        (context >= least).then_some(Repair { sureness, from: at, to: at + 1, with: None })
    }

    /// One character missing after `at`.
    fn put_in(&self, at: usize) -> Option<Repair> {
        let (first, second) = (*self.chars.get(at)?, *self.chars.get(at + 1)?);
        let index = &self.engine.index;
        let fits = index.after(first).filter(|c| index.is_pair(*c, second));
        let repairs = fits.filter_map(|c| {
            let context = self.context(at + 1..at + 1, Some(c), Some(3));
            let repair = Repair { sureness: context * 2, from: at + 1, to: at + 1, with: Some(c) };
            (context > 2).then_some(repair)
        });
        repairs.max_by_key(|repair| repair.sureness)
    }

    /// How many characters around stand in the guide together with what takes the place of `place`: at most two on each
    /// side. With `of_their_own` so many must, or none count, and one of them at least belongs to no other word.
    fn context(
        &self,
        place: Range<usize>,
        with: Option<char>,
        of_their_own: Option<usize>,
    ) -> usize {
        let least = of_their_own.unwrap_or(1);
        let mut best = 0;
        for n_before in 0..=2.min(place.start) {
            for n_after in 0..=2.min(self.chars.len() - place.end) {
                let (n, from, to) =
                    (n_before + n_after, place.start - n_before, place.end + n_after);
                let mut around = (from..place.start).chain(place.end..to);
                let is_enough = n > best && n >= least;
                let is_own = of_their_own.is_none() || around.any(|at| self.is_free(at));
                if is_enough && is_own && self.stands(from..place.start, with, place.end..to) {
                    best = n;
                }
            }
        }
        best
    }

    /// Whether some characters stand in the guide together, with another between them.
    fn stands(&self, before: Range<usize>, with: Option<char>, after: Range<usize>) -> bool {
        let chars = |range: Range<usize>| self.chars.get(range).unwrap_or_default().iter();
        let words: Vec<char> = chars(before).chain(&with).chain(chars(after)).copied().collect();
        let index = &self.engine.index;
        // Two that are a pair stand somewhere.
        words.windows(2).all(|pair| index.is_pair(pair[0], pair[1]))
            && (words.len() == 2 || self.engine.stands(&words.iter().collect::<String>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Tables;
    use crate::testing::guide;

    fn set_right_in(typed: &str) -> String {
        let mut guide = guide();
        guide.policies[0].official.text.push_str("组建工程师联合体，设立海聚专项。");
        let tables = Tables::read(
            "zhuan 专
ju 聚剧
dai 贷
ye 业
~ 贷货",
        );
        let engine = Engine::new(&guide, tables);
        let mut run: Vec<Typed> = typed.chars().map(|c| Typed { c, how: How::Literal }).collect();
        set_right(&mut run, &engine);
        run.iter().map(|typed| typed.c).collect()
    }

    #[test]
    fn a_character_that_is_wrong_missing_or_doubled_is_set_right() {
        for (typed, meant) in [
            ("创业货款", "创业贷款"),
            ("海剧专项", "海聚专项"),
            ("联和体", "联合体"),
            ("工程师联体", "工程师联合体"),
            ("海海聚专项", "海聚专项"),
            ("货款", "贷款"),
        ] {
            assert_eq!(set_right_in(typed), meant, "{typed}");
        }
    }

    #[test]
    fn what_stands_there_and_what_is_another_word_stay() {
        for typed in ["创业贷款", "联合体", "二胎补贴", "车货", "公积金", "补贴联系", "贷", ""]
        {
            assert_eq!(set_right_in(typed), typed);
        }
    }
}
